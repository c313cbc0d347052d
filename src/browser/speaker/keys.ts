import { KEYS } from "../deck/keys.ts";
import { isBlank, setBlank } from "../deck/sync.ts";
import { changeNotes } from "./controls.ts";
import { openJump } from "./jump.ts";
import { getTimer, pauseTimer, startTimer } from "./timer.ts";

const NOT_HERE = ["O, Esc", "G", "B, .", "F", "S", "/"];

/** Changes the table of keys into the speaker's: what moves the talk is the same, what concerns a window is this one's. */
export function takeKeys(): void {
  const shared = KEYS.filter(({ keys }) => !NOT_HERE.includes(keys));
  KEYS.splice(
    0,
    KEYS.length,
    ...shared,
    { keys: "G, O, /", does: "Go to a slide", codes: [71, 79], run: openJump, named: "/" },
    { keys: "B, .", does: "Blank the audience’s screen", codes: [66, 190, 86], run: () => setBlank(!isBlank()) },
    { keys: "C", does: "Start or pause the clock", codes: [67], run: () => (getTimer().since === undefined ? startTimer() : pauseTimer()) },
    { keys: "F5, Esc", does: "Start the clock; show the screen again, put the pen down", codes: [27], run: () => undefined }, // remote.ts
    { keys: "F", does: "Full screen", codes: [70], run: () => void toggleFullScreen() },
    { keys: "+", does: "Larger notes", codes: [], run: () => changeNotes(1), named: "+" },
    { keys: "−", does: "Smaller notes", codes: [], run: () => changeNotes(-1), named: "-" },
  );
}

/** The whole page, where Reveal would take the picture of the slide alone. */
async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen().catch(() => undefined); // a frame may forbid it
}
