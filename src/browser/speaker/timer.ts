import { words } from "deck:words";
import Reveal from "reveal.js";
import { mainSlide, runningOrder } from "../deck/cut.ts";
import { isRecord } from "./message.ts";
import { judge, type Stretch, stretches, type Verdict } from "./pace.ts";
import { share } from "./talk.ts";

/** The talk's clock and, in a rehearsal, its record. Times are milliseconds; moments are those of the wall clock, so that a
 * sleeping laptop loses nothing. */
export interface Timer {
  since: number | undefined; // running since then
  before: number; // what had passed until then
  rehearsing: boolean;
  took: Record<string, number>; // slide → how long it was on show while the clock ran
  at: string; // the slide on show …
  mark: number; // … of which the time up to then is in `took`
}

const FRESH: Timer = { since: undefined, before: 0, rehearsing: false, took: {}, at: "", mark: 0 };
const register = share<Timer>("timer", FRESH, true, isTimer);

/** The timer as it stands in every window of the talk. */
export function getTimer(): Timer {
  return register.get();
}

/** Calls back when it is started, paused, reset, or has recorded a slide. */
export function onTimer(listener: () => void): void {
  register.onChange(listener);
}

/** Milliseconds of talk so far. */
export function elapsed(): number {
  const { since, before } = getTimer();
  return before + (since === undefined ? 0 : Math.max(0, Date.now() - since));
}

/** Has it ever run since the last reset? */
export function hasBegun(): boolean {
  const { since, before } = getTimer();
  return since !== undefined || before > 0;
}

/** Starts the clock, or goes on after a pause. */
export function startTimer(): void {
  if (getTimer().since !== undefined) return;
  register.set({ ...getTimer(), since: Date.now(), at: Reveal.getCurrentSlide().id, mark: Date.now() });
}

/** Stops the clock until it is started again. */
export function pauseTimer(): void {
  const timer = recorded();
  if (timer.since !== undefined) register.set({ ...timer, before: elapsed(), since: undefined });
}

/** Back to nothing, record included. Whether this is a rehearsal stays. */
export function resetTimer(): void {
  register.set({ ...FRESH, rehearsing: getTimer().rehearsing, at: getTimer().at });
}

/** Begins or ends recording how long each slide takes. What is recorded stays until it is reset. */
export function setRehearsing(rehearsing: boolean): void {
  register.set({ ...recorded(), rehearsing, at: Reveal.getCurrentSlide().id, mark: Date.now() });
}

/** Notes that another slide is on show now, while the clock runs. Two windows that both notice write the same. */
export function noteSlide(id: string): void {
  if (getTimer().since === undefined || id === getTimer().at) return; // a window just opened has nothing to tell
  register.set({ ...recorded(), at: id, mark: Date.now() });
}

/** The timer with the slide on show counted up to now. */
export function recorded(): Timer {
  const timer = getTimer();
  if (timer.since === undefined || !timer.rehearsing || timer.at === "") return timer;
  const now = Date.now();
  return { ...timer, took: { ...timer.took, [timer.at]: (timer.took[timer.at] ?? 0) + now - timer.mark }, mark: now };
}

/** A slide's place in the plan. */
export interface Planned extends Stretch {
  slide: HTMLElement;
}

const UNPLANNED = 60; // seconds for a slide whose author gave none

/** The running order with the author's times. */
export function plan(): Planned[] {
  const slides = runningOrder();
  const times = stretches(slides.map(({ dataset }) => Number(dataset.timing) || UNPLANNED));
  return slides.flatMap((slide, at) => {
    const time = times[at];
    return time ? [{ slide, ...time }] : [];
  });
}

/** How the talk stands on a slide; a detail counts as the slide it belongs to. */
export function verdictOn(slide: HTMLElement, order: Planned[]): Verdict {
  const clock = { seconds: Math.floor(elapsed() / 1000), begun: hasBegun(), running: getTimer().since !== undefined };
  const here = order.find((planned) => planned.slide === mainSlide(slide));
  return judge(clock, order.at(-1)?.to ?? 0, here, words.speaker);
}

function isTimer(value: unknown): value is Timer {
  if (!isRecord(value)) return false;
  const { since, before, rehearsing, took, at, mark } = value;
  return (
    (since === undefined || Number.isFinite(since)) &&
    Number.isFinite(before) &&
    typeof rehearsing === "boolean" &&
    isRecord(took) &&
    Object.values(took).every(Number.isFinite) &&
    typeof at === "string" &&
    Number.isFinite(mark)
  );
}
