import { type GeoPermissibleObjects, type GeoProjection, geoPath } from "d3-geo";
import { SIZE } from "../../model/frame.ts";

export type Point = [x: number, y: number];

/** A box on the slide, in px. */
export interface Box {
  x: number; // left
  y: number; // top
  width: number;
  height: number;
}

/** Side of a cell, in px: fine enough for labels. */
export const CELL = 4;
const COLUMNS = SIZE.width / CELL;
const ROWS = SIZE.height / CELL;

/** Which cells of the slide an area covers. */
export type Mask = Uint8Array;

/** The cells whose middle lies in a projected area: crossings row by row, so thousands of points cost little. */
export function maskOf(projection: GeoProjection, area: GeoPermissibleObjects): Mask {
  const mask = new Uint8Array(COLUMNS * ROWS);
  const crossings: number[][] = Array.from({ length: ROWS }, () => []);
  for (const ring of ringsOf(projection, area)) {
    ring.forEach(([x1, y1], index) => {
      const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
      const first = Math.max(0, Math.ceil(Math.min(y1, y2) / CELL - 0.5));
      for (let row = first; row < ROWS && (row + 0.5) * CELL < Math.max(y1, y2); row++) {
        crossings[row]?.push(x1 + (((row + 0.5) * CELL - y1) / (y2 - y1)) * (x2 - x1));
      }
    });
  }
  crossings.forEach((row, index) => {
    row.sort((a, b) => a - b);
    for (let i = 0; i + 1 < row.length; i += 2) {
      const from = Math.max(0, Math.ceil((row[i] ?? 0) / CELL - 0.5));
      for (let column = from; column < COLUMNS && (column + 0.5) * CELL < (row[i + 1] ?? 0); column++) mask[index * COLUMNS + column] = 1;
    }
  });
  return mask;
}

/** Whether the cell at (`x`, `y`) is covered. */
export function covers(mask: Mask, x: number, y: number): boolean {
  const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)];
  return column >= 0 && column < COLUMNS && row >= 0 && row < ROWS && mask[row * COLUMNS + column] === 1;
}

/** The part of a box that is covered, from 0 to 1. */
export function coverage(mask: Mask, box: Box): number {
  let all = 0;
  let covered = 0;
  for (let y = box.y + CELL / 2; y < box.y + box.height; y += CELL) {
    for (let x = box.x + CELL / 2; x < box.x + box.width; x += CELL) {
      all++;
      if (covers(mask, x, y)) covered++;
    }
  }
  return all === 0 ? 0 : covered / all;
}

/** The middles of all covered cells. */
export function cellsOf(mask: Mask): Point[] {
  const cells: Point[] = [];
  mask.forEach((on, index) => {
    if (on === 1) cells.push([((index % COLUMNS) + 0.5) * CELL, (Math.floor(index / COLUMNS) + 0.5) * CELL]);
  });
  return cells;
}

/** An area or border as an SVG path in whole px, half the bytes of tenths and as good on a wall; islands of less than a pixel are left out. */
export function pathOf(area: GeoPermissibleObjects, projection: GeoProjection): string {
  return ringsOf(projection, area)
    .filter((ring) => Math.max(...ring.map(([x, y]) => Math.abs(x - (ring[0]?.[0] ?? x)) + Math.abs(y - (ring[0]?.[1] ?? y)))) > 1.5)
    .map((ring) => {
      let [lastX, lastY] = (ring[0] ?? [0, 0]).map(Math.round) as Point;
      let d = `M${lastX} ${lastY}l`;
      ring.forEach(([x, y], index) => {
        const [dx, dy] = [Math.round(x) - lastX, Math.round(y) - lastY];
        if (Math.abs(dx) + Math.abs(dy) < (index < ring.length - 1 ? 2 : 1)) return; // an outline is no better for shorter steps
        lastX += dx;
        lastY += dy;
        d += `${dx}${dy < 0 ? "" : " "}${dy} `;
      });
      return d.endsWith("l") ? "" : d.trimEnd().replace(/ (?=-)/g, "");
    })
    .join("");
}

/** The projected outlines of an area; those of land end where they start. */
function ringsOf(projection: GeoProjection, area: GeoPermissibleObjects): Point[][] {
  const rings: Point[][] = [];
  const context = {
    beginPath() {},
    arc() {},
    closePath: () => void rings.at(-1)?.push(rings.at(-1)?.[0] ?? [0, 0]),
    moveTo: (x: number, y: number) => void rings.push([[x, y]]),
    lineTo: (x: number, y: number) => void rings.at(-1)?.push([x, y]),
  };
  geoPath(projection, context)(area);
  return rings;
}

/** Whether two stretches, from `a` to `b` and from `c` to `d`, cross. */
export function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

/** Whether two boxes come within `gap` px of each other. */
export function near(a: Box, b: Box, gap: number): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}

/** Whether the stretch from `a` to `b` meets a box grown by `gap` px. */
export function hits(a: Point, b: Point, box: Box, gap: number): boolean {
  const [left, right, top, bottom] = [box.x - gap, box.x + box.width + gap, box.y - gap, box.y + box.height + gap];
  const within = ([x, y]: Point) => x > left && x < right && y > top && y < bottom;
  return within(a) || within(b) || cross(a, b, [left, top], [right, bottom]) || cross(a, b, [left, bottom], [right, top]);
}
