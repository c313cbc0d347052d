import Reveal from "reveal.js";
import { neighbour } from "./cut.ts";
import { stepsOf } from "./steps.ts";
import { announce } from "./sync.ts";

/** Next: the slide's next step, else the next slide of the main line. Details lie beneath and are never in the way. */
export function next(): void {
  if (!Reveal.nextFragment()) page(1);
}

/** Back: undo a step, else the slide before; from a detail, the slide it belongs to. */
export function back(): void {
  const { h, v } = Reveal.getIndices();
  if (v > 0) Reveal.slide(h, 0);
  else if (!Reveal.prevFragment()) page(-1);
}

/** To the neighbour in the running order; the cut says which that is. */
function page(by: 1 | -1): void {
  const target = neighbour(by);
  if (!target) return;
  announce(target.id, by > 0 ? 0 : stepsOf(target));
  Reveal.slide(Reveal.getIndices(target).h, 0);
}
