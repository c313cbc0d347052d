import type { Element } from "hast";
import { s } from "hastscript";
import { svgPathProperties } from "svg-path-properties";
import type { Mark } from "../../model/basis.ts";
import { fitted, MARKS, PATTERNS } from "../../model/stroke.ts";

type Path = InstanceType<typeof svgPathProperties>;

/**
 * Turns the `line` of an edge or event into the stroke of its mark. Widths are the stylesheet's, by `data-basis`; here is what
 * takes geometry: the dashes of each pattern for this length (as custom properties, so that the page can draw the line as
 * another basis once a source is pulled out), the block, the two lines of `several`, the break of a standing.
 * `element` is the group that holds the line.
 */
export function drawStroke(element: Element, mark: Mark): void {
  const line = childOf(element, "line");
  const d = line?.properties.d;
  if (!line || typeof d !== "string") return;
  const path = new svgPathProperties(d);
  const length = path.getTotalLength();
  if (!(length > 0)) return;
  const add = (...more: Element[]) => element.children.splice(element.children.indexOf(line) + 1, 0, ...more);
  const middle = freeMiddle(element, path, length);
  const { basis, standing } = mark;
  const open = standing === "disputed" || standing === "denied" ? Math.min(MARKS[standing].gap, length / 2) / 2 : 0;
  const runs: Run[] =
    open > 0
      ? [
          [0, middle - open],
          [middle + open, length],
        ]
      : [[0, length]];
  const run = Math.max(...runs.map(([from, to]) => to - from));
  line.properties.style = patternsOf(run);
  // A bond that a party denies is broken: both halves fall from what they hang on. A line that leads somewhere keeps its way.
  const isBond = standing === "denied" && childOf(element, "arrow") === undefined && path.getParts().length === 1;
  const falls: [number, number][] = isBond
    ? [
        [0, DROP],
        [DROP, 0],
      ]
    : [];
  if (open > 0) line.properties.d = runs.map((each, index) => along(path, each, falls[index] ?? 0)).join("");
  // What several or a body on the record stand behind may come to stand on two lines, if some of them go.
  if (basis === "official" || basis === "several")
    add(
      s("path.twin", {
        d: runs.flatMap((each, index) => [-1, 1].map((side) => along(path, each, lift(falls[index] ?? 0, (side * APART) / 2)))).join(""),
      }),
    );
  if (basis === "official") add(s("path.block", { d: blockAt(path) }));
  if (standing === "disputed") add(s("path.slash", { d: slashesAt(path, middle) }));
  if (standing === "denied") add(s("path.cross", { d: crossAt(path, middle, isBond ? BENEATH : 0) }));
  if (standing === "wrong") add(s("path.slash", { d: strikeAt(path, middle) }));
  add(s("path.fall", { d: crossAt(path, middle) })); // seen once the line has lost its ground
}

type Run = [from: number, to: number];

const DROP = 14; // how far the halves of a broken bond fall, px
const BENEATH = 3; // and how far beneath the line the x stands between them

const lift = (offset: number | [number, number], by: number): [number, number] =>
  typeof offset === "number" ? [offset + by, offset + by] : [offset[0] + by, offset[1] + by];

const APART = PATTERNS.several.apart ?? 6;

/** Each pattern's dashes for a line of `length` px, and the two halves of a line that has lost its ground. */
function patternsOf(length: number): string {
  const list = (dash: number[]) => dash.join(" ");
  const { one, assessed, rumour } = PATTERNS;
  const pitch = length / Math.max(1, Math.round(length / (rumour.dots ?? 1)));
  const half = Math.max(0, length / 2 - 13);
  return [
    `--one:${list(fitted(one.dash ?? [], length))}`,
    `--assessed:${list(fitted(assessed.dash ?? [], length))}`,
    `--rumour:0 ${round(pitch)}`,
    `--fallen:${round(half)} 26 ${round(half)} ${round(length)}`,
  ].join(";");
}

