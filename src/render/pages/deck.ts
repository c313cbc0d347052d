import type { Element } from "hast";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import type { RootProperties, Side } from "../../model/page.ts";
import { monthOf } from "../../model/time.ts";
import { walkFigures } from "../../model/walk.ts";
import type { RenderContext } from "../context.ts";
import { renderSprite } from "../evidence/marks.ts";
import { renderSlide } from "../slide/slide.ts";
import { renderHead } from "./head.ts";

/** The names of the bundled files a page links to. */
export interface PageFiles {
  script: string; // e.g., "deck-4F2A.js"
  styles: string;
  evidence: string; // e.g., "evidence-1B9C.js"
}

/**
 * The whole deck as `index.html`: every slide as real HTML, which reads top to bottom where no script runs.
 *
 * @param body what `renderBody` made
 */
export function renderPage(context: RenderContext, body: Element[], files: PageFiles): string {
  const head = [
    ...renderHead(context.deck.info),
    h("link", { rel: "stylesheet", href: files.styles }),
    h("script", { src: files.script, defer: true }),
  ];
  const page = h("html", { ...rootProperties(context, files.evidence) }, [h("head", head), h("body", body)]);
  return `${toHtml([{ type: "doctype" }, page])}\n`;
}

/** What stands in the deck's `<body>`, in one file or in many. */
export function renderBody(slides: Element[]): Element[] {
  return [renderSprite(slides), h("main", h("div.deck", h("div.slides", slides)))];
}

/**
 * What the deck's `<html>` tells the page.
 *
 * @param evidence the name of the ledger's script; left out where the ledger comes with the page
 */
export function rootProperties({ deck, words }: RenderContext, evidence?: string): RootProperties {
  const { info } = deck;
  return {
    lang: info.lang,
    dataTime: "then",
    dataEvidence: "all",
    dataAsOf: info.asOf && words.date(monthOf(info.asOf)),
    dataEvidenceSource: evidence,
    dataDeck: deckId(deck),
    dataCuts: JSON.stringify(info.cuts),
    dataSides: JSON.stringify(sidesOf(deck)),
  };
}

/** The cities that some diagram can be looked at from, with their actors. */
function sidesOf(deck: RenderContext["deck"]): Side[] {
  const ids = new Set([...walkFigures(deck)].flatMap(({ figure }) => (figure.kind === "diagram" ? figure.lens : [])));
  return [...ids].flatMap((id) => {
    const city = deck.info.cities[id];
    return city?.actor === undefined ? [] : [{ id, name: city.name, actor: city.actor }];
  });
}

/**
 * A name for this deck, from its title and its slides: windows of different decks must not mistake each other, nor those of
 * two versions of one. The same slides give the same name on each build.
 */
function deckId({ info, sections }: RenderContext["deck"]): string {
  let hash = 0x811c9dc5; // FNV-1a
  for (const character of JSON.stringify(sections)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const title = info.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  return `${title}-${(hash >>> 0).toString(36)}`;
}

/**
 * Every slide as its section, those of one stack (a slide and its details) in a section together, as reveal.js wants it.
 * What the rendering finds wrong goes to the context's messages.
 */
export function renderSlides(context: RenderContext): Element[] {
  const stacks: Element[][] = [];
  for (const section of context.deck.sections) {
    for (const slide of section.slides) {
      const rendered = renderSlide(context, slide, section);
      if (slide.detail) stacks.at(-1)?.push(rendered);
      else stacks.push([rendered]);
    }
  }
  return stacks.flatMap((slides) => (slides.length === 1 ? slides : [h("section.stack", slides)]));
}
