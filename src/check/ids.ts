import type { Deck } from "../model/deck.ts";
import { error, firstLine, type Message } from "../model/message.ts";
import { EVIDENCE_GLOBAL } from "../model/page.ts";
import { walkFigures, walkSlides } from "../model/walk.ts";

/** An id becomes an address, a file's name and an element's id: a plain name serves as all three. */
const PLAIN = /^[A-Za-z][A-Za-z0-9-]*$/;

/** Names that are ids of something else on the page, by how they start: rows of register and sources, strokes, parts. */
const TAKEN = /^(claim|source|stroke|part|units|bar)-/;

/** Names of globals of the page: an element with such an id stands in their place. */
const GLOBALS = [EVIDENCE_GLOBAL, "Reveal"];

/** Are the ids of slides, diagrams and maps plain names that mean nothing else to a page. */
export function checkIds(deck: Deck): Message[] {
  const named = [
    ...[...walkSlides(deck)].map(({ slide: { id, place } }) => ({ what: "slide", id, place })),
    ...[...walkFigures(deck)].map(({ figure: { kind, name, place } }) => ({ what: kind, id: name, place: firstLine(place) })),
  ];
  return named.flatMap(({ what, id, place }) => {
    if (id === "") return []; // that it is missing is said where it is read
    if (!PLAIN.test(id))
      return [error("id-is-plain", place, `"${id}" is no id for a ${what}`, "a letter first, then letters, digits and hyphens: #the-deal")];
    if (GLOBALS.includes(id) || id in {} || TAKEN.test(id))
      return [
        error(
          "id-is-plain",
          place,
          `"${id}" already means something else on the page`,
          `another id, e.g. #the-${id.split("-").at(-1)?.toLowerCase()}`,
        ),
      ];
    return [];
  });
}
