import { words } from "deck:words";
import { KEYS } from "../deck/keys.ts";
import { isBlank, setBlank } from "../deck/sync.ts";
import { changeNotes } from "./controls.ts";
import { openJump } from "./jump.ts";
import { getTimer, pauseTimer, startTimer } from "./timer.ts";

const { overview, goTo, blank, fullScreen, speaker, search } = words.keys;
const NOT_HERE = [overview, goTo, blank, fullScreen, speaker, search].map(({ keys }) => keys);

/** Changes the table of keys into the speaker's: what moves the talk is the same, what concerns a window is this one's. */
export function takeKeys(): void {
  const shared = KEYS.filter(({ keys }) => !NOT_HERE.includes(keys));
  KEYS.splice(
    0,
    KEYS.length,
    ...shared,
    { ...words.keys.jump, codes: [71, 79], run: openJump, named: "/" },
    { ...words.keys.blankHall, codes: [66, 190, 86], run: () => setBlank(!isBlank()) },
    { ...words.keys.clock, codes: [67], run: () => (getTimer().since === undefined ? startTimer() : pauseTimer()) },
    { ...words.keys.remote, codes: [27], run: () => undefined }, // remote.ts
    { ...words.keys.fullScreen, codes: [70], run: () => void toggleFullScreen() },
    { ...words.keys.larger, codes: [], run: () => changeNotes(1), named: "+" },
    { ...words.keys.smaller, codes: [], run: () => changeNotes(-1), named: "-" },
  );
}

/** The whole page, where Reveal would take the picture of the slide alone. */
async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen().catch(() => undefined); // a frame may forbid it
}
