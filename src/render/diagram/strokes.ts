import type { Element } from "hast";
import { s } from "hastscript";
import { svgPathProperties } from "svg-path-properties";
import type { Grade } from "../../model/grade.ts";

type Path = InstanceType<typeof svgPathProperties>;

const APART = 4.6; // between the middles of the two lines of "several", px
const DOT = 8; // pitch of the dots of "denied", px

/**
 * Turns the `line` of an edge or event into the stroke of its grade. Widths and dashes are the stylesheet's; here is
 * what takes geometry: the block, the second line, the break, the cross. `element` is the group that holds the line.
 */
export function drawStroke(element: Element, grade: Grade): void {
  const line = childOf(element, "line");
  const d = line?.properties.d;
  if (!line || typeof d !== "string") return;
  const path = new svgPathProperties(d);
  const length = path.getTotalLength();
  if (!(length > 0)) return;
  const add = (...more: Element[]) => element.children.splice(element.children.indexOf(line) + 1, 0, ...more);
  const middle = freeMiddle(element, path, length);
  switch (grade) {
    case "official":
      add(s("path.block", { d: blockAt(path) }));
      break;
    case "several": {
      const twin: Element = { ...line, properties: { ...line.properties, d: beside(path, length, -APART / 2) } };
      line.properties.d = beside(path, length, APART / 2);
      add(twin);
      break;
    }
    case "disputed": {
      const gap = Math.min(16, length * 0.4);
      line.properties.strokeDashArray = [list(middle - gap / 2, gap, length)];
      add(s("path.slash", { d: slashesAt(path, middle) }));
      break;
    }
    case "denied":
      line.properties.strokeDashArray = [dots(length, middle)];
      add(s("path.cross", { d: crossAt(path, middle) }));
      break;
    case "one":
    case "assessed":
    case "rumour":
      break;
    default:
      grade satisfies never;
  }
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

function crossAt(path: Path, at: number): string {
  const turn = frame(path, at);
  return `M${turn(-5.5, -5.5)}L${turn(5.5, 5.5)}M${turn(-5.5, 5.5)}L${turn(5.5, -5.5)}`;
}

/** Dots at an even pitch that leave room for a cross: a dash list of zero-length dashes with round ends. */
function dots(length: number, middle: number): string {
  const gap = Math.min(30, length * 0.5);
  const dashes: number[] = [];
  const run = (span: number) => {
    const count = Math.max(1, Math.round(span / DOT));
    for (let i = 0; i < count; i++) dashes.push(0, span / count);
  };
  run(middle - gap / 2);
  dashes.push(0, gap);
  run(length - middle - gap / 2);
  dashes.push(0, length);
  return list(...dashes);
}

/** A line `offset` px to the side of another: its own pieces where straight, sampled every 6 px where it bends. */
function beside(path: Path, length: number, offset: number): string {
  const straight = path.getParts().every((part) => {
    const mid = part.getPointAtLength(part.length / 2);
    return Math.abs(mid.x - (part.start.x + part.end.x) / 2) + Math.abs(mid.y - (part.start.y + part.end.y) / 2) < 0.1 && isFlat(part);
  });
  const count = straight && path.getParts().length === 1 ? 1 : Math.ceil(length / 6);
  const points = Array.from({ length: count + 1 }, (_, i) => frame(path, (i / count) * length)(0, offset));
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

const list = (...values: number[]) => values.map(round).join(" ");
const round = (value: number) => String(Math.round(value * 100) / 100 || 0);
