import { type Curve, enter, type Point, straight } from "../kit/geometry.ts";
import { balance, EDGE, widestOf } from "../kit/text.ts";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";
import { crossing, type Rank } from "./ranks.ts";

/** How far a line stops short of its arrow's tip, and how far the tip keeps from the node, in px. */
export const HEAD = { length: 20, width: 18, under: 17, clear: 2 };
/** How wide a label may be, in px. */
export const LABEL_WIDTH = 190;
const PORT = 24;
const SNAP = 7;

/** An edge as drawn: its line, without the heads, and where each head's tip is. */
export interface Route {
  edge: GraphEdge;
  curve: Curve;
  heads: { tip: Point; angle: number }[]; // angle in degrees, 0 points right
  shelf?: Point; // the middle of the straight part meant for its label
}

interface Port {
  edge: GraphEdge;
  other: number; // where the line comes from, across the main axis
  at: number;
}

/**
 * Draws the way of every edge. In a ranked graph lines leave and enter at the middle of the facing sides, 24 px apart,
 * run straight past the ranks between, and bend only in the gaps; all else keeps the way Mermaid found.
 */
export function routeEdges(graph: Graph, ranks: Rank[] | undefined): Route[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const rankOf = new Map(ranks?.flatMap((rank, i) => rank.nodes.map((node) => [node.id, i] as const)));
  const { ports, crowds } = ranks ? assignPorts(graph, nodes, rankOf, ranks) : { ports: new Map(), crowds: new Map() };
  const shelves = shelfWidths(graph, rankOf);
  return graph.edges.map((edge) => {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    const a = rankOf.get(edge.from);
    const b = rankOf.get(edge.to);
    if (from && from === to) return loop(edge, from, graph.across);
    if (!ranks || !from || !to || a === undefined || b === undefined || a === b) return mermaids(graph, edge, from, to);
    const forward = a < b;
    const start = ports.get(`${edge.name} from`) ?? 0;
    const end = ports.get(`${edge.name} to`) ?? 0;
    const lanes = ranks.slice(Math.min(a, b) + 1, Math.max(a, b));
    if (!forward) lanes.reverse();
    const sign = forward ? 1 : -1;
    // All in (main, cross): main grows with the ranks.
    const p: [number, number][] = [[side(from, start, sign, graph.across), start]];
    for (const lane of lanes) {
      const at = laneOf(edge, lane, graph.across);
      p.push([forward ? lane.from : lane.to, at], [forward ? lane.to : lane.from, at]);
    }
    p.push([side(to, end, -sign, graph.across), end]);
    const tips = [p[0] as [number, number], p.at(-1) as [number, number]].map(([m, c]) => [m, c] as [number, number]);
    const first = p[0] as [number, number];
    const last = p.at(-1) as [number, number];
    const heads: Route["heads"] = [];
    const turn = graph.across ? 0 : 90;
    if (edge.heads.start) {
      first[0] += sign * (HEAD.under + HEAD.clear);
      const [m, c] = tips[0] as [number, number];
      heads.push({ tip: point(m + sign * HEAD.clear, c, graph.across), angle: (sign > 0 ? 180 : 0) + turn });
    }
    if (edge.heads.end) {
      last[0] -= sign * (HEAD.under + HEAD.clear);
      const [m, c] = tips[1] as [number, number];
      heads.push({ tip: point(m - sign * HEAD.clear, c, graph.across), angle: (sign > 0 ? 0 : 180) + turn });
    }
    // Where lines with labels fan out from one side, they bend first and then run straight: a shelf for the label.
    let shelf: Point | undefined;
    const width = shelves.get(Math.min(a, b)) ?? 0;
    if (graph.across && lanes.length === 0 && width > 0) {
      const fansOut = (crowds.get(`${edge.name} from`) ?? 0) >= (crowds.get(`${edge.name} to`) ?? 0);
      const [near, far] = fansOut ? [first, last] : [last, first];
      const inner = Math.min(width, Math.abs(far[0] - near[0]) - 56);
      const at = far[0] + Math.sign(near[0] - far[0]) * inner;
      p.splice(1, 0, [at, far[1]]);
      shelf = point((at + far[0]) / 2, far[1], true);
    }
    const curve: Curve = [];
    for (let i = 1; i < p.length; i++) {
      const [m1, c1] = p[i - 1] as [number, number];
      const [m2, c2] = p[i] as [number, number];
      const [q1, q2] = [point(m1, c1, graph.across), point(m2, c2, graph.across)];
      const mid = (m1 + m2) / 2;
      if (Math.abs(c1 - c2) < 0.5) curve.push(straight(q1, q2));
      else curve.push([q1, point(mid, c1, graph.across), point(mid, c2, graph.across), q2]);
    }
    return { edge, curve, heads, ...(shelf ? { shelf } : {}) };
  });
}

