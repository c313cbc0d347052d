import type { Support } from "./basis.ts";
import type { Ledger } from "./claim.ts";
import type { Frame } from "./frame.ts";
import type { Place } from "./message.ts";

/** The shape of an actor's cards in drawings. A hexagon is for what is contested: set solid, in the middle, larger. */
export const SHAPES = ["rect", "rounded", "notch", "pill", "hexagon"] as const;

/** The sign of an actor's cities. */
export const MARKS = ["square", "diamond", "circle"] as const;

/** An actor's colours on one ground, as CSS writes them; what is left out is derived (render/pages/actors.ts). */
export interface Colours {
  line?: string; // lines, outlines, names
  tint?: string; // the ground of its cards and countries
  fill?: string; // bars, marks, areas
  block?: string; // a solid ground with words on it
  on?: string; // those words
}

/** Whoever a thing can belong to: who acts, or what is contested. Known by its id, e.g. "dam-owner". */
export interface Actor {
  name: string;
  called: string[]; // the words that the bottom line sets in its colour
  shape: (typeof SHAPES)[number];
  mark: (typeof MARKS)[number];
  arrow: boolean; // whether its lines on a map end in an arrowhead
  light: Colours;
  dark: Colours;
  print: Colours;
}

/** The actors of a deck by id, in the order deck.yaml gives them. */
export type Actors = Map<string, Actor>;

/** Which claims stand behind something, or why it needs none. */
export interface Cite {
  claims: string[]; // ids; empty when exempt
  exempt?: string;
  place: Place;
}

/** Inline content, as the Markdown gave it. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong" | "emphasis"; children: Inline[] }
  | { kind: "wrong"; children: Inline[] } // ~~a wording that the check contradicts~~
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; children: Inline[]; place: Place }
  | { kind: "break" }
  | { kind: "name"; actor: string; text: string } // an actor's name, set in its colour
  | { kind: "cite"; cite: Cite };

/** A block that asserts something: it cites, or says why not. */
export interface Statement {
  inline: Inline[];
  cites: Cite[];
  step: boolean; // revealed on a step of its own
  place: Place;
}

/** A Mermaid fence. */
export interface Diagram {
  kind: "diagram";
  name: string; // e.g., "interests"
  title: string;
  desc: string;
  source: string; // the fence without its cite comments: what Mermaid renders and the hash covers
  hue: boolean;
  steps: Step[];
  cites: TargetCite[];
  later: LaterMark[]; // shown only with hindsight
  lens: string[]; // names of the two cities whose views the diagram can be read by; empty where it has no lens
  place: Place; // of the fence
}

export const FATES = ["broken", "ended", "reversed", "held"] as const;

/** `%% now A->B broken "Feb 2022" [@id]`: what became of a node or an edge. Only here may a diagram cite what came later. */
export interface LaterMark extends TargetCite {
  fate: (typeof FATES)[number];
  when: string; // as it is printed; may be empty
}

/** One step of a diagram: what it brings forward. */
export interface Step {
  targets: string[]; // nodes "A", edges "A->B", groups
  place: Place;
}

/** `%% A->B [@id]` in a fence. */
export interface TargetCite extends Cite {
  target: string;
  wrong?: true; // `%% wrong A->B [@id]`: it shows a wording that the check contradicts
}

export const TIERS = ["supported", "interest", "unfound", "ambiguous", "next"] as const;

/** A `map` fence. */
export interface MapFigure {
  kind: "map";
  name: string;
  title: string;
  desc: string;
  frame?: string; // one of the deck's; without it the map shows what it names
  countries: { is: string[]; tier: (typeof TIERS)[number]; label: string; actor?: string; cite: Cite }[];
  cities: string[];
  lines: { from: string; to: string; actor?: string; label: string; cite: Cite }[];
  places: { name: string; lon: number; lat: number; side: Side; mark: "solid" | "hollow"; cite: Cite }[];
  key: { solid?: string; hollow?: string }; // what the places' marks stand for
  place: Place;
}

/** Where a place's name stands beside its mark. */
export const PLACE_SIDES = ["right", "left", "above", "below"] as const;
type Side = (typeof PLACE_SIDES)[number];

export type Block =
  | { kind: "prose"; statement: Statement }
  | { kind: "list"; ordered: boolean; items: { statement: Statement; blocks: Block[] }[]; place: Place }
  | { kind: "table"; head: Inline[][]; rows: { cells: Inline[][]; statement: Statement }[]; align: (string | null)[]; place: Place }
  | { kind: "columns"; columns: { actor?: string; blocks: Block[]; place: Place }[]; place: Place }
  | { kind: "aside" | "hindsight" | "step"; blocks: Block[]; place: Place }
  | { kind: "quote"; by: string; to?: string; blocks: Block[]; place: Place }
  | { kind: "units"; claim: Cite; block: number; mark: "hollow" | "solid"; caption?: string; actor?: string; place: Place }
  | { kind: "bars"; claims: Cite; names: string[]; actors: (string | undefined)[]; place: Place }
  | { kind: "figure"; claim: Cite; actor?: string; place: Place }
  | { kind: "key"; strokes: string[]; place: Place }
  | { kind: "wall" | "profile" | "scorecard" | "register" | "sources"; place: Place }
  | { kind: "heading"; inline: Inline[]; place: Place }
  | Diagram
  | MapFigure;

export const LAYOUTS = ["title", "bottom-line", "statements", "figure", "compare", "diagram", "map", "table", "quote", "text"] as const;
export type LayoutName = (typeof LAYOUTS)[number];

/** What the presenter says and needs. */
export interface Notes {
  say: Block[];
  transition?: Statement;
  asked: { question: Inline[]; answer: Statement }[];
}

export interface Slide {
  id: string;
  layout: LayoutName;
  title: Inline[];
  body: Block[];
  notes: Notes;
  timing: number; // planned seconds
  cuts: string[];
  detail: boolean;
  appendix: boolean;
  hindsight: boolean;
  place: Place;
}

/** One file: the slides told together under one name. */
export interface Section {
  name: string;
  emblem: string; // "all", "none" or a pair of cities, e.g. "moscow-bamako"
  slides: Slide[];
  path: string;
}

export interface City {
  name: string;
  actor?: string;
  lon: number;
  lat: number;
}

/** What deck.yaml says. Only title and language have to be there. */
export interface DeckInfo {
  title: string;
  subtitle?: string;
  author?: string;
  lang: string;
  asOf?: string; // YYYY-MM-DD; without it nothing is later, and there is no hindsight
  licence?: string;
  cuts: Record<string, string>;
  cities: Record<string, City>;
  emblem: string[]; // ids of two to five cities; none for no emblem
  actors: Actors;
  frames: Record<string, Frame>; // of maps
  tested?: { ref: string; name: string; place: Place }; // the document whose claims the deck tests, e.g. { ref: "article", name: "Article" }
  house: { partisan: string[] }; // words that say of a source that it is a party or a state's medium
  spellings: Record<string, string>;
  diagrams?: string; // where drawings are kept, relative to the deck's folder
}

export interface Deck {
  info: DeckInfo;
  sections: Section[];
  ledger: Ledger;
  supports: Map<string, Support>; // claim id → what stands behind it
  faults: Map<string, string>; // claim id → why nothing could be computed for it
}
