import type { Comments } from "../kit/comments.ts";
import type { Cast } from "../kit/settings.ts";
import { el, num, root } from "../kit/svg.ts";
import { EDGE, FOCUS, type Line, NODE, type Setting, setText, widestOf, wrap } from "../kit/text.ts";
import { drawLanes } from "./lanes.ts";

interface TimelineDb {
  getTasks(): { section: string; task: string; events: string[] }[];
}

interface Period {
  name: string; // "t1"
  section: string;
  task: string; // its date, as written
  date: Line[];
  events: string[];
  width: number; // px
}

const DATE: Setting = { size: 22, pitch: 26, weight: 600 };
const STEM = 24; // from a column's left to its words, px
const STROKE = 8; // from a column's left to the middle of its tick and stems: half a block, px
const GUTTER = 30; // between columns, px
const BETWEEN = 14; // between events, px
const APART = 26; // between two lines, px
const LANE = { head: 38, line: 30, drop: 18 };

/**
 * Draws a timeline from what Mermaid read: one line, a tick and a date for each period, its events beneath in a column
 * as wide as its words need. Two rows where one would be too narrow.
 */
export function drawTimeline(db: unknown, comments: Comments, cast: Cast): SVGElement {
  const { actors, width, height: full } = comments;
  const tasks = (db as TimelineDb).getTasks();
  const sections = new Set(tasks.map(({ section }) => section));
  if (sections.size > 1 && [...sections].every((name) => actors.has(name))) return drawLanes(tasks, comments, cast);
  const periods: Period[] = tasks.map((task, i) => ({
    name: `t${i + 1}`,
    section: task.section,
    date: [],
    events: task.events.map((event) => event.trim()).filter(Boolean),
    width: 0,
    task: task.task.trim(),
  }));
  let best = { rows: attempt(periods, 1, EDGE, width, false, full), setting: EDGE };
  // Large words in even columns on one line if they can be had; then smaller ones, uneven columns, two lines.
  search: for (const count of [1, 2]) {
    for (const even of [true, false]) {
      for (const setting of [FOCUS, NODE, EDGE]) {
        const rows = attempt(periods, count, setting, width, even, full);
        const height = rows.reduce((sum, r) => sum + r.height + heads(r.row), 0) + (count - 1) * APART;
        best = { rows, setting };
        if (height <= full && rows.every((r) => r.fits)) break search;
      }
    }
  }
  const parts: SVGElement[] = [];
  let y = 0;
  for (const { row, height } of best.rows) {
    const head = heads(row);
    parts.push(...drawRow(row, y, head, height, best.setting, actors, width));
    y += head + height + APART;
  }
  return root("timeline", { x: -3, y: 0, width: width + 6, height: y - APART }, ...parts);
}

function drawRow(
  row: Period[],
  top: number,
  head: number,
  height: number,
  setting: Setting,
  actors: Map<string, string>,
  full: number,
): SVGElement[] {
  const dates = Math.max(...row.map((period) => period.date.length)) * DATE.pitch;
  const line = top + head + dates + 12;
  const bands: SVGElement[] = [];
  const marks: SVGElement[] = [];
  let x = 0;
  row.forEach((period, i) => {
    if (head && period.section !== row[i - 1]?.section) {
      const rest = row.slice(i);
      const end = rest.findIndex((other) => other.section !== period.section);
      const held = rest.slice(0, end < 0 ? undefined : end);
      const width = held.reduce((sum, other) => sum + other.width, 0) - (end < 0 ? 0 : GUTTER - 12);
      const actor = actors.get(period.section);
      bands.push(
        el(
          "g",
          { class: "section", "data-actor": actor },
          el("rect", { x: x - (i ? 12 : 0), y: top, width: Math.min(width, full - x) + (i ? 12 : 0), height: head + height + 8, rx: 4 }),
          setText([[{ text: period.section, bold: true }]], EDGE, x + (i ? 0 : 12), top + head / 2 + 2, false, "head"),
        ),
      );
    }
    const left = x + (head && i === 0 ? 12 : 0);
    marks.push(
      el(
        "g",
        { class: "period", "data-node": period.name },
        el("path", { class: "tick", d: `M${num(left + STROKE)} ${num(line - 10)}v20` }),
        setText(
          period.date,
          DATE,
          left,
          line - 14 - dates + (period.date.length * DATE.pitch) / 2 + (dates - period.date.length * DATE.pitch),
          false,
          setting === FOCUS ? "date large" : "date",
        ),
      ),
    );
    let y = line + LANE.drop + 4;
    period.events.forEach((event, j) => {
      const lines = wrap(event, period.width - GUTTER - STEM, setting);
      const h = lines.length * setting.pitch;
      marks.push(
        el(
          "g",
          {
            class: `event ${setting === FOCUS ? "large" : setting === EDGE ? "small" : ""}`.trim(),
            "data-node": `${period.name}.${j + 1}`,
          },
          el("path", { class: "line stem", d: `M${num(left + STROKE)} ${num(y + 1)}V${num(y + h - 1)}` }),
          setText(lines, setting, left + STEM, y + h / 2),
        ),
      );
      y += h + BETWEEN;
    });
    x += period.width;
  });
  return [...bands, el("path", { class: "axis", d: `M0 ${num(line)}H${num(full)}` }), ...marks];
}

