import type { Basis, Mark } from "./basis.ts";

/**
 * How each basis is drawn, for a stroke of weight 1. Ink is equal on all: a width is 4 px over the share of the pattern that is
 * inked, so that the pattern tells and the weight does not. `dash` is on, off, on, off in px; `dots` is the pitch of round dots,
 * whose ink is a circle's area; `apart` is between the middles of two lines.
 */
export const PATTERNS: Record<Basis, { width: number; dash?: number[]; dots?: number; apart?: number }> = {
  official: { width: 4 },
  several: { width: 2, apart: 6 },
  one: { width: 5.3, dash: [12.7, 4] },
  assessed: { width: 6, dash: [13, 4, 4, 4] },
  rumour: { width: 6.8, dots: 9.1 },
};

/** The block where an official stroke starts, at the speaker's end: along and across, px at weight 1. */
const BLOCK = { long: 9, wide: 16 };

/** What is left open on a line for the mark on it, and the mark's own size, px at weight 1. */
export const MARKS = { disputed: { gap: 19, tall: 15 }, denied: { gap: 15, tall: 11 }, width: 3, fallen: { gap: 10, drop: 4 } };

/** One path of a stroke. `ink` takes part in the pattern, `mark` is what speaks against it. */
export interface StrokePart {
  name: "ink" | "block" | "mark";
  d: string;
  width?: number; // of the line; a block is filled
  dash?: number[];
  round?: boolean; // round ends: dots
}

/** How a stroke is drawn besides its mark. */
export interface StrokeOptions {
  weight?: number; // 1 for the width beside 20 px text; equal for all strokes of a drawing
  room?: number; // how far block and marks may reach across the stroke, px
}

/**
 * A stroke from (0, 0) to (`length`, 0): its basis is the pattern, its standing a mark on the middle. Patterns are stretched a
 * little, so that a stroke starts and ends on ink: one that ends in a gap looks like another. What has lost its ground is two
 * halves that fall apart.
 */
export function strokeParts(mark: Mark, length: number, { weight = 1, room = 16 * weight }: StrokeOptions = {}): StrokePart[] {
  const { basis, standing } = mark;
  const middle = length / 2;
  if (mark.change === "falls") {
    const { width } = PATTERNS.one;
    const [end, drop] = [middle - (MARKS.fallen.gap / 2) * weight, Math.min(MARKS.fallen.drop * weight, room / 3)];
    const d = `M0 ${round(-drop)}L${round(end)} ${round(drop)}M${round(length)} ${round(-drop)}L${round(length - end)} ${round(drop)}`;
    return [{ name: "ink", d, width: round(width * weight) }];
  }
  const open = standing === "disputed" || standing === "denied" ? Math.min(MARKS[standing].gap * weight, length / 2) / 2 : 0;
  const runs =
    open > 0
      ? [pattern(basis, 0, middle - open, weight), pattern(basis, middle + open, length, weight)]
      : [pattern(basis, 0, length, weight)];
  return [...runs.flat(), ...(basis === "official" ? [block(weight, room)] : []), ...standingMark(mark, middle, weight, room, length)];
}

/** One unbroken stretch of a pattern. */
function pattern(basis: Basis, from: number, to: number, weight: number): StrokePart[] {
  const { width: thick, dash, dots, apart } = PATTERNS[basis];
  const width = round(thick * weight);
  const start = basis === "official" && from === 0 ? (BLOCK.long * weight) / 2 : from;
  if (apart !== undefined)
    return [-1, 1].map((side) => ({ name: "ink", d: `M${round(start)} ${round((side * apart * weight) / 2)}H${round(to)}`, width }));
  if (dots !== undefined) {
    const span = Math.max(0, to - start - width);
    const count = Math.max(1, Math.round(span / (dots * weight)));
    const d = Array.from({ length: count + 1 }, (_, index) => `M${round(start + width / 2 + (span * index) / count)} 0h.01`).join("");
    return [{ name: "ink", d, width, round: true }];
  }
  const d = `M${round(start)} 0H${round(to)}`;
  return [{ name: "ink", d, width, ...(dash ? { dash: fitted(dash, to - start, weight) } : {}) }];
}

/** A dash list at a weight, stretched so that a line of `length` starts and ends on its first dash. */
export function fitted(dash: readonly number[], length: number, weight = 1): number[] {
  const first = (dash[0] ?? 0) * weight;
  const period = dash.reduce((sum, part) => sum + part, 0) * weight;
  const times = Math.max(1, Math.round((length - first) / period));
  const stretch = (weight * length) / (first + times * period);
  return dash.map((part) => Math.round(part * stretch * 100) / 100); // of a long line a tenth would add up to a gap at its end
}

function block(weight: number, room: number): StrokePart {
  const tall = Math.min(BLOCK.wide * weight, room);
  const long = (BLOCK.long / BLOCK.wide) * tall;
  return { name: "block", d: `M0 ${round(-tall / 2)}H${round(long)}V${round(tall / 2)}H0Z` };
}

/** `//` for disputed, x for denied, one slanting line through all of it for wrong. */
function standingMark({ standing }: Mark, middle: number, weight: number, room: number, length: number): StrokePart[] {
  const width = round(MARKS.width * weight);
  if (standing === "disputed") {
    const half = Math.min(MARKS.disputed.tall * weight, room) / 2;
    const slash = (x: number) => `M${round(x - half * 0.4)} ${round(half)}L${round(x + half * 0.4)} ${round(-half)}`;
    return [{ name: "mark", d: slash(middle - 3.4 * weight) + slash(middle + 3.4 * weight), width }];
  }
  if (standing === "denied") {
    const half = Math.min(MARKS.denied.tall * weight, room) / 2;
    const [left, right, low] = [round(middle - half), round(middle + half), round(half)];
    return [{ name: "mark", d: `M${left} ${-low}L${right} ${low}M${left} ${low}L${right} ${-low}`, width }];
  }
  if (standing === "wrong") {
    // A short stroke is struck from end to end, a long one across its middle: along it a strike would read as a second stroke.
    const [reach, rise] = length > 60 * weight ? [13 * weight, 11 * weight] : [length / 2 + 4 * weight, Math.min(7 * weight, room / 2 - 1)];
    return [{ name: "mark", d: `M${round(middle - reach)} ${round(rise)}L${round(middle + reach)} ${round(-rise)}`, width }];
  }
  return [];
}

const round = (value: number): number => Math.round(value * 10) / 10 || 0;
