import type { GraphNode } from "./flowchart/graph.ts";
import type { Comments } from "./kit/comments.ts";
import type { Box } from "./kit/geometry.ts";
import { drawCard, drawHead, names } from "./kit/parts.ts";
import { actorOf, type Cast } from "./kit/settings.ts";
import { el, num, root } from "./kit/svg.ts";
import { balance, EDGE, type Line, NODE, setText, widestOf } from "./kit/text.ts";

interface SequenceDb {
  getActors(): Map<string, { description?: string }>;
  getActorKeys(): string[];
  getMessages(): Message[];
  LINETYPE: Record<string, number>;
}
interface Message {
  from?: string;
  to?: string;
  message?: unknown;
  type: number;
  placement?: number;
}

interface Row {
  kind: "message" | "note" | "open" | "else" | "close";
  from: number;
  to: number;
  lines: Line[];
  head: "arrow" | "cross" | "none";
  dashed: boolean;
  width: number; // px the lines may take
  height: number; // of the lines, px
}

const GAP = { least: 12, most: 36 }; // between rows, px
const DROP = 6; // from a message's words to its line, px
const FRAMES = /^(LOOP|ALT|OPT|PAR|CRITICAL|BREAK|PAR_OVER|RECT)_START$/;

/**
 * Draws a sequence diagram from what Mermaid read: participants as cards of their actor, messages evenly down the slide,
 * each label above its line.
 */
export function drawSequence(db: unknown, { actors, width, height: full }: Comments, cast: Cast): SVGElement {
  const sequence = db as SequenceDb;
  const keys = sequence.getActorKeys();
  const known = sequence.getActors();
  const titles = keys.map((key) => known.get(key)?.description ?? key);
  const pitchMost = width / keys.length;
  const labels = titles.map((title) => balance(title, Math.min(230, pitchMost - 60), NODE, true));
  const cardWidth = Math.max(150, ...labels.map((lines) => widestOf(lines, NODE) + 52));
  const cardHeight = Math.max(...labels.map((lines) => lines.length)) * NODE.pitch + 18;
  const pitch = keys.length > 1 ? (width - cardWidth) / (keys.length - 1) : 0;
  const xs = keys.map((_, i) => cardWidth / 2 + i * pitch);
  const rows = readRows(sequence, keys, pitch || width / 2);

  // The rows' height grows evenly with the gap between them, so two trials tell which gap fills the slide.
  const [tight, wide] = [heightOf(rows, GAP.least), heightOf(rows, GAP.most)];
  const share = (full - cardHeight - tight) / (wide - tight || 1);
  const gap = GAP.least + Math.max(0, Math.min(1, share)) * (GAP.most - GAP.least);

  const body: SVGElement[] = [];
  const frames: { top: number; row: Row; el: SVGElement[] }[] = [];
  const behind: SVGElement[] = [];
  let y = cardHeight + gap * 0.5;
  let count = 0;
  for (const row of rows) {
    const [a, b] = [xs[row.from] ?? 0, xs[row.to] ?? 0];
    if (row.kind === "open" || row.kind === "else") {
      const [left, right] = [(xs[0] ?? 0) - 40, (xs.at(-1) ?? 0) + 40];
      y += gap * 0.6;
      if (row.kind === "open") frames.push({ top: y, row, el: [] });
      else behind.push(el("path", { class: "divide", d: `M${num(left)} ${num(y)}H${num(right)}` }));
      body.push(...plated(row.lines, left + 12, y + row.height / 2 + 4, false, "qualifier"));
      y += row.height + 4;
    } else if (row.kind === "close") {
      const frame = frames.pop();
      y += gap * 0.7;
      const [left, right] = [(xs[0] ?? 0) - 40, (xs.at(-1) ?? 0) + 40];
      if (frame) behind.push(el("rect", { class: "frame", x: left, y: frame.top, width: right - left, height: y - frame.top, rx: 4 }));
    } else if (row.kind === "note") {
      y += gap;
      const w = widestOf(row.lines, EDGE) + 28;
      const box: Box = { x: (a + b) / 2, y: y + row.height / 2 + 2, w: Math.max(w, Math.abs(a - b)), h: row.height + 12 };
      body.push(
        el(
          "g",
          { class: "note" },
          el("rect", { x: box.x - box.w / 2, y: box.y - box.h / 2, width: box.w, height: box.h }),
          setText(row.lines, EDGE, box.x, box.y, true),
        ),
      );
      y += row.height + 8;
    } else {
      count += 1;
      y += gap;
      const g = el("g", {
        class: row.dashed ? "edge dotted" : "edge",
        "data-edge": `m${count}`,
        "data-from": keys[row.from],
        "data-to": keys[row.to],
      });
      if (row.from === row.to) {
        // The last participant's turns inwards: there is no room at its right.
        const turn = row.from > 0 && row.from === keys.length - 1 ? -1 : 1;
        const mid = y + row.height / 2;
        const h = Math.max(24, row.height - 6);
        const words = widestOf(row.lines, EDGE);
        g.append(el("path", { class: "line", d: `M${num(a)} ${num(mid - h / 2)}h${turn * 34}v${num(h)}h${turn * -15}` }));
        g.append(drawHead(a + turn * 2, mid + h / 2, turn > 0 ? 180 : 0));
        g.append(...plated(row.lines, turn > 0 ? a + 48 : a - 48 - words, mid, false, "label"));
        y += row.height + 4;
      } else {
        const sign = Math.sign(b - a);
        // The words stand beside the sender's line where they fit before the next one, else between both ends.
        const near = widestOf(row.lines, EDGE) <= pitch - 30 ? a + (sign * pitch) / 2 : (a + b) / 2;
        y += row.height;
        const line = y + DROP;
        const end = row.head === "none" ? b - sign * 2 : b - sign * 19;
        g.append(el("path", { class: "line", d: `M${num(a + sign)} ${num(line)}H${num(end)}` }));
        if (row.head === "arrow") g.append(drawHead(b - sign * 2, line, sign > 0 ? 0 : 180));
        if (row.head === "cross")
          g.append(el("path", { class: "cross", d: `M${num(b - sign * 14 - 6)} ${num(line - 6)}l12 12m0-12l-12 12` }));
        g.append(...plated(row.lines, near, y - row.height / 2, true, "label"));
        y += DROP;
      }
      body.push(g);
    }
  }
  const bottom = y + gap * 0.8;
  const cards = keys.map((key, i) => {
    const actor = actors.get(key) ?? actors.get(titles[i] ?? "");
    const shape = actorOf(cast, actor)?.shape ?? "rect";
    const contested = actor !== undefined && shape === "hexagon";
    const box: Box = { x: xs[i] ?? 0, y: cardHeight / 2, w: cardWidth, h: cardHeight };
    const node: GraphNode = {
      id: key,
      actor,
      contested,
      classes: [],
      shape,
      lines: labels[i] ?? [],
      box,
      was: box,
    };
    return el(
      "g",
      { class: names("node", shape, contested && "contested"), "data-actor": actor, "data-node": key },
      el("path", { class: "life", d: `M${num(xs[i] ?? 0)} ${num(cardHeight)}V${num(bottom)}` }),
      ...drawCard(node, true),
    );
  });
  return root("sequence", { x: -3, y: -3, width: width + 6, height: bottom + 6 }, ...behind, ...cards, ...body);
}

