import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { h, s } from "hastscript";
import { BASES, type Basis } from "../../model/basis.ts";
import type { Section, Slide } from "../../model/deck.ts";
import { inForm, type RenderContext } from "../context.ts";
import { drawStroke } from "../evidence/marks.ts";
import { renderSlide } from "../slide/slide.ts";
import { listsAll, renderBacking, renderDocument } from "./read.ts";

export interface HandoutOptions {
  slides?: string[] | undefined; // ids; left out, all
  hindsight: boolean;
  paper: string; // "a4" or "letter"
  ruled: boolean; // lines to write on after each slide's notes
}

/** The deck on paper, upright: each slide as a picture, and beneath it the notes, the claims with their marks, the sources in full. */
export function renderHandout(deck: RenderContext, styles: string, options: HandoutOptions): string {
  const context = inForm(deck, { kind: "sheet", hindsight: options.hindsight });
  const { info, sections } = context.deck;
  const { colon, handout } = context.words;
  const body = sections.flatMap((section): ElementContent[] => {
    const slides = section.slides.filter(({ id }) => !options.slides || options.slides.includes(id));
    const first = slides.find(({ layout }) => layout !== "title"); // the cover stands above all sections
    return slides.map((slide) => sheetOf(context, slide, section, slide === first, options));
  });
  return renderDocument(context, body, {
    title: `${info.title}${colon}${handout}`,
    styles,
    attributes: { class: "paper", dataSheet: options.paper, dataTime: options.hindsight ? "now" : "then" },
    rules: marginBoxes(context),
  });
}

/** A slide's part of the handout. What lists the whole ledger runs on over its pages; all else is a picture first. */
function sheetOf(context: RenderContext, slide: Slide, of: Section, isFirst: boolean, options: HandoutOptions): Element {
  const section = renderSlide(context, slide, of);
  const picture = listsAll(slide) ? h("div.deck", section) : h("div.picture", h("div.reveal", h("div.slides", section)));
  return h("section.sheet", { id: slide.id }, [
    ...(isFirst ? [h("h2.part", of.name)] : []),
    picture,
    ...renderBacking(context, slide, "p.label"), // no headings: the outline is of sections and slides
    ...(options.ruled && !slide.appendix
      ? [
          h(
            "div.ruled",
            { ariaHidden: "true" },
            Array.from({ length: 8 }, () => h("div")),
          ),
        ]
      : []),
  ]);
}

/**
 * What stands on every page, in its margins: the deck's name and the page's number above, the key of strokes beneath.
 * Margin boxes, because what is fixed on a page would be told again on each by a screen reader, and lie over the text.
 */
function marginBoxes(context: RenderContext): string {
  const { words } = context;
  const { title, subtitle } = context.deck.info;
  const quoted = (text: string): string => `"${text.replace(/[\\"<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
  const key = BASES.flatMap((basis) => [pictureOf(basis), quoted(`\u00a0${words.bases[basis].short}\u2003`)]);
  return `@page {
  @top-left { content: ${quoted(subtitle === undefined ? title : `${title}${words.colon}${subtitle}`)} }
  @top-right { content: counter(page) " / " counter(pages) }
  @bottom-left { content: ${key.join(" ")} }
}`;
}

/** A basis's stroke as an image for a style sheet. */
function pictureOf(basis: Basis): string {
  const svg = s("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: "0 0 30 12", width: 30, height: 12, color: "black" }, [
    s("g", { transform: "translate(0 6)" }, drawStroke({ basis }, 30, { weight: 0.85, room: 12 })),
  ]);
  return `url("data:image/svg+xml,${encodeURIComponent(toHtml(svg, { space: "svg" }))}")`;
}
