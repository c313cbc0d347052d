import { words } from "deck:words";
import Reveal from "reveal.js";
import { make } from "../deck/element.ts";
import { cycleState, getState, onState, SIDES, setState } from "../deck/state.ts";

/**
 * Lets a diagram of two sides be looked at from one of them: the other side is dimmed, never hidden, and the chosen one's
 * lines are firmer and say their marks.
 */
export function followLens(deck: HTMLElement): void {
  const update = (): void => {
    const actor = SIDES.find(({ id }) => id === getState("lens"))?.actor;
    for (const figure of deck.querySelectorAll<HTMLElement>("figure[data-lens]")) {
      figure.classList.toggle("has-lens", actor !== undefined);
      const others = SIDES.filter((side) => side.actor !== actor && figure.dataset.lens?.split(" ").includes(side.id));
      for (const part of figure.querySelectorAll<HTMLElement | SVGElement>("svg :is([data-node], [data-edge]), .contest .side")) {
        part.classList.toggle("is-off", actor !== undefined && others.some((side) => part.dataset.actor === side.actor));
        part.classList.toggle("is-favoured", actor !== undefined && part.dataset.actor === actor);
      }
    }
  };
  onState((name) => name === "lens" && update());
  update();
}

/** The control: one side, both, the other. Undefined where the deck has no diagram of two sides. */
export function lensControl(): HTMLElement | undefined {
  const [one, other] = SIDES;
  if (!one || !other) return undefined;
  const choices = [one, { id: "both", name: words.strip.both, actor: "" }, other];
  return make(
    "div.segments.lens",
    { role: "group", "aria-label": words.strip.lens },
    ...choices.map(({ id, name, actor }) =>
      make(
        "button",
        { type: "button", value: id, "data-state": "lens", ...(actor ? { "data-actor": actor } : {}), click: () => setState("lens", id) },
        ...(actor ? [make("span.city-mark", { "aria-hidden": "true" })] : []),
        name,
      ),
    ),
  );
}

/** Whether the slide on show has a diagram of two sides. */
export function hasLens(slide: Element = Reveal.getCurrentSlide()): boolean {
  return slide.querySelector("figure[data-lens]") !== null;
}

/** `X`: the next side, where the slide has two. */
export function cycleLens(): void {
  if (hasLens()) cycleState("lens");
}
