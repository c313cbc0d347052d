import { words } from "deck:words";
import type { Evidence } from "../../model/page.ts";
import { make } from "../deck/element.ts";
import { onState } from "../deck/state.ts";
import { bodyOf, type CardActions, footOf, headOf } from "./content.ts";
import { loadEvidence } from "./ledger.ts";
import { branch, encircle, place } from "./place.ts";
import { makeSheet, timeSwitch } from "./sheet.ts";
import { getWithout, onWithout } from "./without.ts";

/** A card that is open. */
interface Card {
  panel: HTMLElement;
  opener: HTMLElement | SVGElement; // what was pressed
  thing: Element; // what is explained: the statement that the pressed mark stands in, or the pressed thing itself
  others: HTMLElement[]; // what stands around it: ring, veil
  evidence: Evidence;
  ids: string[]; // claims behind the opener
  trail: string[]; // claims gone through, the one on show last
}

let card: Card | undefined;
let pull: CardActions["pull"];

/** Says what takes a claim's origins out; until then a card has no such button. */
export function setPull(run: (ids: string[]) => void): void {
  pull = run;
}

/**
 * Opens the evidence card of whatever carries `data-claim`, by mouse, touch or keyboard: a mark the card of its claim, the words
 * of a statement those of all its claims. One card at a time; Esc, its button, a press elsewhere or another slide closes it.
 */
export function addCards(deck: HTMLElement): void {
  // In the capture phase: Reveal follows links within the deck before an event bubbles here.
  const onClick = (event: MouseEvent): void => {
    const door = doorOf(event.target);
    if (!door || event.ctrlKey || event.metaKey || event.shiftKey || isSelecting(door)) return;
    event.preventDefault();
    event.stopPropagation();
    void openCard(door);
  };
  deck.addEventListener("click", onClick, { capture: true });
  deck.addEventListener("keydown", (event) => {
    const door = doorOf(event.target);
    if (!door || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    event.stopPropagation(); // Space on a cite opens it and does not page on
    void openCard(door);
  });
  addEventListener("pointerdown", ({ target }) => {
    if (!card || !(target instanceof Element) || card.panel.contains(target)) return;
    if (!doorOf(target) && !target.closest(".controls-strip, dialog")) closeCard();
  });
  addEventListener("resize", layOut);
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"]) deck.addEventListener(event, closeCard);
  onWithout(() => {
    if (!card) return;
    fill();
    // The button that led to the choice was made anew, so that the focus cannot return to it.
    requestAnimationFrame(() => document.activeElement === document.body && focusClose());
  });
  onState((name) => {
    if (name === "time" && card) fill();
    else if (name === "lens") layOut();
  });
}

/** What a press opens: the nearest part with claims, unless a link or a button of its own stands before it. */
function doorOf(target: EventTarget | null): HTMLElement | SVGElement | undefined {
  if (!(target instanceof Element)) return undefined;
  const door = target.closest<HTMLElement | SVGElement>(".deck [data-claim]") ?? undefined;
  const other = target.closest("a[href], button, summary, input, label, select");
  return door && (other === null || other === door || !door.contains(other)) ? door : undefined;
}

/** Whether words are being marked, and not pressed. */
function isSelecting(door: Element): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(door, true);
}

/** Closes the card; the focus returns to what opened it. */
function closeCard(): void {
  if (!card) return;
  const { panel, opener, others } = card;
  const isHeld = panel.contains(document.activeElement);
  card = undefined;
  for (const part of [panel, ...others]) part.remove();
  opener.classList.remove("is-explained");
  for (const part of document.querySelectorAll(".is-dimmed")) part.classList.remove("is-dimmed");
  const focusable = focusableOf(opener);
  focusable?.setAttribute("aria-expanded", "false");
  if (isHeld) focusable?.focus({ preventScroll: true });
}

/** What of a door can have the focus: itself, or its first mark. */
function focusableOf(door: Element): HTMLElement | SVGElement | undefined {
  const can = "a[href], button, [tabindex]";
  if (door.matches(can)) return door as HTMLElement;
  return [...door.querySelectorAll<HTMLElement | SVGElement>("[data-claim]")].find((part) => part.matches(can));
}

async function openCard(opener: HTMLElement | SVGElement): Promise<void> {
  if (card?.opener === opener) return closeCard();
  closeCard();
  const evidence = await loadEvidence();
  const ids = (opener.dataset.claim ?? "").split(" ").filter((id) => evidence.claims.some((claim) => claim.id === id));
  const [first] = ids;
  if (first === undefined) return;
  closeCard(); // another was opened while the ledger came
  const thing = opener.parentElement?.closest(".deck [data-claim]") ?? opener;
  const isSheet = document.documentElement.dataset.view === "read";
  const panel = make("div.card", { role: "dialog", "aria-label": words.card.name });
  const others = [
    isSheet
      ? make("div.card-veil", { click: closeCard })
      : make("div.card-ring", { "aria-hidden": "true", ...(thing.closest(".diagram") ? { hidden: "" } : {}) }),
  ];
  card = { panel, opener, thing, others, evidence, ids, trail: [first] };
  opener.classList.add("is-explained");
  focusableOf(opener)?.setAttribute("aria-expanded", "true");
  panel.addEventListener("keydown", onKey);
  document.body.append(...others, panel);
  if (isSheet) makeSheet(panel, closeCard);
  else dimAround(thing);
  fill();
  focusClose();
}

