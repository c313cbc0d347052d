import { words } from "deck:words";
import Reveal from "reveal.js";
import { pictureOf } from "../deck/copy.ts";
import { getCut, neighbour, onCut, runningOrder } from "../deck/cut.ts";
import { make } from "../deck/element.ts";
import { setShortcuts } from "../deck/keys.ts";
import { titleOf } from "../deck/slides.ts";
import { onState } from "../deck/state.ts";
import { stepsOf } from "../deck/steps.ts";
import { isBlank, onBlank } from "../deck/sync.ts";
import { makeControls, startPreferences } from "./controls.ts";
import { SPEAKER_KEYS } from "./keys.ts";
import { answers, bridge, claims, markPassage, sayings } from "./notes.ts";
import { makeRibbon } from "./ribbon.ts";
import { noteSlide } from "./timer.ts";

/**
 * Turns the page into the speaker's, before Reveal starts: the deck itself becomes the picture of the audience's screen, so
 * that its steps, filters and lenses are live by the deck's own code.
 */
export function makeSpeakerPage(deck: HTMLElement): void {
  document.documentElement.dataset.view = "speaker";
  document.title = `${words.toolbar.speaker}${words.colon}${document.title}`;
  setShortcuts(SPEAKER_KEYS);
  startPreferences();
  const stage = make("div.stage.reveal-viewport");
  deck.replaceWith(stage);
  stage.append(deck);
  new ResizeObserver(() => Reveal.isReady() && Reveal.layout()).observe(stage);
}

/** Fills the speaker's page and keeps it at the slide and step on show. To be called once Reveal and the talk have started. */
export function startSpeakerPage(deck: HTMLElement): void {
  deck.querySelector(".aria-status")?.remove(); // reads whole slides aloud; the status below says where we are
  const stage = deck.parentElement;
  const main = stage?.parentElement;
  if (!stage || !main) return;
  const ribbon = makeRibbon();
  const status = make("p.unseen", { role: "status" });
  const notes = make("section.say", { "aria-label": words.notes, "aria-live": "polite", tabindex: "0" });
  const nextLabel = make("h2");
  const nextPicture = make("div.next-frame");
  const bridgeText = make("div.bridge", { "aria-live": "polite" });
  const asked = make("div");
  const askedHead = make("h2", {}, words.ifAsked);
  const ledger = make("ul.claims");
  const ledgerHead = make("h2");
  const blank = make("p.blank-note", { hidden: "" }, words.speaker.blank);
  main.classList.add("speaker");
  main.append(
    make("h1.unseen", {}, document.title),
    ribbon.element,
    make("section.on-show", { "aria-label": words.speaker.onScreen }, stage, blank),
    notes,
    make("section.upcoming", { "aria-label": words.speaker.nextPress }, nextLabel, nextPicture),
    make(
      "section.beside",
      { "aria-label": words.speaker.beside, tabindex: "0" },
      make("div.bridge-part", {}, make("h2", {}, words.speaker.bridge), bridgeText),
      askedHead,
      asked,
      ledgerHead,
      ledger,
    ),
    makeControls(),
    status,
  );

  let shown: HTMLElement | undefined;
  const follow = (): void => {
    const slide = Reveal.getCurrentSlide();
    const steps = (Reveal.getIndices().f ?? -1) + 1;
    const all = stepsOf(slide);
    if (slide !== shown) {
      noteSlide(slide.id);
      notes.replaceChildren(...sayings(slide));
      bridgeText.replaceChildren(...bridge(slide));
      asked.replaceChildren(...answers(slide));
      askedHead.hidden = asked.childElementCount === 0;
      afterPaint(() => void fillClaims(slide));
    }
    markPassage([...notes.children] as HTMLElement[], slide, steps);
    const headline = titleOf(slide);
    status.textContent = `${slide === shown ? "" : words.speaker.slide(slide.dataset.number ?? "", headline)}${all > 0 ? words.speaker.stepOf(steps, all) : ""}`;
    shown = slide;
    ribbon.follow();
    afterPaint(() => {
      notes.scrollTop = notes.querySelector<HTMLElement>(".is-now")?.offsetTop ?? 0;
      showNext(slide, steps, all);
    });
  };
  const fillClaims = async (slide: HTMLElement): Promise<void> => {
    const rows = await claims(slide);
    if (slide !== Reveal.getCurrentSlide()) return;
    ledger.replaceChildren(...rows);
    ledgerHead.textContent = rows.length === 0 ? "" : words.speaker.claims(rows.length);
  };
  const showNext = (slide: HTMLElement, steps: number, all: number): void => {
    if (slide !== Reveal.getCurrentSlide() || steps !== (Reveal.getIndices().f ?? -1) + 1) return; // already further on
    const after = neighbour(1);
    const order = new Map(runningOrder().map((one, at) => [one, at + 1])); // as the cut counts them
    if (steps < all) nextLabel.textContent = words.speaker.nextStep(steps + 1, all);
    else if (after)
      nextLabel.textContent = words.speaker.nextSlide(
        String(order.get(after) ?? after.dataset.number),
        after.querySelector(".section-name")?.textContent ?? "",
      );
    else nextLabel.textContent = words.speaker.end;
    nextPicture.replaceChildren(...(steps < all ? [pictureOf(slide, steps + 1)] : after ? [pictureOf(after, 0)] : []));
  };
  const followBlank = (): void => {
    blank.hidden = !isBlank();
    stage.classList.toggle("is-blank", isBlank());
  };
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"]) Reveal.on(event, follow);
  onCut(() => {
    main.dataset.cut = getCut();
    follow();
  });
  onState(follow);
  onBlank(followBlank);
  follow();
  followBlank();
  Reveal.layout();
}

/** Runs once the slide is on the screen: nothing may keep it waiting. */
function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}
