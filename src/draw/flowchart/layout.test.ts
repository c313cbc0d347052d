import { expect, test } from "playwright/test";
import { sample } from "../kit/geometry.ts";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";
import { crossing, spreadRanks, type Wants } from "./ranks.ts";
import { routeEdges } from "./route.ts";

const WANTS: Wants = { width: 1152, height: 456, gap: 24, after: () => 0, between: () => 0 };

function node(id: string, x: number, y: number): GraphNode {
  const box = { x, y, w: 160, h: 60 };
  return { id, actor: undefined, contested: false, classes: [], shape: "rect", lines: [], box, was: { ...box } };
}

function edge(from: GraphNode, to: GraphNode): GraphEdge {
  const points = [from.box, to.box].map(({ x, y }) => ({ x, y }));
  const heads = { start: false, end: true };
  return {
    name: `${from.id}->${to.id}`,
    from: from.id,
    to: to.id,
    heads,
    reversed: false,
    dashed: false,
    broken: false,
    label: "",
    points,
  };
}

/** A fans out to B and C, both lead to D, and one line passes from A to D. */
function fan(): Graph {
  const [a, b, c, d] = [node("A", 80, 150), node("B", 330, 80), node("C", 330, 220), node("D", 580, 150)] as const;
  const nodes = [a, b, c, d];
  return { across: true, nodes, groups: [], edges: [edge(a, b), edge(a, c), edge(b, d), edge(c, d), edge(a, d)] };
}

test("nodes that Mermaid put at one place along the way are of one rank", () => {
  const ranks = spreadRanks(fan(), WANTS);
  expect(ranks?.map(({ nodes }) => nodes.map(({ id }) => id))).toEqual([["A"], ["B", "C"], ["D"]]);
});

test("ranks follow each other without touching, within the drawing's width, and nodes stand in theirs", () => {
  const ranks = spreadRanks(fan(), WANTS) ?? [];
  expect(ranks).toHaveLength(3);
  for (const [i, rank] of ranks.entries()) {
    const next = ranks[i + 1];
    if (next) expect(next.from - rank.to).toBeGreaterThanOrEqual(56); // the least gap across
    for (const { box } of rank.nodes) {
      expect(box.x - box.w / 2).toBeGreaterThanOrEqual(rank.from - 0.01);
      expect(box.x + box.w / 2).toBeLessThanOrEqual(rank.to + 0.01);
    }
  }
  expect(ranks.at(-1)?.to).toBeLessThanOrEqual(WANTS.width);
});

test("nodes of a rank stand as far apart as asked, and leave a lane for a line that passes", () => {
  const distance = ({ nodes: [, b, c] }: Graph): number => Math.abs((b?.box.y ?? 0) - (c?.box.y ?? 0)) - 60;
  const passed = fan();
  spreadRanks(passed, { ...WANTS, gap: 70 });
  expect(distance(passed)).toBeGreaterThanOrEqual(2 * 14 - 0.01);
  const free = fan();
  free.edges.pop(); // A->D
  spreadRanks(free, { ...WANTS, gap: 70 });
  expect(distance(free)).toBeGreaterThanOrEqual(70 - 0.01);
});

test("a graph whose nodes overlap along the way has no ranks, and is left where it was", () => {
  const graph = fan();
  const [, b] = graph.nodes;
  if (b) b.box.x = b.was.x = 200; // half over A
  const before = JSON.stringify(graph);
  expect(spreadRanks(graph, WANTS)).toBeUndefined();
  expect(JSON.stringify(graph)).toBe(before);
});

test("every edge leaves its node's side and its head stops short of the other's", () => {
  const graph = fan();
  const ranks = spreadRanks(graph, WANTS);
  const boxes = new Map(graph.nodes.map(({ id, box }) => [id, box]));
  const routes = routeEdges(graph, ranks);
  expect(routes.map(({ edge }) => edge.name)).toEqual(graph.edges.map(({ name }) => name));
  for (const { edge, curve, heads } of routes) {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
    if (!from || !to) throw new Error(edge.name);
    const [head] = heads;
    expect(heads).toHaveLength(1);
    expect(curve[0]?.[0].x).toBeCloseTo(from.x + from.w / 2, 1);
    expect(head?.tip.x).toBeLessThanOrEqual(to.x - to.w / 2);
    expect(head?.tip.x).toBeGreaterThan(to.x - to.w / 2 - 4);
    expect(head?.angle).toBe(0); // it points along the way
    expect(Math.abs((head?.tip.y ?? 0) - to.y)).toBeLessThanOrEqual(to.h / 2);
  }
});

test("a line that passes a rank runs between its nodes", () => {
  const graph = fan();
  const ranks = spreadRanks(graph, WANTS);
  const passing = routeEdges(graph, ranks).find(({ edge }) => edge.name === "A->D");
  const points = sample(passing?.curve ?? []);
  expect(points.length).toBeGreaterThan(10);
  for (const { id, box } of graph.nodes.filter(({ id }) => id === "B" || id === "C")) {
    const inside = points.filter(({ x, y }) => Math.abs(x - box.x) < box.w / 2 && Math.abs(y - box.y) < box.h / 2);
    expect(inside, id).toEqual([]);
  }
});

test("where a way crosses a place along it", () => {
  const way = [
    { x: 0, y: 0 },
    { x: 10, y: 20 },
    { x: 20, y: 20 },
  ];
  expect(crossing(way, 5, true)).toBe(10);
  expect(crossing(way, 15, true)).toBe(20);
  expect(crossing(way, 25, true)).toBeUndefined();
  expect(crossing(way, 10, false)).toBe(5);
});
