import type { Words } from "../../words/en.ts";

/** A stretch of the plan, in seconds from the start. */
export interface Stretch {
  from: number;
  to: number;
}

/** How the clock stands. */
export interface Clock {
  seconds: number; // passed so far, whole ones
  begun: boolean; // it has run since the last reset
  running: boolean;
}

/** How the talk stands: of few kinds, so that it can be styled, and in words. */
export interface Verdict {
  kind: "waiting" | "paused" | "pace" | "ahead" | "behind" | "over";
  text: string;
}

/** Stretches of so many seconds, one after the other from the start. */
export function stretches(seconds: number[]): Stretch[] {
  let from = 0;
  return seconds.map((length) => {
    const stretch = { from, to: from + length };
    from = stretch.to;
    return stretch;
  });
}

/**
 * Compares the clock with the plan.
 *
 * @param total seconds of the whole plan
 * @param here what is planned for the slide on show; undefined where the plan does not hold it
 */
export function judge({ seconds, begun, running }: Clock, total: number, here: Stretch | undefined, words: Words["speaker"]): Verdict {
  if (!begun) return { kind: "waiting", text: words.notStarted };
  const verdict = ((): Verdict => {
    if (seconds > total) return { kind: "over", text: words.over(minutes(seconds - total)) };
    if (!here) return { kind: "pace", text: words.left(minutes(total - seconds)) };
    if (seconds < here.from) return { kind: "ahead", text: words.ahead(minutes(here.from - seconds)) };
    if (seconds > here.to) return { kind: "behind", text: words.behind(minutes(seconds - here.to)) };
    return { kind: "pace", text: words.onPace(minutes(here.to - seconds)) };
  })();
  if (running) return verdict;
  return { kind: "paused", text: words.paused + verdict.text.charAt(0).toLowerCase() + verdict.text.slice(1) };
}

/** 702 → "11:42"; an hour and more as "1:01:05". */
export function minutes(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (part: number): string => String(part).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${Math.floor((whole % 3600) / 60)}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest.padStart(5, "0")}` : rest;
}
