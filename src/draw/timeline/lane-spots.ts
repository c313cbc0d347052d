import { type Box, meet } from "../kit/geometry.ts";
import type { Actor } from "../kit/settings.ts";
import { balance, EDGE, type Line, type Setting, widestOf, widthOf } from "../kit/text.ts";

/** How dates are set. */
export const DATE: Setting = { size: 22, pitch: 28, weight: 650 };
const WIDTHS = [300, 260, 230, 185, 160, 140, 120];
const GAP = 14; // from a stroke to its words, px
const HANG = 10; // from a lane to the words of what hangs on it, px

/** A place, and the height of its line. */
export interface Lane {
  name: string;
  actor: string;
  mark: Actor["mark"] | undefined;
  y: number;
}
/** What happens at a time. */
export interface Item {
  name: string; // "t1"
  lane: Lane;
  to: Lane | undefined; // where it leads, if to another lane
  date: string;
  events: string[];
  from: number; // x, px
  end: number; // x of its last day
  ringed: boolean;
}
/** Where an item's words stand. */
export interface Spot {
  box: Box;
  whole: Box; // the words with the stroke they hang on
  left: boolean; // of its stroke
  up: boolean; // above its lane
  blocks: Line[][]; // of each event
  cost: number;
}

interface Room {
  lanes: Lane[];
  strokes: Box[];
  lines: Box[];
  left: number;
  width: number;
  height: number;
}

/** A place for each item's words. Who chooses first decides much: every order of a round of turns is tried, the best kept. */
export function findSpots(items: Item[], room: Room): Map<Item, Spot> {
  const options = new Map(items.map((item) => [item, candidates(item, room)]));
  let best = new Map<Item, Spot>();
  let least = Number.POSITIVE_INFINITY;
  for (const order of [
    items,
    [...items].reverse(),
    [...items].sort((a, b) => a.from - b.from),
    [...items].sort((a, b) => b.from - a.from),
  ]) {
    for (let start = 0; start < items.length; start++) {
      const { spots, total } = settle([...order.slice(start), ...order.slice(0, start)], options, room);
      if (total < least) [best, least] = [spots, total];
    }
  }
  return best;
}

/** Each item takes its cheapest place in turn, four times over. */
function settle(items: Item[], options: Map<Item, Spot[]>, room: Room): { spots: Map<Item, Spot>; total: number } {
  const spots = new Map<Item, Spot>();
  let total = 0;
  for (let round = 0; round < 4; round++) {
    total = 0;
    for (const item of items) {
      const others = items.filter((other) => other !== item).flatMap((other) => spots.get(other) ?? []);
      const hanging = others.map(({ whole }) => whole);
      let best: Spot | undefined;
      let least = Number.POSITIVE_INFINITY;
      for (const spot of options.get(item) ?? []) {
        let cost = spot.cost;
        for (const box of hanging) if (meet(spot.whole, box, 5)) cost += 400 + overlap(spot.whole, box) / 10;
        for (const box of room.strokes) if (meet(spot.box, box, -1)) cost += 260;
        for (const box of room.lines) if (meet(spot.box, box, 2)) cost += 300;
        if (cost < least) [best, least] = [spot, cost];
      }
      if (best) spots.set(item, best);
      total += least;
    }
  }
  return { spots, total };
}

function overlap(a: Box, b: Box): number {
  const x = Math.min(a.x + a.w / 2, b.x + b.w / 2) - Math.max(a.x - a.w / 2, b.x - b.w / 2);
  const y = Math.min(a.y + a.h / 2, b.y + b.h / 2) - Math.max(a.y - a.h / 2, b.y - b.h / 2);
  return Math.max(0, x) * Math.max(0, y);
}

/** The places an item's words could have, with what each costs for itself, px × px of nothing in particular. */
function candidates(item: Item, { left, width, height }: Room): Spot[] {
  const spots: Spot[] = [];
  const lane = item.lane.y;
  for (const [order, wide] of WIDTHS.entries()) {
    const blocks = item.events.map((event) => balance(event, wide, EDGE));
    const inner = Math.max(widestOf(blocks.flat(), EDGE), widthOf([{ text: item.date, bold: true }], DATE) + (item.ringed ? 20 : 0));
    if (inner > wide + 60) continue;
    const h = DATE.pitch + blocks.reduce((sum, lines) => sum + lines.length * EDGE.pitch, 0) + (blocks.length - 1) * 8;
    for (const isLeft of [false, true]) {
      const x = isLeft ? item.from - GAP - inner / 2 : item.from + GAP + inner / 2;
      if (x - inner / 2 < left - 8 || x + inner / 2 > width) continue;
      const add = (top: number, up: boolean, cost: number) => {
        if (top < 0 || top + h > height) return;
        const box = { x, y: top + h / 2, w: inner, h };
        const whole = item.to ? box : { x: x + (isLeft ? 9 : -9), y: box.y + (up ? 4 : -4), w: inner + 22, h: h + 6 };
        spots.push({ box, whole, left: isLeft, up, blocks, cost: cost + blocks.flat().length * 7 + order * 0.5 + (isLeft ? 10 : 0) });
      };
      if (item.to) {
        // Beside the stroke, anywhere along it, best near where it starts.
        const [low, high] = [Math.min(lane, item.to.y), Math.max(lane, item.to.y)];
        for (let top = low + HANG; top + h <= high - HANG; top += 10) {
          const off = item.to.y > lane ? top - low : high - (top + h);
          add(top, item.to.y < lane, off * 0.12);
        }
      } else {
        add(lane + HANG, false, 0);
        add(lane - HANG - h, true, 4);
      }
    }
  }
  return spots;
}
