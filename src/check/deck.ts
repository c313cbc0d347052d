import type { Element } from "hast";
import type { Deck } from "../model/deck.ts";
import type { Message } from "../model/message.ts";
import { walkFigures } from "../model/walk.ts";
import { checkActors } from "./actors.ts";
import { checkClaims } from "./claims.ts";
import { checkDrawing, partsOf } from "./diagram.ts";
import { withoutWhatFollows } from "./follows.ts";
import { checkIds } from "./ids.ts";
import { checkLedger } from "./ledger.ts";
import { checkLinks } from "./links.ts";
import { checkMaps, type Geography } from "./map.ts";
import { checkQuotes } from "./quotes.ts";
import { checkSpelling } from "./spelling.ts";
import { checkStructure } from "./structure.ts";

/**
 * Every rule that needs no drawing.
 *
 * @param geography what maps are held against
 * @param parsed the messages of parsing the deck
 * @returns those and its own, without what only follows from another
 */
export function checkDeck(deck: Deck, geography: Geography, parsed: Message[]): Message[] {
  const messages = [
    ...parsed,
    ...checkStructure(deck),
    ...checkIds(deck),
    ...checkActors(deck),
    ...checkClaims(deck),
    ...checkLedger(deck),
    ...checkQuotes(deck),
    ...checkSpelling(deck),
    ...checkMaps(deck, geography),
    ...checkLinks(deck),
  ];
  return withoutWhatFollows(messages, deck);
}

/**
 * The rules that hold a fence against what was drawn from it.
 *
 * @param drawings diagram name → its drawing; a diagram that is not among them is passed over
 * @param found the messages so far
 * @returns those and its own, without what only follows from another
 */
export function checkDrawings(deck: Deck, drawings: ReadonlyMap<string, Element>, found: Message[]): Message[] {
  const messages = [...walkFigures(deck)].flatMap(({ figure }) => {
    const drawing = figure.kind === "diagram" ? drawings.get(figure.name) : undefined;
    return figure.kind === "diagram" && drawing ? checkDrawing(figure, partsOf(drawing)) : [];
  });
  return withoutWhatFollows([...found, ...messages], deck);
}
