import { words } from "deck:words";
import type { Misfit, Printing, PrintOptions, Sheet } from "../../model/page.ts";
import { copyOf, showSteps } from "../deck/copy.ts";
import { make } from "../deck/element.ts";
import { readHash } from "../deck/hash.ts";
import { allSlides } from "../deck/slides.ts";
import { zoomOut } from "../diagram/zoom.ts";
import { pausePull } from "../evidence/pull.ts";
import { drawFills, tagFigures } from "./vector-fills.ts";

declare global {
  // How `npm run pdf` drives the deck it has opened.
  var deckPrint: Printing | undefined;
}

/**
 * Lays the deck out as pages when it is printed, by the browser's own dialog or by `npm run pdf`, and clears them away
 * afterwards. Not by reveal's print view: that one needs another address, hides its slides from tags and outline, and cuts
 * what scrolls.
 */
export function addPrinting(): void {
  let restore: (() => void) | undefined;
  addEventListener("beforeprint", () => {
    restore ??= layPages({});
  });
  addEventListener("afterprint", () => {
    restore?.();
    restore = undefined;
  });
  globalThis.deckPrint = {
    async lay(options) {
      // Every face is asked for, shown yet or not: text in a face that comes later has other widths.
      await Promise.all([...document.fonts].map((face) => face.load()));
      restore ??= layPages(options);
      return document.querySelectorAll(".pages section.slide").length;
    },
    look,
  };
}

/** The deck as pages, before all else in the document, so that its ids are the ones links find. Returns how to take it away. */
function layPages({ slides: asked, steps, paper }: PrintOptions): () => void {
  const { dataset } = document.documentElement;
  const { evidence, lens } = dataset;
  const goOn = pausePull(); // what is pulled out is for the room alone
  // What dims on the screen stands whole on paper.
  if (evidence !== undefined) dataset.evidence = "all";
  delete dataset.lens;
  if (paper) dataset.paper = paper;
  document.documentElement.classList.add("print-pdf"); // keeps reveal.css from its own, bare way of printing

  for (const svg of document.querySelectorAll<SVGSVGElement>("main figure.diagram > svg")) zoomOut(svg);

  const slides = allSlides().filter(({ id }) => !asked || asked.includes(id));
  const frame = make("div.slides");
  const pages = make("div.pages.reveal", {}, frame);
  document.body.prepend(pages);
  frame.append(...slides.flatMap((slide) => (steps ? pagesOfSteps(slide) : [pageOf(slide)])));
  for (const page of [...frame.children]) if (page instanceof HTMLElement) splitRows(page);
  drawFills(pages);
  tagFigures(pages);
  dropDeadLinks(pages);
  return () => {
    goOn();
    pages.remove();
    delete dataset.paper;
    document.documentElement.classList.remove("print-pdf");
    if (evidence !== undefined) dataset.evidence = evidence;
    if (lens !== undefined) dataset.lens = lens;
  };
}

/** A slide in its final state, as a page: nothing of the screen's left in it, its furniture kept out of the tags. */
function pageOf(slide: HTMLElement): HTMLElement {
  const page = copyOf(slide);
  const { dataset } = document.documentElement;
  page.dataset.slide = slide.id;
  for (const part of page.querySelectorAll(".diagram-step, .register-tools")) part.remove();
  for (const button of page.querySelectorAll("button")) button.replaceWith(...button.childNodes);
  for (const row of page.querySelectorAll("tr[hidden]")) row.removeAttribute("hidden");
  for (const part of page.querySelectorAll("[class*='is-'], [class*='has-']"))
    part.classList.remove(...[...part.classList].filter((name) => /^(is|has)-/.test(name)));
  for (const part of page.querySelectorAll("[tabindex]")) part.removeAttribute("tabindex");
  const later = dataset.time === "now" || page.dataset.hindsight !== undefined;
  const known = later ? words.withHindsight : dataset.asOf && words.asOf(dataset.asOf);
  if (known) page.querySelector(".strip")?.append(make("span.as-of", {}, known));
  for (const part of page.querySelectorAll(".strip, .foot .number, .foot .beneath")) part.setAttribute("aria-hidden", "true");
  return page;
}

/** A page for each step of a slide. Only the last, whole one carries ids and tags: the others repeat it. */
function pagesOfSteps(slide: HTMLElement): HTMLElement[] {
  const fragments = [...slide.querySelectorAll<HTMLElement>(".fragment")];
  const count = Math.max(0, ...fragments.map(({ dataset }) => Number(dataset.fragmentIndex ?? 0) + 1));
  const before = Array.from({ length: count }, (_, shown) => {
    const page = pageOf(slide);
    page.setAttribute("aria-hidden", "true");
    page.dataset.step = String(shown + 1);
    showSteps(page, shown);
    const figures = page.querySelectorAll("figure[data-steps]");
    slide.querySelectorAll("figure[data-steps]").forEach((figure, index) => {
      const marks = [...figure.querySelectorAll<HTMLElement>(".diagram-step")];
      const drawn = marks.filter(({ dataset }) => Number(dataset.fragmentIndex ?? 0) < shown).length + 1; // its first step is there on arrival
      for (const part of figures[index]?.querySelectorAll<SVGElement>("[data-step]") ?? [])
        part.classList.toggle("is-to-come", Number(part.dataset.step) > drawn);
    });
    dropIds(page);
    return page;
  });
  return [...before, pageOf(slide)];
}

