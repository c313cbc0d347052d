import type { Block, Cite, Deck, Slide, Statement } from "../model/deck.ts";
import { error, firstLine, type Message, type Place } from "../model/message.ts";
import { isLater } from "../model/time.ts";
import { isStruck, walkBlocks, walkCites, walkLaterCites, walkSlides, walkStatements } from "../model/walk.ts";
import { didYouMean } from "../parse/nearest.ts";

/** Does every statement cite, is every cited claim in the ledger and of its time, and is every claim used. */
export function checkClaims(deck: Deck): Message[] {
  const messages: Message[] = [];
  const used = new Set<string>();
  for (const { slide } of walkSlides(deck)) {
    messages.push(...checkStatements(slide), ...checkFigures(deck, slide), ...checkWordings(deck, slide));
    for (const cite of [...citesOf(slide), ...walkLaterCites(slide.body)]) {
      messages.push(...checkCite(deck, cite));
      for (const id of cite.claims) used.add(id);
    }
    if (deck.info.asOf === undefined) messages.push(...checkDateless(slide));
    if (!slide.hindsight) for (const cite of asOfCites(slide)) messages.push(...checkTime(deck, cite));
  }
  for (const claim of deck.ledger.claims.values()) {
    if (used.has(claim.id) === (claim.use === "register")) {
      messages.push(
        claim.use === "register"
          ? error(
              "claim-is-used",
              claim.place,
              `claim "${claim.id}" is kept for the register, and cited on a slide`,
              "take use: register off",
            )
          : error("claim-is-used", claim.place, `claim "${claim.id}" is cited on no slide`, "cite it, or set use: register"),
      );
    }
  }
  return messages;
}

/** Every cite of a slide: body, notes and answers. */
function citesOf(slide: Slide): Cite[] {
  return [...walkCites(slide.body), ...walkCites(slide.notes.say), ...slide.notes.asked.flatMap(({ answer }) => answer.cites)];
}

/** The cites that must be of the as-of date: all but those of hindsight blocks. */
function asOfCites(slide: Slide): Cite[] {
  const outside = (blocks: Block[]): Block[] => blocks.filter(({ kind }) => kind !== "hindsight");
  return citesOf({ ...slide, body: outside(slide.body) });
}

function checkStatements(slide: Slide): Message[] {
  const rows = new Set<Statement>(
    [...walkBlocks(slide.body)].flatMap((block) => (block.kind === "table" ? block.rows.map(({ statement }) => statement) : [])),
  );
  const statements = [...walkStatements(slide.body), ...slide.notes.asked.map(({ answer }) => answer)];
  return statements
    .filter((statement) => statement.cites.length === 0 && (statement.inline.length > 0 || rows.has(statement))) // an item that only holds blocks asserts nothing of its own
    .map(({ place }) =>
      error("statement-cites-claim", place, "a statement without a cite", "add [@claim-id], or [@none: why] where it asserts nothing"),
    );
}

/** Is what is struck as wrong, in words or in a diagram, a wording that the check contradicts. */
function checkWordings(deck: Deck, slide: Slide): Message[] {
  const isWrong = ({ claims }: Cite) => claims.some((id) => deck.ledger.claims.get(id)?.standing === "wrong" || deck.ledger.unread.has(id));
  const tell = (place: Place): Message =>
    error(
      "wording-is-wrong",
      place,
      "struck as wrong, and no claim it cites is of a wrong wording",
      "cite a claim with standing: wrong, or do not strike it",
    );
  const said = [...walkStatements(slide.body)].filter(({ inline, cites }) => isStruck(inline) && !cites.some(isWrong));
  const drawn = [...walkBlocks(slide.body)].flatMap((block) =>
    block.kind === "diagram" ? block.cites.filter((cite) => cite.wrong && !isWrong(cite)) : [],
  );
  return [...said, ...drawn].map(({ place }) => tell(place));
}

