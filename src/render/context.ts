import type { Element } from "hast";
import type { Topology } from "topojson-specification";
import { type Mark, markOf } from "../model/basis.ts";
import type { Claim, Reference } from "../model/claim.ts";
import type { Cite, Deck, Diagram, MapFigure, Slide, Statement } from "../model/deck.ts";
import { UNDATED } from "../model/time.ts";
import { isStruck, walkCites, walkLaterCites, walkSlides } from "../model/walk.ts";
import { type Words, wordsOf } from "../words/index.ts";

/**
 * What a slide is rendered for. In the deck its notes lie in a drawer and its title is the page's second level. A text to
 * read (`article`) has sections above its slides and sets the notes out itself. On paper (`sheet`) strip and number are to be
 * seen, not read aloud, and the strip says what is known: with hindsight, or as of the deck's date.
 */
export type Form = { kind: "deck" } | { kind: "article" } | { kind: "sheet"; hindsight: boolean };

/** A map as it was drawn. */
export interface DrawnMap {
  figure: Element;
  crowded: string[]; // labels that found no free place
}

/** What rendering needs besides the slide itself. */
export interface RenderContext {
  form: Form;
  deck: Deck;
  words: Words; // of the interface, in the deck's language
  svgs: Map<string, Element>; // diagram name → its rendered SVG
  topology: Topology | undefined;
  bibliography: Map<string, string>; // reference id → its entry, as a bibliography sets it
  maps: Map<string, DrawnMap>; // those drawn before, by what they were drawn from
  diagrams: Map<Diagram, Element>; // those drawn before: every document of a build shows the same figure, and none changes it
  numbers: Map<string, string>; // slide id → "7", "7.1" or "A2"
  count: number; // slides of the running order
  uses: Map<string, string[]>; // claim id → ids of the slides that cite it
  crowded: Map<MapFigure, string[]>; // filled while rendering: labels of maps that found no free place
}

/** A context over `deck`: slides numbered, uses of each claim found. */
export function renderContext(
  deck: Deck,
  svgs: Map<string, Element>,
  topology: Topology | undefined,
  bibliography: Map<string, string>,
  maps: RenderContext["maps"] = new Map(),
): RenderContext {
  const numbers = new Map<string, string>();
  const uses = new Map<string, string[]>();
  let main = 0;
  let detail = 0;
  let appendix = 0;
  for (const { slide } of walkSlides(deck)) {
    if (slide.detail) detail++;
    else {
      detail = 0;
      if (slide.appendix) appendix++;
      else main++;
    }
    const stem = slide.appendix || (slide.detail && appendix > 0) ? `A${appendix}` : `${main}`;
    numbers.set(slide.id, detail > 0 ? `${stem}.${detail}` : stem);
    const later = [...walkLaterCites(slide.body)].flatMap((cite) => cite.claims);
    for (const id of new Set([...claimsOf(slide), ...later])) uses.set(id, [...(uses.get(id) ?? []), slide.id]);
  }
  return {
    form: { kind: "deck" },
    deck,
    words: wordsOf(deck.info.lang),
    svgs,
    topology,
    bibliography,
    maps,
    diagrams: new Map(),
    numbers,
    count: main,
    uses,
    crowded: new Map(),
  };
}

/** The same deck, rendered for another document: what was drawn for one serves the other. */
export function inForm(context: RenderContext, form: Form): RenderContext {
  return { ...context, form };
}

/** The elements of a slide's title and of a heading on the slide. */
export function headings({ form }: RenderContext): { title: "h2" | "h3"; part: "h3" | "h4" } {
  return form.kind === "deck" ? { title: "h2", part: "h3" } : { title: "h3", part: "h4" };
}

/** `aria-hidden` for what on paper is to be seen and not read aloud. */
export function furniture({ form }: RenderContext): { ariaHidden?: "true" } {
  return form.kind === "sheet" ? { ariaHidden: "true" } : {};
}

/** The ids of the claims a slide's body cites, in order of first appearance. */
export function claimsOf(slide: Slide): string[] {
  return [...new Set([...walkCites(slide.body)].flatMap((cite) => cite.claims))];
}

/** The mark of whatever cites some claims: of a statement, an edge, a country. Undefined where none of them is in the ledger. */
export function markOfCites({ deck }: Pick<RenderContext, "deck">, ids: string[]): Mark | undefined {
  return markOf(ids.map((id) => deck.supports.get(id)));
}

/** The mark of a statement: as of what it cites, and wrong where it is a wording that the check contradicts. */
export function markOfStatement(context: Pick<RenderContext, "deck">, { inline, cites }: Statement): Mark | undefined {
  const mark = markOfCites(
    context,
    cites.flatMap(({ claims }) => claims),
  );
  return mark && isStruck(inline) ? { ...mark, standing: "wrong" } : mark;
}

/** The mark of one claim itself: here a wrong wording shows. Nothing known of it counts as rumour. */
export function markOfClaim({ deck }: Pick<RenderContext, "deck">, id: string): Mark {
  return deck.supports.get(id) ?? { basis: "rumour" };
}

/** A mark in words: "Several origins, Northfall", "One origin, disputed". */
export function markWords({ deck, words }: Pick<RenderContext, "deck" | "words">, { basis, standing, party }: Mark): string {
  const who = party === undefined ? undefined : deck.info.actors.get(party)?.name;
  return [words.bases[basis].word, who, standing && words.standings[standing].word.toLowerCase()].filter(Boolean).join(", ");
}

/** A mark in words within a sentence: "several origins, Northfall". */
export function markInside(context: Pick<RenderContext, "deck" | "words">, mark: Mark): string {
  const text = markWords(context, mark);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The claims of some cites. */
export function citedClaims(ledger: Deck["ledger"], cites: Cite[]): Claim[] {
  return [...new Set(cites.flatMap((cite) => cite.claims))].flatMap((id) => ledger.claims.get(id) ?? []);
}

/** A source in a few words, e.g. "Northern Gazette, 14 Sept 2021". */
export function shortSource(words: Words, reference: Reference): string {
  // A copy is named for what it is a copy of: its title says so, its publisher is somebody's blog.
  const name = reference.tier === "A" || reference.tier === "B" ? (reference.publisher ?? reference.title) : reference.title;
  return `${name}, ${printIssued(words, reference)}`;
}

/** When a source came out, as printed: "13 Sept 2021", "n.d." */
export function printIssued(words: Words, { issued }: Reference): string {
  if (typeof issued !== "string") return words.date(issued);
  return issued === UNDATED ? words.undated : issued;
}
