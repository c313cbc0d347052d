import type { Tier } from "./claim.ts";
import type { Grade } from "./grade.ts";

/** A source as a claim cites it. */
export interface EvidenceSource {
  title: string;
  issued: string;
  at: string;
  tier: Tier;
  url?: string;
  note?: string;
}

/** A claim with all that stands behind it: what the evidence card shows and evidence.json holds. */
export interface EvidenceClaim {
  id: string;
  says: string;
  by: string;
  grade: Grade;
  why: string;
  against?: string;
  unknown?: string;
  when: string;
  derived?: string;
  sources: EvidenceSource[];
  tested?: { at: string; wording: string; verdict: string };
  hindsight?: { verdict: string; says: string; when: string; sources: EvidenceSource[] };
  slides: { id: string; number: string; title: string }[];
  checked: string;
}

/** The ledger as the page loads it, and as evidence.json holds it. */
export interface Evidence {
  title: string;
  asOf?: string;
  licence?: string;
  claims: EvidenceClaim[];
}

/**
 * The global that the ledger's script sets and the page reads. An element's id is a global too (a slide may be called
 * `deckEvidence`): only an own property of the window is ours.
 */
export const EVIDENCE_GLOBAL = "deckEvidence";

/** What the build writes on the deck's `<html>` for the page to start from, as hast names it. */
export interface RootProperties {
  lang: string;
  dataTime: "then"; // state: as of the date, or with hindsight
  dataEvidence: "all"; // state: the evidence shown
  dataAsOf: string | undefined; // the deck's date as printed, e.g., "Sept 2021"; undefined where it has none
  dataEvidenceSource: string | undefined; // the ledger's script; undefined where the ledger comes with the page
  dataDeck: string; // the deck's id: windows of other decks are not heard
  dataCuts: string; // JSON: name → label
  dataSides: string; // JSON: Side[]
}

/** A side a diagram can be looked at from: a city of the deck, with the actor it stands for. */
export interface Side {
  id: string; // "paris"
  name: string;
  actor: string;
}

/** What a deck in one file carries, packed. */
export interface Packed {
  body: string; // what stands in the page's <body>
  styles: string;
  script: string;
  evidence: Evidence;
}

/** What may be asked of the printed pages besides the usual. */
export interface PrintOptions {
  slides?: string[]; // ids; left out, all
  steps?: boolean; // a page for each step
  paper?: "light" | "dark"; // the screen's colours instead of print's
}

/** A printed page as it was laid out. */
export interface Sheet {
  slide: string; // the slide's id
  number: string;
  step?: string; // "1" and on, where the page is not the slide's last
  part?: string; // "2" and on, where a slide takes several pages
  misfit?: string; // what does not fit
}

/** How `npm run pdf` drives the deck it has opened; the page holds one as the global `deckPrint`. */
export interface Printing {
  lay(options: PrintOptions): Promise<number>; // how many pages
  look(index: number): Sheet;
}
