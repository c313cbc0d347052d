const STROKES = "[data-wall] .wall-stroke";

/**
 * Lets a wall of strokes be gone through: what one points at, or has the focus, tells its claim in a line above its group. A wall is
 * one stop of the Tab key: left and right go along a deck, up and down to another, Home and End to its ends. Enter opens the
 * card (card.ts); by touch the first tap tells and the second opens, so that this must be started before the cards are.
 */
export function addWalls(deck: HTMLElement): void {
  for (const wall of deck.querySelectorAll("[data-wall]"))
    for (const [i, stroke] of strokesOf(wall).entries()) stroke.tabIndex = i === 0 ? 0 : -1; // without a script each can be reached
  deck.addEventListener("pointerover", ({ target, pointerType }) => {
    const stroke = strokeOf(target);
    if (stroke && pointerType !== "touch") say(stroke);
  });
  deck.addEventListener("pointerout", ({ target, relatedTarget }) => {
    const wall = strokeOf(target)?.closest<HTMLElement>("[data-wall]");
    if (wall && !strokeOf(relatedTarget)) hush(wall);
  });
  deck.addEventListener("focusin", ({ target }) => {
    const stroke = strokeOf(target);
    if (!stroke) return;
    for (const other of strokesOf(wallOf(stroke))) other.tabIndex = other === stroke ? 0 : -1;
    say(stroke);
  });
  deck.addEventListener("focusout", ({ target }) => {
    const stroke = strokeOf(target);
    if (stroke) hush(wallOf(stroke));
  });
  deck.addEventListener(
    "click",
    (event) => {
      const stroke = strokeOf(event.target);
      if (!stroke || !(event instanceof PointerEvent) || event.pointerType !== "touch" || stroke === told.get(wallOf(stroke))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      say(stroke);
      told.set(wallOf(stroke), stroke);
    },
    { capture: true },
  );
  deck.addEventListener("keydown", onKey);
}

/** What the last tap on a wall told. */
const told = new WeakMap<Element, HTMLElement>();

function onKey(event: KeyboardEvent): void {
  const stroke = strokeOf(event.target);
  if (!stroke || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const next = nextOf(stroke, event.key);
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation(); // arrows page on elsewhere
  next.focus({ preventScroll: document.documentElement.dataset.view !== "read" });
}

/** Where a key leads: the stroke itself at an end, undefined for another key. */
function nextOf(stroke: HTMLElement, key: string): HTMLElement | undefined {
  const all = strokesOf(wallOf(stroke)).map((element) => ({ element, ...spotOf(element) }));
  const here = spotOf(stroke);
  const row = all.filter(({ y }) => y === here.y).sort((a, b) => a.x - b.x);
  const at = row.findIndex(({ element }) => element === stroke);
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight":
      return (row[at + (key === "ArrowLeft" ? -1 : 1)] ?? row[at])?.element;
    case "Home":
      return row[0]?.element;
    case "End":
      return row.at(-1)?.element;
    case "ArrowUp":
    case "ArrowDown": {
      const down = key === "ArrowDown" ? 1 : -1;
      const beyond = all.filter(({ y }) => (y - here.y) * down > 0);
      const y = Math.min(...beyond.map((spot) => (spot.y - here.y) * down));
      const near = beyond.filter((spot) => (spot.y - here.y) * down === y).sort((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x));
      return near[0]?.element ?? stroke;
    }
    default:
      return undefined;
  }
}

/** Where a stroke stands, or travels to, in the wall's own units. */
function spotOf(stroke: Element): { x: number; y: number } {
  const style = getComputedStyle(stroke);
  return { x: Number(style.getPropertyValue("--at-x")), y: Number(style.getPropertyValue("--at-y")) };
}

/** Tells a stroke's claim above its group. */
function say(stroke: HTMLElement): void {
  const line = wallOf(stroke).querySelector<HTMLElement>(".wall-caption");
  if (!line) return;
  line.textContent = stroke.getAttribute("aria-label");
  line.style.setProperty("--at-y", String(spotOf(stroke).y));
  line.classList.add("is-said");
}

function hush(wall: Element): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.matches(STROKES) && wall.contains(activeElement)) say(activeElement);
  else wall.querySelector(".wall-caption")?.classList.remove("is-said");
}

function strokesOf(wall: Element): HTMLElement[] {
  return [...wall.querySelectorAll<HTMLElement>(".wall-stroke")];
}

function strokeOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>(STROKES)) || undefined;
}

function wallOf(stroke: Element): Element {
  return stroke.closest("[data-wall]") ?? stroke;
}
