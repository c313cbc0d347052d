import Reveal from "reveal.js";
import { cutNames, getCut, onCut, setCut } from "../deck/cut.ts";
import { make } from "../deck/element.ts";
import { back, help, next } from "../deck/keys.ts";
import { getState, onState, STATE_NAMES, STATES, type StateName, setState } from "../deck/state.ts";
import { isBlank, onBlank, setBlank } from "../deck/sync.ts";
import { clearInk, getTool, hasInk, onInk, onTool, toggleTool, undoInk } from "../pen.ts";
import { openJump } from "./jump.ts";
import { keepPreference, recallPreference } from "./memory.ts";
import { audienceAddress } from "./open.ts";
import { openRehearsal } from "./rehearsal.ts";
import { isThere, onPresence, talkId } from "./talk.ts";
import { getTimer, onTimer } from "./timer.ts";

const LABELS: Record<string, string> = { evidence: "Evidence", time: "Time", lens: "Lens", theme: "Colours" };
const VALUES = new Map([
  ["record", "on record"],
  ["now", "with hindsight"],
  ["then", "as of the date"],
]);

/** The speaker's controls, in one row that wraps. What they set is the audience's screen as well. */
export function makeControls(): HTMLElement {
  const blank = button("Blank", () => setBlank(!isBlank()), "B");
  const pointer = button("Pointer", () => toggleTool("pointer"), "R");
  const pen = button("Pen", () => toggleTool("pen"), "W");
  const undo = button("Undo", undoInk, "Z");
  const clear = button("Clear", clearInk, "Del");
  const rehearsal = button("Rehearse", openRehearsal);
  const pressed = (): void => {
    blank.setAttribute("aria-pressed", String(isBlank()));
    blank.firstChild?.replaceWith(isBlank() ? "Show again" : "Blank");
    pointer.setAttribute("aria-pressed", String(getTool() === "pointer"));
    pen.setAttribute("aria-pressed", String(getTool() === "pen"));
    undo.hidden = clear.hidden = !hasInk();
    rehearsal.firstChild?.replaceWith(getTimer().rehearsing ? "Rehearsing" : "Rehearse");
  };
  onBlank(pressed);
  onTool(pressed);
  onInk(pressed);
  Reveal.on("slidechanged", pressed);
  onTimer(pressed);
  pressed();
  return make(
    "nav.speaker-controls",
    { "aria-label": "Talk" },
    button("Back", back),
    button("Next", next),
    button("Go to", openJump, "G"),
    blank,
    pointer,
    pen,
    undo,
    clear,
    ...STATE_NAMES.map(stateChoice),
    ...(cutNames().size > 0 ? [cutChoice()] : []),
    named(
      button("Notes", () => changeNotes(-1), "−"),
      "Smaller notes",
    ),
    named(
      button("Notes", () => changeNotes(1), "+"),
      "Larger notes",
    ),
    contrastButton(),
    rehearsal,
    button("Keys", help, "?"),
    audience(),
  );
}

/** Notes a size larger or smaller, kept for the next talk. */
export function changeNotes(by: number): void {
  setNotes((recallPreference("notes", isSize) ?? 0) + by);
}

/** Takes up the sizes and the contrast chosen before. */
export function startPreferences(): void {
  setNotes(recallPreference("notes", isSize) ?? 0);
  setContrast(recallPreference("contrast", isBoolean) ?? matchMedia("(prefers-contrast: more)").matches);
}

const isSize = (value: unknown): value is number => Number.isFinite(value);
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";

function setNotes(size: number): void {
  const kept = Math.max(-3, Math.min(8, size));
  keepPreference("notes", kept);
  document.documentElement.style.setProperty("--notes", String(25 + kept * 3));
}

function setContrast(more: boolean): void {
  document.documentElement.toggleAttribute("data-contrast", more);
}

function contrastButton(): HTMLElement {
  const made = button("Contrast", () => {
    const more = !document.documentElement.hasAttribute("data-contrast");
    setContrast(more);
    keepPreference("contrast", more);
    made.setAttribute("aria-pressed", String(more));
  });
  made.setAttribute("aria-pressed", String(document.documentElement.hasAttribute("data-contrast")));
  return made;
}

function button(text: string, run: () => void, key?: string): HTMLButtonElement {
  const click = (event: MouseEvent): void => {
    run();
    // After a click the next press of Space must turn the page and not do this again; who came by keyboard stays.
    if (event.detail > 0) (event.currentTarget as HTMLElement).blur();
  };
  const made = make("button", { type: "button" }, text, key !== undefined && make("kbd", { "aria-hidden": "true" }, key));
  made.addEventListener("click", click);
  return made;
}

/** What a button is called where its face alone would not tell. */
function named(made: HTMLButtonElement, name: string): HTMLButtonElement {
  made.setAttribute("aria-label", name);
  return made;
}

function choice(label: string, values: [string, string][], get: () => string, set: (value: string) => void): [HTMLElement, () => void] {
  const select = make("select", {
    change: () => {
      set(select.value);
      select.blur(); // the arrow keys page again
    },
  });
  const update = (): void => {
    select.value = get();
    select.classList.toggle("is-changed", select.selectedIndex > 0);
  };
  select.setAttribute("aria-label", label);
  select.append(...values.map(([value, text]) => make("option", { value }, `${label}: ${text}`)));
  update();
  return [select, update];
}

function stateChoice(name: StateName): HTMLElement {
  const values = STATES[name].map((value): [string, string] => [value, VALUES.get(value) ?? value]);
  const [select, update] = choice(
    LABELS[name] ?? name,
    values,
    () => getState(name),
    (value) => setState(name, value),
  );
  onState(update);
  return select;
}

function cutChoice(): HTMLElement {
  const values: [string, string][] = [["", "whole deck"], ...[...cutNames()].map(([name, text]): [string, string] => [name, text])];
  const [select, update] = choice("Cut", values, getCut, setCut);
  onCut(update);
  return select;
}

/** Whether the audience's window is there, and if not, the way to open it. */
function audience(): HTMLElement {
  const status = make("p.audience", { role: "status" });
  let there: boolean | undefined;
  const update = (): void => {
    if (there === isThere("audience")) return;
    there = isThere("audience");
    status.dataset.there = String(there);
    const link = make("a", { href: audienceAddress(), target: `deck-audience-${talkId()}`, rel: "opener" }, "Open it");
    status.replaceChildren(...(there ? ["Audience’s window: in step"] : ["Audience’s window: not open. ", link]));
  };
  onPresence(update);
  setInterval(update, 1000);
  update();
  return status;
}
