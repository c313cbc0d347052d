import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import { GRADE_WORDS, GRADES } from "../model/claim.ts";
import type { Section, Slide } from "../model/deck.ts";
import { walkBlocks } from "../model/walk.ts";
import { renderBlocks, statementProperties } from "./blocks.ts";
import { claimsOf, type RenderContext, shortSource } from "./context.ts";
import { renderInline } from "./inline.ts";
import { layouts } from "./layouts.ts";
import { emblem, gradeGlyph } from "./marks.ts";

/** A slide as its `<section>`. */
export function renderSlide(context: RenderContext, slide: Slide, section: Section): Element {
  const title = renderInline(context, slide.title);
  return h(
    "section.slide",
    {
      id: slide.id,
      dataLayout: slide.layout,
      dataTiming: slide.timing || undefined,
      dataCuts: slide.cuts.join(" ") || undefined,
      dataDetail: slide.detail ? "" : undefined,
      dataAppendix: slide.appendix ? "" : undefined,
      dataHindsight: slide.hindsight ? "" : undefined,
      dataVisibility: slide.appendix || slide.detail ? "uncounted" : undefined,
      dataNumber: context.numbers.get(slide.id),
    },
    [
      ...(slide.layout === "title"
        ? []
        : [h("div.strip", [emblem(context.deck.info, section.emblem), h("span.section-name", section.name)])]),
      slide.layout === "title" ? h("h1.headline", title) : h("h2.headline", title),
      h("div.content", layouts[slide.layout](context, slide)),
      ...(slide.layout === "title" ? [] : [footer(context, slide, section)]),
      renderNotes(context, slide),
    ],
  );
}

const SOURCE_ROOM = 128; // characters of 16 px Archivo that fit the footer's line beside the page number
const LEGEND_ROOM = 19; // characters each stroke of the legend takes from it

function footer(context: RenderContext, slide: Slide, section: Section): Element {
  const number = context.numbers.get(slide.id) ?? "";
  const place = slide.appendix || slide.detail ? number : `${number} / ${context.count}`;
  const shows = slide.layout === "diagram" || slide.layout === "map";
  const claims = claimsOf(slide).flatMap((id) => context.deck.ledger.claims.get(id) ?? []);
  const grades = shows ? GRADES.filter((grade) => claims.some((claim) => claim.grade === grade)) : [];
  return h("div.foot", [
    h("p.source", sourceLine(context, slide, SOURCE_ROOM - grades.length * LEGEND_ROOM)),
    ...(grades.length > 0
      ? [
          h(
            "p.legend",
            { ariaHidden: "true" },
            grades.map((grade) => h("span", [gradeGlyph(grade), GRADE_WORDS[grade].word.toLowerCase()])),
          ),
        ]
      : []),
    ...detailsBeneath(slide, section),
    h("p.number", place),
  ]);
}

/** The way down: a link to the first of the details stacked beneath a slide. */
function detailsBeneath(slide: Slide, section: Section): ElementContent[] {
  if (slide.detail) return [];
  const after = section.slides.slice(section.slides.indexOf(slide) + 1);
  const end = after.findIndex((next) => !next.detail);
  const details = end < 0 ? after : after.slice(0, end);
  const [first] = details;
  return first
    ? [h("p.beneath", h("a", { href: `#${first.id}` }, details.length === 1 ? "1 detail beneath" : `${details.length} details beneath`))]
    : [];
}

/** The sources behind a slide in one line, the article's paragraphs first, as many as there is room for. */
function sourceLine(context: RenderContext, slide: Slide, room: number): ElementContent[] {
  const { ledger } = context.deck;
  const claims = claimsOf(slide).flatMap((id) => ledger.claims.get(id) ?? []);
  if (claims.length === 0) return [];
  const paragraphs = [...new Set(claims.flatMap((claim) => claim.article?.at ?? []))].sort(
    (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
  );
  const refs = new Set(claims.flatMap((claim) => claim.sources.map(({ ref }) => ref)).filter((ref) => ref !== "article"));
  const parts = paragraphs.length > 0 ? [`Article ${paragraphs.map((at) => at.replace(/^P/, "¶")).join(", ")}`] : [];
  const names = [
    ...new Set(
      [...refs].flatMap((ref) => {
        const reference = ledger.references.get(ref);
        return reference ? [shortSource(reference)] : [];
      }),
    ),
  ];
  let left = room - 8 - (parts[0]?.length ?? 0);
  let shown = 0;
  for (const name of names) {
    if (name.length + 2 > left - 9) break;
    parts.push(name);
    left -= name.length + 2;
    shown++;
  }
  const more = names.length - shown;
  const map = [...walkBlocks(slide.body)].some((block) => block.kind === "map")
    ? ". Map: Natural Earth; borders imply no view on status"
    : "";
  const lead = slide.hindsight ? "Later sources" : "Source";
  return [
    h("strong", lead),
    { type: "text", value: ` ${parts.join("; ")}${more > 0 ? `${parts.length > 0 ? " and " : ""}${more} more` : ""}${map}` },
  ];
}

function renderNotes(context: RenderContext, slide: Slide): Element {
  const { say, transition, asked } = slide.notes;
  return h("details.notes", [
    h("summary", "Speaker notes"),
    ...renderBlocks(context, say),
    ...(transition ? [h("p.transition", renderInline(context, transition.inline))] : []),
    ...asked.map(({ question, answer }) =>
      h("div.asked", [
        h("p.question", [h("span", "If asked: "), h("strong", renderInline(context, question))]),
        h("p", statementProperties(context, answer), renderInline(context, answer.inline)),
      ]),
    ),
  ]);
}
