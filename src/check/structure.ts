import type { Block, Deck, LayoutName, Slide } from "../model/deck.ts";
import { error, firstLine, type Message } from "../model/message.ts";
import { walkBlocks, walkFigures, walkSlides } from "../model/walk.ts";
import { didYouMean } from "../parse/nearest.ts";
import { checkDiagramSource } from "./diagram.ts";

type Kind = Block["kind"];

/** What each layout has a slot for, and what it cannot do without. `aside` and `hindsight` fit wherever there is room for a note. */
export const SLOTS: Record<LayoutName, { needs: Kind[]; takes: Kind[] }> = {
  title: { needs: ["prose"], takes: ["key", "map"] },
  "bottom-line": { needs: ["list"], takes: ["prose", "hindsight"] },
  statements: { needs: ["list"], takes: ["prose", "hindsight", "key"] },
  figure: { needs: [], takes: ["figure", "prose", "list", "units", "bars", "hindsight", "table"] },
  compare: { needs: ["columns"], takes: ["prose", "hindsight"] },
  diagram: { needs: ["diagram"], takes: ["aside", "prose", "quote", "hindsight", "map"] },
  map: { needs: ["map"], takes: ["prose", "list", "key", "aside", "hindsight"] },
  table: { needs: ["table"], takes: ["prose", "hindsight", "map"] },
  quote: { needs: ["quote"], takes: ["prose", "hindsight"] },
  text: {
    needs: [],
    takes: [
      "prose",
      "list",
      "table",
      "columns",
      "aside",
      "hindsight",
      "step",
      "quote",
      "key",
      "profile",
      "scorecard",
      "register",
      "sources",
      "heading",
      "units",
      "bars",
      "figure",
      "diagram",
      "map",
    ],
  },
};

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
    if (!slide.detail && !slide.appendix && slide.timing <= 0)
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
      if (!(cut in deck.info.cuts))
        messages.push(error("cut-is-known", slide.place, `unknown cut "${cut}"`, didYouMean(cut, Object.keys(deck.info.cuts))));
    }
    messages.push(...checkLayout(slide));
    previous = { slide, path: section.path };
  }
  const names = new Set<string>();
  for (const { figure } of walkFigures(deck)) {
    if (figure.name && names.has(figure.name))
      messages.push(
        error("diagram-name-is-unique", firstLine(figure.place), `a second diagram named "${figure.name}"`, "rename one of them"),
      );
    names.add(figure.name);
    if (figure.kind === "diagram") messages.push(...checkDiagramSource(figure));
  }
  return messages;
}

function at(slide: Slide | undefined): string {
  return slide ? `${slide.place.path}:${slide.place.line}` : "";
}

function checkLayout(slide: Slide): Message[] {
  const { needs, takes } = SLOTS[slide.layout];
  const messages: Message[] = [];
  for (const kind of needs) {
    if (![...walkBlocks(slide.body)].some((block) => block.kind === kind))
      messages.push(
        error("slide-fits-its-layout", slide.place, `layout ${slide.layout} needs a ${kind}`, "add one, or choose another layout"),
      );
  }
  for (const block of slide.body) {
    if (needs.includes(block.kind) || takes.includes(block.kind)) continue;
    const place = block.kind === "prose" ? block.statement.place : block.place;
    messages.push(
      error(
        "slide-fits-its-layout",
        { ...place, endLine: place.line, endColumn: place.endLine > place.line ? place.column + 1 : place.endColumn },
        `layout ${slide.layout} has no slot for a ${block.kind}`,
        `it takes: ${[...needs, ...takes].join(", ")}`,
      ),
    );
  }
  return messages;
}
