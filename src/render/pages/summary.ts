import type { Element } from "hast";
import { h } from "hastscript";
import type { Diagram, Slide } from "../../model/deck.ts";
import { plain, walkBlocks, walkSlides } from "../../model/walk.ts";
import type { RenderContext } from "../context.ts";
import { renderProfile } from "../evidence/counts.ts";
import { emblem } from "../evidence/marks.ts";
import { figureOf } from "../slide/blocks.ts";
import { layouts } from "../slide/layouts.ts";
import { renderDocument } from "./read.ts";

/**
 * The briefing on one page: the bottom line, the two diagrams that the shortest version keeps, how firm it all is.
 *
 * @param paper "a4" or "letter"
 */
export function renderSummary(context: RenderContext, styles: string, paper: string): string {
  const { info } = context.deck;
  const slides = [...walkSlides(context.deck)].map(({ slide }) => slide);
  const bottom = slides.find(({ layout }) => layout === "bottom-line");
  const body = [
    h("header", [
      emblem(info, "all") ?? "",
      h("div", [h("p.name", info.title), info.subtitle === undefined ? "" : h("p.subtitle", info.subtitle)]),
    ]),
    ...(bottom ? [bottomLine(context, bottom)] : []),
    h(
      "div.key-diagrams",
      keyDiagrams(context, slides).map(({ slide, diagram }) => h("section", [h("h2", plain(slide.title)), figureOf(context, diagram)])),
    ),
    h("section.how-firm", [h("h2", context.words.howFirm), renderProfile(context)]),
  ];
  return renderDocument(context, [h("article.summary", body)], {
    title: `${info.title}${context.words.colon}${context.words.summary}`,
    styles,
    attributes: { class: "paper", dataSheet: `${paper}-summary`, dataTime: "then" },
  });
}

function bottomLine(context: RenderContext, slide: Slide): Element {
  const body = slide.body.filter(({ kind }) => kind !== "hindsight");
  return h("section.bottom", [h("h1", plain(slide.title)), ...layouts["bottom-line"](context, { ...slide, body })]);
}

/** The first two diagrams of the shortest cut that has two, else of the deck. */
function keyDiagrams(context: RenderContext, slides: Slide[]): { slide: Slide; diagram: Diagram }[] {
  const all = slides.flatMap((slide) =>
    [...walkBlocks(slide.body)].flatMap((block) => (block.kind === "diagram" ? [{ slide, diagram: block }] : [])),
  );
  const cuts = Object.keys(context.deck.info.cuts)
    .map((cut) => slides.filter((slide) => slide.cuts.includes(cut)))
    .sort((a, b) => a.length - b.length)
    .map((kept) => all.filter(({ slide }) => kept.includes(slide)));
  return (cuts.find((kept) => kept.length >= 2) ?? all).slice(0, 2);
}
