import { STAGE } from "../../model/stage.ts";
import { make } from "../deck/element.ts";
import { markSteps } from "../deck/steps.ts";

let made = 0;

/**
 * A slide as a picture, as it looks `steps` presses in; all of them where no number is given. It is a copy of the slide's
 * own HTML, so it costs no second deck and is as sharp as the slide; nothing in it can be reached or heard.
 */
export function picture(slide: HTMLElement, steps = Number.POSITIVE_INFINITY): HTMLElement {
  const copy = slide.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll(".notes, .controls-strip")) part.remove();
  copy.classList.remove("past", "future");
  copy.classList.add("present");
  for (const name of ["style", "hidden", "inert", "aria-hidden"]) copy.removeAttribute(name);
  showSteps(copy, steps);
  ownNames(copy);
  const slides = make("div.slides", {}, copy);
  const frame = make("div.reveal.picture", { inert: "", "aria-hidden": "true" }, slides);
  scales.observe(frame);
  return frame;
}

// Slides are laid out at the stage's size and scaled to the frame they are given.
const scales = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    if (target instanceof HTMLElement) target.style.setProperty("--scale", String(contentRect.width / STAGE.width));
  }
});

function showSteps(copy: HTMLElement, steps: number): void {
  for (const fragment of copy.querySelectorAll<HTMLElement>(".fragment")) {
    fragment.classList.toggle("visible", Number(fragment.dataset.fragmentIndex ?? 0) < steps);
    fragment.classList.remove("current-fragment");
  }
  markSteps(copy);
}

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
