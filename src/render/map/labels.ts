import { type Berth, ROOM } from "../../model/frame.ts";
import { textWidth } from "../figures/text-width.ts";
import { type Box, cellsOf, coverage, covers, cross, hits, type Mask, near, type Point } from "./grid.ts";

/** Size of a label's type; that of the one country to look at is larger. */
export const LABEL_SIZE = 21;
export const LEAD_SIZE = 27;

/** A label as placed. */
export interface PlacedLabel {
  text: string;
  at: Point; // of the text, on its baseline
  anchor: "start" | "middle" | "end";
  size: number;
  box: Box;
  leader?: [from: Point, dot: Point];
  small: boolean; // too small a country for a dot of full size
  over: "land" | "water" | "self"; // what its halo has to match
  crowded: boolean; // no free place was found
}

/** A country, or several under one name, that wants a label. */
export interface Labelled {
  iso: string;
  text: string;
  size: number;
  mask: Mask;
}

/**
 * Places the labels: within their country where they fit, otherwise outside with a leader that crosses no other and no other named country.
 *
 * @param berths good places in the sea, by country; one that is taken, or missing, is searched for
 */
export function placeLabels(berths: Record<string, Berth>, countries: Labelled[], land: Mask, taken: Box[]): PlacedLabel[] {
  const placed = new Map<Labelled, PlacedLabel>();
  const outside: Labelled[] = [];
  for (const country of countries) {
    const others = countries.filter((other) => other !== country).map(({ mask }) => mask);
    const label = placeInside(country, others, taken);
    if (label) placed.set(country, label);
    else outside.push(country);
  }
  // The least free first: those with a berth keep it, and the rest go around them.
  outside.sort((a, b) => Number(b.iso in berths) - Number(a.iso in berths));
  for (const country of outside) {
    const others = countries.filter((other) => other !== country).map(({ mask }) => mask);
    placed.set(country, placeOutside(country, others, [...placed.values()], taken, land, berths[country.iso]));
  }
  return countries.flatMap((country) => placed.get(country) ?? []);
}

/** The middle of an area, moved onto it where it lies beside it. */
function middleOf(mask: Mask): Point | undefined {
  const cells = cellsOf(mask);
  if (cells.length === 0) return undefined;
  const mean: Point = [cells.reduce((sum, [x]) => sum + x, 0) / cells.length, cells.reduce((sum, [, y]) => sum + y, 0) / cells.length];
  return cells.reduce((best, cell) => (distance(cell, mean) < distance(best, mean) ? cell : best));
}

function placeInside({ text, size, mask }: Labelled, others: Mask[], taken: Box[]): PlacedLabel | undefined {
  const middle = middleOf(mask);
  if (!middle) return undefined;
  const width = textWidth(text, size) + 2;
  const height = size * 0.86;
  const cells = cellsOf(mask).sort((a, b) => distance(a, middle) - distance(b, middle));
  const boxAt = ([x, y]: Point): Box => ({ x: x - width / 2, y: y - height / 2, width, height });
  const grown = ({ x, y, width, height }: Box, by: number): Box => ({
    x: x - by,
    y: y - by / 2,
    width: width + 2 * by,
    height: height + by,
  });
  const isFree = (box: Box) => !taken.some((other) => near(other, box, 6)) && others.every((other) => coverage(other, grown(box, 4)) === 0);
  // Best with some air; a long name may hang over a large country's edge a little: its halo carries it.
  const ways = [
    { part: 1, air: 10 },
    { part: 1, air: 4 },
    { part: 1, air: 0 },
    ...(cells.length > 500
      ? [
          { part: 0.9, air: 0 },
          { part: 0.8, air: 0 },
        ]
      : []),
  ];
  for (const { part, air } of ways) {
    const at = cells.find((cell) => coverage(mask, grown(boxAt(cell), air)) >= part && isFree(boxAt(cell)));
    if (at)
      return { text, size, at: [at[0], at[1] + size * 0.35], anchor: "middle", box: boxAt(at), over: "self", small: false, crowded: false };
  }
  return undefined;
}

function placeOutside(
  { text, size, mask }: Labelled,
  others: Mask[],
  placed: PlacedLabel[],
  taken: Box[],
  land: Mask,
  berth?: Berth,
): PlacedLabel {
  const middle = middleOf(mask) ?? [0, 0];
  const width = textWidth(text, size);
  const small = cellsOf(mask).length < 40;
  const candidates: (Berth & { cost: number })[] = berth ? [{ ...berth, cost: -1000 }] : [];
  for (let angle = 0; angle < 360; angle += 15) {
    for (let reach = 40; reach <= 340; reach += 20) {
      const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
      candidates.push({
        at: [middle[0] + reach * cos, middle[1] + reach * sin],
        side: cos >= 0 ? "start" : "end",
        cost: reach + Math.abs(sin) * 40,
      });
    }
  }
  let best: PlacedLabel | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { at, side, dot = middle, cost: base } of candidates) {
    const box: Box = { x: side === "start" ? at[0] + 7 : at[0] - 7 - width, y: at[1] - size / 2, width, height: size };
    if (!hasRoom(box) || others.some((other) => coverage(other, box) > 0) || coverage(mask, box) > 0) continue;
    if (taken.some((other) => near(other, box, 6) || hits(at, dot, other, 2))) continue;
    if (placed.some((label) => near(label.box, box, 6) || hits(at, dot, label.box, 4))) continue;
    if (placed.some(({ leader }) => leader && (cross(at, dot, ...leader) || hits(...leader, box, 4)))) continue;
    const overOthers = others.some((other) => passes(at, dot, other));
    const onLand = coverage(land, box);
    const cost = base + (overOthers ? 600 : 0) + onLand * 160;
    if (cost >= least) continue;
    least = cost;
    best = {
      text,
      size,
      at: [side === "start" ? at[0] + 7 : at[0] - 7, at[1] + size * 0.35],
      anchor: side,
      box,
      leader: [at, dot],
      over: onLand > 0.5 ? "land" : "water",
      small,
      crowded: false,
    };
  }
  return (
    best ?? {
      text,
      size,
      at: [middle[0], middle[1] + size * 0.35],
      anchor: "middle",
      box: { x: middle[0] - width / 2, y: middle[1] - size / 2, width, height: size },
      over: "self",
      small,
      crowded: true,
    }
  );
}

/** Whether a box keeps clear of the text, the footer and the switches. */
function hasRoom({ x, y, width, height }: Box): boolean {
  const clear = x + width < ROOM.keep.left || y > ROOM.keep.bottom;
  return x >= ROOM.left && x + width <= ROOM.right && y >= ROOM.top && y + height <= ROOM.bottom && clear;
}

/** Whether the stretch between two points runs over an area. */
function passes(a: Point, b: Point, mask: Mask): boolean {
  const steps = Math.ceil(Math.sqrt(distance(a, b)) / 3);
  for (let i = 0; i <= steps; i++) if (covers(mask, a[0] + ((b[0] - a[0]) * i) / steps, a[1] + ((b[1] - a[1]) * i) / steps)) return true;
  return false;
}

/** Squared distance. */
function distance([x1, y1]: Point, [x2, y2]: Point): number {
  return (x1 - x2) ** 2 + (y1 - y2) ** 2;
}
