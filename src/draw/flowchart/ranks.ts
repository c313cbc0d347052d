import type { Point } from "../kit/geometry.ts";
import type { Graph, GraphNode } from "./graph.ts";

/**
 * The ranks of a graph: nodes that share a place along the way the graph flows. `at` is where Mermaid had the rank's
 * middle; `from` and `to` are where it is drawn. All along the main axis, in px.
 */
export interface Rank {
  nodes: GraphNode[];
  at: number;
  from: number;
  to: number;
}

const GAPS = { across: { least: 56, most: [620, 380, 250] }, down: { least: 44, most: [84] } };
const LANE = 14; // from a passing line to a node, px

/** What the drawing wants of the spreading; all in px. */
export interface Wants {
  width: number; // of the whole drawing
  height: number; // it may take
  gap: number; // between two nodes of a rank
  after(i: number, ranks: Rank[]): number; // between rank i and the next
  between(a: GraphNode, b: GraphNode): number; // more than `gap`, between two nodes of a rank
}

/**
 * Sorts nodes into ranks, gives the nodes of a rank one size along the main axis, spreads the ranks over the slide and
 * draws their nodes as close as they may be. Mermaid's order and alignment stay. Moves nodes and the edges' points.
 * Returns undefined, and moves nothing, where the graph has no ranks (groups that flow their own way).
 */
export function spreadRanks(graph: Graph, wants: Wants): Rank[] | undefined {
  const m = graph.across ? "x" : "y";
  const size = graph.across ? "w" : "h";
  const ranks: Rank[] = [];
  for (const node of [...graph.nodes].sort((a, b) => a.box[m] - b.box[m])) {
    const last = ranks.at(-1);
    if (last && Math.abs(last.at - node.box[m]) < 3) last.nodes.push(node);
    else ranks.push({ nodes: [node], at: node.box[m], from: 0, to: 0 });
  }
  const old = ranks.map((rank) => Math.max(...rank.nodes.map((node) => node.was[size])));
  const apart = ranks.every((rank, i) => {
    const next = ranks[i + 1];
    return !next || next.at - rank.at > ((old[i] ?? 0) + (old[i + 1] ?? 0)) / 2 - 1;
  });
  if (!apart) return undefined;
  closeUp(graph, ranks, wants);

  const axis = graph.across ? "across" : "down";
  const { least, most } = GAPS[axis];
  const full = graph.across ? wants.width : wants.height;
  const sizes = ranks.map((rank) => Math.max(...rank.nodes.map((node) => node.box[size])));
  const needs = ranks.slice(1).map((_, i) => Math.max(least, wants.after(i, ranks)));
  if (graph.across) widen(sizes, full - sum(needs));
  // What is left goes to the narrowest gaps first, so that equal gaps stay equal.
  const gaps = level(needs, full - sum(sizes) - sum(needs), most[Math.min(ranks.length - 2, most.length - 1)] ?? least);
  let at = 0;
  ranks.forEach((rank, i) => {
    rank.from = at;
    rank.to = at + (sizes[i] ?? 0);
    at = rank.to + (gaps[i] ?? 0);
  });
  for (const edge of graph.edges) {
    edge.points = edge.points.map((p): Point => ({ ...p, [m]: place(p[m], ranks, old) }));
  }
  const isCard = (node: GraphNode) => node.shape !== "circle" && node.shape !== "diamond";
  for (const [i, rank] of ranks.entries()) {
    rank.at = (rank.from + rank.to) / 2;
    // Circles and diamonds keep their proportions; the cards of a rank are of one width (or height).
    const cards = rank.nodes.filter(isCard);
    const grown = graph.across && cards.length === rank.nodes.length ? (sizes[i] ?? 0) : 0;
    const most = Math.max(grown, ...cards.map((node) => node.box[size]));
    for (const node of rank.nodes) node.box[m] = rank.at;
    for (const node of cards) node.box[size] = most;
  }
  return ranks;
}

/** Scales the graph across its main axis until the closest two nodes of a rank are `gap` apart: rows stay rows. */
function closeUp(graph: Graph, ranks: Rank[], wants: Wants): void {
  const c = graph.across ? "y" : "x";
  const size = graph.across ? "h" : "w";
  let scale = 0;
  for (const rank of ranks) {
    const nodes = rank.nodes.map((node) => ({ at: node.box[c], half: node.box[size] / 2, node: node as GraphNode | undefined }));
    const passing = graph.edges.flatMap((edge) => {
      const at = edge.from === edge.to ? undefined : crossing(edge.points, rank.at, graph.across);
      const ends = rank.nodes.some((node) => node.id === edge.from || node.id === edge.to);
      return at === undefined || ends ? [] : [{ at, half: 0, node: undefined }];
    });
    const all = [...nodes, ...passing].sort((a, b) => a.at - b.at);
    for (let i = 1; i < all.length; i++) {
      const [a, b] = [all[i - 1], all[i]];
      if (!a || !b || b.at - a.at < 1) continue;
      const gap = a.node && b.node ? wants.gap + wants.between(a.node, b.node) : LANE;
      scale = Math.max(scale, (a.half + b.half + gap) / (b.at - a.at));
    }
  }
  if (evenRows(graph, ranks, wants)) return;
  if (scale === 0) return;
  for (const node of graph.nodes) node.box[c] *= scale;
  for (const edge of graph.edges) for (const point of edge.points) point[c] *= scale;
}

