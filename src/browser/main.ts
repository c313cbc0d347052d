import Reveal from "reveal.js";
import { STAGE } from "../model/stage.ts";
import { keepAddress } from "./deck/address.ts";
import { addControls } from "./deck/controls.ts";
import { startCut } from "./deck/cut.ts";
import { keys, namedKeys } from "./deck/keys.ts";
import { allowQuery } from "./deck/query.ts";
import { readAlong } from "./deck/reading.ts";
import { readStates } from "./deck/state.ts";
import { followSteps, prepareSteps } from "./deck/steps.ts";
import { startSync } from "./deck/sync.ts";
import { addToolbar } from "./deck/toolbar.ts";
import { explore } from "./diagram/explore.ts";
import { followLens } from "./diagram/lens.ts";
import { addCards } from "./evidence/card.ts";
import { addRegister, keepScrolling } from "./evidence/register.ts";
import { addPen } from "./pen.ts";
import { addPrinting } from "./print/print.ts";
import { makeSpeakerPage, startSpeakerPage } from "./speaker/page.ts";
import { hearRemote } from "./speaker/remote.ts";

// Below this width a slide's smallest type would fall under 11 px: the page reads as an article instead.
const narrow = matchMedia("(max-width: 700px)");

allowQuery();
readStates();
const view = new URLSearchParams(location.search).get("view");
const role = view === "speaker" ? "speaker" : "audience";
if (role === "audience" && (narrow.matches || view === "read")) void readAlong();
else void present();
narrow.addEventListener("change", () => role === "audience" && location.reload());

/** Turns the document into a presentation. */
async function present(): Promise<void> {
  const deck = document.querySelector<HTMLElement>(".deck");
  if (!deck) return;
  deck.classList.add("reveal");
  prepareSteps(deck);
  if (role === "speaker") makeSpeakerPage(deck);
  const address = keepAddress();
  await Reveal.initialize({
    ...STAGE,
    margin: 0,
    viewDistance: 1, // what is not next to the slide on show need not be laid out at each press
    embedded: role === "speaker", // there the deck is a picture among others
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
    jumpToSlide: role === "audience",
    keyboard: keys(),
    scrollActivationWidth: 0,
  });
  deck.removeAttribute("role"); // reveal sets `application`, which takes reading keys from screen readers
  for (const slide of deck.querySelectorAll<HTMLElement>("section.stack")) slide.removeAttribute("data-previous-indexv");
  address.start();
  startCut();
  followSteps();
  addControls();
  followLens(deck);
  explore(deck);
  addCards(deck);
  addRegister(deck);
  keepScrolling(deck);
  if (role === "audience") addToolbar();
  addPrinting();
  addPen();
  startSync(role);
  hearRemote(role);
  if (role === "speaker") startSpeakerPage(deck);
  document.addEventListener("keydown", namedKeys);
  document.documentElement.dataset.ready = "";
}
