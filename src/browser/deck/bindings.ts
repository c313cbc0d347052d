import type { Words } from "../../words/en.ts";

// Reveal.js binds keys by their numbers (KeyboardEvent.keyCode, MDN's list): here they have their names. A letter's is its code.
const CODES = {
  Backspace: 8,
  Escape: 27,
  Space: 32,
  PageUp: 33,
  PageDown: 34,
  ArrowLeft: 37,
  ArrowRight: 39,
  Delete: 46,
  Period: 190,
} as const;

type Signs<Text> = Text extends `${infer One}${infer Rest}` ? One | Signs<Rest> : never;
type Letter = Signs<"ABCDEFGHIJKLMNOPQRSTUVWXYZ">;

// Reveal.js blanks the screen on this key, which makes / and ? on many keyboards. Those are ours, by their signs.
const SLASH = 191;

/** A key, whatever sign it makes. */
export type Key = keyof typeof CODES | Letter;

/** What a person can press. Its words in the list of keys are `words.keys` of the same name. */
export interface Shortcut {
  name: keyof Words["keys"];
  keys?: Partial<Record<Key, (event: KeyboardEvent) => void>>; // left out, reveal.js or the part in focus answers
  offered?: boolean; // false where this deck has nothing for it: the list of keys leaves it out
  signs?: Record<string, () => void>; // keys known by the sign they make, wherever it lies on this keyboard
}

/**
 * Reveal's `keyboard` option: number of a key → what it does. Keys left out keep Reveal's own meaning.
 *
 * @throws where two shortcuts take one key or one sign
 */
export function bindingsOf(table: Shortcut[]): Record<number, (event: KeyboardEvent) => void> {
  const keys = table.flatMap(({ keys = {} }) => Object.entries(keys) as [Key, (event: KeyboardEvent) => void][]);
  const taken = [...keys.map(([key]) => key), ...table.flatMap(({ signs = {} }) => Object.keys(signs))];
  const doubled = taken.filter((name, at) => taken.indexOf(name) !== at);
  if (doubled.length > 0) throw new Error(`two shortcuts take ${doubled.join(" and ")}`);
  return { [SLASH]: () => undefined, ...Object.fromEntries(keys.map(([key, run]) => [codeOf(key), run])) };
}

function codeOf(key: Key): number {
  return key in CODES ? CODES[key as keyof typeof CODES] : key.charCodeAt(0);
}
