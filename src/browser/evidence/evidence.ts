import type { Evidence, EvidenceClaim } from "../../render/evidence/ledger.ts";

declare global {
  // What evidence-….js leaves behind: a script and not a fetch, since a page opened from disk may not fetch.
  var deckEvidence: Evidence | undefined;
}

let loading: Promise<Evidence> | undefined;

/** The ledger, fetched the first time it is asked for. */
export function loadEvidence(): Promise<Evidence> {
  loading ??= new Promise((resolve, reject) => {
    if (globalThis.deckEvidence) return resolve(globalThis.deckEvidence);
    const script = document.createElement("script");
    script.src = document.documentElement.dataset.evidenceSource ?? "";
    script.addEventListener("load", () =>
      globalThis.deckEvidence ? resolve(globalThis.deckEvidence) : reject(new Error("no evidence in the deck")),
    );
    script.addEventListener("error", () => reject(new Error("the deck's evidence did not load")));
    document.head.append(script);
  });
  return loading;
}

/** One claim with all that stands behind it. */
export async function findClaim(id: string): Promise<EvidenceClaim | undefined> {
  return (await loadEvidence()).claims.find((claim) => claim.id === id);
}
