import type { Element } from "hast";
import type { Deck } from "../model/deck.ts";
import type { Message } from "../model/message.ts";
import { walkFigures } from "../model/walk.ts";
import { checkActors } from "./actors.ts";
import { checkClaims } from "./claims.ts";
import { checkDrawing, partsOf } from "./diagram.ts";
import { checkLedger } from "./ledger.ts";
import { checkMaps, type Geography } from "./map.ts";
import { checkSpelling } from "./spelling.ts";
import { checkStructure } from "./structure.ts";

/**
 * Every rule that needs no drawing.
 *
 * @param geography what maps are held against
 */
export function checkDeck(deck: Deck, geography: Geography): Message[] {
  return [
    ...checkStructure(deck),
    ...checkActors(deck),
    ...checkClaims(deck),
    ...checkLedger(deck),
    ...checkSpelling(deck),
    ...checkMaps(deck, geography),
  ];
}

/**
 * The rules that hold a fence against what was drawn from it.
 *
 * @param drawings diagram name → its drawing; a diagram that is not among them is passed over
 */
export function checkDrawings(deck: Deck, drawings: ReadonlyMap<string, Element>): Message[] {
  return [...walkFigures(deck)].flatMap(({ figure }) => {
    const drawing = figure.kind === "diagram" ? drawings.get(figure.name) : undefined;
    return figure.kind === "diagram" && drawing ? checkDrawing(figure, partsOf(drawing)) : [];
  });
}