function checkCite(deck: Deck, cite: Cite): Message[] {
  const { claims, unread } = deck.ledger;
  if (cite.exempt === "") return [error("statement-cites-claim", cite.place, "no reason given", "[@none: why]")];
  if (cite.claims.length === 0 && cite.exempt === undefined)
    return [
      error("statement-cites-claim", cite.place, "a cite that names no claim", "[@claim-id], or claim=its-id in the braces of a figure"),
    ];
  const worded = cite.claims.filter((id) => /[\s,]/.test(id));
  if (worded.length > 0) {
    return worded.map((id) =>
      error(
        "cite-names-claims",
        cite.place,
        `"${id}" is more than a claim's id`,
        `[@${id.split(/[\s,]/)[0]}]; the place in a source stands in claims.yaml, under at:, and a second claim after a semicolon: [@a; @b]`,
      ),
    );
  }
  return cite.claims
    .filter((id) => !claims.has(id) && !unread.has(id))
    .map((id) =>
      error(
        "claim-exists",
        cite.place,
        `unknown claim "${id}"`,
        didYouMean(id, claims.keys()) ?? "add it to claims.yaml, or cite one that is there",
      ),
    );
}

function checkTime(deck: Deck, cite: Cite): Message[] {
  const { asOf } = deck.info;
  return cite.claims.flatMap((id) => {
    const when = deck.ledger.claims.get(id)?.when;
    if (when === undefined || !isLater(when, asOf)) return [];
    return [
      error(
        "claim-is-of-its-time",
        cite.place,
        `claim "${id}" is of ${when}, after the as-of date ${asOf}`,
        "move it into :::hindsight, or mark the slide hindsight",
      ),
    ];
  });
}

/** In a deck without a date nobody would ever see what its slides tell of later. */
function checkDateless(slide: Slide): Message[] {
  return [...walkBlocks(slide.body)].flatMap((block) => {
    const places =
      block.kind === "hindsight" ? [firstLine(block.place)] : block.kind === "diagram" ? block.later.map(({ place }) => place) : [];
    return places.map((place) =>
      error("hindsight-has-date", place, "without an as-of date this is never shown", "as-of: 2021-09-30 in deck.yaml, or take it out"),
    );
  });
}

/** More marks than this are a grey field, and slow to draw. */
const MOST_MARKS = 20_000;

/** Has each drawn figure a number it can be drawn from. */
function checkFigures(deck: Deck, slide: Slide): Message[] {
  const { claims } = deck.ledger;
  return [...walkBlocks(slide.body)].flatMap((block) => {
    if (block.kind !== "bars" && block.kind !== "units" && block.kind !== "figure") return [];
    const cite = block.kind === "bars" ? block.claims : block.claim;
    const tell = (reason: string, cure: string): Message => error("figure-has-value", cite.place, reason, cure);
    const messages = cite.claims.flatMap((id) => {
      const claim = claims.get(id);
      return !claim || claim.value !== undefined
        ? []
        : [tell(`claim "${id}" has no value to draw`, "give it value: and unit: in claims.yaml")];
    });
    if (block.kind === "units") {
      const value = claims.get(cite.claims[0] ?? "")?.value ?? 0;
      if (value < 0 || value > MOST_MARKS)
        messages.push(tell(`${value} are no marks that could be drawn`, `::units draws up to ${MOST_MARKS}; ::figure prints any number`));
      if (!Number.isInteger(block.block) || block.block < 1 || block.block > MOST_MARKS)
        messages.push(tell("block= is no number of marks", "block=100 draws them by the hundred"));
    }
    if (block.kind === "bars") {
      for (const [key, list] of [
        ["names", block.names],
        ["actors", block.actors],
      ] as const) {
        if (list.some((each) => each) && list.length !== cite.claims.length)
          messages.push(tell(`${list.length} ${key} for ${cite.claims.length} claims`, `one of ${key} for each claim, in their order`));
      }
    }
    return messages;
  });
}
