import type { GraphEdge, GraphNode } from "../flowchart/graph.ts";
import { type Curve, type Point, sample, straight } from "../kit/geometry.ts";
import { names, pathOf } from "../kit/parts.ts";
import { el, num } from "../kit/svg.ts";
import { balance, EDGE, type Line, NODE, setText, widestOf } from "../kit/text.ts";

export const ENDING = 50; // height of a strand that ends, px
const HATCH = 13; // pitch of the gap's hatching, px

/** A strand and the height it has at the far right. */
export interface Place {
  node: GraphNode;
  top: number;
  bottom: number;
}
/** Everything whose place the parts of a band have in common, px. */
export interface Frame {
  width: number;
  now: number; // x
  top: number;
  bottom: number;
  stay: { top: number; bottom: number }; // of what stays, at the far right
  bend: number; // x where the narrowing is done
  foot: number; // x where the first growing strand leaves the ground
  full: number; // x where it has grown
  guest: number; // x of the arrow from beneath
}

/** The lower edge of what stays: from the block's foot up to its share of the height. */
export function narrowing({ now, bend, bottom, stay, width }: Frame): Curve {
  const start = { x: now, y: bottom - 4 };
  const end = { x: bend, y: stay.bottom };
  const half = (bend - now) / 2;
  return [[start, { x: now + half, y: start.y }, { x: bend - half, y: end.y }, end], straight(end, { x: width, y: end.y })];
}

/** The upper edge of what grows: from the ground up to where it meets what stays. */
export function rising({ foot, full, bottom, stay }: Frame): Curve {
  const half = (full - foot) / 2;
  const start = { x: foot, y: bottom };
  const end = { x: full, y: stay.bottom + 8 };
  return [[start, { x: start.x + half, y: start.y }, { x: end.x - half, y: end.y }, end]];
}

/** The lower edge of a strand that ends: level, then closing. */
export function endingLine({ now, width }: Frame, top: number): Curve {
  const [from, to] = [now + width * 0.17, now + width * 0.27];
  const half = (to - from) / 2;
  const y = top + ENDING;
  return [
    straight({ x: now, y }, { x: from, y }),
    [
      { x: from, y },
      { x: from + half, y },
      { x: to - half, y: top + 2 },
      { x: to, y: top + 2 },
    ],
  ];
}

/** Slanted lines within an outline. A pattern would need an id that no other diagram of the page has. */
export function hatch(outline: Point[]): string {
  const sums = outline.map((p) => p.x + p.y);
  let d = "";
  for (let c = Math.ceil(Math.min(...sums) / HATCH) * HATCH; c < Math.max(...sums); c += HATCH) {
    const cuts: Point[] = [];
    outline.forEach((a, i) => {
      const b = outline[(i + 1) % outline.length] as Point;
      const [s, t] = [a.x + a.y - c, b.x + b.y - c];
      if (s === t || s * t > 0 || t === 0) return;
      const k = s / (s - t);
      cuts.push({ x: a.x + (b.x - a.x) * k, y: a.y + (b.y - a.y) * k });
    });
    cuts.sort((a, b) => a.x - b.x);
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const [a, b] = [cuts[i] as Point, cuts[i + 1] as Point];
      d += `M${num(Math.round(a.x))} ${num(Math.round(a.y))}L${num(Math.round(b.x))} ${num(Math.round(b.y))}`;
    }
  }
  return d;
}

interface Tear {
  x: number;
  top: number;
  bottom: number;
  label: Line[];
}

/** The tear of a link that fails, at `x` through its strand; undefined for a link that holds. */
export function tearAt(edge: GraphEdge, { top, bottom }: Place, x: number): Tear | undefined {
  return edge.broken ? { x, top: top - 2, bottom: bottom + 2, label: balance(edge.label, 150, EDGE, true) } : undefined;
}

