import type { Deck } from "../model/deck.ts";
import type { Message } from "../model/message.ts";
import { checkClaims } from "./claims.ts";
import { checkLedger } from "./ledger.ts";
import { checkSpelling } from "./spelling.ts";
import { checkStructure } from "./structure.ts";

/** Every rule that needs nothing but the deck itself. */
export function checkDeck(deck: Deck): Message[] {
  return [...checkStructure(deck), ...checkClaims(deck), ...checkLedger(deck), ...checkSpelling(deck)];
}
