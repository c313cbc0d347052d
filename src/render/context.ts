import type { Element } from "hast";
import type { Topology } from "topojson-specification";
import type { Claim, Reference } from "../model/claim.ts";
import type { Cite, Deck, MapFigure, Slide } from "../model/deck.ts";
import { type Grade, weakestOf } from "../model/grade.ts";
import { walkCites, walkLaterCites, walkSlides } from "../model/walk.ts";
import type { DrawnMap } from "./map/map.ts";

/** What rendering needs besides the slide itself. */
export interface RenderContext {
  deck: Deck;
  svgs: Map<string, Element>; // diagram name → its rendered SVG
  topology: Topology | undefined;
  bibliography: Map<string, string>; // reference id → its entry, as a bibliography sets it
  maps: Map<string, DrawnMap>; // those drawn before, by what they were drawn from
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
  return { deck, svgs, topology, bibliography, maps, numbers, count: main, uses, crowded: new Map() };
}

/** The ids of the claims a slide's body cites, in order of first appearance. */
export function claimsOf(slide: Slide): string[] {
  return [...new Set([...walkCites(slide.body)].flatMap((cite) => cite.claims))];
}

/** The weakest grade among some claims: a statement is as firm as its weakest support. */
export function weakest(ledger: Deck["ledger"], ids: string[]): Grade | undefined {
  return weakestOf(ids.map((id) => ledger.claims.get(id)?.grade));
}

/** The grade of a claim by its id. */
export function gradesOf(deck: Deck): (id: string) => Grade | undefined {
  return (id) => deck.ledger.claims.get(id)?.grade;
}

/** The claims of some cites. */
export function citedClaims(ledger: Deck["ledger"], cites: Cite[]): Claim[] {
  return [...new Set(cites.flatMap((cite) => cite.claims))].flatMap((id) => ledger.claims.get(id) ?? []);
}

/** A source in a few words, e.g. "France 24 with Reuters, 14 Sept 2021". */
export function shortSource(reference: Reference): string {
  // A copy is named for what it is a copy of: its title says so, its publisher is somebody's blog.
  const name = reference.tier === "A" || reference.tier === "B" ? (reference.publisher ?? reference.title) : reference.title;
  return `${name}, ${reference.issued}`;
}
