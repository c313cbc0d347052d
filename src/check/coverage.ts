import type { Deck, Slide } from "../model/deck.ts";
import { GRADES } from "../model/grade.ts";
import { walkBlocks, walkSlides, walkStatements } from "../model/walk.ts";

/** How much of a deck is supported, and by what. */
export interface Coverage {
  grades: [string, number][];
  verdicts: [string, number][]; // of the article's wording
  hindsight: [string, number][];
  tiers: [string, number][];
  registerOnly: string[];
  slides: { id: string; cited: number; exempt: number; uncited: number; claims: number }[];
}

/** Counts claims by grade and verdict, sources by tier, and each slide's statements: cited, exempt with a reason, neither. */
export function coverageOf(deck: Deck): Coverage {
  const claims = [...deck.ledger.claims.values()];
  const tally = (values: (string | undefined)[], order: readonly string[] = []): [string, number][] => {
    const counts = new Map<string, number>(order.map((name) => [name, 0]));
    for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts];
  };
  return {
    grades: tally(
      claims.map(({ grade }) => grade),
      GRADES,
    ),
    verdicts: tally(claims.map(({ tested }) => tested?.verdict)),
    hindsight: tally(claims.map(({ hindsight }) => hindsight?.verdict)),
    tiers: tally([...deck.ledger.references.values()].map(({ tier }) => tier)).sort(),
    registerOnly: claims.filter(({ use }) => use === "register").map(({ id }) => id),
    slides: [...walkSlides(deck)].map(({ slide }) => countSlide(slide)),
  };
}

function countSlide(slide: Slide): Coverage["slides"][number] {
  const statements = [...walkStatements(slide.body), ...slide.notes.asked.map(({ answer }) => answer)].map(({ cites }) => cites);
  const parts = [...walkBlocks(slide.body)].flatMap((block) => {
    if (block.kind === "diagram") return block.cites.map((cite) => [cite]);
    if (block.kind === "map") return [...block.countries, ...block.lines].map(({ cite }) => [cite]);
    if (block.kind === "units" || block.kind === "figure") return [[block.claim]];
    return block.kind === "bars" ? [[block.claims]] : [];
  });
  const all = [...statements, ...parts];
  const cited = all.filter((cites) => cites.some(({ claims }) => claims.length > 0));
  const exempt = all.filter((cites) => !cited.includes(cites) && cites.some((cite) => cite.exempt !== undefined));
  return {
    id: slide.id,
    cited: cited.length,
    exempt: exempt.length,
    uncited: all.length - cited.length - exempt.length,
    claims: new Set(all.flatMap((cites) => cites.flatMap(({ claims }) => claims))).size,
  };
}

/** The coverage as lines for a terminal. */
export function printCoverage({ grades, verdicts, hindsight, tiers, registerOnly, slides }: Coverage): string {
  const row = (name: string, counts: [string, number][]): string =>
    `${name.padEnd(22)}${counts.map(([what, count]) => `${what} ${count}`).join("   ")}`;
  const sum = (key: "cited" | "exempt" | "uncited"): number => slides.reduce((total, slide) => total + slide[key], 0);
  const share = (100 * (sum("cited") + sum("exempt"))) / Math.max(1, sum("cited") + sum("exempt") + sum("uncited"));
  return [
    row("claims by grade", grades),
    row("article's wording", verdicts),
    row("with hindsight", hindsight),
    row("sources by tier", tiers),
    `${"register only".padEnd(22)}${registerOnly.join(", ") || "none"}`,
    `${"statements".padEnd(22)}${sum("cited")} cited, ${sum("exempt")} exempt with a reason, ${sum("uncited")} neither: ${share.toFixed(1)} % covered`,
    "",
    `${"slide".padEnd(22)}cited exempt neither claims`,
    ...slides.map(
      ({ id, cited, exempt, uncited, claims }) =>
        `${id.padEnd(22)}${[cited, exempt, uncited, claims].map((count, at) => String(count).padStart([5, 6, 7, 6][at] ?? 6)).join(" ")}`,
    ),
  ].join("\n");
}
