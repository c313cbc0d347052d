import type { Shortcut } from "../deck/bindings.ts";
import { EVERYWHERE, help } from "../deck/keys.ts";
import { isBlank, setBlank } from "../deck/sync.ts";
import { changeNotes } from "./controls.ts";
import { openJump } from "./jump.ts";
import { getTimer, pauseTimer, startTimer } from "./timer.ts";

const blank = (): void => setBlank(!isBlank());

/** The speaker's keys: what moves the talk is the same as in every window, what concerns a window is this one's. */
export const SPEAKER_KEYS: Shortcut[] = [
  ...EVERYWHERE.paging,
  ...EVERYWHERE.showing,
  ...EVERYWHERE.card,
  ...EVERYWHERE.drawing,
  { name: "help", signs: { "?": help } },
  { name: "jump", keys: { G: openJump, O: openJump }, signs: { "/": openJump } },
  { name: "blankHall", keys: { B: blank, Period: blank, V: blank } },
  { name: "clock", keys: { C: () => (getTimer().since === undefined ? startTimer() : pauseTimer()) } },
  { name: "remote", keys: { Escape: () => undefined } }, // remote.ts hears them; Reveal must not
  { name: "fullScreen", keys: { F: () => void toggleFullScreen() } },
  { name: "larger", signs: { "+": () => changeNotes(1) } },
  { name: "smaller", signs: { "-": () => changeNotes(-1) } },
];

/** The whole page, where Reveal would take the picture of the slide alone. */
async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen().catch(() => undefined); // a frame may forbid it
}
