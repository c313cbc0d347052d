/** Who stands behind a statement, firmest first: the one place that orders bases. A judgement (assessed) comes after one origin
 *  because nobody claims to have seen what it says, and before rumour because somebody answers for it. */
export const BASES = ["official", "several", "one", "assessed", "rumour"] as const;
export type Basis = (typeof BASES)[number];

/** What speaks against a statement, apart from who stands behind it. Most statements have none. */
export const STANDINGS = ["disputed", "denied", "wrong"] as const;
export type Standing = (typeof STANDINGS)[number];

/** Who first knew. Two pages of one origin count once. */
export interface Origin {
  name: string;
  outlet?: string; // the newsroom it belongs to: taking that away takes the origin along
  party?: string; // the actor whose quarrel it is, by id
  named?: boolean; // a person or body that speaks for itself, on the record
}

/** A citation as far as it bears on the basis. */
export interface BasisCitation {
  ref: string;
  origin?: string; // where the page passes on another than its usual origin
  against?: boolean; // speaks against the claim, or only sets its context: counts for nothing
  part?: boolean; // carries part of the statement only: an origin, but never enough to put the whole on the record
  hearsay?: boolean; // passes on what nobody is known to have seen
}

export interface BasisReference {
  origin?: string | undefined; // none for the deck's own work, which supports nothing
  outlet?: string | undefined;
  date?: string | undefined; // YYYY, YYYY-MM or YYYY-MM-DD; none where the page shows none
}

export interface BasisClaim {
  when: string;
  sources: readonly BasisCitation[];
  judgement?: string; // whose reasoning it is: "ours", or a name
  on?: readonly string[]; // claims that it stands on
  derived?: string; // arithmetic on claims, which it stands on too
  standing?: Standing;
  against?: string;
  tested?: { verdict: string };
}

export interface BasisLedger {
  claims: ReadonlyMap<string, BasisClaim>;
  references: ReadonlyMap<string, BasisReference>;
  origins: ReadonlyMap<string, Origin>;
  asOf?: string; // the day the deck stands on
  tested?: string; // origin of the document under test
}

/** What `basisOf` finds. */
export interface Support {
  basis: Basis;
  standing?: Standing;
  origins: string[]; // ids of those that count, in the order they are cited
  parties: string[]; // the parties among them
  party?: string; // the one party they all belong to
  later: boolean; // rests on pages of after the as-of day alone
  change: "holds" | "weakens" | "falls"; // against nothing taken away
}

/** Less than 0 where `a` is the firmer. */
export function byFirmness(a: Basis, b: Basis): number {
  return BASES.indexOf(a) - BASES.indexOf(b);
}

/** A thing is as firm as its weakest support. Undefined for none. */
export function weakestOf(bases: Iterable<Basis | undefined>): Basis | undefined {
  let weakest: Basis | undefined;
  for (const basis of bases) if (basis && (!weakest || byFirmness(basis, weakest) > 0)) weakest = basis;
  return weakest;
}

const outletIds = new Map<string, string>(); // a pull asks for the same few hundred names again and again

/** The id under which an outlet is taken away: "The Harbour Herald" → "the-harbour-herald". */
export function outletId(outlet: string): string {
  let id = outletIds.get(outlet);
  if (id === undefined) {
    const plain = outlet.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    id = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    outletIds.set(outlet, id);
  }
  return id;
}

/** Ids of the claims that a derived figure is worked out from, each once, in the order they stand there. */
export function operandsOf(expression: string, ids: Iterable<string>): string[] {
  // The longest id first, so that none is taken for the start of another.
  const known = [...ids].sort((a, b) => b.length - a.length).map((id) => id.replaceAll(".", "\\."));
  const found = expression.matchAll(new RegExp(`(?<![\\w.-])(?:${known.join("|")})(?![\\w-]|\\.\\d)`, "g"));
  return [...new Set([...found].map(([id]) => id))];
}

