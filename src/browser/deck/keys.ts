import { words } from "deck:words";
import Reveal from "reveal.js";
import { cycleLens } from "../diagram/lens.ts";
import { openSearch } from "../find/search.ts";
import { clearInk, toggleTool, undoInk } from "../pen.ts";
import { openSpeaker } from "../speaker/open.ts";
import { stepsOf } from "../speaker/picture.ts";
import { cycleEvidence, cycleTime } from "./controls.ts";
import { neighbour } from "./cut.ts";
import { showHelp } from "./help.ts";
import { toggleOverview } from "./overview.ts";
import { cycleState } from "./state.ts";
import { announce } from "./sync.ts";

/** Next: the slide's next step, else the next slide of the main line. Details lie beneath and are never in the way. */
export function next(): void {
  if (!Reveal.nextFragment()) page(1);
}

/** Back: undo a step, else the slide before; from a detail, the slide it belongs to. */
export function back(): void {
  const { h, v } = Reveal.getIndices();
  if (v > 0) Reveal.slide(h, 0);
  else if (!Reveal.prevFragment()) page(-1);
}

/** To the neighbour in the running order; the cut says which that is. */
function page(by: 1 | -1): void {
  const target = neighbour(by);
  if (!target) return;
  announce(target.id, by > 0 ? 0 : stepsOf(target));
  Reveal.slide(Reveal.getIndices(target).h, 0);
}

type Handler = (event: KeyboardEvent) => void;

/** What a person can press, for the help panel; the same table makes the bindings. */
export const KEYS: { keys: string; does: string; codes: number[]; run: Handler | string; named?: string }[] = [
  {
    ...words.keys.next,
    codes: [32, 39, 34, 78, 76],
    run: (event) => (event.keyCode === 32 && event.shiftKey ? back() : next()),
  },
  { ...words.keys.back, codes: [37, 33, 80, 72], run: () => back() },
  { ...words.keys.details, codes: [], run: "" },
  { ...words.keys.ends, codes: [], run: "" },
  { ...words.keys.overview, codes: [79, 27], run: () => toggleOverview() },
  { ...words.keys.goTo, codes: [], run: "" },
  { ...words.keys.blank, codes: [], run: "" },
  { ...words.keys.fullScreen, codes: [], run: "" },
  { ...words.keys.evidence, codes: [69], run: () => cycleEvidence() },
  { ...words.keys.time, codes: [84], run: () => cycleTime() },
  { ...words.keys.lens, codes: [88], run: () => cycleLens() },
  { ...words.keys.diagram, codes: [], run: "" },
  { ...words.keys.search, codes: [], run: () => openSearch(), named: "/" },
  { ...words.keys.card, codes: [], run: "" },
  { ...words.keys.theme, codes: [68], run: () => cycleState("theme") },
  { ...words.keys.speaker, codes: [83], run: () => openSpeaker() },
  { ...words.keys.pointer, codes: [82], run: () => toggleTool("pointer") },
  { ...words.keys.pen, codes: [87], run: () => toggleTool("pen") },
  {
    ...words.keys.undo,
    codes: [90, 46, 8],
    run: (event) => (event.keyCode === 90 ? undoInk() : clearInk()),
  },
  { ...words.keys.help, codes: [], run: () => help(), named: "?" },
];

/** Shows the table as a list, or closes it. */
export function help(): void {
  showHelp(KEYS);
}

/** Reveal's `keyboard` option: key code → what it does. Codes left out keep Reveal's own meaning. */
export function keys(): Record<number, Handler> {
  const map: Record<number, Handler> = { 191: () => undefined }; // Reveal blanks the screen on / and ?, which are ours
  for (const { codes, run } of KEYS) if (typeof run !== "string") for (const code of codes) map[code] = run;
  return map;
}

/** Runs the keys that are known by their character, whatever key makes it on this keyboard. */
export function namedKeys(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest("input, textarea, dialog")) return;
  const key = KEYS.find(({ named }) => named === event.key);
  if (!key || typeof key.run === "string") return;
  event.preventDefault();
  key.run(event);
}
