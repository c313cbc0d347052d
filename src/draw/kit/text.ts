import { el } from "./svg.ts";

/** A stretch of text in one weight. */
export interface Run {
  text: string;
  bold: boolean;
}
export type Line = Run[];

/** How a label is set: size and pitch of its lines in px, weight of its plain runs. Mirrors diagram.css. */
export interface Setting {
  size: number;
  pitch: number;
  weight: number;
}
export const NODE: Setting = { size: 22, pitch: 27, weight: 400 };
export const FOCUS: Setting = { size: 24, pitch: 28, weight: 400 };
export const EDGE: Setting = { size: 20, pitch: 24, weight: 500 };

let ruler: SVGTextElement | undefined;

/** The width of a line in px, by the deck's own face. */
export function widthOf(line: Line, setting: Setting): number {
  return line.reduce((sum, run) => sum + runWidth(run, setting), 0);
}

/** The width of the widest line in px. */
export function widestOf(lines: Line[], setting: Setting): number {
  return Math.max(0, ...lines.map((line) => widthOf(line, setting)));
}

/**
 * Breaks text into lines no wider than `width` px. `**bold**`, `<br>` and new lines are understood;
 * a word wider than the line stands alone on it.
 */
export function wrap(text: string, width: number, setting: Setting, bold = false): Line[] {
  const lines: Line[] = [];
  let isBold = bold;
  for (const part of text.split(/<br\s*\/?>|\n/i)) {
    let line: Line = [];
    for (const word of part.trim().split(/\s+/)) {
      const pieces = word.split("**");
      const runs: Run[] = [];
      pieces.forEach((piece, i) => {
        if (i > 0) isBold = !isBold;
        if (piece) runs.push({ text: piece, bold: isBold });
      });
      if (runs.length === 0) continue;
      const [first, ...rest] = runs as [Run, ...Run[]];
      const longer = [...line, { ...first, text: line.length ? ` ${first.text}` : first.text }, ...rest];
      if (line.length && widthOf(longer, setting) > width) {
        lines.push(join(line));
        line = runs;
      } else line = longer;
    }
    if (line.length) lines.push(join(line));
  }
  return lines;
}

/** Breaks text into lines of about equal width, as few as fit in `width` px. */
export function balance(text: string, width: number, setting: Setting, bold = false): Line[] {
  const count = wrap(text, width, setting, bold).length;
  let narrow = width;
  for (let next = width - 8; next > 40 && count > 1; next -= 8) {
    const lines = wrap(text, next, setting, bold);
    if (lines.length > count || widestOf(lines, setting) > width) break;
    narrow = next;
  }
  return wrap(text, narrow, setting, bold);
}

/**
 * Sets lines as one `text` element: `x` is their left edge, or their middle with `anchor` "middle" (the class
 * `centred`); `middle` is the y of the block's middle.
 */
export function setText(lines: Line[], setting: Setting, x: number, middle: number, centred = false, name = ""): SVGElement {
  // The middle of a line's capitals and ascenders sits .35 em above its baseline.
  const first = middle - ((lines.length - 1) * setting.pitch) / 2 + setting.size * 0.35;
  const text = el("text", { class: [name, centred ? "centred" : ""].filter(Boolean).join(" ") });
  lines.forEach((line, i) => {
    const y = first + i * setting.pitch;
    const row = el("tspan", { x, y });
    for (const run of line) {
      if (run.bold) row.append(el("tspan", { class: "b" }, document.createTextNode(run.text)));
      else row.append(run.text);
    }
    // Most lines are of one weight: the row itself carries it.
    if (line.length === 1 && line[0]?.bold) {
      row.setAttribute("class", "b");
      row.replaceChildren(line[0].text);
    }
    text.append(row);
  });
  return text;
}

function join(line: Line): Line {
  return line.reduce<Line>((runs, run) => {
    const last = runs.at(-1);
    if (last && last.bold === run.bold) last.text += run.text;
    else runs.push({ ...run });
    return runs;
  }, []);
}

function runWidth(run: Run, setting: Setting): number {
  if (!ruler) {
    // A canvas knows only named widths of a face; SVG text measures the very one the deck shows (90 %).
    ruler = el("text", {}) as SVGTextElement;
    ruler.style.whiteSpace = "pre";
    ruler.style.fontStretch = "90%";
    const host = el("svg", { width: 10, height: 10 });
    host.append(ruler);
    document.body.append(host);
  }
  ruler.style.fontSize = `${setting.size}px`;
  ruler.style.fontWeight = String(run.bold ? 700 : setting.weight);
  ruler.textContent = run.text;
  return ruler.getComputedTextLength();
}
