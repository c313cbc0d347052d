import { words } from "deck:words";
import { make } from "../deck/element.ts";
import { getState, setState } from "../deck/state.ts";

const FAR = 80; // px a sheet is drawn down before it closes

/** Makes a card a sheet from below, with a handle: drawn down it closes. */
export function makeSheet(panel: HTMLElement, close: () => void): void {
  const handle = make("div.handle", { "aria-hidden": "true" });
  panel.classList.add("sheet");
  panel.append(handle);
  let from: number | undefined;
  handle.addEventListener("pointerdown", (event) => {
    from = event.clientY;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", ({ clientY }) => {
    if (from !== undefined) panel.style.translate = `0 ${Math.max(0, clientY - from)}px`;
  });
  const end = ({ clientY }: PointerEvent): void => {
    if (from === undefined) return;
    const drawn = clientY - from;
    from = undefined;
    panel.style.translate = "";
    if (drawn > FAR) close();
  };
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", () => {
    from = undefined;
    panel.style.translate = "";
  });
}

/** The time switch, which an article has nowhere else. Undefined where the deck has no date. */
export function timeSwitch(): HTMLElement | undefined {
  const { asOf } = document.documentElement.dataset;
  if (asOf === undefined) return undefined;
  const button = (value: "then" | "now", text: string) =>
    make(
      "button",
      { type: "button", value, "aria-pressed": String(getState("time") === value), click: () => setState("time", value) },
      text,
    );
  return make(
    "div.segments",
    { role: "group", "aria-label": words.strip.time },
    button("then", asOf),
    button("now", words.strip.hindsight),
  );
}
