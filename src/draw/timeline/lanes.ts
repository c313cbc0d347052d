import type { Comments } from "../kit/comments.ts";
import { readDate, type Span } from "../kit/dates.ts";
import { type Box, meet } from "../kit/geometry.ts";
import { cityMark, drawHead, names } from "../kit/parts.ts";
import { actorOf, type Cast } from "../kit/settings.ts";
import { el, num, root } from "../kit/svg.ts";
import { EDGE, type Line, type Setting, setText, widestOf } from "../kit/text.ts";
import { DATE, findSpots, type Item, type Lane, type Spot } from "./lane-spots.ts";

/** A period of a timeline, as Mermaid read it. */
export interface Task {
  section: string;
  task: string; // its date, as written
  events: string[];
}

const NAME: Setting = { size: 26, pitch: 30, weight: 650 };

/**
 * Draws a timeline whose sections are actors' places as lanes over one axis of time, to scale where every date reads as one.
 * What happens hangs on its lane; what leads from one place to another is a stroke between the two, in its claim's pattern.
 */
export function drawLanes(tasks: Task[], { actors, width, height, visits, rings, zoom }: Comments, cast: Cast): SVGElement {
  const sections = [...new Set(tasks.map(({ section }) => section))];
  const left = Math.max(...sections.map((name) => widestOf([[{ text: name, bold: true }]], NAME))) + 64;
  // Words stand above the first lane and beneath the last as well.
  const head = height * 0.2;
  const pitch = (height - 2 * head) / Math.max(1, sections.length - 1);
  const lanes: Lane[] = sections.map((name, i) => ({
    name,
    actor: actors.get(name) ?? "",
    mark: actorOf(cast, actors.get(name))?.mark,
    y: head + i * pitch,
  }));
  const { items, panel } = placeInTime(tasks, lanes, { left: left + 26, right: width - 30, visits, rings, zoom });
  const strokes = items.flatMap(strokeBoxes);
  const lines = lanes.map((lane): Box => ({ x: (left + width) / 2, y: lane.y, w: width - left, h: 9 }));
  const spots = findSpots(items, { lanes, strokes, lines, left, width, height });

  const parts: Node[] = [];
  if (panel) parts.push(...drawPanel(panel, height, [...[...spots.values()].map(({ box }) => box), ...lines, ...strokes]));
  for (const lane of lanes) parts.push(drawLane(lane, left, width, items));
  for (const item of [...items].sort((a, b) => a.from - b.from)) parts.push(...drawItem(item, spots.get(item) as Spot));
  return root("timeline lanes", { x: -3, y: -3, width: width + 6, height: height + 6 }, ...parts);
}

interface Panel {
  from: number; // x
  to: number;
  words: string;
}
interface TimeFrame extends Pick<Comments, "visits" | "rings" | "zoom"> {
  left: number;
  right: number;
}

/** Items with their places along the axis; the zoomed stretch as a panel. Evenly apart where a date does not read. */
function placeInTime(tasks: Task[], lanes: Lane[], frame: TimeFrame): { items: Item[]; panel: Panel | undefined } {
  const year = Number(tasks.map(({ task }) => task.match(/\d{4}/)?.[0]).find(Boolean) ?? 2000);
  const spans = tasks.map(({ task }) => readDate(task, year));
  const [stretch = "", words = ""] = (frame.zoom ?? "").split(":").map((part) => part.trim());
  const dense = stretch ? readDate(stretch, year) : undefined;
  const known = spans.filter((span): span is Span => span !== undefined);
  const readable = known.length === spans.length;
  const scale = readable ? timeScale(known, dense, frame) : undefined;
  const items = tasks.map((task, i): Item => {
    const span = spans[i];
    const even = frame.left + ((frame.right - frame.left) * i) / Math.max(1, tasks.length - 1);
    const visit = [...frame.visits].find(([event]) => event.split(".")[0] === `t${i + 1}`)?.[1];
    const lane = lanes.find(({ name }) => name === task.section) as Lane;
    return {
      name: `t${i + 1}`,
      lane,
      to: lanes.find(({ name }) => name === visit && name !== task.section),
      date: task.task.trim(),
      events: task.events.map((event) => event.trim()).filter(Boolean),
      from: span && scale ? scale(span.from) : even,
      end: span && scale ? scale(span.to) : even,
      ringed: frame.rings.has(`t${i + 1}`),
    };
  });
  return { items, panel: dense && scale ? { from: scale(dense.from) - 16, to: scale(dense.to) + 16, words } : undefined };
}

/** The sunken ground of the stretch at a larger scale, what that scale is in the corner that is free. */
function drawPanel({ from, to, words }: Panel, height: number, taken: Box[]): SVGElement[] {
  const ground = el("rect", { class: "panel", x: from, y: 0, width: to - from, height, rx: 4 });
  const line: Line[] = [[{ text: words, bold: false }]];
  const w = widestOf(line, EDGE);
  const corners = [16, height - 16].flatMap((y) =>
    [from + 14 + w / 2, to - 14 - w / 2, (from + to) / 2].map((x): Box => ({ x, y, w, h: 24 })),
  );
  const free = corners.find((box) => !taken.some((other) => meet(box, other, 2)));
  return words && free ? [ground, setText(line, EDGE, free.x, free.y, true, "qualifier")] : [ground];
}

