import { words } from "deck:words";
import Reveal from "reveal.js";
import { FILTERS, type Filter } from "../../model/grade.ts";
import { hasLens, lensControl } from "../diagram/lens.ts";
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
  const filter = segments(
    words.strip.evidence,
    STATES.evidence.map((value) => [value, words.filters[value]]),
    "evidence",
  );
  const lens = lensControl();
  const tag = make("p.filter-tag", { role: "status" });
  const controls = make("div.controls-strip", {}, tag, ...(lens ? [lens] : []), filter, ...(time ? [time] : []));

  const follow = (): void => {
    const strip = Reveal.getCurrentSlide().querySelector(".strip");
    if (strip) strip.append(controls);
    else controls.remove();
    update();
  };
  const update = (): void => {
    for (const button of controls.querySelectorAll<HTMLButtonElement>("button[data-state]")) {
      button.setAttribute("aria-pressed", String(getState(button.dataset.state as "time") === button.value));
    }
    if (lens) lens.hidden = !hasLens();
    if (time) time.hidden = Reveal.getCurrentSlide().matches("[data-hindsight]"); // there it is hindsight in both
    filter.hidden = getState("evidence") === "all" && !Reveal.getCurrentSlide().querySelector(".register");
    const hidden = countHidden(Reveal.getCurrentSlide());
    tag.textContent = getState("evidence") === "all" ? "" : words.strip.faded(hidden);
  };
  Reveal.on("slidechanged", follow);
  onState(update);
  follow();
}

function countHidden(slide: Element): number {
  const filter = getState("evidence") as Filter;
  if (filter === "all") return 0;
  const keeps: readonly string[] = FILTERS[filter];
  const parts = slide.querySelectorAll<HTMLElement>(
    ".content [data-support], .content [data-lit], .content [data-edge][data-grade], .content [data-country][data-grade], .content [data-figure][data-grade]",
  );
  // A node is seen in the grades of its edges as well as in its own.
  const grades = ({ dataset }: HTMLElement): string[] => (dataset.lit ?? dataset.support ?? dataset.grade ?? "").split(" ");
  return [...parts].filter((part) => part.checkVisibility() && !grades(part).some((grade) => keeps.includes(grade))).length;
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
  if (document.documentElement.dataset.asOf !== undefined) cycleState("time");
}
