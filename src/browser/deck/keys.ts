import { cycleLens } from "../diagram/lens.ts";
import { togglePull } from "../evidence/pull-panel.ts";
import { getWithout, setWithout } from "../evidence/without.ts";
import { openSearch } from "../find/search.ts";
import { clearInk, toggleTool, undoInk } from "../pen.ts";
import { openSpeaker } from "../speaker/open.ts";
import type { Shortcut } from "./bindings.ts";
import { cycleEvidence, cycleTime } from "./controls.ts";
import { showHelp } from "./help.ts";
import { toggleOverview } from "./overview.ts";
import { back, next } from "./paging.ts";
import { cycleState, isOffered } from "./state.ts";

const forward = (): void => next();
const backward = (): void => back();

/** What can be pressed in every window of a talk. */
export const EVERYWHERE = {
  paging: [
    {
      name: "next",
      keys: { Space: ({ shiftKey }) => (shiftKey ? back() : next()), ArrowRight: forward, PageDown: forward, N: forward, L: forward },
    },
    { name: "back", keys: { ArrowLeft: backward, PageUp: backward, H: backward } },
    { name: "details" },
    { name: "ends" },
  ],
  showing: [
    { name: "evidence", keys: { E: cycleEvidence } },
    { name: "time", keys: { T: cycleTime }, offered: isOffered("time") },
    { name: "lens", keys: { X: cycleLens }, offered: isOffered("lens") },
    { name: "pull", keys: { P: togglePull } },
    { name: "diagram" },
  ],
  card: [{ name: "card" }, { name: "theme", keys: { D: () => cycleState("theme") } }],
  drawing: [
    { name: "pointer", keys: { R: () => toggleTool("pointer") } },
    { name: "pen", keys: { W: () => toggleTool("pen") } },
    { name: "undo", keys: { Z: undoInk, Delete: clearInk, Backspace: clearInk } },
  ],
} satisfies Record<string, Shortcut[]>;

let table: Shortcut[] = [
  ...EVERYWHERE.paging,
  { name: "overview", keys: { O: toggleOverview, Escape: () => (getWithout() === "" ? toggleOverview() : setWithout("")) } },
  { name: "goTo" },
  { name: "blank" },
  { name: "fullScreen" },
  ...EVERYWHERE.showing,
  { name: "search", signs: { "/": openSearch } },
  ...EVERYWHERE.card,
  { name: "speaker", keys: { S: openSpeaker } },
  ...EVERYWHERE.drawing,
  { name: "help", signs: { "?": help } },
];

/** What can be pressed in this window; the audience's, if nobody said otherwise. */
export function shortcuts(): Shortcut[] {
  return table;
}

/** Says what can be pressed in this window. To be called before Reveal starts. */
export function setShortcuts(shortcuts: Shortcut[]): void {
  table = shortcuts;
}

/** Shows what can be pressed as a list, or closes it. */
export function help(): void {
  showHelp(table);
}

/** Runs the keys that are known by their sign. */
export function hearSigns(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest("input, textarea, dialog")) return;
    const run = table.map(({ signs = {} }) => signs[event.key]).find((found) => found !== undefined);
    if (!run) return;
    event.preventDefault();
    run();
  });
}
