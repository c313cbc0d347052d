import { words } from "deck:words";
import { openSpeaker } from "../speaker/open.ts";
import { help } from "./keys.ts";
import { toggleOverview } from "./overview.ts";
import { back, next } from "./paging.ts";
import { cycleState } from "./state.ts";

/** The controls for mouse and touch: there when the pointer moves or focus is within, gone when the talk goes on. */
export function addToolbar(): void {
  const bar = document.createElement("nav");
  bar.className = "toolbar";
  bar.setAttribute("aria-label", words.toolbar.name);
  const buttons: [string, () => void][] = [
    [words.toolbar.back, back],
    [words.toolbar.next, next],
    [words.toolbar.overview, toggleOverview],
    [words.toolbar.theme, () => cycleState("theme")],
    [words.toolbar.fullScreen, () => void toggleFullscreen()],
    [words.toolbar.speaker, openSpeaker],
    [words.toolbar.keys, help],
  ];
  for (const [label, run] of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => run());
    // A key pressed on a button is the button's; only the paging keys go on to the deck.
    button.addEventListener("keydown", (event) => {
      if (event.key === " " || event.key === "Enter") event.stopPropagation();
    });
    bar.append(button);
  }
  document.body.append(bar);
  let timer = 0;
  addEventListener("pointermove", () => {
    bar.classList.add("is-shown");
    clearTimeout(timer);
    timer = window.setTimeout(() => bar.classList.remove("is-shown"), 2500);
  });
}

async function toggleFullscreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen().catch(() => undefined); // a frame may forbid it
}
