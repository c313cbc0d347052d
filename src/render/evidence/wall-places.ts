import type { Claim } from "../../model/claim.ts";
import { CONTENT_WIDTH } from "../../model/stage.ts";

/** A stroke on the wall, slide px: its place across, its length; and what stands around it. */
const SLOT = 33;
const LENGTH = 116;
const BETWEEN_GROUPS = 44;
const BETWEEN_ROWS = 10;
const BETWEEN_DECKS = 6;
const LABEL = { height: 98, width: 168 }; // count, word and two lines of meaning; the least it takes across
const SAYING = 26; // above a deck: the line that tells a stroke's claim
export const HERO = { width: 236, height: 108 }; // the loud number at the right of the upper deck, with its margin; atop a narrow page
const MOST_ROWS = 4;
const THINNEST = 2; // a slot of more strokes than fit in any way

/** The wall on a phone: ten strokes a row. */
export const NARROW = { width: 340, slot: 34, perRow: 10 };

export interface Group {
  name: string; // a basis or a verdict
  word: string;
  means: string;
  claims: Claim[];
}

/** Groups that stand side by side, the upper deck and the lower. */
export type Decks = [upper: Group[], lower: Group[]];

/** How large strokes are, the same for every arrangement: they travel from one to the other. */
export interface Size {
  slot: number;
  rows: number;
  length: number;
}

interface Spot {
  x: number;
  y: number;
}

export interface Arrangement {
  strokes: Map<string, Spot>; // by claim
  groups: (Spot & { group: Group; width: number; across: number; tall: number })[]; // width of the label; of the strokes above it
  height: number;
}

/** The largest strokes with which each deck fits its width: slots shrink to half, then strokes stand in rows, then slots shrink on. */
export function sizeFor(decks: (readonly [groups: Group[], width: number])[]): Size {
  for (let rows = 1; rows <= MOST_ROWS; rows++) {
    const least = rows < MOST_ROWS ? SLOT / 2 : THINNEST;
    for (let slot = SLOT; slot >= least; slot -= 0.5)
      if (decks.every(([groups, width]) => widthOf(groups, slot, rows) <= width)) return { slot, rows, length: lengthIn(rows) };
  }
  return { slot: THINNEST, rows: MOST_ROWS, length: lengthIn(MOST_ROWS) };
}

/** Of each stroke where some stand above one another, whole px. */
const lengthIn = (rows: number): number => Math.floor((LENGTH - (rows - 1) * BETWEEN_ROWS) / rows);

const acrossOf = ({ claims }: Group, slot: number, rows: number): number => Math.ceil(claims.length / rows) * slot;

function widthOf(groups: Group[], slot: number, rows: number): number {
  const widths = groups.map((group) => Math.max(LABEL.width, acrossOf(group, slot, rows)));
  return widths.reduce((sum, width) => sum + width, 0) + Math.max(0, groups.length - 1) * BETWEEN_GROUPS;
}

/** Two decks of groups side by side; the last label of a deck has what is left of the width. */
export function arrange(decks: Decks, { slot, rows, length }: Size, heroWidth: number): Arrangement {
  const [strokes, groups] = [new Map<string, Spot>(), [] as Arrangement["groups"]];
  let y = SAYING;
  for (const [deck, hero] of [
    [decks[0], heroWidth],
    [decks[1], 0],
  ] as const) {
    if (deck.length === 0) continue;
    let x = 0;
    for (const [i, group] of deck.entries()) {
      const columns = Math.ceil(group.claims.length / rows);
      const across = columns * slot;
      const own = Math.max(LABEL.width, across);
      for (const [at, { id }] of group.claims.entries())
        strokes.set(id, { x: x + (at % columns) * slot, y: y + Math.floor(at / columns) * (length + BETWEEN_ROWS) });
      const width = i === deck.length - 1 ? Math.max(own, CONTENT_WIDTH - hero - x) : own + BETWEEN_GROUPS - 14;
      groups.push({ group, x, y: y + LENGTH, width, across, tall: LENGTH });
      x += own + BETWEEN_GROUPS;
    }
    y += LENGTH + LABEL.height + BETWEEN_DECKS;
  }
  return { strokes, groups, height: y - BETWEEN_DECKS };
}

/** One group beneath the other, ten strokes a row. */
export function arrangeNarrow(decks: Decks, { length }: Size, above: number): Arrangement {
  const [strokes, groups] = [new Map<string, Spot>(), [] as Arrangement["groups"]];
  let y = above + SAYING;
  for (const group of decks.flat()) {
    const rows = Math.ceil(group.claims.length / NARROW.perRow);
    const tall = rows * length + (rows - 1) * BETWEEN_ROWS;
    for (const [at, { id }] of group.claims.entries())
      strokes.set(id, {
        x: (at % NARROW.perRow) * NARROW.slot,
        y: y + Math.floor(at / NARROW.perRow) * (length + BETWEEN_ROWS),
      });
    const across = Math.min(NARROW.perRow, group.claims.length) * NARROW.slot;
    groups.push({ group, x: 0, y: y + tall, width: NARROW.width, across, tall });
    y += tall + LABEL.height + SAYING + 24;
  }
  return { strokes, groups, height: y };
}
