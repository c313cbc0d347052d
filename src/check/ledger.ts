import { standingFault } from "../model/basis.ts";
import type { Claim } from "../model/claim.ts";
import type { Deck, DeckInfo } from "../model/deck.ts";
import { error, type Message } from "../model/message.ts";
import { didYouMean } from "../parse/nearest.ts";
import { wordsOf } from "../words/index.ts";
import { derive } from "./arithmetic.ts";

/** Does the ledger hold by itself: sources, their dates and their weight, arithmetic. */
export function checkLedger(deck: Deck): Message[] {
  const { claims, references } = deck.ledger;
  const messages: Message[] = [];
  const cited = new Set<string>();
  const told = new Set<string>(); // claims whose fault has its message
  for (const claim of claims.values()) {
    for (const { ref } of [...claim.sources, ...(claim.hindsight?.sources ?? [])]) cited.add(ref);
    if (claim.derived !== undefined) messages.push(...checkArithmetic(deck, claim));
    else if (claim.sources.length === 0)
      messages.push(
        error(
          "claim-has-source",
          claim.place,
          `claim "${claim.id}" has no source`,
          "add one under sources:, or derived: where it is worked out from other claims",
        ),
      );
    const tiers = claim.sources.flatMap(({ ref }) => (ref === deck.info.tested?.ref ? [] : (references.get(ref)?.tier ?? [])));
    messages.push(...checkGround(deck, claim, told));
    const basis = deck.supports.get(claim.id)?.basis;
    const weak = tiers.length > 0 && tiers.every((tier) => tier === "C" || tier === "D");
    if (weak && (basis === "official" || basis === "several") && !saysSo(`${claim.why} ${claim.says}`, deck.info)) {
      messages.push(
        error(
          "weak-source-is-said",
          claim.place,
          `claim "${claim.id}" rests on copies or partisan pages alone`,
          "find an original, or say in why: what was seen",
        ),
      );
    }
  }
  const { tested } = deck.info;
  if (tested && !references.has(tested.ref))
    messages.push(
      error(
        "tested-is-source",
        tested.place,
        `the document under test, "${tested.ref}", is no source`,
        didYouMean(tested.ref, references.keys()),
      ),
    );
  for (const reference of references.values()) {
    if (!/\d{4}|n\.d\./.test(String(reference.issued)))
      messages.push(
        error("source-is-dated", reference.place, `source "${reference.id}" has no date`, "issued: { literal: n.d. } where it shows none"),
      );
    if (!cited.has(reference.id))
      messages.push(
        error(
          "source-is-used",
          reference.place,
          `source "${reference.id}" stands behind no claim`,
          "cite it under a claim's sources:, or take it out",
        ),
      );
  }
  return messages;
}

/** Can a basis be computed, and is the standing one that the claim bears out. What stands on a faulty claim is not at fault itself. */
function checkGround(deck: Deck, claim: Claim, told: Set<string>): Message[] {
  const isTold = claim.derived !== undefined || claim.on === undefined || claim.on.some((id) => told.has(id)); // of derived arithmetic tells
  const fault = isTold ? undefined : deck.faults.get(claim.id);
  if (deck.faults.has(claim.id)) told.add(claim.id);
  const standing = standingFault(claim);
  return [
    ...(fault === undefined
      ? []
      : [error("claim-has-ground", claim.place, `claim "${claim.id}": ${fault}`, "on: takes ids of other claims, and never leads back")]),
    ...(standing === undefined
      ? []
      : [
          error(
            "standing-is-borne",
            claim.place,
            `claim "${claim.id}" is ${claim.standing}, with ${standing}`,
            claim.standing === "wrong" ? "tested: { …, verdict: error }, or take standing: off" : "say in against: who says otherwise",
          ),
        ]),
  ];
}

/** Does a text call its source a copy or one that takes sides, in the words of the deck's language or with a name deck.yaml gives? */
function saysSo(text: string, { lang, house }: DeckInfo): boolean {
  const said = text.toLowerCase();
  return wordsOf(lang).copies.test(text) || house.partisan.some((name) => said.includes(name.toLowerCase()));
}

function checkArithmetic(deck: Deck, claim: Claim): Message[] {
  const { claims } = deck.ledger;
  try {
    const { value } = derive(claim.derived ?? "", claims.keys(), (id) => claims.get(id)?.value);
    const messages: Message[] = [];
    // A figure may be given rounded, but not wrong in a digit it shows.
    if (claim.value === undefined || Math.abs(value - claim.value) > Math.abs(value) * 1e-6) {
      messages.push(
        error(
          "arithmetic-holds",
          claim.place,
          `${claim.derived} is ${value}, and claim "${claim.id}" says ${claim.value ?? "nothing"}`,
          `value: ${value}`,
        ),
      );
    }
    return messages;
  } catch (reason) {
    return [
      error(
        "arithmetic-holds",
        claim.place,
        `claim "${claim.id}": ${(reason as Error).message}`,
        "derived: takes claim ids, numbers, + - * / and brackets",
      ),
    ];
  }
}
