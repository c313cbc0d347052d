import { around, type Box, type Curve, sample } from "./geometry.ts";
import type { Graph, GraphGroup, GraphNode } from "./graph.ts";
import { type Label, placeLabels } from "./labels.ts";
import { spreadRanks } from "./ranks.ts";
import { HEAD, hexagonInset, LABEL_WIDTH, type Route, routeEdges } from "./route.ts";
import { el, num, root } from "./svg.ts";
import { balance, EDGE, FOCUS, NODE, type Setting, setText, widestOf } from "./text.ts";

/** How far text keeps from the side of its card, in px, and the corner cut from a notched one. */
const PAD: Record<GraphNode["shape"], number> = {
  rect: 18,
  rounded: 18,
  notch: 18,
  pill: 26,
  hexagon: 38,
  diamond: 40,
  circle: 22,
};
const CORNER = 14;
const GROUP = { pad: 20, head: 46 };

/** How a flowchart is spaced, in px: above and beneath a card's text, and between two cards of a rank. */
export interface Spacing {
  padY: number;
  gap: number;
}

/**
 * Draws a flowchart: cards of one size a rank, ports, smooth edges, labels where nothing crosses them; `width` px wide
 * where it runs across. Moves the graph's boxes to where they are drawn.
 */
export function drawFlowchart(graph: Graph, { padY, gap }: Spacing, width: number): SVGElement {
  for (const node of graph.nodes) sizeNode(node, padY);
  if (graph.across) evenHeights(graph);
  const ranks = spreadRanks(graph, {
    width,
    gap,
    after: (i, ranks) => labelRoom(graph, ranks[i]?.nodes ?? [], ranks[i + 1]?.nodes ?? []),
    between: (a, b) => {
      const [outer, inner] = [groupOf(graph, a.id), groupOf(graph, b.id)];
      if (outer === inner) return 0;
      const pads = (outer ? GROUP.pad : 0) + (inner ? GROUP.pad : 0);
      return pads + (graph.across && inner ? GROUP.head - GROUP.pad : 0);
    },
  });
  placeGroups(graph, ranks !== undefined);
  const routes = routeEdges(graph, ranks);
  const titles = graph.groups.map(titleBox);
  const solid = [...graph.nodes.map((node) => node.box), ...titles];
  const { labels, rooms } = placeLabels(routes, solid);
  const drawn: Box[] = [...solid, ...graph.groups.map((group) => group.box), ...[...labels.values()].map((l) => l.box)];
  for (const route of routes) for (const p of sample(route.curve, 12)) drawn.push({ ...p, w: 6, h: 6 });
  for (const room of rooms.values()) drawn.push({ ...room, w: 80, h: 20 });
  const box = around(drawn);
  const view = { x: box.x - 3, y: box.y - 3, width: box.width + 6, height: box.height + 6 };
  return root(
    "flowchart",
    view,
    ...graph.groups.map(drawGroup),
    ...routes.map((route) => drawEdge(route, labels.get(route), rooms.get(route))),
    ...graph.nodes.map(drawNode),
  );
}

/** How wide the gap between two ranks must be for the labels and groups in it, px. */
function labelRoom(graph: Graph, before: GraphNode[], after: GraphNode[]): number {
  const labelled = graph.edges.filter((edge) => {
    const touches = (nodes: GraphNode[]) => nodes.some((node) => node.id === edge.from || node.id === edge.to);
    return edge.label && touches(before) && touches(after);
  });
  const sizes = labelled.map((edge) => {
    const lines = balance(edge.label, LABEL_WIDTH, EDGE);
    // Across, a label stands on the straight part of its line, beside the bend (route.ts).
    return graph.across ? widestOf(lines, EDGE) + (labelled.length > 1 ? 110 : 56) : lines.length * EDGE.pitch + 28;
  });
  return Math.max(groupGap(graph, before, after), ...sizes);
}

const groupOf = (graph: Graph, id: string) => graph.groups.find((group) => group.members.includes(id));

const settingOf = (node: GraphNode): Setting => (node.shape === "hexagon" ? FOCUS : NODE);

function sizeNode(node: GraphNode, padY: number): void {
  const setting = settingOf(node);
  const w = widestOf(node.lines, setting) + 2 * PAD[node.shape];
  const h = node.lines.length * setting.pitch + 2 * padY;
  if (node.shape === "circle") node.box.w = node.box.h = Math.max(w, h);
  else if (node.shape === "diamond") Object.assign(node.box, { w: w + 40, h: h + 40 });
  else Object.assign(node.box, { w: Math.max(w, 120), h: node.shape === "hexagon" ? h - 4 : h });
}

/** Cards with the same number of lines are of one height already; a single odd one joins the others. */
function evenHeights(graph: Graph): void {
  const cards = graph.nodes.filter((node) => !["hexagon", "circle", "diamond"].includes(node.shape));
  const tallest = Math.max(0, ...cards.map((node) => node.box.h));
  const least = Math.min(...cards.map((node) => node.box.h));
  if (tallest - least <= NODE.pitch) for (const node of cards) node.box.h = tallest;
}

function groupGap(graph: Graph, before: GraphNode[], after: GraphNode[]): number {
  const groupsOf = (nodes: GraphNode[]) => graph.groups.filter((g) => g.members.some((id) => nodes.some((n) => n.id === id)));
  const [a, b] = [groupsOf(before), groupsOf(after)];
  const apart = a.some((group) => !b.includes(group)) || b.some((group) => !a.includes(group));
  return apart ? 2 * GROUP.pad + (graph.across ? 84 : GROUP.head + 20) : 0;
}

