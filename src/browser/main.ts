import Reveal from "reveal.js";
import { keepAddress } from "./address.ts";
import { addCards } from "./card.ts";
import { addControls } from "./controls.ts";
import { keys, namedKeys } from "./keys.ts";
import { addPrinting } from "./print.ts";
import { allowQuery } from "./query.ts";
import { readAlong } from "./reading.ts";
import { readStates } from "./state.ts";
import { followSteps, prepareSteps } from "./steps.ts";
import { addToolbar } from "./toolbar.ts";

// Below this width a slide's smallest type would fall under 11 px: the page reads as an article instead.
const narrow = matchMedia("(max-width: 700px)");

allowQuery();
readStates();
if (narrow.matches || new URLSearchParams(location.search).get("view") === "read") void readAlong();
else void present();
narrow.addEventListener("change", () => location.reload());

/** Turns the document into a presentation. */
async function present(): Promise<void> {
  const deck = document.querySelector<HTMLElement>(".deck");
  if (!deck) return;
  deck.classList.add("reveal");
  prepareSteps(deck);
  const address = keepAddress();
  await Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0,
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
    jumpToSlide: true,
    keyboard: keys(),
    scrollActivationWidth: 0,
  });
  deck.removeAttribute("role"); // reveal sets `application`, which takes reading keys from screen readers
  for (const slide of deck.querySelectorAll<HTMLElement>("section.stack")) slide.removeAttribute("data-previous-indexv");
  address.start();
  followSteps();
  addControls();
  addCards(deck);
  addToolbar();
  addPrinting();
  document.addEventListener("keydown", namedKeys);
  document.documentElement.dataset.ready = "";
}