function focusClose(): void {
  card?.panel.querySelector<HTMLElement>(".close")?.focus({ preventScroll: true });
}

/** Dims the rest of the slide: all that stands beside the way down to what is explained. Headline and foot stay. */
function dimAround(thing: Element): void {
  const content = thing.closest("section.slide")?.querySelector(":scope > .content");
  if (!content) return;
  if (!content.contains(thing)) content.classList.add("is-dimmed");
  for (let part = thing; part !== content && content.contains(part) && part.parentElement; part = part.parentElement) {
    for (const other of part.parentElement.children) if (other !== part) other.classList.add("is-dimmed");
  }
}

/** Shows the claim that is on, anew. */
function fill(): void {
  if (!card) return;
  const { panel, thing, evidence, trail } = card;
  const claim = evidence.claims.find(({ id }) => id === trail.at(-1));
  if (!claim) return;
  const isHeld = panel.contains(document.activeElement);
  const actions: CardActions = { close: closeCard, leave: closeCard, show: (id) => show([...trail, id]), pull };
  const body = make(
    "div.card-body",
    {},
    make("div.card-text", {}, ...bodyOf(claim, evidence, actions, thing.closest("section.slide")?.id)),
  );
  const ways = waysBetween(card);
  for (const part of panel.querySelectorAll(":scope > :not(.handle)")) part.remove();
  const head = headOf(claim, evidence, actions);
  if (ways) head.lastElementChild?.before(ways);
  panel.append(head, body, footOf(claim, evidence, actions));
  const time = panel.matches(".sheet") ? timeSwitch() : undefined;
  if (time) panel.append(time);
  for (const details of panel.querySelectorAll("details")) details.addEventListener("toggle", layOut);
  layOut();
  if (isHeld) focusClose();
}

/** The ways to the other claims behind the same mark, and back from one that this one stands on. */
function waysBetween({ ids, trail }: Card): HTMLElement | undefined {
  const at = ids.indexOf(trail[0] ?? "");
  const turn = (by: number) => (): void => show([ids[(at + by + ids.length) % ids.length] ?? ""]);
  if (trail.length > 1)
    return make("p.card-ways", {}, make("button", { type: "button", click: () => show(trail.slice(0, -1)) }, words.card.back));
  if (ids.length < 2) return undefined;
  return make(
    "p.card-ways",
    {},
    make("span", { role: "status" }, words.card.claimOf(at + 1, ids.length)),
    make("button.previous", { type: "button", click: turn(-1) }, words.card.previous),
    make("button.next", { type: "button", click: turn(1) }, words.card.next),
  );
}

/** Shows another claim; the focus stays on the button that was pressed, if it is still there. */
function show(trail: string[]): void {
  if (!card) return;
  const pressed = document.activeElement?.className;
  card.trail = trail;
  fill();
  if (pressed) card.panel.querySelector<HTMLElement>(`.card-ways .${CSS.escape(pressed)}`)?.focus({ preventScroll: true });
}

function layOut(): void {
  if (!card) return;
  const { panel, thing, others } = card;
  const body = panel.querySelector<HTMLElement>(".card-body");
  if (document.documentElement.dataset.view !== "read") {
    place(panel, thing);
    for (const ring of others) encircle(ring, thing);
  }
  branch(panel);
  if (!body) return;
  if (body.scrollHeight > body.clientHeight + 1)
    body.tabIndex = 0; // what scrolls can be scrolled by keys
  else body.removeAttribute("tabindex");
}

const PAGING = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " ", "Enter"];

/** In a card Tab goes round, Esc closes, and the keys that page or open do not reach the deck. */
function onKey(event: KeyboardEvent): void {
  if (!card) return;
  const { panel } = card;
  if (event.key === "Escape") {
    event.stopPropagation();
    closeCard();
    return;
  }
  if (event.key === "Tab") {
    const stops = [...panel.querySelectorAll<HTMLElement>("a[href], button, summary, [tabindex='0']")].filter((stop) =>
      stop.checkVisibility(),
    );
    const [first, last] = [stops[0], stops.at(-1)];
    const leaves = event.shiftKey ? document.activeElement === first : document.activeElement === last;
    if (leaves) {
      event.preventDefault();
      (event.shiftKey ? last : first)?.focus();
    }
    event.stopPropagation();
    return;
  }
  const key = event.key.toLowerCase();
  const pulls = key === "p" && getWithout() === "";
  if (pulls && !event.ctrlKey && !event.metaKey) panel.querySelector<HTMLElement>(".pull-out")?.click();
  const passes = ["t", "d", "x", "f"].includes(key) || (key === "p" && !pulls); // what changes the view, not the slide
  if (!passes || PAGING.includes(event.key)) event.stopPropagation();
}