/**
 * The basis of a claim, and what becomes of it when sources are taken away.
 *
 * - A named origin that speaks for itself → official; two or more origins → several; one → one; none but hearsay → rumour.
 * - A judgement is assessed, whatever it cites. A figure worked out, and a claim `on` others, are as firm as the weakest of those.
 * - The tested document never counts beside another origin. Where it is the only one, the statement is its own: one.
 * - A page of after the as-of day counts for an earlier claim only where no page of the time does, and then for one origin at most
 *   (official where it speaks for itself). A page without a date counts as of the time.
 *
 * @param without ids of outlets, origins and parties that are taken away
 * @throws Error where claims stand on one another in a circle, or on a claim that is not there
 */
export function basisOf(id: string, ledger: BasisLedger, without: ReadonlySet<string> = new Set()): Support {
  return supportOf(id, ledger, without, []);
}

/** Every claim's support, by id. */
export function basesOf(ledger: BasisLedger, without: ReadonlySet<string> = new Set()): Map<string, Support> {
  return new Map([...ledger.claims.keys()].map((id) => [id, basisOf(id, ledger, without)]));
}

/** Why a standing is not borne by its claim, undefined where it is: a dispute or denial is told, a wrong wording was tested. */
export function standingFault({ standing, against, tested }: BasisClaim): string | undefined {
  if (standing === "wrong") return tested?.verdict === "error" ? undefined : "no tested wording that the check contradicts";
  if (standing !== undefined && against === undefined) return "nothing said under against:";
  return undefined;
}

interface Voice {
  id: string;
  origin: Origin;
  citation: BasisCitation;
  later: boolean;
  taken: boolean;
}

function supportOf(id: string, ledger: BasisLedger, without: ReadonlySet<string>, path: readonly string[]): Support {
  const claim = ledger.claims.get(id);
  if (!claim) throw new Error(`unknown claim "${id}"`);
  if (path.includes(id)) throw new Error(`claims stand on one another in a circle: ${[...path, id].join(" → ")}`);
  const operands = claim.derived === undefined ? [] : operandsOf(claim.derived, ledger.claims.keys());
  const on = [...new Set([...(claim.on ?? []), ...operands])];
  const grounds = on.map((ground) => supportOf(ground, ledger, without, [...path, id]));
  const voices = voicesOf(claim, ledger, without);
  const left = voices.filter(({ taken }) => !taken);

  if (claim.judgement !== undefined) {
    const lost = left.length < voices.length;
    const ground = voices.length + grounds.length;
    const gone = ground > 0 && left.length === 0 && grounds.every(({ change }) => change === "falls");
    const shaken = lost || grounds.some(({ change }) => change !== "holds");
    return describe(claim, gone ? "rumour" : "assessed", left, ledger, gone ? "falls" : shaken ? "weakens" : "holds");
  }
  if (grounds.length > 0) {
    const basis = weakestOf(grounds.map((ground) => ground.basis)) ?? "rumour";
    const changes = grounds.map(({ change }) => change);
    const before = without.size === 0 ? basis : supportOf(id, ledger, new Set(), path).basis;
    const change = changes.includes("falls") ? "falls" : byFirmness(basis, before) > 0 ? "weakens" : "holds";
    const origins = [...new Set(grounds.flatMap((ground) => ground.origins))];
    return {
      ...describe(claim, basis, [], ledger, change),
      origins,
      ...partiesOf(origins, ledger),
      later: grounds.some(({ later }) => later),
    };
  }
  const before = weigh(voices, claim, ledger);
  const after = weigh(left, claim, ledger);
  const change = voices.length > 0 && left.length === 0 ? "falls" : byFirmness(after.basis, before.basis) > 0 ? "weakens" : "holds";
  return describe(claim, after.basis, after.counted, ledger, change);
}

