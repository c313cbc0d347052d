import { type BasisLedger, basisOf, type Support } from "./basis.ts";
import type { Citation, Ledger, Quote, Reference } from "./claim.ts";
import type { DeckInfo } from "./deck.ts";

/** A deck's ledger as far as bases are computed from it. */
export function basisLedger(ledger: Ledger, info: Pick<DeckInfo, "asOf" | "tested">): BasisLedger {
  const tested = info.tested && ledger.references.get(info.tested.ref)?.origin;
  return {
    claims: ledger.claims,
    references: new Map([...ledger.references].map(([id, reference]) => [id, { ...reference, date: dateOf(reference) }])),
    origins: ledger.origins,
    ...(info.asOf === undefined ? {} : { asOf: info.asOf }),
    ...(tested === undefined ? {} : { tested }),
  };
}

/**
 * What stands behind each claim, by id, and why a claim has none: claims that stand on one another in a circle, or on one that
 * is not there.
 */
export function supportsOf(ledger: BasisLedger): { supports: Map<string, Support>; faults: Map<string, string> } {
  const supports = new Map<string, Support>();
  const faults = new Map<string, string>();
  for (const id of ledger.claims.keys()) {
    try {
      supports.set(id, basisOf(id, ledger));
    } catch (reason) {
      faults.set(id, (reason as Error).message);
    }
  }
  return { supports, faults };
}

/** Starts of the months' names in English and French, from January on. */
const MONTHS = ["jan", "f[eé][bv]", "mar", "a[pv]r", "ma[yi]", "jui?n", "juil|jul", "a(?:ug|o[uû])", "sep", "oct", "nov", "d[eé]c"];

/** [2021, 9, 13] → "2021-09-13"; of what an author wrote instead, its month and year: "n.d. (Sep 2021)" → "2021-09"; undefined for neither. */
export function dateOf({ issued }: Pick<Reference, "issued">): string | undefined {
  if (typeof issued === "string") {
    const [, name = "", year] = issued.match(/(?:(\p{L}+)\.? )?(\d{4})/u) ?? [];
    const month = MONTHS.findIndex((start) => new RegExp(`^(?:${start})`, "i").test(name)) + 1;
    return month > 0 ? `${year}-${String(month).padStart(2, "0")}` : year;
  }
  return issued.length === 0 ? undefined : issued.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, "0")).join("-");
}

/** The words that a citation can show: its own, or those of its page, unless it passes on somebody else than the page's. */
export function quoteOf(citation: Citation, reference: Reference | undefined): Quote | undefined {
  const { quote, lang, translation, origin } = citation;
  if (quote !== undefined) return { quote, ...(lang ? { lang } : {}), ...(translation ? { translation } : {}) };
  return origin === undefined || origin === reference?.origin ? reference?.quote : undefined;
}
