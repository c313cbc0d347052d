import type { Comments } from "../kit/comments.ts";
import { around, type Box, type Point, sample } from "../kit/geometry.ts";
import { type Label, placeLabels } from "../kit/labels.ts";
import { backwards, cityMark, drawCard, drawHead, names, PAD, pathOf, settingOf } from "../kit/parts.ts";
import { el, num, root } from "../kit/svg.ts";
import { balance, EDGE, FOCUS, NODE, setText, widestOf } from "../kit/text.ts";
import type { Graph, GraphGroup, GraphNode } from "./graph.ts";
import { spreadRanks } from "./ranks.ts";
import { LABEL_WIDTH, type Route, routeEdges } from "./route.ts";

const GROUP = { pad: 20, head: 42, foot: 8 };

/** How a flowchart is spaced, in px: above and beneath a card's text, and between two cards of a rank. */
export interface Spacing {
  padY: number;
  gap: number;
}

/**
 * Draws a flowchart: cards of one size a rank, ports, smooth edges, labels where nothing crosses them; `width` px wide
 * where it runs across. Moves the graph's boxes to where they are drawn.
 */
export function drawFlowchart(graph: Graph, { padY, gap }: Spacing, { width, height }: Pick<Comments, "width" | "height">): SVGElement {
  for (const node of graph.nodes) sizeNode(node, padY);
  if (graph.across) evenHeights(graph);
  const ranks = spreadRanks(graph, {
    width,
    height,
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
    ...inReadingOrder(graph, routes).map((part) =>
      "edge" in part ? drawEdge(part, labels.get(part), rooms.get(part), endsOf(graph, part)) : drawNode(part),
    ),
  );
}

/**
 * Nodes and edges in the order they are read, which is the order the keyboard meets them: along a row where edges keep to
 * rows, otherwise each node followed by what leads away from it.
 */
function inReadingOrder(graph: Graph, routes: Route[]): (GraphNode | Route)[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const ends = ({ edge }: Route) => [nodes.get(edge.from)?.box, nodes.get(edge.to)?.box] as const;
  const level = routes.every((route) => {
    const [a, b] = ends(route);
    return a && b && a !== b && Math.abs(a.y - b.y) < 4;
  });
  if (level && graph.across) {
    const at = (part: GraphNode | Route) => {
      if (!("edge" in part)) return part.box;
      const [a, b] = ends(part);
      return { x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2, y: a?.y ?? 0 };
    };
    const placed = [...graph.nodes, ...routes].map((part) => ({ part, ...at(part) }));
    return placed.sort((a, b) => (Math.abs(a.y - b.y) < 4 ? a.x - b.x : a.y - b.y)).map(({ part }) => part);
  }
  const [m, c] = graph.across ? (["x", "y"] as const) : (["y", "x"] as const);
  const sorted = [...graph.nodes].sort((a, b) => (Math.abs(a.box[m] - b.box[m]) < 4 ? a.box[c] - b.box[c] : a.box[m] - b.box[m]));
  const left = new Set(routes);
  const ordered = sorted.flatMap((node) => {
    const out = routes.filter((route) => left.has(route) && actorEnd(route) === node.id);
    for (const route of out) left.delete(route);
    return [node, ...out];
  });
  return [...ordered, ...left];
}

const endsOf = (graph: Graph, { edge }: Route): Box[] =>
  graph.nodes.filter(({ id }) => id === edge.from || id === edge.to).map(({ box }) => box);

/** The end of an edge that acts: its start, or its end where it is read backwards. */
const actorEnd = ({ edge }: Route) => (edge.reversed ? edge.to : edge.from);

/** How wide the gap between two ranks must be for the labels and groups in it, px. */
function labelRoom(graph: Graph, before: GraphNode[], after: GraphNode[]): number {
  const labelled = graph.edges.filter((edge) => {
    const touches = (nodes: GraphNode[]) => nodes.some((node) => node.id === edge.from || node.id === edge.to);
    return edge.label && touches(before) && touches(after);
  });
  const sizes = labelled.map((edge) => {
    const lines = balance(edge.label, LABEL_WIDTH, EDGE);
    // Across, a label stands on the straight part of its line, beside the bend (route.ts).
    return graph.across ? widestOf(lines, EDGE) + (labelled.length > 1 ? 110 : 44) : lines.length * EDGE.pitch + 28;
  });
  return Math.max(groupGap(graph, before, after), ...sizes);
}

const groupOf = (graph: Graph, id: string) => graph.groups.find((group) => group.members.includes(id));

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
  for (const node of graph.nodes) if (node.shape === "hexagon" && Math.abs(node.box.h - tallest) <= 8) node.box.h = tallest;
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
      const title = widestOf([[{ text: group.title, bold: true }]], FOCUS);
      // Downwards, lines enter through the middle of a group's head: its title stands clear of them at the left.
      const w = Math.max(width + 2 * pad, graph.across ? title + (bare ? 40 : 2 * pad) : 2 * (title + pad + 14));
      const foot = graph.across && ranked ? (bare ? 0 : GROUP.foot) : pad;
      group.box = { x: x + width / 2, y: y + (height + foot - head) / 2, w, h: height + foot + head };
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
  return group.actor !== undefined && !group.contested;
}

