import Reveal from "reveal.js";

/**
 * Gives Reveal something to step through for each step of a diagram but the first, which is there on arrival. The diagram's
 * own parts cannot be fragments: Reveal hides those, and moves some by CSS `transform`, which would throw an SVG's parts to
 * its corner.
 */
export function prepareSteps(deck: HTMLElement): void {
  for (const figure of deck.querySelectorAll<HTMLElement>("figure[data-steps]")) {
    for (let step = 2; step <= Number(figure.dataset.steps); step++) {
      const mark = document.createElement("span");
      mark.className = "fragment diagram-step";
      mark.setAttribute("aria-hidden", "true");
      figure.append(mark);
    }
  }
}

/** How many presses a slide takes before it is left, its first appearance not counted. */
export function stepsOf(slide: HTMLElement): number {
  return new Set([...slide.querySelectorAll<HTMLElement>(".fragment")].map(({ dataset }) => dataset.fragmentIndex)).size;
}

/** Brings the diagrams of a slide, or of a copy of one, to the step that its visible fragments say. */
export function markSteps(slide: HTMLElement): void {
  for (const figure of slide.querySelectorAll<HTMLElement>("figure[data-steps]")) {
    const shown = figure.querySelectorAll(".diagram-step.visible").length + 1;
    for (const part of figure.querySelectorAll<SVGElement>("[data-step]")) {
      const step = Number(part.dataset.step);
      part.classList.toggle("is-waiting", step > shown);
      part.classList.toggle("is-now", step === shown);
    }
  }
}

/** Keeps each diagram at the step its slide has reached. Only the current slide waits: elsewhere a diagram stands whole. */
export function followSteps(): void {
  const update = (): void => {
    const current = Reveal.getCurrentSlide();
    for (const part of document.querySelectorAll(".is-waiting, .is-now")) part.classList.remove("is-waiting", "is-now");
    if (Reveal.isOverview()) return;
    markSteps(current);
  };
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden", "overviewshown", "overviewhidden"]) Reveal.on(event, update);
  update();
}
