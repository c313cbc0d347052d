import { BASES, type Basis, type BasisLedger, type Mark, type Origin, STANDINGS, type Standing } from "./basis.ts";
import type { Claim, Quote, Tier } from "./claim.ts";

/**
 * Every `data-*` attribute by which render, draw, browser and styles speak to each other, and what it carries. A test holds
 * the sources and the built pages to this list; in the browser `dataset` knows no other name.
 */
export const DATA = {
  // On <html>, written by the build …
  "as-of": "the deck's date as printed; not there where it has none",
  cuts: "JSON, the deck's cuts: name → label. On a slide: the cuts it is in, with spaces between",
  deck: "the deck's id, from its title and slides: windows of other decks are not heard",
  "evidence-source": "the file of the ledger's script; not there where the ledger comes with the page",
  sides: "JSON, Side[]: what a diagram of two sides can be looked at from",
  sheet: "the paper a document is laid out for: a4, letter, a4-summary or letter-summary",
  // … and by the page
  awake: "there while the screen is kept from going dark",
  blank: "there while the speaker has blanked the audience's screen",
  contrast: "there while the speaker's page has more contrast",
  cut: "the cut being given; empty for the whole deck",
  evidence: "state: what the filter shows (FILTERS)",
  lens: "state: the side looked from, or both. On a figure: the two sides it has, with a space between",
  paper: "there while pages are laid out in the screen's colours: light or dark",
  ready: "there once the page can be used",
  theme: "state: light or dark",
  time: "state: then or now",
  view: "read or speaker, where it is not the deck",
  // A slide
  appendix: "a slide of the appendix",
  detail: "a slide stacked beneath another",
  hindsight: "a slide of what became known later",
  layout: "its layout",
  lines: "1 where its headline surely stays on one line",
  number: "its number as printed: 7, 7.1 or A2",
  timing: "its planned time in seconds",
  // Evidence
  claim: "ids of the claims behind a part, with spaces between: it opens their card",
  exempt: "why a statement cites nothing",
  fate: "what became of a part of a diagram (FATES)",
  basis: "who stands behind a part: its stroke (BASES)",
  pulled: "what became of a part since a source was pulled out: weakens or falls; not there where it holds",
  without: "on <html>: the outlet, origin or party that is pulled out",
  wall: "a wall of strokes",
  stroke: "length, weight and room of a stroke, to draw it anew: px, 1 for beside text, px",
  standing: "what speaks against a part: the mark on its stroke (STANDINGS)",
  later: "a part that is there with hindsight only",
  lit: "the groups in which the filter shows a part: its own, and of a node those of its lines",
  verdict: "what became of some claims (HINDSIGHT_VERDICTS)",
  // Whom a part belongs to
  actor: "an actor's id: colour and shape follow",
  // A diagram
  diagram: "the diagram's name, on its figure",
  edge: "a line's name, `A->B`",
  from: "the node a line comes from",
  group: "a group's name",
  members: "the nodes in a group, with spaces between",
  node: "a node's name",
  of: "the part that a mark of what came later stands on",
  room: "where a word fits on a line, `x y`; for the build alone, as tag is",
  step: "the step a part comes with, from 1. On a printed page: how many steps it shows",
  steps: "how many steps the figure has",
  tag: "a corner of a part, `x y`, where its number goes",
  to: "the node a line leads to. On a button: the slide it goes to",
  // A map
  country: "ISO 3166 alpha-3",
  frame: "the map's frame",
  inset: "on a map's figure that is an inset, not the slide's whole",
  map: "the map's name, on its figure; also on its legend",
  place: "a place's name",
  // A drawn figure
  columns: "how many columns stand beside each other",
  count: "how many things are drawn or listed",
  figure: "the kind of a drawn figure: units, bars or figure",
  mark: "how units are drawn: hollow or solid",
  size: "how long a figure's number is: long or longest",
  value: "the value a bar is as long as",
  // What the page makes
  kind: "how the talk stands (Verdict)",
  main: "a button that leads to a slide of the main line",
  mode: "what is in hand: off, pointer or pen",
  part: "which of a slide's printed pages it is, from 2",
  slide: "the slide a printed page shows",
  state: "the state a button sets",
  there: "whether the audience's window is there: true or false",
  whole: "a slide's number in the whole deck, while a cut is given",
  // Names that are not ours: what reveal.js and Mermaid write or read
  "fragment-index": "reveal.js: when a fragment is shown",
  id: "Mermaid: an edge's id",
  point: "Mermaid: the class `data-point` of a quadrant's point",
  points: "Mermaid: an edge's corners",
  "previous-indexv": "reveal.js: the detail a stack was left at",
  visibility: "reveal.js: uncounted keeps a slide out of the progress",
} as const;

