import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Inline, Section, Slide } from "../../model/deck.ts";
import { monthOf } from "../../model/time.ts";
import { plain } from "../../model/walk.ts";
import { furniture, headings, type RenderContext } from "../context.ts";
import { emblem } from "../evidence/marks.ts";
import { renderBlocks, statementProperties } from "./blocks.ts";
import { renderFoot } from "./foot.ts";
import { renderInline } from "./inline.ts";
import { layouts } from "./layouts.ts";

const ONE_LINE = 50; // characters of a headline that surely stay on one line of 1000 px

/**
 * A slide as its `<section>`, in the form its document wants (`context.form`).
 *
 * @param behind what follows in the section: in a text to read, all that stands behind the slide
 */
export function renderSlide(context: RenderContext, slide: Slide, section: Section, behind: ElementContent[] = []): Element {
  const { form } = context;
  const title = renderInline(context, slide.layout === "bottom-line" ? nameActors(context, slide.title) : slide.title);
  return h(
    "section.slide",
    {
      id: form.kind === "sheet" ? undefined : slide.id, // there the sheet around it carries the id
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
      ...(slide.layout === "title" ? [] : [renderStrip(context, slide, section)]),
      slide.layout === "title" ? h("h1.headline", title) : h(headings(context).title, { class: "headline" }, title),
      h("div.content", layouts[slide.layout](context, slide)),
      ...(slide.layout === "title" ? [] : [renderFoot(context, slide, section)]),
      ...(form.kind === "deck" ? [h("details.notes", [h("summary", context.words.speakerNotes), ...renderSaid(context, slide)])] : []),
      ...behind,
    ],
  );
}

/** In the one sentence the deck stands for, each actor's name takes the actor's colour. */
function nameActors(context: RenderContext, title: Inline[]): Inline[] {
  const names = [...context.deck.info.actors].flatMap(([actor, { called }]) => called.map((word) => [word, actor] as const));
  if (names.length === 0) return title;
  const any = names.map(([word]) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${any})(?![\\p{L}\\p{N}])`, "u"); // \b knows no É
  return title.flatMap((part) => {
    if (part.kind !== "text") return [part];
    return part.text.split(pattern).map((text): Inline => {
      const actor = names.find(([word]) => word === text)?.[1];
      return actor ? { kind: "name", actor, text } : { kind: "text", text };
    });
  });
}

/** The strip above a slide: the section's emblem and name, on paper also what is known. */
function renderStrip(context: RenderContext, slide: Slide, section: Section): Element {
  const { deck, form, words } = context;
  const { asOf: date } = deck.info;
  const withHindsight = form.kind === "sheet" && (form.hindsight || slide.hindsight);
  const asOf = form.kind !== "sheet" ? undefined : withHindsight ? words.withHindsight : date && words.asOf(words.date(monthOf(date)));
  return h("div.strip", furniture(context), [
    emblem(deck.info, section.emblem) ?? "",
    h("span.section-name", section.name),
    ...(asOf ? [h("span.as-of", asOf)] : []),
  ]);
}

/** What is said on a slide: the notes, the bridge to the next slide, answers to have at hand. */
export function renderSaid(context: RenderContext, slide: Slide): ElementContent[] {
  const { say, transition, asked } = slide.notes;
  return [
    ...renderBlocks(context, say),
    ...(transition ? [h("p.transition", renderInline(context, transition.inline))] : []),
    ...asked.map(({ question, answer }) =>
      h("div.asked", [
        h("p.question", [h("span", `${context.words.ifAsked}${context.words.colon}`), h("strong", renderInline(context, question))]),
        h("p", statementProperties(context, answer), renderInline(context, answer.inline)),
      ]),
    ),
  ];
}
