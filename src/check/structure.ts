import type { Deck, DeckInfo, Section, Slide } from "../model/deck.ts";
import { error, firstLine, type Message } from "../model/message.ts";
import { walkFigures, walkSlides } from "../model/walk.ts";
import { didYouMean } from "../parse/nearest.ts";
import { checkDiagramClasses, checkDiagramSource } from "./diagram.ts";
import { checkLayout } from "./layouts.ts";

/** Is the deck put together rightly: ids, titles, notes, timings, cuts, details, layouts, diagram names. */
export function checkStructure(deck: Deck): Message[] {
  const messages: Message[] = [];
  const ids = new Map<string, Slide>();
  let previous: { slide: Slide; path: string } | undefined;
  for (const { slide, section } of walkSlides(deck)) {
    if (slide.id && ids.has(slide.id))
      messages.push(
        error("slide-id-is-unique", slide.place, `a second slide with id "${slide.id}"`, `the first is at ${at(ids.get(slide.id))}`),
      );
    ids.set(slide.id, slide);
    if (slide.notes.say.length === 0)
      messages.push(
        error("slide-has-notes", slide.place, "this slide has no speaker notes", "Note: on a line of its own, then what to say"),
      );
    if (Number.isNaN(slide.timing))
      messages.push(error("slide-has-timing", slide.place, "timing= is no number of seconds", "timing=60 plans a minute"));
    else if (!slide.detail && !slide.appendix && slide.timing <= 0)
      messages.push(error("slide-has-timing", slide.place, "this slide has no planned time", "timing=60, in seconds"));
    if (slide.detail && (!previous || previous.path !== section.path))
      messages.push(
        error(
          "detail-follows-slide",
          slide.place,
          "a detail with no slide before it in this file",
          "put it after the slide it belongs to, or take detail off",
        ),
      );
    for (const cut of slide.cuts) {
      if (!Object.hasOwn(deck.info.cuts, cut))
        messages.push(
          error(
            "cut-is-known",
            slide.place,
            `unknown cut "${cut}"`,
            didYouMean(cut, Object.keys(deck.info.cuts)) ?? `add it to deck.yaml: cuts: { "${cut}": "What it is called" }`,
          ),
        );
    }
    messages.push(...checkLayout(slide));
    previous = { slide, path: section.path };
  }
  for (const section of deck.sections) messages.push(...checkEmblem(section, deck.info));
  const names = new Set<string>();
  for (const { figure } of walkFigures(deck)) {
    if (figure.name && names.has(figure.name))
      messages.push(
        error("diagram-name-is-unique", firstLine(figure.place), `a second diagram named "${figure.name}"`, "rename one of them"),
      );
    names.add(figure.name);
    if (figure.kind === "diagram") messages.push(...checkDiagramSource(figure), ...checkDiagramClasses(figure, deck.info.actors.keys()));
  }
  return messages;
}

/** Does a file light a side of the emblem that there is. */
function checkEmblem({ emblem, path }: Section, { emblem: cities }: DeckInfo): Message[] {
  const sides = cities.flatMap((from) => cities.filter((to) => to !== from).map((to) => `${from}-${to}`));
  if (cities.length === 0 || ["all", "none", ...cities, ...sides].includes(emblem)) return [];
  const place = { path, line: 1, column: 1, endLine: 1, endColumn: 4 };
  return [
    error(
      "front-matter-is-valid",
      place,
      `emblem: "${emblem}" is no side of the emblem`,
      didYouMean(emblem, ["all", "none", ...cities, ...sides]),
    ),
  ];
}

function at(slide: Slide | undefined): string {
  return slide ? `${slide.place.path}:${slide.place.line}` : "";
}
