import { BASES, byFirmness, STANDINGS } from "../model/basis.ts";
import type { Deck, Slide } from "../model/deck.ts";
import { quoteOf } from "../model/support.ts";
import { walkBlocks, walkCites, walkSlides, walkStatements } from "../model/walk.ts";

/** How much of a deck is supported, and by what. */
export interface Coverage {
  bases: [string, number][];
  standings: [string, number][];
  verdicts: [string, number][]; // of the article's wording
  hindsight: [string, number][];
  tiers: [string, number][];
  registerOnly: string[];
  weakest: { id: string; basis: string; origins: number; why: string; slides: string[] }[]; // that slides cite, weakest first
  sources: { all: number; unquoted: string[] }; // of those that slides of the running order stand on: ids of those without their own words
  slides: { id: string; cited: number; exempt: number; uncited: number; claims: number }[];
}

/** Counts claims by basis, standing and verdict, sources by tier, and each slide's statements: cited, exempt with a reason, neither. */
export function coverageOf(deck: Deck): Coverage {
  const claims = [...deck.ledger.claims.values()];
  const tally = (values: (string | undefined)[], order: readonly string[] = []): [string, number][] => {
    const counts = new Map<string, number>(order.map((name) => [name, 0]));
    for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts];
  };
  return {
    bases: tally(
      claims.map(({ id }) => deck.supports.get(id)?.basis),
      BASES,
    ),
    standings: tally(
      claims.map(({ standing }) => standing),
      STANDINGS,
    ),
    verdicts: tally(claims.map(({ tested }) => tested?.verdict)),
    hindsight: tally(claims.map(({ hindsight }) => hindsight?.verdict)),
    tiers: tally([...deck.ledger.references.values()].map(({ tier }) => tier)).sort(),
    registerOnly: claims.filter(({ use }) => use === "register").map(({ id }) => id),
    weakest: weakestOnSlides(deck),
    sources: sourcesOfSlides(deck),
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

/** How many of the weakest claims an author is shown. */
const WEAKEST = 40;

/** Claim id → the slides of the running order that cite it; details and appendix do not count. */
function claimsInOrder(deck: Deck): Map<string, string[]> {
  const slides = new Map<string, string[]>();
  for (const { slide } of walkSlides(deck))
    if (!slide.detail && !slide.appendix)
      for (const id of new Set([...walkCites(slide.body)].flatMap(({ claims }) => claims)))
        slides.set(id, [...(slides.get(id) ?? []), slide.id]);
  return slides;
}

/** The sources that slides of the running order stand on, and those among them whose words nobody can be shown. */
function sourcesOfSlides(deck: Deck): Coverage["sources"] {
  const { claims, references } = deck.ledger;
  const quoted = new Map<string, boolean>();
  for (const id of claimsInOrder(deck).keys()) {
    for (const citation of claims.get(id)?.sources ?? []) {
      const reference = references.get(citation.ref);
      if (citation.against || !reference || reference.tier === "own" || reference.id === deck.info.tested?.ref) continue;
      quoted.set(citation.ref, quoted.get(citation.ref) || quoteOf(citation, reference) !== undefined);
    }
  }
  return { all: quoted.size, unquoted: [...quoted].flatMap(([ref, has]) => (has ? [] : [ref])).sort() };
}

/** The claims on slides of the running order that have least behind them: rumour before judgement, contested before the rest. */
function weakestOnSlides(deck: Deck): Coverage["weakest"] {
  const found = [...claimsInOrder(deck)].flatMap(([id, on]) => {
    const support = deck.supports.get(id);
    const claim = deck.ledger.claims.get(id);
    return support && claim ? [{ id, support, why: claim.why, slides: on }] : [];
  });
  return found
    .sort(
      (a, b) =>
        byFirmness(b.support.basis, a.support.basis) ||
        Number(b.support.standing !== undefined) - Number(a.support.standing !== undefined) ||
        a.support.origins.length - b.support.origins.length ||
        b.slides.length - a.slides.length,
    )
    .slice(0, WEAKEST)
    .map(({ id, support: { basis, standing, origins }, why, slides: on }) => ({
      id,
      basis: standing ? `${basis}, ${standing}` : basis,
      origins: origins.length,
      why,
      slides: on,
    }));
}

/** Rows of cells as lines, each column as wide as its longest cell. */
function columns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

const shortened = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text);

const rowsOf = (cells: string[], each: number): string[][] =>
  Array.from({ length: Math.ceil(cells.length / each) }, (_, row) => cells.slice(row * each, (row + 1) * each));

/** The coverage as lines for a terminal. */
export function printCoverage({ bases, standings, verdicts, hindsight, tiers, registerOnly, weakest, sources, slides }: Coverage): string {
  const row = (name: string, counts: [string, number][]): string =>
    `${name.padEnd(22)}${counts.map(([what, count]) => `${what} ${count}`).join("   ")}`;
  const sum = (key: "cited" | "exempt" | "uncited"): number => slides.reduce((total, slide) => total + slide[key], 0);
  const share = (100 * (sum("cited") + sum("exempt"))) / Math.max(1, sum("cited") + sum("exempt") + sum("uncited"));
  return [
    row("claims by basis", bases),
    row("standing", standings),
    row("tested wording", verdicts),
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
    "",
    `The ${weakest.length} weakest claims on slides of the running order`,
    ...columns([
      ["claim", "basis", "origins", "why", "slides"],
      ...weakest.map(({ id, basis, origins, why, slides: on }) => [
        id,
        basis,
        String(origins),
        shortened(why, 60),
        shortened(on.join(" "), 40),
      ]),
    ]),
    "",
    `Sources that these slides stand on: ${sources.all}, of which ${sources.unquoted.length} without a quote`,
    ...columns(rowsOf(sources.unquoted, 3)),
  ].join("\n");
}