/** Where all nodes stand in common rows, and no line passes a rank, gives the rows one pitch. Returns whether it did. */
function evenRows(graph: Graph, ranks: Rank[], wants: Wants): boolean {
  if (!graph.across) return false;
  const rankOf = new Map(ranks.flatMap((rank, i) => rank.nodes.map((node) => [node.id, i] as const)));
  if (graph.edges.some((edge) => Math.abs((rankOf.get(edge.from) ?? 0) - (rankOf.get(edge.to) ?? 9)) > 1)) return false;
  const rows: number[] = [];
  for (const { box } of [...graph.nodes].sort((a, b) => a.box.y - b.box.y))
    if (box.y - (rows.at(-1) ?? Number.NEGATIVE_INFINITY) > 3) rows.push(box.y);
  const [one, other] = ranks;
  if (ranks.length === 2 && one && other && one.nodes.length === other.nodes.length && one.nodes.length > 2)
    return paired(one, other, wants);
  const fullest = ranks.find((rank) => rank.nodes.length === rows.length);
  if (!fullest || rows.length < 2) return false;
  const rowOf = (node: GraphNode) => rows.findLastIndex((y) => y <= node.box.y + 0.01);
  let pitch = 0;
  for (const { nodes } of ranks) {
    const sorted = [...nodes].sort((a, b) => a.box.y - b.box.y);
    for (const [i, b] of sorted.entries()) {
      const a = sorted[i - 1];
      if (a) pitch = Math.max(pitch, ((a.box.h + b.box.h) / 2 + wants.gap + wants.between(a, b)) / (rowOf(b) - rowOf(a)));
    }
  }
  for (const [node, row] of graph.nodes.map((node) => [node, rowOf(node)] as const)) node.box.y = row * pitch;
  return true;
}

/** Two columns of as many nodes each stand in rows of one pitch, whatever joins them. */
function paired(one: Rank, other: Rank, wants: Wants): boolean {
  const columns = [one, other].map(({ nodes }) => [...nodes].sort((a, b) => a.box.y - b.box.y));
  const tallest = Math.max(...columns.flat().map((node) => node.box.h));
  for (const column of columns) for (const [row, node] of column.entries()) node.box.y = row * (tallest + wants.gap);
  return true;
}

/** Where a way crosses a place on the main axis; undefined where it does not. */
export function crossing(points: Point[], at: number, across: boolean): number | undefined {
  const [m, c] = across ? (["x", "y"] as const) : (["y", "x"] as const);
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1] as Point, points[i] as Point];
    if ((a[m] - at) * (b[m] - at) > 0) continue;
    return a[c] + ((at - a[m]) / (b[m] - a[m] || 1)) * (b[c] - a[c]);
  }
  return undefined;
}

/** Lets cards grow by up to a third, 300 px at most, where few ranks leave much of the slide empty. */
function widen(sizes: number[], left: number): void {
  const spare = left - sum(sizes);
  if (sizes.length > 3 || spare < 100) return;
  sizes.forEach((size, i) => {
    sizes[i] = Math.max(size, Math.min(300, size * 1.33, size + spare / 3 / sizes.length));
  });
}

/** A place of Mermaid's along the main axis → the same place in the spread graph: linear inside a rank, and between two. */
function place(value: number, ranks: Rank[], old: number[]): number {
  const stops = ranks.flatMap((rank, i) => {
    const half = (old[i] ?? 0) / 2;
    return [
      { old: rank.at - half, now: rank.from },
      { old: rank.at + half, now: rank.to },
    ];
  });
  const next = stops.findIndex((stop) => stop.old > value);
  const b = stops[next];
  const a = stops[next - 1];
  if (!b) return value + (stops.at(-1)?.now ?? 0) - (stops.at(-1)?.old ?? 0);
  if (!a) return value + b.now - b.old;
  return a.now + ((value - a.old) / (b.old - a.old || 1)) * (b.now - a.now);
}

function level(needs: number[], left: number, most: number): number[] {
  const gaps = [...needs];
  for (let rest = left; rest > 0; rest -= 1) {
    const low = Math.min(...gaps);
    const i = gaps.indexOf(low);
    if (i < 0 || low >= most) break;
    gaps[i] = low + Math.min(1, rest);
  }
  return gaps;
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