/** Days → px: even, or with a stretch given the share of the axis that its events need. */
function timeScale(spans: Span[], dense: Span | undefined, { left, right }: TimeFrame): (day: number) => number {
  const min = Math.min(...spans.map(({ from }) => from), dense?.from ?? Number.POSITIVE_INFINITY);
  const max = Math.max(...spans.map(({ from }) => from), dense?.to ?? 0);
  if (!dense) return (day) => left + ((Math.min(day, max) - min) / (max - min || 1)) * (right - left);
  const inside = spans.filter(({ from }) => from >= dense.from && from <= dense.to).length;
  const share = Math.min(0.72, Math.max(0.35, inside / spans.length));
  const outside = min < dense.from || max > dense.to ? (right - left) * (1 - share) : 0;
  const rest = Math.max(1, dense.from - min + (max - dense.to));
  const start = left + (outside * (dense.from - min)) / rest;
  const end = right - (outside * (max - dense.to)) / rest;
  return (day) => {
    if (day <= dense.from) return left + ((day - min) / Math.max(1, dense.from - min)) * (start - left);
    if (day >= dense.to) return end + ((Math.min(day, max) - dense.to) / Math.max(1, max - dense.to)) * (right - end);
    return start + ((day - dense.from) / Math.max(1, dense.to - dense.from)) * (end - start);
  };
}

function strokeBoxes({ lane, to, from }: Item): Box[] {
  if (!to) return [{ x: from, y: lane.y, w: 22, h: 22 }];
  return [{ x: from, y: (lane.y + to.y) / 2, w: 26, h: Math.abs(lane.y - to.y) }];
}

function drawLane({ name, actor, mark, y }: Lane, left: number, width: number, items: Item[]): SVGElement {
  // Where a stroke passes a lane it does not stop at, the lane gives way.
  const crossed = items
    .filter(({ lane, to }) => to && Math.min(lane.y, to.y) < y && Math.max(lane.y, to.y) > y)
    .map(({ from }) => from)
    .sort((a, b) => a - b);
  let d = `M${num(left)} ${num(y)}`;
  for (const x of crossed) d += `H${num(x - 13)}M${num(x + 13)} ${num(y)}`;
  return el(
    "g",
    { class: "lane", "data-actor": actor },
    cityMark(mark, 12, y),
    setText([[{ text: name, bold: true }]], NAME, 34, y, false, "lane-name"),
    el("path", { class: "axis", d: `${d}H${num(width)}` }),
  );
}

/** A period with its sign on the lane and its date, then its events, each with its stroke and words. */
function drawItem(item: Item, { box, left, up, blocks }: Spot): SVGElement[] {
  const { lane, to, from, end } = item;
  const edge = left ? box.x + box.w / 2 : box.x - box.w / 2;
  const side = left ? "right" : "";
  const top = box.y - box.h / 2;
  const date: Line[] = [[{ text: item.date, bold: true }]];
  const dateWidth = widestOf(date, DATE);
  const inset = item.ringed ? (left ? -10 : 10) : 0;
  const sign: Node[] = to
    ? []
    : end - from > 16
      ? [el("path", { class: "span", d: `M${num(from)} ${num(lane.y)}H${num(end)}` })]
      : [el("circle", { class: "dot", cx: from, cy: lane.y, r: 9 })];
  if (item.ringed)
    sign.push(
      el("rect", { class: "ring", x: left ? edge - dateWidth - 20 : edge, y: top - 1, width: dateWidth + 20, height: DATE.pitch, rx: 14 }),
    );
  const period = el(
    "g",
    { class: "period", "data-node": item.name },
    ...sign,
    setText(date, DATE, edge + inset, top + DATE.pitch / 2 - 1, false, names("date", side)),
  );
  let y = top + DATE.pitch;
  const events = blocks.map((lines, i) => {
    const h = lines.length * EDGE.pitch;
    const words = setText(lines, EDGE, edge, y + h / 2, false, side);
    const marks: Node[] = [];
    if (to && i === 0) {
      const sense = Math.sign(to.y - lane.y);
      marks.push(el("path", { class: "line", d: `M${num(from)} ${num(lane.y + sense * 2)}V${num(to.y - sense * 22)}` }));
      marks.push(drawHead(from, to.y - sense * 4, sense > 0 ? 90 : -90, 1.3));
    } else if (!to) {
      // The first stretch comes from the lane itself, so that a stroke, its mark and its day are one thing.
      const [first, last] = [i === 0, i === blocks.length - 1];
      const [start, stop] = up ? [last ? lane.y - 12 : y + h - 3, first ? top + 2 : y + 3] : [first ? lane.y + 12 : y + 3, y + h - 3];
      marks.push(el("path", { class: "line stem", d: `M${num(from)} ${num(start)}V${num(stop)}` }));
    }
    y += h + 8;
    const actor = to ? lane.actor : undefined;
    return el(
      "g",
      {
        class: "event small",
        "data-actor": actor,
        "data-node": `${item.name}.${i + 1}`,
        "data-tag": `${num(from)} ${num(y - 6)}`,
      },
      ...marks,
      words,
    );
  });
  return [period, ...events];
}
