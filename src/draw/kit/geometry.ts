export interface Point {
  x: number;
  y: number;
}

/** A box by its middle and size, in px. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A drawn line: cubic pieces, each of four points, joined end to end. */
export type Curve = [Point, Point, Point, Point][];

/** Points along a curve, about every `step` px, ends included. */
export function sample(curve: Curve, step = 8): Point[] {
  const points: Point[] = [];
  for (const [a, b, c, d] of curve) {
    const count = Math.max(2, Math.ceil(Math.hypot(d.x - a.x, d.y - a.y) / step));
    for (let i = points.length ? 1 : 0; i <= count; i++) {
      const t = i / count;
      const u = 1 - t;
      const mix = (k: "x" | "y") => u ** 3 * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t ** 3 * d[k];
      points.push({ x: mix("x"), y: mix("y") });
    }
  }
  return points;
}

/** A straight piece as a cubic one. */
export function straight(a: Point, b: Point): [Point, Point, Point, Point] {
  return [a, a, b, b];
}

/** The box that holds all of them; of nothing, an empty one at 0,0. */
export function around(boxes: Box[]): { x: number; y: number; width: number; height: number } {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...boxes.map((b) => b.x - b.w / 2));
  const y = Math.min(...boxes.map((b) => b.y - b.h / 2));
  const right = Math.max(...boxes.map((b) => b.x + b.w / 2));
  const bottom = Math.max(...boxes.map((b) => b.y + b.h / 2));
  return { x, y, width: right - x, height: bottom - y };
}

/** Whether two boxes are nearer than `gap` px in both directions. */
export function meet(a: Box, b: Box, gap = 0): boolean {
  return Math.abs(a.x - b.x) < (a.w + b.w) / 2 + gap && Math.abs(a.y - b.y) < (a.h + b.h) / 2 + gap;
}

/** Where the way from a point outside a box to its middle enters it. */
export function enter(box: Box, from: Point): Point {
  const dx = from.x - box.x;
  const dy = from.y - box.y;
  const k = Math.max(Math.abs(dx) / (box.w / 2), Math.abs(dy) / (box.h / 2));
  return k <= 1 ? from : { x: box.x + dx / k, y: box.y + dy / k };
}