/** Where each end of each edge meets its node's side, across the main axis: keys are "A->B from" and "A->B to". */
function assignPorts(
  graph: Graph,
  nodes: Map<string, GraphNode>,
  rankOf: Map<string, number>,
  ranks: Rank[],
): { ports: Map<string, number>; crowds: Map<string, number> } {
  const c = graph.across ? "y" : "x";
  const sides = new Map<string, Port[]>();
  const ends: { port: Port; mate: Port; node: GraphNode; key: string; side: string }[] = [];
  for (const edge of graph.edges) {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    const [a, b] = [rankOf.get(edge.from), rankOf.get(edge.to)];
    if (!from || !to || a === undefined || b === undefined || a === b) continue;
    const between = ranks.slice(Math.min(a, b) + 1, Math.max(a, b));
    if (a > b) between.reverse();
    const near = between[0] ? laneOf(edge, between[0], graph.across) : to.box[c];
    const far = between.length ? laneOf(edge, between.at(-1) as Rank, graph.across) : from.box[c];
    const start: Port = { edge, other: near, at: from.box[c] };
    const end: Port = { edge, other: far, at: to.box[c] };
    const [out, into] = [`${edge.from} ${a < b ? "after" : "before"}`, `${edge.to} ${a < b ? "before" : "after"}`];
    sides.set(out, [...(sides.get(out) ?? []), start]);
    sides.set(into, [...(sides.get(into) ?? []), end]);
    ends.push({ port: start, mate: end, node: from, key: `${edge.name} from`, side: out });
    ends.push({ port: end, mate: start, node: to, key: `${edge.name} to`, side: into });
  }
  for (const [name, list] of sides) {
    const node = nodes.get(name.split(" ")[0] as string) as GraphNode;
    const room = (graph.across ? node.box.h : node.box.w) - (node.shape === "hexagon" ? 24 : 20);
    const paired = list.some((p) => list.some((q) => p !== q && mateOf(p, node.id) === mateOf(q, node.id)));
    const pitch = Math.min(graph.across && !paired ? PORT : 32, room / Math.max(1, list.length - 1));
    list.sort((p, q) => p.other - q.other);
    list.forEach((port, i) => {
      port.at += (i - (list.length - 1) / 2) * pitch;
    });
  }
  // A nearly straight line is made straight by moving the end that has its side to itself.
  for (const { port, mate, side: name } of ends) {
    const gap = Math.abs(port.at - mate.at);
    if (gap > 0 && gap < SNAP && sides.get(name)?.length === 1) port.at = mate.at;
  }
  return {
    ports: new Map(ends.map(({ port, key }) => [key, port.at])),
    crowds: new Map(ends.map(({ key, side }) => [key, sides.get(side)?.length ?? 0])),
  };
}

/** The node at the other end of a port's edge. */
const mateOf = ({ edge }: Port, id: string) => (edge.from === id ? edge.to : edge.from);

/** How long a straight part each gap's lines need for their labels, in px, by the rank before the gap; only where lines fan out. */
function shelfWidths(graph: Graph, rankOf: Map<string, number>): Map<number, number> {
  const widths = new Map<number, number[]>();
  for (const edge of graph.edges) {
    const [a, b] = [rankOf.get(edge.from), rankOf.get(edge.to)];
    if (a === undefined || b === undefined || Math.abs(a - b) !== 1 || !edge.label) continue;
    const lines = balance(edge.label, LABEL_WIDTH, EDGE);
    widths.set(Math.min(a, b), [...(widths.get(Math.min(a, b)) ?? []), widestOf(lines, EDGE) + 16]);
  }
  return new Map([...widths].filter(([, list]) => list.length > 1).map(([gap, list]) => [gap, Math.max(...list)]));
}

