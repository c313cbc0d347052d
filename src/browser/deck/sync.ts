import Reveal from "reveal.js";
import { getWithout, onWithout, setWithout } from "../evidence/without.ts";
import { isRecord, type Role } from "../speaker/message.ts";
import { isThere, joinTalk, onPresence, share } from "../speaker/talk.ts";
import { getTimer, hasBegun, onTimer, startTimer } from "../speaker/timer.ts";
import { getCut, onCut, runningOrder, setCut } from "./cut.ts";
import { getState, onState, STATE_NAMES, type StateName, setState } from "./state.ts";
import { keepAwake } from "./wake.ts";

/** What the audience sees, whole: small enough to send at each change, so that nothing can get out of step. */
export interface Show {
  slide: string;
  steps: number; // shown so far
  blank: boolean;
  cut: string;
  without: string; // what is pulled out of the ledger
  states: Partial<Record<StateName, string>>;
}

const show = share<Show>("show", { slide: "", steps: 0, blank: false, cut: "", without: "", states: {} }, false, isShow);
const blankListeners = new Set<() => void>();
let role: Role = "audience";
let applying = false;

/**
 * Keeps this window in step with the others of its talk, both ways. What a person does here goes out; what comes in is
 * done here, without touching the focus. To be called once Reveal, states and cut are ready.
 */
export function startSync(as: Role): void {
  role = as;
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden", "paused", "resumed"]) Reveal.on(event, changed);
  onState(changed);
  onCut(changed);
  onWithout(changed);
  show.onChange((value) => apply(value));
  show.begin(showing());
  joinTalk(as);
  const watch = keepAwake(() =>
    as === "speaker" ? getTimer().since !== undefined : isThere("speaker") || document.fullscreenElement !== null,
  );
  onPresence(watch);
  onTimer(watch);
}

/** Is the audience's screen blank? */
export function isBlank(): boolean {
  return role === "audience" ? Reveal.isPaused() : document.documentElement.dataset.blank !== undefined;
}

/** Blanks the audience's screen, or shows it again. The speaker's own picture stays. */
export function setBlank(blank: boolean): void {
  if (blank === isBlank()) return;
  if (role === "audience") {
    Reveal.togglePause(blank); // its event calls `changed`
    return;
  }
  if (blank) document.documentElement.dataset.blank = "";
  else delete document.documentElement.dataset.blank;
  changed();
  for (const listener of blankListeners) listener();
}

/** Calls back when the audience's screen goes blank or comes back, in a speaker's window. */
export function onBlank(listener: () => void): void {
  blankListeners.add(listener);
}

/** What this window shows now. */
function showing(): Show {
  return {
    slide: Reveal.getCurrentSlide().id,
    steps: (Reveal.getIndices().f ?? -1) + 1, // Reveal counts shown steps from -1
    blank: isBlank(),
    cut: getCut(),
    without: getWithout(),
    states: Object.fromEntries(STATE_NAMES.map((name) => [name, getState(name)])),
  };
}

/**
 * Tells the other windows where paging is about to lead, so that they go there at the same time and not afterwards. What
 * comes of it is compared once it is done.
 */
export function announce(slide: string, steps: number): void {
  if (applying || slide === show.get().slide) return;
  const from = show.get().slide;
  applying = true;
  show.set({ ...showing(), slide, steps });
  applying = false;
  startClock(from, slide);
}

function changed(): void {
  if (applying) return;
  const now = showing();
  if (JSON.stringify(now) === JSON.stringify(show.get())) return;
  startClock(show.get().slide, now.slide);
  applying = true; // our own register calls back
  show.set(now);
  applying = false;
}

/** Who forgets to start the clock is helped by the first press that leads off the first slide. */
function startClock(from: string, to: string): void {
  if (hasBegun() || (role === "audience" && !isThere("speaker"))) return;
  const [first, second] = runningOrder();
  if (from === first?.id && to === second?.id) startTimer();
}

function apply({ slide, steps, blank, cut, without, states }: Show): void {
  if (applying) return;
  applying = true;
  try {
    setCut(cut);
    setWithout(without);
    for (const name of STATE_NAMES) {
      const value = states[name];
      if (value !== undefined) setState(name, value);
    }
    const section = document.getElementById(slide);
    const now = showing();
    if (section && (now.slide !== slide || now.steps !== steps)) {
      const { h, v } = Reveal.getIndices(section);
      Reveal.slide(h, v, steps - 1);
    }
    setBlank(blank);
  } finally {
    applying = false;
  }
}

function isShow(value: unknown): value is Show {
  if (!isRecord(value)) return false;
  const { slide, steps, blank, cut, without, states } = value;
  return (
    typeof slide === "string" &&
    Number.isInteger(steps) &&
    Number(steps) >= 0 &&
    typeof blank === "boolean" &&
    typeof cut === "string" &&
    typeof without === "string" &&
    isRecord(states) &&
    Object.values(states).every((state) => typeof state === "string")
  );
}
