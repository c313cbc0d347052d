import { EVIDENCE_GLOBAL, type Evidence } from "../../model/page.ts";

let loading: Promise<Evidence> | undefined;

/** The ledger, fetched the first time it is asked for. */
export function loadEvidence(): Promise<Evidence> {
  loading ??= new Promise((resolve, reject) => {
    const there = given();
    if (there) return resolve(there);
    const script = document.createElement("script");
    script.src = document.documentElement.dataset.evidenceSource ?? "";
    script.addEventListener("load", () => {
      const evidence = given();
      if (evidence) resolve(evidence);
      else reject(new Error("no evidence in the deck"));
    });
    script.addEventListener("error", () => reject(new Error("the deck's evidence did not load")));
    document.head.append(script);
  });
  return loading;
}

/**
 * What evidence-….js or the one-file deck left behind: a script and not a fetch, since a page opened from disk may not fetch.
 */
function given(): Evidence | undefined {
  return Object.hasOwn(globalThis, EVIDENCE_GLOBAL) ? (globalThis as { [EVIDENCE_GLOBAL]?: Evidence })[EVIDENCE_GLOBAL] : undefined;
}
