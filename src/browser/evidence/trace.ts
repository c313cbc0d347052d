import { type Basis, byFirmness } from "../../model/basis.ts";
import type { Evidence, EvidenceClaim, EvidenceSource } from "../../model/page.ts";

/** An origin of a claim with the pages that carry it. */
export interface Branch {
  id: string;
  name: string;
  party?: string; // the party's name
  basis: Basis; // the stroke of this origin alone
  pages: EvidenceSource[];
  reprints: number; // pages of others than the newsroom that first knew
}

/** Why a source does not count for its claim. */
export type Reason = "context" | "tested" | "after" | "hearsay" | "own";

/** What a claim's card draws of its sources. */
export interface Trace {
  branches: Branch[]; // firmest first
  uncounted: { source: EvidenceSource; reason: Reason }[];
}

/**
 * The sources of a claim by who first knew: each origin that counts once, with the pages that carry it, and apart from them what
 * does not count. Of a rumour and of a judgement the origins are those that tell it.
 */
export function traceOf(claim: EvidenceClaim, evidence: Pick<Evidence, "origins" | "parties" | "tested">): Trace {
  const told = claim.basis === "rumour" && claim.origins.length === 0;
  const ids = told ? [...new Set(claim.sources.flatMap(({ origin, against }) => (origin && !against ? [origin] : [])))] : claim.origins;
  const branches = ids.flatMap((id): Branch[] => {
    const origin = evidence.origins[id];
    const pages = claim.sources.filter((source) => source.origin === id && !source.against);
    if (!origin || pages.length === 0) return [];
    const speaksItself = origin.named && pages.some(({ part, hearsay }) => !part && !hearsay);
    const basis: Basis = told ? "rumour" : claim.judgement !== undefined ? "assessed" : speaksItself ? "official" : "one";
    const party = origin.party === undefined ? undefined : evidence.parties[origin.party];
    const reprints = pages.filter(({ outlet }) => outlet !== origin.outlet).length;
    return [{ id, name: origin.name, ...(party === undefined ? {} : { party }), basis, pages, reprints }];
  });
  branches.sort((a, b) => byFirmness(a.basis, b.basis));
  const carried = new Set(branches.flatMap(({ pages }) => pages));
  const uncounted = claim.sources
    .filter((source) => !carried.has(source))
    .map((source) => ({ source, reason: reasonOf(source, evidence.tested?.origin) }));
  return { branches, uncounted };
}

function reasonOf({ against, origin, after, hearsay }: EvidenceSource, tested: string | undefined): Reason {
  if (against) return "context";
  if (origin === undefined) return "own";
  if (origin === tested) return "tested";
  if (after) return "after";
  return hearsay ? "hearsay" : "context";
}

/** The sources whose own words are stored, those of the firmest origin first, each wording once. */
export function quotedOf(claim: EvidenceClaim, { branches, uncounted }: Trace): EvidenceSource[] {
  const ordered = [
    ...branches.flatMap(({ pages }) => pages),
    ...(branches.length === 0 && claim.judgement === undefined ? uncounted.map(({ source }) => source) : []),
  ];
  const seen = new Set<string>();
  return ordered.filter(({ quote }) => {
    if (quote === undefined || seen.has(quote)) return false;
    seen.add(quote);
    return true;
  });
}
