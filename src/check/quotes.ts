import type { Quote } from "../model/claim.ts";
import type { Block, Deck, Inline } from "../model/deck.ts";
import { error, firstLine, type Message, type Place } from "../model/message.ts";
import { quoteOf } from "../model/support.ts";
import { walkBlocks, walkSlides, walkStatements } from "../model/walk.ts";

/** Words that may be taken over from one page: a short citation. */
const LONGEST_QUOTE = 25;

/** Words of a quotation on a slide: at its size more would not be read while somebody speaks. */
const LONGEST_QUOTATION = 15;

/** Are the sources' own words few and told in the deck's language, and is what a slide quotes among them. */
export function checkQuotes(deck: Deck): Message[] {
  const { claims, references } = deck.ledger;
  const stored = [
    ...[...references.values()].flatMap(({ id, quote, place }) => (quote ? [{ of: `source "${id}"`, quote, place }] : [])),
    ...[...claims.values()].flatMap(({ id, sources, place }) =>
      sources.flatMap((citation) => (citation.quote ? [{ of: `claim "${id}"`, quote: citation as Quote, place }] : [])),
    ),
  ];
  return [
    ...stored.flatMap(({ of, quote, place }) => checkQuote(deck, of, quote, place)),
    ...[...walkSlides(deck)].flatMap(({ slide }) =>
      [...walkBlocks(slide.body)].flatMap((block) => (block.kind === "quote" ? checkQuotation(deck, block) : [])),
    ),
  ];
}

function checkQuote(deck: Deck, of: string, { quote, lang, translation }: Quote, place: Place): Message[] {
  const count = wordsOf(quote).length;
  const foreign = lang !== undefined && lang.split("-")[0] !== deck.info.lang.split("-")[0];
  return [
    ...(count > LONGEST_QUOTE
      ? [error("quote-is-whole", place, `${of} quotes ${count} words`, `${LONGEST_QUOTE} at most: keep the ones that count`)]
      : []),
    ...(foreign && translation === undefined
      ? [error("quote-is-whole", place, `${of} quotes "${lang}" without a translation`, `translation: the same in ${deck.info.lang}`)]
      : []),
  ];
}

function checkQuotation(deck: Deck, block: Extract<Block, { kind: "quote" }>): Message[] {
  const place = firstLine(block.place, 8);
  const statements = [...walkStatements(block.blocks)];
  const text = statements.map(({ inline }) => textOf(inline)).join(" ");
  const count = wordsOf(text).length;
  const ids = statements.flatMap(({ cites }) => cites.flatMap(({ claims }) => claims));
  const known = ids
    .flatMap((id) => deck.ledger.claims.get(id)?.sources ?? [])
    .flatMap((citation) => quoteOf(citation, deck.ledger.references.get(citation.ref)) ?? []);
  const words = plainly(text).replace(/\.$/, ""); // a slide may end where the source goes on
  const isSourced = known.some(({ quote }) => plainly(quote).includes(words));
  return [
    ...(count > LONGEST_QUOTATION
      ? [error("quotation-is-short", place, `a quotation of ${count} words`, `${LONGEST_QUOTATION} at most; paraphrase the rest`)]
      : []),
    ...(block.by === "" ? [error("quotation-is-short", place, "a quotation without a speaker", ':::quote{by="who" to="whom"}')] : []),
    ...(count > 0 && ids.some((id) => deck.ledger.claims.has(id)) && !isSourced
      ? [
          error(
            "quotation-is-sourced",
            place,
            "these words stand in no source that the quotation cites",
            known[0] ? `a source's words are: "${known[0].quote}"` : "store them as quote: of the source, letter for letter",
          ),
        ]
      : []),
  ];
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** A text without what type setting changes: kinds of apostrophes and blanks. */
const plainly = (text: string): string => text.replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim();

function textOf(inline: Inline[]): string {
  return inline.map((part) => ("children" in part ? textOf(part.children) : part.kind === "text" ? part.text : "")).join("");
}