/** Where an edge passes a rank it does not stop at, across the main axis. */
function laneOf(edge: GraphEdge, rank: Rank, across: boolean): number {
  return crossing(edge.points, rank.at, across) ?? edge.points[0]?.[across ? "y" : "x"] ?? 0;
}

/** Where a node's outline is, along the main axis, at `cross`; `sign` 1 is the side towards the later ranks. */
function side(node: GraphNode, cross: number, sign: number, across: boolean): number {
  const { x, y, w, h } = node.box;
  const [mid, half] = across ? [x, w / 2] : [y, h / 2];
  const off = Math.abs(cross - (across ? y : x));
  const wide = (across ? h : w) / 2;
  let inset = 0;
  if (node.shape === "circle" || (node.shape === "pill" && across)) {
    const r = Math.min(w, h) / 2;
    inset = r - Math.sqrt(Math.max(0, r * r - off * off));
  } else if (node.shape === "diamond") inset = half * Math.min(1, off / wide);
  else if (node.shape === "hexagon" && across) inset = hexagonInset(node) * Math.min(1, off / wide);
  return mid + sign * (half - inset);
}

/** How far a hexagon's slanted sides reach in, in px. */
export function hexagonInset(node: GraphNode): number {
  return Math.min(26, node.box.h * 0.25);
}

/** Mermaid's own way, rounded at its corners, its ends fitted to our outlines. */
function mermaids(graph: Graph, edge: GraphEdge, from: GraphNode | undefined, to: GraphNode | undefined): Route {
  const box = (id: string, node: GraphNode | undefined) => node?.box ?? graph.groups.find((group) => group.id === id)?.box;
  const [a, b] = [box(edge.from, from), box(edge.to, to)];
  const points = [...edge.points];
  if (points.length < 2) return { edge, curve: [], heads: [] };
  if (a) points[0] = enter(a, points[1] as Point);
  if (b) points[points.length - 1] = enter(b, points.at(-2) as Point);
  const heads: Route["heads"] = [];
  const shorten = (end: number, inner: number) => {
    const [tip, next] = [points[end] as Point, points[inner] as Point];
    const length = Math.hypot(tip.x - next.x, tip.y - next.y) || 1;
    const along = (d: number) => ({ x: tip.x + ((next.x - tip.x) / length) * d, y: tip.y + ((next.y - tip.y) / length) * d });
    heads.push({ tip: along(HEAD.clear), angle: (Math.atan2(tip.y - next.y, tip.x - next.x) * 180) / Math.PI });
    points[end] = along(Math.min(length - 1, HEAD.under + HEAD.clear));
  };
  if (edge.heads.start) shorten(0, 1);
  if (edge.heads.end) shorten(points.length - 1, points.length - 2);
  const curve: Curve = [];
  let at = points[0] as Point;
  for (let i = 1; i < points.length - 1; i++) {
    const [p, q] = [points[i] as Point, points[i + 1] as Point];
    const before = towards(p, at, 24);
    const after = towards(p, q, 24);
    curve.push(straight(at, before), [before, towards(before, p, 16), towards(after, p, 16), after]);
    at = after;
  }
  curve.push(straight(at, points.at(-1) as Point));
  return { edge, curve, heads };
}

/** A node's edge to itself: beneath it, or at its right where the graph runs down. */
function loop(edge: GraphEdge, node: GraphNode, across: boolean): Route {
  const { x, y, w, h } = node.box;
  const out = (m: number, c: number): Point => (across ? { x: x + m, y: y + h / 2 + c } : { x: x + w / 2 + c, y: y + m });
  const tip = out(18, HEAD.clear);
  const curve: Curve = [[out(-18, 0), out(-26, 40), out(18, 44), out(18, HEAD.under + HEAD.clear)]];
  return { edge, curve, heads: edge.heads.end || edge.heads.start ? [{ tip, angle: across ? -90 : 180 }] : [] };
}

function towards(a: Point, b: Point, distance: number): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const k = Math.min(distance, length / 2) / length;
  return { x: a.x + (b.x - a.x) * k, y: a.y + (b.y - a.y) * k };
}

function point(m: number, c: number, across: boolean): Point {
  return across ? { x: m, y: c } : { x: c, y: m };
}
