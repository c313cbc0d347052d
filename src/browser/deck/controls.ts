import { words } from "deck:words";
import Reveal from "reveal.js";
import { hasLens, lensControl } from "../diagram/lens.ts";
import { getPulled, onPulled, pulledParts, pulledWords } from "../evidence/pull.ts";
import { openPull } from "../evidence/pull-panel.ts";
import { make } from "./element.ts";
import { cycleState, getState, onState, STATES, setState } from "./state.ts";

/** Evidence filter and time switch. They stand in the strip of the slide on show, so they scale with it. */
export function addControls(): void {
  const { asOf } = document.documentElement.dataset; // without a date nothing is later, and there is nothing to switch
  const choices: [string, string][] = [
    ["then", asOf ?? ""],
    ["now", words.strip.hindsight],
  ];
  const time = asOf === undefined ? undefined : segments(words.strip.time, choices, "time");
  time?.classList.add("time");
  const filter = segments(
    words.strip.evidence,
    STATES.evidence.map((value) => [value, words.filters[value]]),
    "evidence",
  );
  const lens = lensControl();
  const tag = make("p.filter-tag", { role: "status" });
  const pulled = make("button.pull-tag", { type: "button", click: () => openPull() });
  const told = make("span.unseen", { role: "status" });
  const controls = make("div.controls-strip", {}, told, pulled, tag, ...(lens ? [lens] : []), filter, ...(time ? [time] : []));

  const follow = (): void => {
    const slide = Reveal.getCurrentSlide();
    (slide.querySelector(".strip") ?? slide).append(controls); // a cover has no strip; there only what is pulled out shows
    update();
  };
  const update = (): void => {
    for (const button of controls.querySelectorAll<HTMLButtonElement>("button[data-state]")) {
      button.setAttribute("aria-pressed", String(getState(button.dataset.state as "time") === button.value));
    }
    if (lens) lens.hidden = !hasLens();
    if (time) time.hidden = Reveal.getCurrentSlide().matches("[data-hindsight]"); // there it is hindsight in both
    filter.hidden = getState("evidence") === "all" && !Reveal.getCurrentSlide().querySelector(".register");
    const out = getPulled();
    pulled.hidden = out === undefined;
    if (out) {
      pulled.ariaLabel = pulledWords(out); // whole, also where the strip has no room for the numbers
      const { name, changes } = pulledParts(out);
      pulled.replaceChildren(
        make("span", {}, name, make("span.changes", {}, changes)),
        make("kbd", { "aria-hidden": "true" }, words.pull.key),
      );
    }
    if (told.textContent !== (out ? pulledWords(out) : "")) told.textContent = out ? pulledWords(out) : "";
    const hidden = countHidden(Reveal.getCurrentSlide());
    tag.textContent = getState("evidence") === "all" ? "" : words.strip.faded(hidden);
  };
  Reveal.on("slidechanged", follow);
  onState(update);
  onPulled(update);
  follow();
}

function countHidden(slide: Element): number {
  const filter = getState("evidence");
  if (filter === "all") return 0;
  // Names and leaders on a map fade with their country, and are not counted again.
  const parts = slide.querySelectorAll<HTMLElement>(".content [data-lit]:not(.label, .leader, [data-lit] [data-lit])");
  return [...parts].filter((part) => part.checkVisibility() && !(part.dataset.lit ?? "").split(" ").includes(filter)).length;
}

/** A row of buttons of which one is pressed. */
function segments(label: string, values: [string, string][], state: "evidence" | "time"): HTMLElement {
  return make(
    "div.segments",
    { role: "group", "aria-label": label },
    ...values.map(([value, text]) =>
      make("button", { type: "button", value, "data-state": state, click: () => setState(state, value) }, text),
    ),
  );
}

/** `E`: the next evidence filter. */
export function cycleEvidence(): void {
  cycleState("evidence");
}

/** `T`: then or now, where the deck has a date. */
export function cycleTime(): void {
  cycleState("time");
}
