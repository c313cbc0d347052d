import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import type { Citation, Claim, Reference } from "../../model/claim.ts";
import type { Section, Slide } from "../../model/deck.ts";
import { safeLink } from "../../model/link.ts";
import { isLater } from "../../model/time.ts";
import { plain, walkBlocks, walkLaterCites } from "../../model/walk.ts";
import { claimsOf, inForm, markOfClaim, printIssued, type RenderContext } from "../context.ts";
import { renderKey } from "../evidence/counts.ts";
import { badge, renderSprite } from "../evidence/marks.ts";
import { renderSaid, renderSlide } from "../slide/slide.ts";
import { renderHead } from "./head.ts";

/** A document that is read, not presented: what goes into it besides its body. */
export interface DocumentParts {
  title: string;
  styles: string; // the style sheet's name
  attributes?: Record<string, string | undefined>; // of <html>
  rules?: string; // style of this document alone
}

/** A page without script, with the strokes its glyphs point at. */
export function renderDocument(context: RenderContext, body: ElementContent[], parts: DocumentParts): string {
  const { info } = context.deck;
  const page = h("html", { lang: info.lang, dataReady: "", ...parts.attributes }, [
    h("head", [
      ...renderHead(info, parts.title),
      h("link", { rel: "stylesheet", href: parts.styles }),
      ...(parts.rules ? [h("style", parts.rules)] : []),
    ]),
    h("body", [renderSprite(body), h("main", body)]),
  ]);
  return `${toHtml([{ type: "doctype" }, page])}\n`;
}

/**
 * The whole deck as a text to read, for phones, screen readers and search engines: every slide with its notes, the claims it
 * rests on and their sources. No script: what happened since is shown by a box that style alone obeys.
 */
export function renderRead(deck: RenderContext, styles: string): string {
  const context = inForm(deck, { kind: "article" });
  const { info, sections } = context.deck;
  const { words } = context;
  const isCover = (slide: Slide): boolean => slide.layout === "title"; // it stands above all sections
  const body = [
    ...sections.flatMap((section) => section.slides.filter(isCover).map((slide) => readSlide(context, slide, section))),
    h("nav.contents", { ariaLabel: words.read.contents }, [
      h("p", [h("a", { href: "index.html" }, words.read.present)]),
      ...(info.asOf === undefined ? [] : [h("label", [h("input#later", { type: "checkbox" }), words.read.showLater])]),
      h(
        "ol",
        sections.map(({ name, slides }) =>
          h("li", [
            h("span", name),
            h(
              "ol",
              slides.map((slide) => h("li", h("a", { href: `#${slide.id}` }, plain(slide.title)))),
            ),
          ]),
        ),
      ),
    ]),
    h("section.how", [h("h2", words.read.strokes), renderKey(context, [])]),
    ...sections.flatMap((section, index) => [
      h("section.part", { ariaLabelledBy: [`part-${index + 1}`] }, [
        h("h2", { id: `part-${index + 1}` }, section.name),
        ...section.slides.filter((slide) => !isCover(slide)).map((slide) => readSlide(context, slide, section)),
      ]),
    ]),
  ];
  return renderDocument(context, [h("div.deck", body)], { title: `${info.title}${words.colon}${words.read.toRead}`, styles });
}

/** A slide as a piece of text. The cover's title is the document's. */
function readSlide(context: RenderContext, slide: Slide, section: Section): Element {
  return renderSlide(context, slide, section, renderBacking(context, slide, slide.layout === "title" ? "h2" : "h4"));
}

/**
 * What stands behind a slide: notes, questions with answers, the claims with their marks, the sources in full.
 *
 * @param heading the element that heads each of these, e.g., "h4"
 */