/** The origins that a claim cites, without those that do not count. Whether the tested document does is settled before anything is taken. */
function voicesOf(claim: BasisClaim, ledger: BasisLedger, without: ReadonlySet<string>): Voice[] {
  const voices = claim.sources.flatMap((citation): Voice[] => {
    const reference = ledger.references.get(citation.ref);
    const id = citation.origin ?? reference?.origin;
    const origin = id === undefined ? undefined : ledger.origins.get(id);
    if (citation.against || id === undefined || !origin) return [];
    const outlets = [reference?.outlet, origin.outlet].flatMap((outlet) => (outlet === undefined ? [] : [outletId(outlet)]));
    const taken = without.size > 0 && [id, ...outlets, origin.party ?? id].some((key) => without.has(key));
    return [{ id, origin, citation, later: isAfter(reference?.date, ledger.asOf), taken }];
  });
  const others = voices.filter(({ id }) => id !== ledger.tested);
  return others.length > 0 && claim.judgement === undefined ? others : voices;
}

function weigh(voices: readonly Voice[], claim: BasisClaim, { asOf }: BasisLedger): { basis: Basis; counted: Voice[] } {
  const seen = voices.filter(({ citation }) => !citation.hearsay);
  const timely = isAfter(claim.when, asOf) ? seen : seen.filter(({ later }) => !later);
  const counted = timely.length > 0 ? timely : seen;
  if (counted.some(({ origin, citation }) => origin.named && !citation.part)) return { basis: "official", counted };
  const origins = new Set(counted.map(({ id }) => id));
  if (origins.size > 1 && timely.length > 0) return { basis: "several", counted };
  return { basis: origins.size > 0 ? "one" : "rumour", counted };
}

function describe(claim: BasisClaim, basis: Basis, counted: readonly Voice[], ledger: BasisLedger, change: Support["change"]): Support {
  const origins = [...new Set(counted.map(({ id }) => id))];
  return {
    basis,
    ...(claim.standing ? { standing: claim.standing } : {}),
    origins,
    ...partiesOf(origins, ledger),
    later: !isAfter(claim.when, ledger.asOf) && counted.length > 0 && counted.every(({ later }) => later),
    change,
  };
}

function partiesOf(origins: readonly string[], ledger: BasisLedger): { parties: string[]; party?: string } {
  const each = origins.map((id) => ledger.origins.get(id)?.party);
  const parties = [...new Set(each.flatMap((party) => party ?? []))];
  const [only] = parties;
  return parties.length === 1 && only !== undefined && !each.includes(undefined) ? { parties, party: only } : { parties };
}

/** Whether a date is later than a day for certain: a month or a year that holds the day is not, nor is no date. */
function isAfter(date: string | undefined, day: string | undefined): boolean {
  return date !== undefined && day !== undefined && date > day;
}

/** How something is drawn: the stroke of its basis, the mark of what speaks against it, the one party that is behind it. */
export type Mark = Pick<Support, "basis" | "standing" | "party"> & Partial<Pick<Support, "change">>;

/**
 * The mark of what cites several claims: as firm as the weakest, marked by what contests any of them. A party is told where all
 * are of that party. `wrong` is said of the tested wording and not of what cites the claim: only what shows the wording
 * itself is marked so. Undefined where nothing is cited.
 */
export function markOf(supports: Iterable<Support | undefined>): Mark | undefined {
  const all = [...supports].filter((support) => support !== undefined);
  const basis = weakestOf(all.map((support) => support.basis));
  const [first] = all;
  if (!basis || !first) return undefined;
  const standing = (["denied", "disputed"] as const).find((contest) => all.some((support) => support.standing === contest));
  const change = (["falls", "weakens", "holds"] as const).find((worst) => all.some((support) => support.change === worst)) ?? "holds";
  const isOneParty = first.party !== undefined && all.every(({ party }) => party === first.party);
  return { basis, ...(standing ? { standing } : {}), ...(isOneParty && first.party ? { party: first.party } : {}), change };
}