/** Takes a page's ids off but for those its own SVG points at. */
function dropIds(page: HTMLElement): void {
  page.removeAttribute("id");
  for (const part of page.querySelectorAll("[id]:not(svg *)")) part.removeAttribute("id");
}

/** Spreads what scrolls on its slide over as many pages as it takes; no row is cut. */
function splitRows(page: HTMLElement): void {
  const scroll = page.querySelector<HTMLElement>(".scroll-y");
  const body = scroll?.querySelector<HTMLElement>("tbody, ul");
  if (!scroll || !body) return;
  for (const name of ["role", "aria-label"]) scroll.removeAttribute(name); // a region is something to scroll in
  const rows = ([...body.children] as HTMLElement[]).filter((row) => row.checkVisibility());
  const room = scroll.clientHeight - (body.getBoundingClientRect().top - scroll.getBoundingClientRect().top) - 1;
  const groups: HTMLElement[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > end) {
      groups.push([]);
      end = top + room;
    }
    groups.at(-1)?.push(row);
  }
  body.replaceChildren();
  const shell = page.cloneNode(true) as HTMLElement;
  let last = page;
  groups.forEach((group, index) => {
    const part = index === 0 ? page : (shell.cloneNode(true) as HTMLElement);
    part.querySelector("tbody, .scroll-y > ul")?.append(...group);
    part.querySelector(".foot .number")?.append(` (${words.partOf(index + 1, groups.length)})`);
    if (index === 0) return;
    part.removeAttribute("id");
    part.dataset.part = String(index + 1);
    const headline = part.querySelector(".headline");
    if (headline) headline.replaceWith(make("p.headline", {}, ...headline.childNodes, make("span.continued", {}, words.continued)));
    last.after(part);
    last = part;
  });
}

/** A link to a slide that is not among the pages leads nowhere. */
function dropDeadLinks(pages: HTMLElement): void {
  const ids = new Set([...pages.querySelectorAll("[id]")].map(({ id }) => id));
  for (const link of pages.querySelectorAll<HTMLAnchorElement>("a[href^='#']"))
    if (!ids.has(readHash(link.hash).id)) link.removeAttribute("href");
}

/** One page, and the first text on it that is out of its place. */
function look(index: number): Sheet {
  const page = document.querySelectorAll<HTMLElement>(".pages section.slide")[index];
  if (!page) throw new Error(`no page ${index + 1}`);
  const { slide = "", number = "", step, part } = page.dataset;
  const misfit = misfitOf(page);
  return { slide, number, ...(step ? { step } : {}), ...(part ? { part } : {}), ...(misfit ? { misfit } : {}) };
}

/** What is off the page, runs into the foot, or stands where the title does. A map fills its page, and its labels find their own places. */
function misfitOf(page: HTMLElement): Misfit | undefined {
  const frame = page.getBoundingClientRect();
  const foot = page.querySelector(".foot")?.getBoundingClientRect().top ?? frame.bottom;
  const range = document.createRange();
  const rectsOf = (node: Node): DOMRect[] => {
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  };
  const headline = page.querySelector(".headline");
  const head = headline ? rectsOf(headline) : [];
  const whereOut = (box: DOMRect, inContent: boolean): Misfit["where"] | undefined => {
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) return "off";
    if (inContent && box.bottom > foot + 2) return "foot";
    return inContent && head.some((line) => areOver(line, box)) ? "title" : undefined;
  };
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const name = walker.currentNode.textContent?.trim().slice(0, 50);
    if (!name || !parent?.checkVisibility() || parent.closest("title, desc, .hindsight, .foot .source")) continue;
    const inContent = parent.closest(".content") !== null && !parent.closest(".map");
    for (const box of rectsOf(walker.currentNode)) {
      const where = whereOut(box, inContent);
      if (where) return { what: "text", name, where };
    }
  }
  for (const svg of page.querySelectorAll(".content figure:not(.map) svg")) {
    const box = svg.getBoundingClientRect();
    if (box.width === 0 || svg.closest(".hindsight")) continue;
    const where = whereOut(box, true);
    if (where) return { what: "drawing", name: svg.querySelector("title")?.textContent ?? "", where };
  }
  return undefined;
}

/** Whether two boxes share more than their edges, in px. */
function areOver(a: DOMRect, b: DOMRect): boolean {
  return a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
}
