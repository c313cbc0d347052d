import { words } from "deck:words";
import Reveal from "reveal.js";
import { mainSlide } from "../deck/cut.ts";
import { make } from "../deck/element.ts";
import { minutes } from "./pace.ts";
import { elapsed, getTimer, hasBegun, onTimer, pauseTimer, plan, resetTimer, startTimer, verdictOn } from "./timer.ts";

/** The head of the speaker's page: where we are, clock, time passed, and the whole talk as a ribbon. */
export interface Ribbon {
  element: HTMLElement;
  /** The running order or the slide on show has changed. */
  follow(): void;
}

/** Makes the head. Once a second only what reads differently is written. */
export function makeRibbon(): Ribbon {
  const spot = make("p.spot");
  const clock = make("span");
  const passed = make("span.passed", { role: "timer", "aria-label": words.speaker.timePassed });
  const total = make("span");
  const start = make("button", {
    type: "button",
    class: "start",
    click: () => (getTimer().since === undefined ? startTimer() : pauseTimer()),
  });
  const reset = make("button", { type: "button", click: resetTimer }, words.speaker.reset);
  const bar = make("div.bar", { "aria-hidden": "true" });
  const now = make("div.now");
  const planned = make("span.planned");
  const verdict = make("span.verdict");
  const element = make(
    "header.speaker-head",
    {},
    spot,
    make(
      "div.time",
      {},
      make("p.clock", {}, `${words.speaker.clock} `, clock),
      start,
      reset,
      passed,
      make("p.total", {}, `${words.speaker.of} `, total),
    ),
    make("div.ribbon", {}, bar, now),
    make("p.pace", {}, planned, verdict),
  );

  let order = plan();
  const tick = (): void => {
    const ms = elapsed();
    const slide = Reveal.getCurrentSlide();
    const end = order.at(-1)?.to ?? 0;
    write(clock, new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false }));
    write(passed, minutes(Math.floor(ms / 1000)));
    const { kind, text } = verdictOn(slide, order);
    write(verdict, text);
    verdict.dataset.kind = kind;
    now.style.insetInlineStart = `${Math.min(100, end > 0 ? ms / 10 / end : 0)}%`;
  };
  const follow = (): void => {
    order = plan();
    const slide = Reveal.getCurrentSlide();
    const end = order.at(-1)?.to ?? 0;
    const at = order.findIndex((one) => one.slide === mainSlide(slide));
    const here = order[at];
    const place = here
      ? `${words.partOf(at + 1, order.length)}${here.slide === slide ? "" : words.speaker.aDetail}`
      : mainSlide(slide)
        ? words.speaker.notInCut(order.length)
        : words.speaker.appendix;
    spot.replaceChildren(make("strong", {}, place), " ", slide.querySelector(".section-name")?.textContent ?? "");
    write(total, minutes(end));
    write(planned, here ? words.speaker.planned(minutes(here.from), minutes(here.to)) : "");
    planned.style.insetInlineStart = `${here && end > 0 ? Math.min(66, (here.from / end) * 100) : 0}%`;
    bar.replaceChildren(
      ...order.map(({ from, to }, index) => {
        const segment = make("span", index < at ? { class: "past" } : index === at ? { class: "current" } : {});
        segment.style.flexGrow = String(to - from);
        return segment;
      }),
    );
    tick();
  };
  const button = (): void => {
    write(start, getTimer().since !== undefined ? words.speaker.pause : hasBegun() ? words.speaker.goOn : words.speaker.start);
    tick();
  };
  onTimer(button);
  button();
  setInterval(tick, 250); // four times a second, so that no second is skipped; what reads the same is left alone
  return { element, follow };
}

/** Writes a text where it is another. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