/** Fits groups around what they hold, innermost first; groups that are columns of one graph get one height. */
function placeGroups(graph: Graph, ranked: boolean): void {
  const boxes = new Map<string, Box>(graph.nodes.map((node) => [node.id, node.box]));
  const waiting = [...graph.groups];
  while (waiting.length) {
    const i = waiting.findIndex((g) => g.members.every((id) => boxes.has(id)));
    const [group] = waiting.splice(Math.max(0, i), 1) as [GraphGroup];
    const held = group.members.flatMap((id) => boxes.get(id) ?? []);
    if (held.length) {
      const { x, y, width, height } = around(held);
      const bare = isBare(group);
      const [pad, head] = [bare ? 0 : GROUP.pad, group.title ? GROUP.head : GROUP.pad];
      const w = Math.max(width + 2 * pad, widestOf([[{ text: group.title, bold: true }]], FOCUS) + (bare ? 40 : 2 * pad));
      group.box = { x: x + width / 2, y: y + (height + pad - head) / 2, w, h: height + pad + head };
      if (bare) group.box.x = x + w / 2;
    }
    boxes.set(group.id, group.box);
  }
  const top = graph.groups.filter((group) => !graph.groups.some((outer) => outer.members.includes(group.id)));
  const beside = top.every((a, i) => top.every((b, j) => i === j || Math.abs(a.box.x - b.box.x) >= (a.box.w + b.box.w) / 2));
  if (!ranked || !graph.across || top.length < 2 || !beside) return;
  const { y, height } = around(top.map((group) => group.box));
  for (const group of top) Object.assign(group.box, { y: y + height / 2, h: height });
}

/** A group of one actor's cards needs no ground of its own: its head says whose they are. */
function isBare(group: GraphGroup): boolean {
  return group.actor !== undefined && group.actor !== "cx";
}

function titleBox(group: GraphGroup): Box {
  const { x, y, w, h } = group.box;
  const wide = widestOf([[{ text: group.title, bold: true }]], FOCUS) + 30;
  const left = isBare(group) ? x - w / 2 + wide / 2 : group.actor === "cx" ? x : x - w / 2 + GROUP.pad + wide / 2;
  return { x: left, y: y - h / 2 + GROUP.head / 2, w: wide, h: FOCUS.pitch };
}

function drawGroup(group: GraphGroup): SVGElement {
  const { x, y, w, h } = group.box;
  const [left, top] = [x - w / 2, y - h / 2];
  const bare = isBare(group);
  const g = el("g", {
    class: names("group", bare && "bare", ...group.classes),
    "data-node": group.id,
    "data-group": "",
    "data-members": group.members.join(" "),
  });
  if (!bare) g.append(el("rect", { x: left, y: top, width: w, height: h, rx: 4 }));
  if (!group.title) return g;
  const middle = top + (bare ? GROUP.head / 2 - 4 : GROUP.head / 2);
  const lines = [[{ text: group.title, bold: true }]];
  if (group.actor === "cx") g.append(setText(lines, FOCUS, x, middle, true, "head"));
  else {
    if (bare) g.append(cityMark(group.actor as string, left + 8, middle));
    g.append(setText(lines, FOCUS, left + (bare ? 26 : GROUP.pad), middle, false, "head"));
  }
  return g;
}

function cityMark(actor: string, x: number, y: number): SVGElement {
  if (actor === "ml") return el("circle", { class: "mark", cx: x, cy: y, r: 8 });
  const d = actor === "ru" ? `M${num(x)} ${num(y - 9.5)}l9.5 9.5l-9.5 9.5l-9.5-9.5z` : `M${num(x - 8)} ${num(y - 8)}h16v16h-16z`;
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

function drawNode(node: GraphNode): SVGElement {
  return el("g", { class: names("node", node.shape, ...node.classes), "data-node": node.id }, ...drawCard(node));
}

function drawEdge(route: Route, label: Label | undefined, room: { x: number; y: number } | undefined): SVGElement {
  const { edge } = route;
  const g = el("g", {
    class: names("edge", edge.dashed && "dotted"),
    "data-edge": edge.name,
    "data-from": edge.reversed ? edge.to : edge.from,
    "data-to": edge.reversed ? edge.from : edge.to,
    "data-room": room && `${num(room.x)} ${num(room.y + 7)}`,
  });
  // The line always runs from who acts to whom it concerns, so that a mark at its start stands at the speaker's end.
  g.append(el("path", { class: "line", d: pathOf(edge.reversed ? backwards(route.curve) : route.curve) }));
  for (const head of route.heads) g.append(drawHead(head.tip.x, head.tip.y, head.angle));
  if (label) {
    const { x, y, w, h } = label.box;
    if (label.plate) g.append(el("rect", { class: "plate", x: x - w / 2, y: y - h / 2, width: w, height: h }));
    g.append(setText(label.lines, EDGE, x, y, true, "label"));
  }
  return g;
}

/** An arrow's head, 16 × 13.6 px, its tip at a point; `angle` in degrees, 0 points right. */
export function drawHead(x: number, y: number, angle: number): SVGElement {
  const turn = (angle * Math.PI) / 180;
  const at = (along: number, aside: number) =>
    `${num(x - along * Math.cos(turn) - aside * Math.sin(turn))} ${num(y - along * Math.sin(turn) + aside * Math.cos(turn))}`;
  const half = HEAD.width / 2;
  return el("path", { class: "arrow", d: `M${at(0, 0)}L${at(HEAD.length, half)}L${at(HEAD.length, -half)}z` });
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

function backwards(curve: Curve): Curve {
  return curve.map(([a, b, c, d]) => [d, c, b, a] as Curve[number]).reverse();
}

const names = (...all: (string | false | undefined)[]) => all.filter(Boolean).join(" ");
