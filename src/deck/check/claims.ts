import type { Deck, Slide, Statement } from "../model/deck.ts";
import { error, type Message } from "../model/message.ts";
import { walkBlocks, walkCites, walkSlides, walkStatements } from "../model/walk.ts";
import { didYouMean } from "../parse/nearest.ts";

/** Does every statement cite, and is every cited claim in the ledger. */
export function checkClaims(deck: Deck): Message[] {
  const messages: Message[] = [];
  const { claims } = deck.ledger;
  for (const { slide } of walkSlides(deck)) {
    const answers = slide.notes.asked.map(({ answer }) => answer);
    for (const statement of [...walkStatements(slide.body), ...answers]) {
      // An item that only holds blocks asserts nothing of its own.
      if (statement.cites.length > 0 || (statement.inline.length === 0 && statement.cites.length === 0 && !isRow(slide, statement)))
        continue;
      messages.push(
        error(
          "statement-cites-claim",
          statement.place,
          "a statement without a cite",
          "add [@claim-id], or [@none: why] where it asserts nothing",
        ),
      );
    }
    const cites = [...walkCites(slide.body), ...answers.flatMap((answer) => answer.cites), ...[...walkCites(slide.notes.say)]];
    for (const cite of cites) {
      if (cite.claims.length === 0 && cite.exempt === undefined)
        messages.push(error("statement-cites-claim", cite.place, "a cite that names no claim"));
      if (cite.exempt === "") messages.push(error("statement-cites-claim", cite.place, "no reason given", "[@none: why]"));
      for (const id of cite.claims) {
        if (!claims.has(id)) messages.push(error("claim-exists", cite.place, `unknown claim "${id}"`, didYouMean(id, claims.keys())));
      }
    }
    for (const block of walkBlocks(slide.body)) {
      const ids = block.kind === "bars" ? block.claims.claims : block.kind === "units" || block.kind === "figure" ? block.claim.claims : [];
      for (const id of ids) {
        const claim = claims.get(id);
        if (claim && claim.value === undefined)
          messages.push(
            error(
              "figure-has-value",
              block.kind === "bars"
                ? block.claims.place
                : block.kind === "units" || block.kind === "figure"
                  ? block.claim.place
                  : slide.place,
              `claim "${id}" has no value to draw`,
              "give it value: and unit: in claims.yaml",
            ),
          );
      }
    }
  }
  return messages;
}

function isRow(slide: Slide, statement: Statement): boolean {
  for (const block of walkBlocks(slide.body))
    if (block.kind === "table" && block.rows.some((row) => row.statement === statement)) return true;
  return false;
}
