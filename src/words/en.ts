import type { Basis, Standing } from "../model/basis.ts";
import type { HINDSIGHT_VERDICTS, TESTED_VERDICTS, Tier } from "../model/claim.ts";
import type { FATES, TIERS } from "../model/deck.ts";
import type { Filter } from "../model/filter.ts";
import { counted, grouped, joined, type OriginsCount, shortcut } from "./forms.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
const inWords = (n: number): string => NUMBERS[n] ?? String(n);

/** Whose claims are counted: those of the tested document, or all. */
const whose = (tested?: string): string => (tested === undefined ? "All claims" : `The ${tested.toLowerCase()}’s claims`);

/** A basis as a reader meets it. */
export interface BasisWords {
  word: string;
  means: string;
  short: string; // where there is room for one word
  line: string; // beside a line of a diagram
}

/** What became of a claim: in a sentence, as the head of a count, counted. */
export interface VerdictWords {
  word: string;
  head: string;
  count: (n: number) => string;
}

/** Every word of the interface in English. It is the form that other languages fill: the compiler misses what they lack. */
export const words = {
  // The language itself
  locale: "en-GB", // how the bibliography is set
  letters: "’“”…«»„\u00a0", // those of its words that are not ASCII: the faces are cut to what the deck shows
  colon: ": ",
  semicolon: "; ",
  quotes: { open: "“", close: "”" },
  undated: "n.d.",
  /** What a claim's `why` may call a source that is a copy or takes sides. */
  copies:
    /\b(cop(y|ies|ied)|blog|digest|aggregator|wiki\w*|mirror|translat\w+|relay\w*|state[- ](run|linked|owned)|partisan|seen only|only in|headline|snippet|excerpt\w*|study notes)\b/i,
  /** 5100 → "5,100" */
  number: (value: number): string => grouped(value, ",", "."),
  /** "5,100" → 5100; NaN for what is no number. */
  readNumber: (text: string): number => Number(text.replaceAll(",", "").trim()),
  /** [2021, 9, 13] → "13 Sept 2021" */
  date: ([year, month, day]: number[]): string => joined(day, month === undefined ? undefined : MONTHS[month - 1], year),

  // Evidence
  bases: {
    official: { word: "On the record", means: "A named person or body says so itself", short: "On record", line: "on record" },
    several: {
      word: "Several origins",
      means: "Two or more knew of it on their own; copies count once",
      short: "Several",
      line: "several",
    },
    one: { word: "One origin", means: "One knew of it, however often it was copied", short: "One", line: "one origin" },
    assessed: { word: "Judgement", means: "Somebody’s reasoning; nobody reports it as seen", short: "Judgement", line: "judgement" },
    rumour: { word: "Rumour", means: "Repeated, and nobody is known to have seen it", short: "Rumour", line: "rumour" },
  } satisfies Record<Basis, BasisWords>,
  standings: {
    disputed: { word: "Disputed", means: "Credible accounts conflict" },
    denied: { word: "Denied", means: "The party concerned says it is not so" },
    wrong: { word: "Wrong", means: "The check contradicts the wording" },
  } satisfies Record<Standing, { word: string; means: string }>,
  filters: { all: "All", record: "On record", reported: "Reported", contested: "Contested" } satisfies Record<Filter, string>,
  verdicts: {
    "borne out": { word: "borne out", head: "Borne out", count: (n: number): string => `${n} borne out` },
    overtaken: { word: "overtaken", head: "Overtaken", count: (n: number): string => `${n} overtaken` },
    disputed: { word: "disputed", head: "Disputed", count: (n: number): string => `${n} disputed` },
    wrong: { word: "wrong", head: "Wrong", count: (n: number): string => `${n} wrong` },
    unresolved: { word: "unresolved", head: "Unresolved", count: (n: number): string => `${n} unresolved` },
  } satisfies Record<(typeof HINDSIGHT_VERDICTS)[number], VerdictWords>,
  testedVerdicts: {
    stands: "stands",
    overstated: "overstated",
    unsupported: "unsupported",
    error: "error",
    dated: "dated",
  } satisfies Record<(typeof TESTED_VERDICTS)[number], string>,
  sourceTier: (tier: Tier): string => (tier === "own" ? "ours" : `tier ${tier}`),
  withHindsight: "With hindsight",
  asOf: (month: string): string => `As of ${month}`,
  byOurArithmetic: "By our arithmetic",

  // What several places say
  sources: "Sources",
  mark: "Stands on",
  claim: "Claim",
  notes: "Notes",
  ifAsked: "If asked",
  nothingFound: "Nothing found",
  close: "Close",
  textVersion: "Text version",
  fromTo: (from: string, to: string): string => `${from} to ${to}`,

  // A source pulled out
  pull: {
    name: "Pull a source",
    key: "Esc", // as it stands on the key that puts the source back
    choose: "Take a source away: an outlet, an origin, a party",
    outlet: "Outlet",
    origin: "Origin",
    party: "Party",
    here: "On this slide",
    everywhere: "In the whole briefing",
    without: (who: string): string => `Without ${who.replace(/^The /, "the ")}`,
    changes: (weaken: number, fall: number): string =>
      `${counted(weaken, "claim weakens", "claims weaken")}, ${counted(fall, "falls", "fall")}`,
    noSource: "No source left",
    weakens: "weakens",
    falls: "falls",
    restore: "Put it back",
  },

  // Every claim as its stroke
  wall: {
    name: (count: number, tested?: string): string => `${whose(tested)}, each as its stroke: ${count}`,
    struck: (count: number): string => ` of ${count} are struck: the check says otherwise`,
    nothing: "Nothing found later",
    verdicts: {
      "borne out": "later sources agree",
      overtaken: "true then, and no longer",
      disputed: "later sources still conflict",
      wrong: "later sources say otherwise",
      unresolved: "nothing settles it",
    } satisfies Record<(typeof HINDSIGHT_VERDICTS)[number], string>,
  },

  // A slide
  citeLabel: (mark: string, id: string): string => `${mark}: evidence ${id}`,
  quotedTo: (whom: string): string => `, to ${whom}`,
  speakerNotes: "Speaker notes",
  foot: {
    source: "Source",
    laterSources: "Later sources",
    andMore: (n: number): string => ` and ${n} more`,
    countOfSources: (n: number): string => `${n} sources`,
    mapCredit: "Map: Natural Earth; borders imply no view on status.",
    beneath: (n: number): string => counted(n, "detail beneath", "details beneath"),
    nothingLater: " nothing later found on these statements",
    ofStatements: " of these statements: ",
  },
  register: {
    name: "Evidence register",
    heads: { id: "Id", claim: "Claim", mark: "Stands on", who: "Who says, where", slides: "Slides" },
    testedAt: (tested: string, at: string): string => `${tested.toLowerCase()} ${at}`,
    narrow: "Narrow the register",
    narrowTo: "Narrow to an id, a person, a source",
    found: (n: number): string => counted(n, "claim", "claims"),
  },
  counts: {
    byBasis: (tested?: string): string => `${whose(tested)}, by who stands behind them`,
    withHindsight: (tested?: string): string => `${whose(tested)}, with hindsight`,
  },
  figure: {
    blocksOf: (size: string): string => `in blocks of ${size}`,
    marks: (count: string, size: string): string => `${count} marks, one each, in blocks of ${size}.`,
    scale: "One scale, from zero",
  },
  fates: { broken: "broken", ended: "ended", reversed: "reversed", held: "held" } satisfies Record<(typeof FATES)[number], string>,
  map: {
    tiers: {
      supported: "Well supported",
      interest: "Reported interest",
      unfound: "Found nowhere else",
      ambiguous: "Not clear which",
      next: "Expected next",
    } satisfies Record<(typeof TIERS)[number], string>,
    countries: (n: number): string => counted(n, "country", "countries"),
    country: "Country",
    onMap: "On the map",
    line: "Line",
    standsFor: "What it stands for",
    place: "Place",
    evidence: "Evidence",
  },

  // Documents
  read: {
    toRead: "to read",
    contents: "Contents",
    present: "Present this briefing",
    showLater: " Show what became of each statement",
    strokes: "The strokes",
    restsOn: "What it rests on",
    against: " Against: ",
    byArithmetic: "By arithmetic: ",
  },
  handout: "handout",
  summary: "summary",
  howFirm: "How firm it is",
  noScript: "This file unfolds by script, and none may run here. What it says, slide by slide:",
  step: (step: string): string => `step ${step}`,
  partOf: (part: number, of: number): string => `${part} of ${of}`,
  continued: ", continued",

  // The deck on the screen
  strip: {
    time: "Time",
    hindsight: "Hindsight",
    evidence: "Evidence shown",
    lens: "Lens",
    both: "Both",
    faded: (n: number): string => counted(n, "statement faded", "statements faded"),
    notInCut: "not in this cut",
  },
  card: {
    name: "Evidence",
    party: (name: string): string => `Party: ${name}`,
    ownWords: "In the source’s own words",
    moreWords: (n: number): string => (n === 1 ? "One more quotation" : `${inWords(n)} more quotations`),
    /** Over the tree of origins: who knew it, who passes it on, or what a judgement is given in. */
    originsOf: (kind: "known" | "told" | "judged", { origins, pages, reprints, named }: OriginsCount): string => {
      if (kind === "told") return "Passed on by";
      if (kind === "judged") return pages === 1 ? "Where it is given" : "What it draws on";
      if (origins > 1)
        return pages === origins ? `${inWords(origins)} origins` : `${inWords(origins)} origins in ${inWords(pages).toLowerCase()} pages`;
      if (pages === 1) return named ? "Said by" : "Who first knew";
      if (named) return `${inWords(pages)} reports of one origin, counted once`;
      return reprints === pages
        ? `${inWords(pages)} reprints of one report, counted once`
        : `${inWords(pages)} pages of one origin, counted once`;
    },
    /** Of a page that is younger than the deck's date. */
    pageOf: (date: string): string => `page of ${date}`,
    standsOn: (n: number): string => (n === 1 ? "It stands on this claim" : `It stands on ${inWords(n).toLowerCase()} claims`),
    who: "Who says",
    against: "Against",
    unknown: "Unknown",
    judgement: "Judgement of",
    ours: "this briefing",
    hindsight: "Hindsight",
    uncounted: "Cited, does not count",
    reasons: {
      context: "speaks against it or sets its context",
      tested: "the tested document itself",
      hearsay: "passes on what nobody is known to have seen",
      own: "our own work",
    },
    alsoOn: "Also on slide ",
    source: "Source",
    register: "Register",
    pull: "Pull out",
    claimOf: (at: number, of: number): string => `Claim ${at} of ${of}`,
    previous: "Previous",
    next: "Next",
    back: "Back",
  },
  search: {
    name: "Search",
    field: "Search slides, notes and claims",
    hint: "Words, a person, a source, a claim",
    results: "Results",
    kinds: { slide: "Slide", notes: "Notes", hindsight: "Hindsight", claim: "Claim" },
  },
  toolbar: {
    name: "Presentation",
    back: "Back",
    next: "Next",
    overview: "Overview",
    theme: "Dark or light",
    fullScreen: "Full screen",
    speaker: "Speaker view",
    keys: "Keys",
    progress: "Progress",
  },
  /** What a person can press, and what it does. */
  keys: {
    next: shortcut("Space, →, Page Down, N", "Next step or slide"),
    back: shortcut("Shift + Space, ←, Page Up, H", "Back"),
    details: shortcut("↓ ↑", "Details beneath, and back up"),
    ends: shortcut("Home, End", "First slide, last slide"),
    overview: shortcut("O, Esc", "Overview"),
    goTo: shortcut("G", "Go to a slide by number, id or words"),
    blank: shortcut("B, .", "Blank the screen"),
    fullScreen: shortcut("F", "Full screen"),
    evidence: shortcut("E", "Evidence shown: all, on record, reported, contested"),
    time: shortcut("T", "Then or now: as of the date, or with hindsight"),
    lens: shortcut("X", "Lens on a diagram of two sides: one, the other, both"),
    pull: shortcut("P", "Pull a source out, put it back"),
    diagram: shortcut("← ↑ ↓ →, + − 0", "In a diagram: along its lines, into a group and back; Esc leaves"),
    search: shortcut("/", "Search slides, notes and claims"),
    card: shortcut("Tab, Enter", "To the next mark of evidence, and open its card"),
    theme: shortcut("D", "Dark or light"),
    speaker: shortcut("S", "Speaker view, in a window of its own"),
    pointer: shortcut("R", "Pointer, in every window of the talk"),
    pen: shortcut("W", "Pen"),
    undo: shortcut("Z, Del", "Take the last stroke back, take all off this slide"),
    help: shortcut("?", "This list"),
    jump: shortcut("G, O, /", "Go to a slide"),
    blankHall: shortcut("B, .", "Blank the audience’s screen"),
    clock: shortcut("C", "Start or pause the clock"),
    remote: shortcut("F5, Esc", "Start the clock; show the screen again, put the pen down"),
    larger: shortcut("+", "Larger notes"),
    smaller: shortcut("−", "Smaller notes"),
  },

  // The speaker view
  speaker: {
    onScreen: "On the audience’s screen",
    blank: "The audience’s screen is blank",
    nextPress: "The next press",
    beside: "Bridge, answers and claims",
    bridge: "Say before moving on",
    slide: (number: string, headline: string): string => `Slide ${number}: ${headline}. `,
    stepOf: (step: number, of: number): string => `Step ${step} of ${of}`,
    nextStep: (step: number, of: number): string => `Next: step ${step} of ${of} on this slide`,
    nextSlide: (number: string, section: string): string => `Next: ${number} ${section}`,
    end: "The end",
    claims: (n: number): string => (n === 1 ? "The claim on this slide" : `The ${n} claims on this slide`),
    workedOut: "worked out",
    testedAt: (tested: string, at: string): string => `the ${tested.toLowerCase()}, ${at}`,
    aDetail: ", a detail",
    notInCut: (n: number): string => `Not in this cut, ${n} slides`,
    appendix: "Appendix",
    clock: "Clock",
    of: "of",
    timePassed: "Time passed",
    planned: (from: string, to: string): string => `Planned here ${from} to ${to}`,
    start: "Start",
    pause: "Pause",
    goOn: "Go on",
    reset: "Reset",
    // How the talk stands; after "Paused, " they start with a small letter
    notStarted: "Not started",
    paused: "Paused, ",
    over: (time: string): string => `Over time by ${time}`,
    left: (time: string): string => `${time} left in all`,
    ahead: (time: string): string => `${time} ahead`,
    behind: (time: string): string => `${time} behind`,
    onPace: (time: string): string => `On pace, ${time} left on this slide`,
  },
  controls: {
    name: "Talk",
    goTo: "Go to",
    blank: "Blank",
    showAgain: "Show again",
    pointer: "Pointer",
    pen: "Pen",
    undo: "Undo",
    clear: "Clear",
    clearKey: "Del",
    contrast: "Contrast",
    rehearse: "Rehearse",
    rehearsing: "Rehearsing",
    evidence: "Evidence",
    time: "Time",
    lens: "Lens",
    theme: "Colours",
    cut: "Cut",
    wholeDeck: "whole deck",
    /** The values of the choices above, by their names. */
    values: {
      all: "all",
      record: "on record",
      reported: "reported",
      contested: "contested",
      asOfDate: "as of the date",
      now: "with hindsight",
      both: "both",
      light: "light",
      dark: "dark",
    },
    hallInStep: "Audience’s window: in step",
    hallMissing: "Audience’s window: not open. ",
    openHall: "Open it",
  },
  jump: {
    name: "Go to a slide",
    field: "Find a slide",
    hint: "Number, or words of a slide or its notes",
    notInCut: " Not in this cut",
  },
  blocked: {
    title: "The browser blocked the speaker’s window",
    why: "It opens windows only after a click, or not at all for this site. The link opens it all the same:",
    link: "Open the speaker view",
    other: "Or open this page on another screen with ?view=speaker at the end of its address. Both find each other.",
  },
  rehearsal: {
    title: "Rehearsal",
    what: "While it records and the clock runs, the time of each slide is kept. Write it back into the slides as timing=.",
    table: "Planned and taken, slide by slide",
    heads: { slide: "Slide", planned: "Planned", took: "Took", difference: "Difference" },
    asPlanned: "as planned",
    longer: (time: string): string => `${time} longer`,
    shorter: (time: string): string => `${time} shorter`,
    record: "Record",
    endRecording: "End recording",
    saveAs: (kind: string): string => `Save as ${kind}`,
  },
};

/** The words of the interface in one language. */
export type Words = typeof words;
