/** Where something stands in a file an author wrote. Lines and columns count from 1; `end*` is one past the last character. */
export interface Place {
  path: string; // e.g., "slides/02-deal.md"
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export type Severity = "error" | "warning";

/** Every rule, named for the truth that must hold. The compiler demands a description of each. */
export const RULES = {
  "file-is-readable": "Each file of the deck is there and is text",
  "markdown-has-no-html": "A slide holds no raw HTML",
  "heading-is-not-setext": "A heading is written with #, not underlined",
  "front-matter-is-valid": "A file starts with front matter the deck understands",
  "deck-is-valid": "deck.yaml says what the deck needs",
  "language-is-known": "The interface speaks the deck's language",
  "ledger-is-valid": "The ledger and its references fit their form",
  "slide-is-declared": "Each slide starts with ::slide and an id",
  "slide-id-is-unique": "No two slides share an id",
  "slide-has-title": "Each slide has exactly one title",
  "slide-has-notes": "Each slide has speaker notes",
  "slide-has-timing": "Each slide of the running order has its planned time",
  "slide-fits-its-layout": "A slide holds what its layout has a slot for",
  "slide-fits-its-page": "What a slide holds fits its page",
  "cut-is-known": "A cut named on a slide is declared in deck.yaml",
  "detail-follows-slide": "A detail is stacked beneath a slide",
  "attribute-is-known": "A key in braces is one the block knows",
  "block-is-known": "A directive is one the deck knows",
  "question-is-answered": "If asked: has its question in bold, then the answer",
  "note-stands-alone": "Note: stands on a line of its own",
  "actor-is-known": "An actor is one that deck.yaml names",
  "id-is-plain": "An id is a plain name that means nothing else to a page",
  "link-is-safe": "A link leads to the web, a mailbox or a place in the deck",
  "link-resolves": "A link within the deck leads to a slide or claim that is there",
  "block-is-closed": "A block or fence that is opened is closed",
  "block-is-readable": "No line, paragraph or nesting is more than a slide can hold",
  "cite-names-claims": "A cite names claims and nothing else",
  "diagram-is-described": "Each diagram and map has an id, a title and a description",
  "diagram-name-is-unique": "No two diagrams share a name",
  "diagram-parses": "Mermaid understands each diagram",
  "diagram-is-fresh": "Each rendered diagram is that of its source",
  "drawing-is-ours": "A kept drawing is one that our drawing made",
  "diagram-has-no-look": "A diagram leaves its look to the deck",
  "step-target-exists": "A step names something the diagram has",
  "cite-target-exists": "A cite in a diagram names something the diagram has",
  "map-is-valid": "A map fence says what the map needs",
  "claim-exists": "A cited claim is in the ledger",
  "statement-cites-claim": "Each statement cites a claim or says why not",
  "claim-has-source": "Each claim has a source, or is derived from claims that have",
  "claim-is-used": "Each claim is cited on a slide or kept for the register on purpose",
  "claim-is-of-its-time": "Nothing after the as-of date stands outside the hindsight layer",
  "hindsight-has-date": "What happened since is told in a deck that has an as-of date",
  "tested-is-source": "The document under test is one of the deck's sources",
  "source-is-dated": "Each source has a date, or says that it has none",
  "source-is-used": "Each source stands behind a claim",
  "claim-has-ground": "Claims do not stand on one another in a circle",
  "standing-is-borne": "What speaks against a claim is told, and only a wording that the check contradicts is called wrong",
  "quote-is-whole": "A source's own words are few, and told in the deck's language too",
  "quotation-is-sourced": "A quotation on a slide stands in the words of a source that the slide cites",
  "wording-is-wrong": "What is struck as wrong cites a claim whose tested wording the check contradicts",
  "weak-source-is-said": "A claim resting on copies or partisan pages alone says so",
  "arithmetic-holds": "A derived figure is what its operands give",
  "quotation-is-short": "A quotation is short, and says whose words it is",
  "spelling-is-kept": "Names are spelled as deck.yaml says",
  "diagram-part-cites": "Each part of a diagram cites or says why not",
  "figure-has-value": "A drawn figure has a number in the ledger",
} as const;

export type RuleId = keyof typeof RULES;

/** What we tell the author: which truth does not hold, where, and how to mend it. */
export interface Message {
  rule: RuleId;
  severity: Severity;
  reason: string; // e.g., 'unknown claim "P1.33"'
  place: Place;
  cure?: string; // e.g., 'did you mean "P1.3"?'
}

/** An error of `rule` at `place`. */
export function error(rule: RuleId, place: Place, reason: string, cure?: string): Message {
  return { rule, severity: "error", reason, place, ...(cure === undefined ? {} : { cure }) };
}

/** The first line of what stands at `place`, to underline a block at its opening: at most `width` characters of it. */
export function firstLine(place: Place, width = 10): Place {
  return place.endLine === place.line ? place : { ...place, endLine: place.line, endColumn: place.column + width };
}

/** Sorts messages by file, line and column, as a reader meets them. */
export function byPlace(a: Message, b: Message): number {
  return (
    (a.place.path < b.place.path ? -1 : a.place.path > b.place.path ? 1 : 0) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column
  );
}
