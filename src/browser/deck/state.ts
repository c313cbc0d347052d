import { FILTERS } from "../../model/filter.ts";
import type { Side } from "../../model/page.ts";
import { setQuery } from "./query.ts";

/** The sides this deck's lenses know, as the page tells them. */
export const SIDES: Side[] = JSON.parse(document.documentElement.dataset.sides ?? "[]") as Side[];

/**
 * What the deck shows besides the slide, each with its values, the first the default. Kept on `<html>` and in the address. Without
 * a date nothing is later than the deck, so there is one time only.
 */
export const STATES = {
  evidence: FILTERS,
  time: document.documentElement.dataset.asOf === undefined ? ["then"] : ["then", "now"],
  lens: ["both", ...SIDES.map(({ id }) => id)],
  theme: ["light", "dark"],
} as const;

export type StateName = keyof typeof STATES;
export const STATE_NAMES = Object.keys(STATES) as StateName[];

/** Is there anything to choose: a date that something can be later than, sides to look from? */
export function isOffered(name: StateName): boolean {
  return STATES[name].length > 1;
}

type Listener = (name: StateName, value: string) => void;
const listeners = new Set<Listener>();

/** Takes the states from the address. Theme without a word in the address is the system's. */
export function readStates(): void {
  const query = new URLSearchParams(location.search);
  for (const name of STATE_NAMES) {
    const asked = query.get(name);
    const known = (STATES[name] as readonly string[]).find((value) => value === asked);
    const fallback = name === "theme" ? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light") : STATES[name][0];
    document.documentElement.dataset[name] = known ?? fallback;
  }
}

/** The value of a state now. */
export function getState(name: StateName): string {
  return document.documentElement.dataset[name] ?? STATES[name][0];
}

/** Sets a state on the page and in the address, and tells whoever listens. */
export function setState(name: StateName, value: string): void {
  if (!(STATES[name] as readonly string[]).includes(value) || getState(name) === value) return;
  document.documentElement.dataset[name] = value;
  setQuery(name, name !== "theme" && value === STATES[name][0] ? undefined : value);
  for (const listener of listeners) listener(name, value);
}

/** The next value, round and round. */
export function cycleState(name: StateName): void {
  const values: readonly string[] = STATES[name];
  setState(name, values[(values.indexOf(getState(name)) + 1) % values.length] ?? values[0] ?? "");
}

/** Calls `listener` on each change of a state. */
export function onState(listener: Listener): void {
  listeners.add(listener);
}
