import Reveal from "reveal.js";
import { STAGE } from "../model/stage.ts";
import { makeSvg } from "./deck/element.ts";
import { isPoint, isRecord } from "./speaker/message.ts";
import { onWord, say, share } from "./speaker/talk.ts";

type Point = [number, number]; // slide pixels
type Mode = "off" | "pointer" | "pen";

const ink = share<Record<string, Point[][]>>("ink", {}, true, isInk); // slide → strokes
const listeners = new Set<(mode: Mode) => void>();
let mode: Mode = "off";
let board: SVGSVGElement | undefined;

/**
 * Lays the board for pen and pointer over the slides. What is drawn here or in another window of the talk shows in all of
 * them, each slide its own; it outlives a reload and is never printed.
 */
export function addPen(): void {
  board = makeSvg("svg", { class: "ink-board", viewBox: `0 0 ${STAGE.width} ${STAGE.height}`, "aria-hidden": "true" });
  const old = makeSvg("g", { class: "strokes" });
  const live = makeSvg("g", { class: "strokes" });
  const ring = makeSvg("circle", { class: "pointer-ring", r: "18", visibility: "hidden" });
  board.append(old, live, ring);
  Reveal.getSlidesElement()?.append(board);

  const draw = (): void => {
    old.replaceChildren(...(ink.get()[Reveal.getCurrentSlide().id] ?? []).flatMap(stroke));
    live.replaceChildren();
  };
  const point = (at: Point | undefined): void => {
    ring.setAttribute("visibility", at ? "visible" : "hidden");
    if (!at) return;
    ring.setAttribute("cx", String(at[0]));
    ring.setAttribute("cy", String(at[1]));
  };
  ink.onChange(draw);
  Reveal.on("slidechanged", draw);
  onWord((word) => {
    if (word.kind === "point") point(word.at);
    else if (word.kind === "line") live.replaceChildren(...stroke(word.points));
    else if (word.kind === "bye") point(undefined);
  });
  followPointer(board, point, (points) => live.replaceChildren(...stroke(points)));
  draw();
}

/** Takes up the pen or the pointer, or puts it down if it is in hand. */
export function toggleTool(tool: "pointer" | "pen"): void {
  setTool(mode === tool ? "off" : tool);
}

/** Puts one in hand, or none. */
export function setTool(tool: Mode): void {
  mode = tool;
  if (board) board.dataset.mode = tool;
  if (tool !== "pointer") say({ kind: "point", at: undefined });
  for (const listener of listeners) listener(tool);
}

/** What is in hand in this window. */
export function getTool(): Mode {
  return mode;
}

/** Calls back when pen or pointer are taken up or put down. */
export function onTool(listener: (mode: Mode) => void): void {
  listeners.add(listener);
}

/** Are there strokes on the slide on show? */
export function hasInk(): boolean {
  return (ink.get()[Reveal.getCurrentSlide().id] ?? []).length > 0;
}

/** Calls back when a stroke comes or goes. */
export function onInk(listener: () => void): void {
  ink.onChange(listener);
}

/** Takes all strokes off the slide on show. */
export function clearInk(): void {
  const { [Reveal.getCurrentSlide().id]: _gone, ...rest } = ink.get();
  ink.set(rest);
}

/** Takes the last stroke back. */
export function undoInk(): void {
  const id = Reveal.getCurrentSlide().id;
  ink.set({ ...ink.get(), [id]: (ink.get()[id] ?? []).slice(0, -1) });
}

function followPointer(field: SVGSVGElement, point: (at: Point | undefined) => void, show: (points: Point[]) => void): void {
  let points: Point[] | undefined;
  let frame = 0;
  // Many moves come in one frame: the other windows hear of the last.
  const soon = (send: () => void): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(send);
  };
  const at = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width } = field.getBoundingClientRect();
    const scale = STAGE.width / width;
    return [Math.round((clientX - left) * scale), Math.round((clientY - top) * scale)];
  };
  field.addEventListener("pointerdown", (event) => {
    if (mode !== "pen" || event.button !== 0) return;
    field.setPointerCapture(event.pointerId);
    points = [at(event)];
  });
  // What is drawn is no swipe: Reveal must not hear of it.
  for (const name of ["pointerdown", "pointermove", "pointerup", "touchstart", "touchmove", "touchend", "click"]) {
    field.addEventListener(name, (event) => event.stopPropagation());
  }
  field.addEventListener("pointermove", (event) => {
    const here = at(event);
    if (mode === "pointer") {
      point(here);
      soon(() => say({ kind: "point", at: here }));
    } else if (points) {
      const last = points.at(-1);
      if (last && Math.hypot(here[0] - last[0], here[1] - last[1]) < 3) return;
      points.push(here);
      show(points);
      const now = points;
      soon(() => say({ kind: "line", points: now }));
    }
  });
  const end = (): void => {
    if (!points) return;
    cancelAnimationFrame(frame);
    const id = Reveal.getCurrentSlide().id;
    ink.set({ ...ink.get(), [id]: [...(ink.get()[id] ?? []), points] });
    points = undefined;
  };
  field.addEventListener("pointerup", end);
  field.addEventListener("pointercancel", end);
  field.addEventListener("pointerleave", () => {
    if (mode !== "pointer") return;
    cancelAnimationFrame(frame);
    point(undefined);
    say({ kind: "point", at: undefined });
  });
}

/** A stroke in ink with an edge in the ground's colour: it shows on any ground, and takes no actor's colour. */
function stroke(points: Point[]): SVGElement[] {
  const [first] = points;
  if (!first) return [];
  const path = `M${first.join(" ")}${points.map((point) => `L${point.join(" ")}`).join("")}`; // a dot is a line of no length
  return [makeSvg("path", { class: "edge", d: path }), makeSvg("path", { class: "ink", d: path })];
}

function isInk(value: unknown): value is Record<string, Point[][]> {
  return (
    isRecord(value) &&
    Object.values(value).every(
      (strokes) => Array.isArray(strokes) && strokes.every((points) => Array.isArray(points) && points.every(isPoint)),
    )
  );
}
