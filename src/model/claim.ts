import type { BasisCitation, Origin, Standing } from "./basis.ts";
import type { Place } from "./message.ts";

/** What became of a claim, or of the article's wording of it. */
export const HINDSIGHT_VERDICTS = ["borne out", "overtaken", "disputed", "wrong", "unresolved"] as const;
export const TESTED_VERDICTS = ["stands", "overstated", "unsupported", "error", "dated"] as const;

/** A source's own words, letter for letter as its page prints them. */
export interface Quote {
  quote: string; // in the language of the page
  lang?: string; // of the quote, where it is not the deck's
  translation?: string; // ours, where the quote is not in the deck's language
}

/** A page that a claim cites. `ref` is the id of a reference. */
export interface Citation extends BasisCitation, Partial<Quote> {
  at: string; // the place in it
}

export interface Claim {
  id: string; // e.g., "P1.3"
  says: string;
  by: string;
  why: string; // why it stands as firm as it does
  judgement?: string; // whose reasoning it is: "ours", or a name
  on?: string[]; // ids of the claims that a judgement stands on
  standing?: Standing; // what speaks against it; "wrong" is said of the tested wording
  against?: string;
  unknown?: string;
  when: string; // YYYY, YYYY-MM or YYYY-MM-DD
  sources: Citation[];
  tested?: { at: string; wording: string; verdict: (typeof TESTED_VERDICTS)[number] };
  value?: number;
  unit?: string;
  show?: string; // the value as printed, e.g. "10.8"
  showUnit?: string; // e.g., "million US dollars a month"
  derived?: string;
  hindsight?: { verdict: (typeof HINDSIGHT_VERDICTS)[number]; says: string; when: string; sources: Citation[] };
  use?: "register";
  checked: string;
  place: Place;
}

export type Tier = "A" | "B" | "C" | "D" | "own";

/** A source, of CSL's shape as far as the deck uses it. */
export interface Reference {
  id: string;
  type: string;
  title: string;
  publisher?: string;
  URL?: string;
  issued: number[] | string; // year, month and day as far as they are known, or what the author wrote instead, e.g. "n.d."
  tier: Tier;
  note?: string;
  origin?: string; // who first knew what the page says, by id; none for the deck's own work, which supports nothing
  outlet?: string; // the newsroom or body whose page it is, as one would name it
  quote?: Quote;
  csl: Record<string, unknown>; // the entry as CSL-JSON, for the citation processor; without its address, which is a link and not text
  place: Place;
}

export interface Ledger {
  unread: { has(id: string): boolean }; // ids of claims whose entries could not be read, and have their messages
  claims: Map<string, Claim>;
  references: Map<string, Reference>;
  origins: Map<string, Origin & { place?: Place }>; // those the ledger names, and one for each outlet that is its own
}