export function renderBacking(context: RenderContext, slide: Slide, heading: string): ElementContent[] {
  const { words } = context;
  const { ledger } = context.deck;
  const later = [...walkLaterCites(slide.body)].flatMap((cite) => cite.claims);
  const asOf = context.deck.info.asOf;
  const comesLater = (claim: Claim): boolean => !slide.hindsight && isLater(claim.when, asOf);
  const claims = [...new Set([...claimsOf(slide), ...later])].flatMap((id) => ledger.claims.get(id) ?? []);
  const refsOf = (citations: Citation[]): string[] => [...new Set(citations.map(({ ref }) => ref))];
  const refsNow = refsOf(claims.filter((claim) => !comesLater(claim)).flatMap(({ sources }) => sources));
  const refs = refsOf(claims.flatMap((claim) => [...claim.sources, ...(claim.hindsight?.sources ?? [])]));
  const references = [...refsNow, ...refs.filter((ref) => !refsNow.includes(ref))].flatMap((ref) => ledger.references.get(ref) ?? []);
  const number = new Map(references.map(({ id }, index) => [id, `S${index + 1}`]));
  return [
    renderSpoken(context, slide, heading),
    ...(claims.length > 0 && !listsAll(slide)
      ? [
          h("section.backing", [
            h(heading, words.read.restsOn),
            h("table.claims", [
              h(
                "thead",
                h(
                  "tr",
                  [words.mark, words.claim, words.sources].map((head) => h("th", { scope: "col" }, head)),
                ),
              ),
              h(
                "tbody",
                claims.map((claim) => claimRow(context, claim, number, comesLater(claim))),
              ),
            ]),
            h(heading, words.sources),
            h(
              "ul.references",
              references.map((reference) =>
                renderReference(context, reference, number.get(reference.id) ?? "", !refsNow.includes(reference.id)),
              ),
            ),
          ]),
        ]
      : []),
  ];
}

/** Does a slide list the ledger itself? Then it needs no list of what it rests on. */
export function listsAll(slide: Slide): boolean {
  return [...walkBlocks(slide.body)].some(({ kind }) => kind === "register" || kind === "sources");
}

function renderSpoken(context: RenderContext, slide: Slide, heading: string): Element {
  return h("section.spoken", [h(heading, context.words.notes), h("div.notes", renderSaid(context, slide))]);
}

function claimRow(context: RenderContext, claim: Claim, number: Map<string, string>, isLater: boolean): Element {
  const { words } = context;
  const { hindsight } = claim;
  const places = (citations: Claim["sources"]): string =>
    citations.map(({ ref, at }) => `${number.get(ref) ?? ref}${words.colon}${at}`).join(words.semicolon);
  return h("tr", { class: isLater ? "later" : undefined }, [
    h("td", badge(context, markOfClaim(context, claim.id))),
    h("td", [
      h("a", { href: `#claim-${claim.id}` }, claim.id),
      { type: "text", value: ` ${claim.says} ` },
      h("span.by", `${claim.by}.`),
      ...(claim.against ? [h("span.against", `${words.read.against}${claim.against}`)] : []),
      ...(hindsight
        ? [
            h(
              "p.later",
              `${words.withHindsight}, ${words.verdicts[hindsight.verdict].word}${words.colon}${hindsight.says} (${places(hindsight.sources)})`,
            ),
          ]
        : []),
    ]),
    h("td", claim.derived ? `${words.read.byArithmetic}${claim.derived}` : places(claim.sources)),
  ]);
}

/** A source in full: its entry, its address in letters, for what is printed cannot be pressed. */
function renderReference(context: RenderContext, reference: Reference, number: string, isLater: boolean): Element {
  const entry = context.bibliography.get(reference.id) ?? `${reference.title}, ${printIssued(context.words, reference)}.`;
  return h("li", { class: isLater ? "later" : undefined }, [
    h("strong", number),
    { type: "text", value: ` ${entry} ` },
    ...(reference.note ? [{ type: "text" as const, value: `${reference.note}. ` }] : []),
    ...(reference.URL ? [h("a", { href: safeLink(reference.URL), rel: "noreferrer" }, reference.URL)] : []),
    h("span.tier", ` ${context.words.sourceTier(reference.tier)}`),
  ]);
}
