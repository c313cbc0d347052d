import type { Element } from "hast";
import { h } from "hastscript";
import type { Inline, Section, Slide } from "../../model/deck.ts";
import { plain } from "../../model/walk.ts";
import type { RenderContext } from "../context.ts";
import { emblem } from "../evidence/marks.ts";
import { renderBlocks, statementProperties } from "./blocks.ts";
import { renderFoot } from "./foot.ts";
import { renderInline } from "./inline.ts";
import { layouts } from "./layouts.ts";

const ONE_LINE = 50; // characters of a headline that surely stay on one line of 1000 px

/** A slide as its `<section>`. */
export function renderSlide(context: RenderContext, slide: Slide, section: Section): Element {
  const title = renderInline(context, slide.layout === "bottom-line" ? nameActors(context, slide.title) : slide.title);
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
      dataLines: plain(slide.title).length <= ONE_LINE ? 1 : undefined,
    },
    [
      ...(slide.layout === "title"
        ? []
        : [h("div.strip", [emblem(context.deck.info, section.emblem) ?? "", h("span.section-name", section.name)])]),
      slide.layout === "title" ? h("h1.headline", title) : h("h2.headline", title),
      h("div.content", layouts[slide.layout](context, slide)),
      ...(slide.layout === "title" ? [] : [renderFoot(context, slide, section)]),
      renderNotes(context, slide),
    ],
  );
}

/** In the one sentence the deck stands for, each actor's name takes the actor's colour. */
function nameActors(context: RenderContext, title: Inline[]): Inline[] {
  const names = [...context.deck.info.actors].flatMap(([actor, { called }]) => called.map((word) => [word, actor] as const));
  if (names.length === 0) return title;
  const pattern = new RegExp(`\\b(${names.map(([word]) => word.replace(/[^\p{L}\p{N}\s]/gu, "\\$&")).join("|")})\\b`);
  return title.flatMap((part) => {
    if (part.kind !== "text") return [part];
    return part.text.split(pattern).map((text): Inline => {
      const actor = names.find(([word]) => word === text)?.[1];
      return actor ? { kind: "name", actor, text } : { kind: "text", text };
    });
  });
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
