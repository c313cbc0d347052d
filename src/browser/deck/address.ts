import Reveal from "reveal.js";
import { elementOf, readHash, writeHash } from "./hash.ts";
import { slideAround } from "./slides.ts";
import { setState } from "./state.ts";

/** A place in the deck as an address names it: `#interests` or, two steps in, `#interests/2`. */
interface Spot {
  slide: HTMLElement;
  steps: number | undefined; // shown so far; undefined where the address does not say
}

/** Takes changes of the hash before Reveal does, which would read steps from 0 and lose a link to a claim's row. */
export function keepAddress(): void {
  addEventListener("hashchange", (event) => {
    event.stopImmediatePropagation();
    goTo(location.hash);
  });
}

/**
 * Keeps address and slide in step, once Reveal is ready: a slide change is an entry of the history, a step replaces it, and
 * back, forward, a link or a reload lands where the address says.
 */
export function followAddress(): void {
  goTo(location.hash);
  write("replace");
  Reveal.on("slidechanged", () => write("push"));
  Reveal.on("fragmentshown", () => write("replace"));
  Reveal.on("fragmenthidden", () => write("replace"));
}

/** Goes to the slide a hash names, or to the slide that holds what it names. */
export function goTo(hash: string): void {
  const spot = find(hash);
  if (!spot) return;
  const { h, v } = Reveal.getIndices(spot.slide);
  const now = Reveal.getIndices();
  const fragment = spot.steps === undefined ? undefined : spot.steps - 1; // Reveal counts shown steps from -1
  if (now.h === h && now.v === v && (fragment === undefined || now.f === fragment)) {
    mark(hash);
    return;
  }
  Reveal.slide(h, v, fragment);
  mark(hash);
}

function find(hash: string): Spot | undefined {
  const slide = slideAround(elementOf(hash));
  return slide ? { slide, steps: readHash(hash).steps } : undefined;
}

/** Moves the focus to what a link inside a slide points at, a claim's row say. */
function mark(hash: string): void {
  const target = elementOf(hash);
  for (const marked of document.querySelectorAll(".is-target")) marked.classList.remove("is-target");
  if (!target || target.tagName === "SECTION") return;
  if (target.matches("[data-later]")) setState("time", "now"); // a later claim's row is there with hindsight only
  target.classList.add("is-target");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

function write(how: "push" | "replace"): void {
  const slide = Reveal.getCurrentSlide();
  const at = find(location.hash);
  const steps = (Reveal.getIndices().f ?? -1) + 1;
  const name = writeHash(slide.id, steps);
  if (location.hash === name) return;
  const within = elementOf(location.hash);
  if (at?.slide === slide && within && within !== slide) return; // a link into this slide says more than its name would
  const address = `${location.pathname}${location.search}${name}`;
  if (how === "push" && at?.slide !== slide) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}