function titleBox(group: GraphGroup): Box {
  const { x, y, w, h } = group.box;
  const wide = widestOf([[{ text: group.title, bold: true }]], FOCUS) + 30;
  const left = isBare(group) ? x - w / 2 + wide / 2 : group.contested ? x : x - w / 2 + GROUP.pad + wide / 2;
  return { x: left, y: y - h / 2 + GROUP.head / 2, w: wide, h: FOCUS.pitch };
}

function drawGroup(group: GraphGroup): SVGElement {
  const { x, y, w, h } = group.box;
  const [left, top] = [x - w / 2, y - h / 2];
  const bare = isBare(group);
  const g = el("g", {
    class: names("group", bare && "bare", group.contested && "contested", ...group.classes),
    "data-actor": group.actor,
    "data-node": group.id,
    "data-group": "",
    "data-members": group.members.join(" "),
  });
  if (!bare) g.append(el("rect", { x: left, y: top, width: w, height: h, rx: 4 }));
  if (!group.title) return g;
  const middle = top + GROUP.head / 2;
  const lines = [[{ text: group.title, bold: true }]];
  if (group.contested) g.append(setText(lines, FOCUS, x, middle, true, "head"));
  else {
    if (bare) g.append(cityMark(group.mark, left + 8, middle));
    g.append(setText(lines, FOCUS, left + (bare ? 26 : GROUP.pad), middle, false, "head"));
  }
  return g;
}

function drawNode(node: GraphNode): SVGElement {
  const { x, y, w, h } = node.box;
  return el(
    "g",
    {
      class: names("node", node.shape, node.contested && "contested", ...node.classes),
      "data-actor": node.actor,
      "data-node": node.id,
      "data-tag": `${num(x + w / 2)} ${num(y - h / 2)}`,
    },
    ...drawCard(node),
  );
}

/** Where a tag on an edge has room: on its middle, or above the cards where it is shorter than a tag. */
function tagPlace(points: Point[], ends: Box[]): Point | undefined {
  const [first, middle, last] = [points[0], points[Math.floor(points.length / 2)], points.at(-1)];
  if (!first || !middle || !last || Math.abs(last.x - first.x) > 260 || Math.abs(last.y - first.y) > 40) return middle;
  return { x: middle.x, y: Math.min(...ends.map(({ y, h }) => y - h / 2)) - 22 };
}

function drawEdge(route: Route, label: Label | undefined, room: { x: number; y: number } | undefined, ends: Box[]): SVGElement {
  const { edge } = route;
  const points = sample(route.curve, 4);
  const middle = tagPlace(points, ends);
  const g = el("g", {
    class: names("edge", edge.dashed && "dotted", edge.broken && "broken"),
    "data-edge": edge.name,
    "data-from": edge.reversed ? edge.to : edge.from,
    "data-to": edge.reversed ? edge.from : edge.to,
    "data-tag": middle && `${num(middle.x)} ${num(middle.y)}`,
    "data-room": room && `${num(room.x)} ${num(room.y + 7)}`,
  });
  // The line always runs from who acts to whom it concerns, so that a mark at its start stands at the speaker's end.
  g.append(el("path", { class: "line", d: pathOf(edge.reversed ? backwards(route.curve) : route.curve) }));
  if (edge.broken) g.append(...drawCut(points));
  for (const head of route.heads) g.append(drawHead(head.tip.x, head.tip.y, head.angle));
  if (label) {
    const { x, y, w, h } = label.box;
    if (label.plate) g.append(el("rect", { class: "plate", x: x - w / 2, y: y - h / 2, width: w, height: h }));
    g.append(setText(label.lines, EDGE, x, y, true, "label"));
  }
  return g;
}

/** A link that fails: its line parted in the middle, both ends capped. */
function drawCut(points: Point[]): SVGElement[] {
  const at = Math.floor(points.length / 2);
  const [a, b, c] = [points[Math.max(0, at - 2)], points[at], points[Math.min(points.length - 1, at + 2)]];
  if (!a || !b || !c) return [];
  const length = Math.hypot(c.x - a.x, c.y - a.y) || 1;
  const [ux, uy] = [(c.x - a.x) / length, (c.y - a.y) / length];
  const on = (along: number, aside: number) => `${num(b.x + along * ux - aside * uy)} ${num(b.y + along * uy + aside * ux)}`;
  return [
    el("path", { class: "parted", d: `M${on(-13, 0)}L${on(13, 0)}` }),
    el("path", { class: "cap", d: `M${on(-13, -11)}L${on(-13, 11)}M${on(13, -11)}L${on(13, 11)}` }),
  ];
}
