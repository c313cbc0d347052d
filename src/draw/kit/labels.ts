import { LABEL_WIDTH, type Route } from "../flowchart/route.ts";
import { type Box, meet, type Point, sample } from "./geometry.ts";
import { balance, EDGE, type Line, widestOf } from "./text.ts";

/** A label in its place. `plate` says that it lies on its line and needs ground under it. */
export interface Label {
  lines: Line[];
  box: Box;
  plate: boolean;
}

const WORD: Pick<Box, "w" | "h"> = { w: 92, h: 24 };
const APART = [0.5, 0.34, 0.66, 0.28, 0.72]; // clear of the mark at a line's middle, or right above it
const ALONG = [0.5, 0.44, 0.56, 0.38, 0.62, 0.3, 0.7, 0.24, 0.76];

/**
 * Finds a place for each edge's label, beside its line where nothing else is, otherwise on its line; and, for edges
 * without one, a free place where the word of a mark could stand. `solid` are the boxes nothing may touch.
 */
export function placeLabels(routes: Route[], solid: Box[]): { labels: Map<Route, Label>; rooms: Map<Route, Point> } {
  const paths = new Map(routes.map((route) => [route, sample(route.curve, 6)]));
  const taken = [...solid];
  const labels = new Map<Route, Label>();
  for (const route of routes) {
    if (!route.edge.label) continue;
    const lines = balance(route.edge.label, LABEL_WIDTH, EDGE);
    const size = { w: widestOf(lines, EDGE) + 8, h: lines.length * EDGE.pitch };
    const path = paths.get(route) ?? [];
    const shelf = route.shelf
      ? [-1, 1].map((side) => ({ x: route.shelf?.x ?? 0, y: (route.shelf?.y ?? 0) + side * (size.h / 2 + 6), ...size }))
      : [];
    const free = [...shelf, ...candidates(path, size)].find((box) => isFree(box, taken, paths));
    const middle = path[Math.floor(path.length / 2)] ?? { x: 0, y: 0 };
    const box = free ?? { ...onLine(path, size, taken, paths, route, middle), ...size };
    labels.set(route, { lines, box, plate: !free });
    taken.push(box);
  }
  const rooms = new Map<Route, Point>();
  for (const route of routes) {
    if (route.edge.label) continue;
    const box = candidates(paths.get(route) ?? [], WORD, true).find((box) => isFree(box, taken, paths));
    if (!box) continue;
    rooms.set(route, box);
    taken.push(box);
  }
  return { labels, rooms };
}

/** Boxes of a size beside a line, best first: above it, below it; right or left of it where it runs steeply. */
function candidates(path: Point[], size: Pick<Box, "w" | "h">, aboveOnly = false): Box[] {
  const boxes: Box[] = [];
  for (const t of aboveOnly ? APART : ALONG) {
    const i = Math.round(t * (path.length - 1));
    const at = path[i];
    const [a, b] = [path[Math.max(0, i - 3)], path[Math.min(path.length - 1, i + 3)]];
    if (!at || !a || !b) continue;
    const steep = Math.abs(b.y - a.y) > Math.abs(b.x - a.x);
    const dx = size.w / 2 + 10;
    // A line that climbs within the label's width would cut its corner: the lift grows with the slope.
    const slope = steep ? 0 : Math.abs((b.y - a.y) / (b.x - a.x || 1));
    const dy = size.h / 2 + (aboveOnly ? 10 : 7) + slope * (size.w / 2) * 0.9;
    if (steep) {
      boxes.push({ x: at.x + dx, y: at.y, ...size });
      if (!aboveOnly) boxes.push({ x: at.x - dx, y: at.y, ...size });
    } else {
      boxes.push({ x: at.x, y: at.y - dy, ...size });
      if (!aboveOnly) boxes.push({ x: at.x, y: at.y + dy, ...size });
    }
  }
  return boxes;
}

function isFree(box: Box, taken: Box[], paths: Map<Route, Point[]>): boolean {
  if (taken.some((other) => meet(box, other, 4))) return false;
  for (const path of paths.values()) if (path.some((p) => covers(box, p, 3))) return false;
  return true;
}

/** The place on a line where a label covers least of anything else. */
function onLine(path: Point[], size: Pick<Box, "w" | "h">, taken: Box[], paths: Map<Route, Point[]>, own: Route, middle: Point): Point {
  let best = middle;
  let least = Number.POSITIVE_INFINITY;
  for (const t of ALONG) {
    const at = path[Math.round(t * (path.length - 1))];
    if (!at) continue;
    const box = { ...at, ...size };
    let cost = 100 * taken.filter((other) => meet(box, other, 4)).length;
    for (const [route, points] of paths) if (route !== own) cost += points.filter((p) => covers(box, p, 3)).length;
    if (cost < least) [best, least] = [at, cost];
  }
  return { x: best.x, y: best.y };
}

function covers(box: Box, p: Point, gap: number): boolean {
  return Math.abs(p.x - box.x) < box.w / 2 + gap && Math.abs(p.y - box.y) < box.h / 2 + gap;
}
