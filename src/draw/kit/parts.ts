import type { GraphNode } from "../flowchart/graph.ts";
import { HEAD, hexagonInset } from "../flowchart/route.ts";
import type { Curve } from "./geometry.ts";
import type { Actor } from "./settings.ts";
import { el, num } from "./svg.ts";
import { FOCUS, NODE, type Setting, setText } from "./text.ts";

/** How far text keeps from the side of its card, in px, and the corner cut from a notched one. */
export const PAD: Record<GraphNode["shape"], number> = {
  rect: 18,
  rounded: 18,
  notch: 18,
  pill: 26,
  hexagon: 40,
  diamond: 40,
  circle: 22,
};
const CORNER = 14;

/** How a node's words are set: the question in the middle is larger. */
export const settingOf = (node: GraphNode): Setting => (node.shape === "hexagon" ? FOCUS : NODE);

/** A city's sign, its middle at a point; a square where its actor has none. */
export function cityMark(mark: Actor["mark"] | undefined, x: number, y: number): SVGElement {
  if (mark === "circle") return el("circle", { class: "mark", cx: x, cy: y, r: 8 });
  const d = mark === "diamond" ? `M${num(x)} ${num(y - 9.5)}l9.5 9.5l-9.5 9.5l-9.5-9.5z` : `M${num(x - 8)} ${num(y - 8)}h16v16h-16z`;
  return el("path", { class: "mark", d });
}

/** A card and its text, at the left unless its shape or `centre` wants the middle. */
export function drawCard(node: GraphNode, centre = false): SVGElement[] {
  const { x, y, w, h } = node.box;
  const [l, t, r, b] = [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
  const setting = settingOf(node);
  const centred = centre || node.shape === "hexagon" || node.shape === "diamond" || node.shape === "circle";
  const text = setText(node.lines, setting, centred ? x : l + PAD[node.shape], y, centred);
  return [outline(), text];

  function outline(): SVGElement {
    switch (node.shape) {
      case "rect":
      case "rounded":
      case "pill":
        return el("rect", { x: l, y: t, width: w, height: h, rx: { rect: undefined, rounded: 6, pill: h / 2 }[node.shape] });
      case "circle":
        return el("circle", { cx: x, cy: y, r: w / 2 });
      case "notch":
        return el("path", { d: `M${num(l + CORNER)} ${num(t)}H${num(r)}V${num(b)}H${num(l)}V${num(t + CORNER)}z` });
      case "diamond":
        return el("path", { d: `M${num(x)} ${num(t)}L${num(r)} ${num(y)}L${num(x)} ${num(b)}L${num(l)} ${num(y)}z` });
      case "hexagon": {
        const i = hexagonInset(node);
        return el("path", {
          d: `M${num(l)} ${num(y)}L${num(l + i)} ${num(t)}H${num(r - i)}L${num(r)} ${num(y)}L${num(r - i)} ${num(b)}H${num(l + i)}z`,
        });
      }
      default:
        return node.shape satisfies never;
    }
  }
}

/** An arrow's head, its tip at a point; `angle` in degrees, 0 points right; `scale` 1 is 20 × 18 px. */
export function drawHead(x: number, y: number, angle: number, scale = 1): SVGElement {
  const turn = (angle * Math.PI) / 180;
  const at = (along: number, aside: number) =>
    `${num(x - along * Math.cos(turn) - aside * Math.sin(turn))} ${num(y - along * Math.sin(turn) + aside * Math.cos(turn))}`;
  const half = (HEAD.width / 2) * scale;
  return el("path", { class: "arrow", d: `M${at(0, 0)}L${at(HEAD.length * scale, half)}L${at(HEAD.length * scale, -half)}z` });
}

/** The path data of a curve; straight pieces are written as lines. */
export function pathOf(curve: Curve): string {
  let d = "";
  let last: string | undefined;
  for (const [a, b, c, e] of curve) {
    const [p, q, r, s] = [a, b, c, e].map((point) => `${num(point.x)} ${num(point.y)}`) as [string, string, string, string];
    if (p !== last) d += `M${p}`;
    d += p === q && r === s ? `L${s}` : `C${q} ${r} ${s}`;
    last = s;
  }
  return d;
}

/** The same curve, run from its end. */
export function backwards(curve: Curve): Curve {
  return curve.map(([a, b, c, d]) => [d, c, b, a] as Curve[number]).reverse();
}

/** The class attribute of whatever of these applies. */
export const names = (...all: (string | false | undefined)[]) => all.filter(Boolean).join(" ");
