import { STAGE } from "../../model/stage.ts";
import { make } from "./element.ts";
import { markSteps } from "./steps.ts";

let made = 0;

/** A copy of a slide as it stands when it is on show with all its steps taken, without what serves the live page alone. */
export function copyOf(slide: HTMLElement): HTMLElement {
  const copy = slide.cloneNode(true) as HTMLElement;
  copy.className = "slide present";
  for (const name of ["style", "hidden", "aria-hidden", "inert"]) copy.removeAttribute(name);
  for (const part of copy.querySelectorAll(".notes, .controls-strip, .alternative")) part.remove();
  for (const part of copy.querySelectorAll(".is-waiting, .is-now")) part.classList.remove("is-waiting", "is-now");
  showSteps(copy, Number.POSITIVE_INFINITY);
  return copy;
}

/** Shows the first so many steps of a copy, its diagrams not counted. */
export function showSteps(copy: HTMLElement, steps: number): void {
  for (const fragment of copy.querySelectorAll<HTMLElement>(".fragment")) {
    fragment.classList.toggle("visible", Number(fragment.dataset.fragmentIndex ?? 0) < steps);
    fragment.classList.remove("current-fragment");
  }
}

/**
 * A slide as a picture, as it looks `steps` presses in; whole where no number is given. It is a copy of the slide's own HTML,
 * so it costs no second deck and is as sharp as the slide; nothing in it can be reached or heard.
 */
export function pictureOf(slide: HTMLElement, steps?: number): HTMLElement {
  const copy = copyOf(slide);
  for (const row of copy.querySelectorAll(".scroll-y > * > tbody > tr:nth-child(n+12)")) row.remove(); // no room for more
  if (steps !== undefined) {
    showSteps(copy, steps);
    markSteps(copy);
  }
  ownNames(copy);
  const frame = make("div.reveal.picture", { inert: "", "aria-hidden": "true" }, make("div.slides", {}, copy));
  scales.observe(frame);
  return frame;
}

// Slides are laid out at the stage's size and scaled to the frame they are given: CSS cannot divide lengths.
const scales = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    if (target instanceof HTMLElement) target.style.setProperty("--scale", String(contentRect.width / STAGE.width));
  }
});

/** Gives the copy's parts names of their own, and its references with them: a name may stand only once in a page. */
function ownNames(copy: HTMLElement): void {
  const prefix = `picture-${++made}-`;
  copy.removeAttribute("id");
  const named = new Set([...copy.querySelectorAll("[id]")].map(({ id }) => id));
  if (named.size === 0) return;
  for (const part of copy.querySelectorAll("*")) {
    for (const { name, value } of [...part.attributes]) {
      if (name === "id") part.id = prefix + value;
      else if (value.includes("#")) {
        part.setAttribute(
          name,
          value.replace(/(^|\()#([\w-]+)/g, (whole, start: string, id: string) => (named.has(id) ? `${start}#${prefix}${id}` : whole)),
        );
      }
    }
  }
}