/** Makes a thin line easy to hit: an unseen wide one along it, beneath all else of its group. */
export function widenTarget(element: Element): void {
  const d = childOf(element, "line")?.properties.d;
  if (typeof d === "string") element.children.unshift(s("path.hit", { d }));
}

/** The middle of the line of an edge. Undefined where it draws none. */
export function middleOf(element: Element): { x: string; y: string } | undefined {
  const d = childOf(element, "line")?.properties.d;
  if (typeof d !== "string") return undefined;
  const path = new svgPathProperties(d);
  const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
  return { x: round(x), y: round(y) };
}

/** Writes a word at a free place of the drawing: `room` is "x y", its middle and baseline. */
export function drawWord(element: Element, word: string, room: string, name?: string): void {
  const [x, y] = room.split(" ");
  element.children.push(s("text.word.centred", { class: name, x, y }, word));
}

/** The middle of a line, or a third of it where a label lies on the middle. */
function freeMiddle(element: Element, path: Path, length: number): number {
  const plate = childOf(element, "plate")?.properties;
  if (!plate) return length / 2;
  const [x, y, w, h] = ["x", "y", "width", "height"].map((key) => Number(plate[key])) as [number, number, number, number];
  const covered = (at: number) => {
    const p = path.getPointAtLength(at);
    return p.x > x - 12 && p.x < x + w + 12 && p.y > y - 12 && p.y < y + h + 12;
  };
  return [0.5, 0.3, 0.7, 0.2, 0.8].map((share) => share * length).find((at) => !covered(at)) ?? length / 2;
}

/** A block of 9 × 16 px where a line starts: at the speaker's end. */
function blockAt(path: Path): string {
  const turn = frame(path, 0);
  return `M${turn(0, -8)}L${turn(9, -8)}L${turn(9, 8)}L${turn(0, 8)}z`;
}

function slashesAt(path: Path, at: number): string {
  const turn = frame(path, at);
  return [-3.6, 3.6].map((shift) => `M${turn(shift - 3, 9)}L${turn(shift + 3, -9)}`).join("");
}

function crossAt(path: Path, at: number, aside = 0): string {
  const whole = frame(path, at);
  const turn = (along: number, across: number) => whole(along, across + aside);
  return `M${turn(-5.5, -5.5)}L${turn(5.5, 5.5)}M${turn(-5.5, 5.5)}L${turn(5.5, -5.5)}`;
}

/** One slanting line through a stroke. */
function strikeAt(path: Path, at: number): string {
  const turn = frame(path, at);
  return `M${turn(-13, 11)}L${turn(13, -11)}`;
}

/** A stretch of a line, `offset` px to its side (of a straight one, from its start to its end): its own pieces where straight, sampled every 6 px where it bends. */
function along(path: Path, [from, to]: Run, offset: number | [number, number]): string {
  const [first, last] = lift(offset, 0);
  const parts = path.getParts();
  const straight = parts.length === 1 && parts.every(isFlat);
  const count = straight ? 1 : Math.max(1, Math.ceil((to - from) / 6));
  const points = Array.from({ length: count + 1 }, (_, i) =>
    frame(path, from + (i / count) * (to - from))(0, first + (i / count) * (last - first)),
  );
  return `M${points.join("L")}`;
}

function isFlat(part: { length: number; start: { x: number; y: number }; end: { x: number; y: number } }): boolean {
  return Math.abs(part.length - Math.hypot(part.end.x - part.start.x, part.end.y - part.start.y)) < 0.05;
}

/** Coordinates along and aside of a line at a place on it → those of the drawing, as path data. */
function frame(path: Path, at: number): (along: number, aside: number) => string {
  const { x, y, tangentX, tangentY } = path.getPropertiesAtLength(at);
  return (along, aside) => `${round(x + along * tangentX - aside * tangentY)} ${round(y + along * tangentY + aside * tangentX)}`;
}

function childOf(element: Element, name: string): Element | undefined {
  return element.children.find(
    (child): child is Element =>
      child.type === "element" && Array.isArray(child.properties.className) && child.properties.className.includes(name),
  );
}

const round = (value: number) => String(Math.round(value * 100) / 100 || 0);
