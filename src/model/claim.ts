import type { Grade } from "./grade.ts";
import type { Place } from "./message.ts";

/** What became of a claim, or of the article's wording of it. */
export const HINDSIGHT_VERDICTS = ["borne out", "overtaken", "disputed", "wrong", "unresolved"] as const;
export const TESTED_VERDICTS = ["stands", "overstated", "unsupported", "error", "dated"] as const;

export interface Citation {
  ref: string; // id of a reference
  at: string; // the place in it
}

export interface Claim {
  id: string; // e.g., "P1.3"
  says: string;
  by: string;
  grade: Grade;
  why: string;
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
  csl: Record<string, unknown>; // the entry as CSL-JSON, for the citation processor; without its address, which is a link and not text
  place: Place;
}

export interface Ledger {
  unread: { has(id: string): boolean }; // ids of claims whose entries could not be read, and have their messages
  claims: Map<string, Claim>;
  references: Map<string, Reference>;
}