export type DataName = keyof typeof DATA;

type Camel<S extends string> = S extends `${infer Head}-${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : S;

/** What an element's `dataset` may hold. */
export type DataSet = { [Name in DataName as Camel<Name>]?: string };

/** The size a stroke is shown at, px. */
export interface StrokeSize {
  width: number;
  height: number;
}

/** Beside a word; after the words of a statement; on end beside a statement. */
export const GLYPH: StrokeSize = { width: 46, height: 18 };
export const CITE_GLYPH: StrokeSize = { width: 30, height: 14 };
export const RULE_HEIGHT = 16;

/** The weight of a stroke shown at a size, and the room across it. */
export function weightAt({ width, height }: StrokeSize): { weight: number; room: number } {
  const weight = height >= 20 || (height === RULE_HEIGHT && width > 60) ? 1.45 : height <= 14 ? 0.85 : 1;
  return { weight, room: Math.min(16 * weight, height) };
}

/** The id in a page's sprite of a mark's stroke at a size, e.g. "stroke-one-disputed-46x18": what a glyph's `<use>` points at. */
export function strokeId({ basis, standing, change }: Mark, { width, height }: StrokeSize): string {
  const name = change === "falls" ? "fallen" : [basis, standing].filter(Boolean).join("-");
  return `stroke-${name}-${width}x${height}`;
}

/** What `strokeId` names; undefined for any other id. */
export function readStrokeId(id: string): { mark: Mark; size: StrokeSize } | undefined {
  const [, name, contest, width, height] = id.match(/^stroke-([a-z]+)(?:-([a-z]+))?-(\d+)x(\d+)$/) ?? [];
  const size = { width: Number(width), height: Number(height) };
  if (name === "fallen") return { mark: { basis: "rumour", change: "falls" }, size };
  const basis = BASES.find((known) => known === name);
  const standing = STANDINGS.find((known) => known === contest);
  return basis && { mark: { basis, ...(standing ? { standing } : {}) }, size };
}

/** A source as a claim cites it. */
export interface EvidenceSource extends Partial<Quote> {
  ref: string;
  title: string;
  issued: string; // as printed
  date?: string; // YYYY, YYYY-MM or YYYY-MM-DD
  after?: true; // a page of after the deck's date, whatever the claim's
  at: string;
  tier: Tier;
  url?: string;
  note?: string;
  outlet?: string;
  origin?: string; // who first knew, an id of `origins`
  party?: string; // the actor whose quarrel it is
  against?: boolean;
  part?: boolean;
  hearsay?: boolean;
}

/** A claim with all that stands behind it: what the evidence card shows and evidence.json holds. */
export interface EvidenceClaim {
  id: string;
  says: string;
  by: string;
  basis: Basis;
  standing?: Standing;
  origins: string[]; // those that count
  parties: string[]; // among them
  party?: string; // the one that all are of
  why: string;
  against?: string;
  unknown?: string;
  when: string;
  judgement?: string;
  on?: string[];
  derived?: string;
  sources: EvidenceSource[];
  tested?: NonNullable<Claim["tested"]> & { name: string }; // with the name of the document that is tested
  hindsight?: Omit<NonNullable<Claim["hindsight"]>, "sources"> & { sources: EvidenceSource[] };
  slides: { id: string; number: string; title: string }[];
  checked: string;
}

/** The ledger as the page loads it, and as evidence.json holds it. */
export interface Evidence {
  schema: 2; // of this form; what evidence.schema.json describes
  title: string;
  asOf?: string;
  licence?: string;
  tested?: { name: string; origin?: string }; // the document under test
  parties: Record<string, string>; // actor id → name
  origins: Record<string, Origin>;
  claims: EvidenceClaim[];
}

/** The ledger of some evidence, as far as bases are computed from it: the browser weighs it anew without what is pulled out. */
export function weighable({ asOf, tested, origins, claims }: Evidence): BasisLedger {
  return {
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    references: new Map(claims.flatMap(({ sources }) => sources.map(({ ref, outlet, date }) => [ref, { outlet, date }] as const))),
    origins: new Map(Object.entries(origins)),
    ...(asOf === undefined ? {} : { asOf }),
    ...(tested?.origin === undefined ? {} : { tested: tested.origin }),
  };
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
  misfit?: Misfit;
}

/** The first thing on a page that is out of its place: off the page, in its foot, or where the title stands. */
export interface Misfit {
  what: "text" | "drawing";
  name: string; // how the text starts, or the drawing's title
  where: "off" | "foot" | "title";
}

/** How `npm run pdf` drives the deck it has opened; the page holds one as the global `deckPrint`. */
export interface Printing {
  lay(options: PrintOptions): Promise<number>; // how many pages
  look(index: number): Sheet;
}
