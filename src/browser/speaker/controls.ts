import { words } from "deck:words";
import Reveal from "reveal.js";
import { cutNames, getCut, onCut, setCut } from "../deck/cut.ts";
import { make } from "../deck/element.ts";
import { help } from "../deck/keys.ts";
import { back, next } from "../deck/paging.ts";
import { getState, isOffered, onState, SIDES, STATE_NAMES, STATES, type StateName, setState } from "../deck/state.ts";
import { isBlank, onBlank, setBlank } from "../deck/sync.ts";
import { clearInk, getTool, hasInk, onInk, onTool, toggleTool, undoInk } from "../pen.ts";
import { openJump } from "./jump.ts";
import { keepPreference, recallPreference } from "./memory.ts";
import { audienceAddress } from "./open.ts";
import { openRehearsal } from "./rehearsal.ts";
import { isThere, onPresence, talkId } from "./talk.ts";
import { getTimer, onTimer } from "./timer.ts";

const { evidence, time, lens, theme, values } = words.controls;
const LABELS: Record<StateName, string> = { evidence, time, lens, theme };
const VALUES = new Map([...Object.entries(values), ["then", values.asOfDate], ...SIDES.map(({ id, name }) => [id, name] as const)]);

/** The speaker's controls, in one row that wraps. What they set is the audience's screen as well. */
export function makeControls(): HTMLElement {
  const blank = button(words.controls.blank, () => setBlank(!isBlank()), "B");
  const pointer = button(words.controls.pointer, () => toggleTool("pointer"), "R");
  const pen = button(words.controls.pen, () => toggleTool("pen"), "W");
  const undo = button(words.controls.undo, undoInk, "Z");
  const clear = button(words.controls.clear, clearInk, words.controls.clearKey);
  const rehearsal = button(words.controls.rehearse, openRehearsal);
  const pressed = (): void => {
    blank.setAttribute("aria-pressed", String(isBlank()));
    blank.firstChild?.replaceWith(isBlank() ? words.controls.showAgain : words.controls.blank);
    pointer.setAttribute("aria-pressed", String(getTool() === "pointer"));
    pen.setAttribute("aria-pressed", String(getTool() === "pen"));
    undo.hidden = clear.hidden = !hasInk();
    rehearsal.firstChild?.replaceWith(getTimer().rehearsing ? words.controls.rehearsing : words.controls.rehearse);
  };
  onBlank(pressed);
  onTool(pressed);
  onInk(pressed);
  Reveal.on("slidechanged", pressed);
  onTimer(pressed);
  pressed();
  return make(
    "nav.speaker-controls",
    { "aria-label": words.controls.name },
    button(words.toolbar.back, back),
    button(words.toolbar.next, next),
    button(words.controls.goTo, openJump, "G"),
    blank,
    pointer,
    pen,
    undo,
    clear,
    ...STATE_NAMES.filter(isOffered).map(stateChoice),
    ...(cutNames().size > 0 ? [cutChoice()] : []),
    named(
      button(words.notes, () => changeNotes(-1), "−"),
      words.keys.smaller.does,
    ),
    named(
      button(words.notes, () => changeNotes(1), "+"),
      words.keys.larger.does,
    ),
    contrastButton(),
    rehearsal,
    button(words.toolbar.keys, help, "?"),
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
  const made = button(words.controls.contrast, () => {
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
  select.append(...values.map(([value, text]) => make("option", { value }, `${label}${words.colon}${text}`)));
  update();
  return [select, update];
}

function stateChoice(name: StateName): HTMLElement {
  const values = STATES[name].map((value): [string, string] => [value, VALUES.get(value) ?? value]);
  const [select, update] = choice(
    LABELS[name],
    values,
    () => getState(name),
    (value) => setState(name, value),
  );
  onState(update);
  return select;
}

function cutChoice(): HTMLElement {
  const values: [string, string][] = [
    ["", words.controls.wholeDeck],
    ...[...cutNames()].map(([name, text]): [string, string] => [name, text]),
  ];
  const [select, update] = choice(words.controls.cut, values, getCut, setCut);
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
    const link = make("a", { href: audienceAddress(), target: `deck-audience-${talkId()}`, rel: "opener" }, words.controls.openHall);
    status.replaceChildren(...(there ? [words.controls.hallInStep] : [words.controls.hallMissing, link]));
  };
  onPresence(update);
  setInterval(update, 1000);
  update();
  return status;
}