/** The line of a link along its strand, with its label, or its tear and that one's label. */
export function drawEdge(edge: GraphEdge, line: Curve, frame: Frame, tear?: Tear, actor?: string): SVGElement {
  const path = el("path", { class: "line", d: pathOf(line) });
  if (!tear) {
    const at = line[0]?.[0];
    const lines = edge.label ? balance(edge.label, 150, EDGE) : [];
    const label =
      at && lines.length ? [setText(lines, EDGE, at.x + 26, at.y - 16 - ((lines.length - 1) * EDGE.pitch) / 2, false, "label")] : [];
    return edgeGroup(edge, [...(line.length ? [path] : []), ...label], at && { x: at.x + 40, y: at.y }, actor);
  }
  // A growing strand begins where its curve has risen: the tear runs from there down.
  const own = sample(line, 4).reduce((best, p) => (Math.abs(p.x - tear.x) < Math.abs(best.x - tear.x) ? p : best), line[0]?.[0] as Point);
  const top = tear.top > frame.stay.bottom - 4 ? Math.max(tear.top, own.y - 6) : tear.top;
  const zig = (shift: number) => {
    const count = Math.max(2, Math.round((tear.bottom - top) / 20));
    const points = Array.from(
      { length: count + 1 },
      (_, i) => `${num(tear.x + shift + (i % 2 ? 9 : -9))} ${num(top + ((tear.bottom - top) / count) * i)}`,
    );
    return `M${points.join("L")}`;
  };
  const [w, h] = [widestOf(tear.label, { ...EDGE, weight: 700 }) + 14, tear.label.length * EDGE.pitch + 6];
  // What grows has its words in the corner beside its tear: there the label stands beneath the band.
  const under = tear.bottom > frame.bottom;
  const middle = { x: tear.x + (under ? 0 : 24 + w / 2), y: tear.bottom + (under ? h / 2 + 4 : -h / 2 - 8) };
  return edgeGroup(
    edge,
    [
      path,
      el("path", { class: "tear", d: zig(0) }),
      el("path", { class: "tear-rim", d: zig(-9) + zig(9) }),
      ...(tear.label.length ? [setText(tear.label, EDGE, middle.x, middle.y, true, "label")] : []),
    ],
    under ? middle : { x: tear.x, y: top + 19 },
    actor,
  );
}

/** An edge's group; `tag` is where a mark on it has room, `actor` whose hue it takes. */
export function edgeGroup(edge: GraphEdge, children: Node[], tag?: Point, actor?: string): SVGElement {
  return el(
    "g",
    {
      class: names("edge", edge.dashed && "dotted", edge.broken && "broken"),
      "data-actor": actor,
      "data-edge": edge.name,
      "data-from": edge.from,
      "data-to": edge.to,
      "data-tag": tag && `${num(tag.x)} ${num(tag.y)}`,
    },
    ...children,
  );
}

/** A node's group; `tag` is the upper right corner a mark on it may take. */
export function group(node: GraphNode, kind: string, tag: [number, number], children: Node[]): SVGElement {
  return el(
    "g",
    { class: names("node", kind, ...node.classes), "data-actor": node.actor, "data-node": node.id, "data-tag": tag.map(num).join(" ") },
    ...children,
  );
}

/** A node's words: the bold lines large and in the serif, the rest beneath; at the right edge where `right`. */
export function heading(node: GraphNode, x: number, middle: number, size: number, width: number, right: boolean): SVGElement[] {
  const bold = node.lines.filter((line) => line.some((run) => run.bold));
  const rest = node.lines.filter((line) => !bold.includes(line)).flatMap((line) => line.map((run) => run.text));
  const plain = rest.length ? balance(rest.join(" "), width, NODE) : [];
  // The serif is not measured here; at the same size it is narrower than the face that is, in bold.
  const fitted = Math.min(size, (22 * width) / Math.max(1, widestOf(bold, NODE)));
  const height = bold.length * fitted * 1.02 + (plain.length ? 8 + plain.length * NODE.pitch : 0);
  const top = middle - height / 2;
  const setting = { size: fitted, pitch: fitted * 1.02, weight: 500 };
  const title = setText(bold, setting, x, top + (bold.length * setting.pitch) / 2, false, right ? "serif right" : "serif");
  title.setAttribute("font-size", num(fitted));
  const under = plain.length ? [setText(plain, NODE, x, top + height - (plain.length * NODE.pitch) / 2, false, right ? "right" : "")] : [];
  return [title, ...under];
}
