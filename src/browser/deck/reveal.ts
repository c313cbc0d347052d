import Reveal from "reveal.js";
import { STAGE } from "../../model/stage.ts";
import { bindingsOf } from "./bindings.ts";
import { shortcuts } from "./keys.ts";

/**
 * Starts reveal.js over the deck: it lays the slides out, steps and pages; all else is ours.
 *
 * @param embedded whether the deck is a picture among other things
 */
export async function startReveal(deck: HTMLElement, embedded: boolean): Promise<void> {
  deck.classList.add("reveal");
  await Reveal.initialize({
    ...STAGE,
    margin: 0,
    viewDistance: 1, // what is not next to the slide on show need not be laid out at each press
    embedded,
    minScale: 0.1,
    maxScale: 4,
    center: false,
    controls: false,
    progress: true,
    hash: false, // address.ts writes it, so that links are #slide-id and steps count from 1
    history: false,
    transition: "none",
    backgroundTransition: "none",
    autoAnimateDuration: 0,
    postMessage: false, // no other window steers this one
    postMessageEvents: false,
    pdfSeparateFragments: false,
    pdfMaxPagesPerSlide: 1,
    help: false, // ours is help.ts
    overview: false, // ours is overview.ts
    jumpToSlide: !embedded,
    keyboard: bindingsOf(shortcuts()),
    scrollActivationWidth: 0,
  });
  deck.removeAttribute("role"); // reveal sets `application`, which takes reading keys from screen readers
  for (const slide of deck.querySelectorAll<HTMLElement>("section.stack")) slide.removeAttribute("data-previous-indexv");
  Object.assign(globalThis, { Reveal }); // where tools that print or test decks of reveal.js look for it
}
