import { words } from "deck:words";
import Reveal from "reveal.js";
import { setQuery } from "./query.ts";
import { allSlides, isMain } from "./slides.ts";

// A cut is a short version of the deck. Slides outside it stay in the document, where links and search find them; only
// paging passes them by. Reveal's own way, `data-visibility="hidden"`, would take them out of the page.

const listeners = new Set<() => void>();

/** The cuts an author has named: name → label, e.g. "5" → "In five minutes". */
export function cutNames(): Map<string, string> {
  return new Map(Object.entries(JSON.parse(document.documentElement.dataset.cuts ?? "{}") as Record<string, string>));
}

/** The cut being given, "" where it is the whole deck. */
export function getCut(): string {
  return document.documentElement.dataset.cut ?? "";
}

/** Takes the cut from the address, and keeps paging, numbers and progress to it. To be called once Reveal is ready. */
export function startCut(): void {
  const asked = new URLSearchParams(location.search).get("cut") ?? "";
  document.documentElement.dataset.cut = cutNames().has(asked) ? asked : "";
  renumber();
  keepSwipes();
}

/** Changes the cut, here and in the address. A name the deck does not know is the whole deck. */
export function setCut(name: string): void {
  const cut = cutNames().has(name) ? name : "";
  if (cut === getCut()) return;
  document.documentElement.dataset.cut = cut;
  setQuery("cut", cut || undefined);
  renumber();
  for (const listener of listeners) listener();
}

/** Calls `listener` on each change of the cut. */
export function onCut(listener: () => void): void {
  listeners.add(listener);
}

/** The slides of the running order: the main line, less what the cut leaves out. */
export function runningOrder(): HTMLElement[] {
  return mainLine().filter(inCut);
}

/** The slide of the main line that a slide belongs to: its own, or the one it is a detail of. Undefined in the appendix. */
export function mainSlide(slide: HTMLElement): HTMLElement | undefined {
  const head = slide.parentElement?.matches("section.stack") ? slide.parentElement.querySelector<HTMLElement>("section.slide") : slide;
  return head && head.dataset.appendix === undefined ? head : undefined;
}

/** Where paging leads from the slide on show: `1` on, `-1` back. Undefined at the ends. The appendix follows every cut. */
export function neighbour(by: 1 | -1): HTMLElement | undefined {
  const { h } = Reveal.getIndices();
  const tops = [...(Reveal.getSlidesElement()?.children ?? [])].filter((top) => top.tagName === "SECTION");
  const heads = tops.map((top) => (top.matches(".stack") ? top.querySelector<HTMLElement>("section.slide") : (top as HTMLElement)));
  for (let at = h + by; at >= 0 && at < heads.length; at += by) {
    const head = heads[at];
    if (head && (head.dataset.appendix !== undefined || inCut(head))) return head;
  }
  return undefined;
}

let line: HTMLElement[] | undefined; // the document does not change, and asking it at each press takes a millisecond

function mainLine(): HTMLElement[] {
  line ??= allSlides().filter(isMain);
  return line;
}

function inCut(slide: HTMLElement): boolean {
  const cut = getCut();
  return cut === "" || (slide.dataset.cuts ?? "").split(" ").includes(cut);
}

/** "3 / 6" instead of "13 / 24"; the progress counts the same slides. */
function renumber(): void {
  const order = runningOrder();
  for (const slide of mainLine()) {
    const at = order.indexOf(slide);
    if (at >= 0) delete slide.dataset.visibility;
    else slide.dataset.visibility = "uncounted";
    const number = slide.querySelector<HTMLElement>(".foot .number");
    if (!number) continue;
    number.dataset.whole ??= number.textContent ?? "";
    number.textContent = getCut() === "" ? number.dataset.whole : at >= 0 ? `${at + 1} / ${order.length}` : words.strip.notInCut;
  }
  Reveal.sync();
}

/** Reveal answers a swipe itself and knows no cuts: where a swipe would lead out of the cut, it leads on within it. */
function keepSwipes(): void {
  let swiping = false;
  addEventListener("touchstart", () => {
    swiping = true;
  });
  for (const end of ["touchend", "touchcancel"]) {
    addEventListener(end, () => {
      swiping = false;
    });
  }
  Reveal.on("beforeslidechange", (event) => {
    if (!swiping || getCut() === "") return;
    const { indexh } = event as unknown as { indexh: number };
    const by = indexh - Reveal.getIndices().h;
    if (by !== 1 && by !== -1) return;
    const target = neighbour(by);
    if (target && Reveal.getIndices(target).h === indexh) return;
    event.preventDefault();
    swiping = false;
    if (target) Reveal.slide(Reveal.getIndices(target).h, 0);
  });
}