/** Rows of periods with their columns' widths, whether all words fit, and each row's height in px. */
function attempt(periods: Period[], count: number, setting: Setting, full: number, even: boolean, most: number) {
  return split(periods, count).map((row) => {
    const equal = (full + GUTTER) / row.length;
    const fit = row.every((period) => heightAt(period, equal, setting) < most);
    const widths = even ? (fit ? row.map(() => equal) : undefined) : shares(row, setting, full, most);
    row.forEach((period, i) => {
      period.width = widths?.[i] ?? equal;
      period.date = wrap(period.task, period.width - GUTTER, DATE);
    });
    const dates = Math.max(...row.map((period) => period.date.length)) * DATE.pitch;
    const bodies = row.map((period) => bodyOf(period, period.width, setting).height);
    return { row, height: dates + 12 + LANE.drop + Math.max(0, ...bodies), fits: widths !== undefined };
  });
}

/** The widths that give the least height over all, or undefined where the words need more than the slide's width. */
function shares(row: Period[], setting: Setting, full: number, highest: number): number[] | undefined {
  const options = row.map((period) => {
    const widths = Array.from({ length: 42 }, (_, i) => 110 + i * 10);
    return widths.map((width) => ({ width, height: heightAt(period, width, setting) }));
  });
  const heights = [...new Set(options.flat().map((option) => option.height))].sort((a, b) => a - b);
  for (const most of heights) {
    if (most > highest) break;
    const chosen = options.map((list) => list.find((option) => option.height <= most)?.width ?? Number.POSITIVE_INFINITY);
    const spare = full + GUTTER - chosen.reduce((sum, width) => sum + width, 0);
    if (spare >= 0) return chosen.map((width) => width + spare / row.length);
  }
  return undefined;
}

/** How high a period's column is at a width, in px; endless where a word or the date is wider. */
function heightAt(period: Period, width: number, setting: Setting): number {
  const date = wrap(period.task, width - GUTTER, DATE);
  const body = bodyOf(period, width, setting);
  const fits = body.fits && widestOf(date, DATE) <= width - GUTTER && date.length <= 2;
  return fits ? date.length * DATE.pitch + 12 + LANE.drop + body.height : Number.POSITIVE_INFINITY;
}

function bodyOf(period: Period, width: number, setting: Setting): { height: number; fits: boolean } {
  const inner = width - GUTTER - STEM;
  const wrapped = period.events.map((event) => wrap(event, inner, setting));
  return {
    height: wrapped.reduce((sum, lines) => sum + lines.length * setting.pitch + BETWEEN, 0),
    fits: widestOf(wrapped.flat(), setting) <= inner,
  };
}

function split(periods: Period[], count: number): Period[][] {
  const size = Math.ceil(periods.length / count);
  return Array.from({ length: count }, (_, i) => periods.slice(i * size, (i + 1) * size).map((period) => ({ ...period }))).filter(
    (row) => row.length,
  );
}

function heads(row: Period[]): number {
  return row.some((period) => period.section) ? LANE.head : 0;
}