/** The height of all rows in px, as the loop above advances. */
function heightOf(rows: Row[], gap: number): number {
  return rows.reduce((sum, row) => {
    if (row.kind === "open" || row.kind === "else") return sum + gap * 0.6 + row.height + 4;
    if (row.kind === "close") return sum + gap * 0.7;
    if (row.kind === "note") return sum + gap + row.height + 8;
    return sum + gap + row.height + (row.from === row.to ? 4 : DROP);
  }, gap * 1.3);
}

function readRows(sequence: SequenceDb, keys: string[], pitch: number): Row[] {
  const types = new Map(Object.entries(sequence.LINETYPE).map(([name, value]) => [value, name]));
  const rows: Row[] = [];
  for (const message of sequence.getMessages()) {
    const name = types.get(message.type) ?? "";
    const text = typeof message.message === "string" ? message.message : "";
    const [from, to] = [keys.indexOf(message.from ?? ""), keys.indexOf(message.to ?? "")];
    const frame = FRAMES.test(name) ? "open" : /_(ELSE|AND|OPTION)$/.test(name) ? "else" : /_END$/.test(name) ? "close" : undefined;
    if (frame && !name.startsWith("ACTIVE")) {
      const word = frame === "open" ? (name.split("_")[0] ?? "").toLowerCase() : "";
      add(frame, 0, 0, frame === "close" ? "" : `${/^(alt|rect)$/.test(word) ? "" : word} ${text}`.trim(), 600);
    } else if (name === "NOTE" && from >= 0) {
      add("note", from, to < 0 ? from : to, text, Math.max(pitch - 40, Math.abs(from - to) * pitch + 40));
    } else if (from >= 0 && to >= 0) {
      const span = Math.abs(from - to);
      const row = add("message", from, to, text, span === 0 ? Math.min(320, pitch - 70) : span * pitch - 36);
      row.dashed = /DOTTED/.test(name);
      row.head = /CROSS/.test(name) ? "cross" : /OPEN/.test(name) ? "none" : "arrow";
    }
  }
  return rows;

  function add(kind: Row["kind"], from: number, to: number, text: string, width: number): Row {
    const lines = text ? balance(text, width, EDGE) : [];
    const row: Row = { kind, from, to, lines, head: "arrow", dashed: false, width, height: lines.length * EDGE.pitch };
    rows.push(row);
    return row;
  }
}

/** Text with ground beneath it, so that no lifeline runs through a word. */
function plated(lines: Line[], x: number, y: number, centred: boolean, name: string): SVGElement[] {
  if (lines.length === 0) return [];
  const w = widestOf(lines, EDGE) + 10;
  const h = lines.length * EDGE.pitch - 2;
  return [
    el("rect", { class: "plate", x: centred ? x - w / 2 : x - 5, y: y - h / 2, width: w, height: h }),
    setText(lines, EDGE, x, y, centred, name),
  ];
}
