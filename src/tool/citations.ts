import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Reference } from "../model/claim.ts";
import { UNDATED } from "../model/time.ts";
import type { Words } from "../words/index.ts";
import type { Effects } from "./effects.ts";

/** What we use of citation-js, which brings no types of its own. */
interface CitationJs {
  Cite: new (
    items: object[],
  ) => {
    format(
      what: "bibliography",
      options: { format: "text"; template: string; lang: string; asEntryArray: true },
    ): [id: string, entry: string][];
  };
}

const STYLE = "harvard1"; // author or publisher first, then the year: what a reader of a briefing looks for

/**
 * Each source set as a bibliography sets it, by the citation processor of Zotero and Pandoc (citeproc, through citation-js).
 * It takes half a second for some hundred sources, so results are kept in `.cache` by what they were made from.
 *
 * @param words of the deck's language, in which dates, quotation marks and "edited by" are set
 * @returns id → e.g., "Northern Gazette (2021) “A dam is planned,” 14 September."
 */
export async function formatReferences(
  references: Iterable<Reference>,
  effects: Effects,
  { locale, undated }: Pick<Words, "locale" | "undated">,
): Promise<Map<string, string>> {
  const items = [...references].map(({ csl }) => (isUndated(csl.issued) ? { ...csl, issued: { literal: undated } } : csl));
  const key = JSON.stringify([STYLE, locale, items]);
  const place = `citations/${createHash("sha256").update(key).digest("hex").slice(0, 16)}`;
  const kept = await effects.readCache(place, key);
  if (kept) return new Map(JSON.parse(kept.toString()) as [string, string][]);
  const require = createRequire(join(effects.root, "package.json"));
  const { Cite } = require("@citation-js/core") as CitationJs;
  require("@citation-js/plugin-csl");
  const entries = new Cite(items).format("bibliography", { format: "text", template: STYLE, lang: locale, asEntryArray: true });
  const formatted = entries.map(([id, entry]) => [id, entry.trim()] as [string, string]);
  await effects.keepCache(place, key, JSON.stringify(formatted));
  return new Map(formatted);
}

/** Did the author write that a source shows no date? */
function isUndated(issued: unknown): boolean {
  return typeof issued === "object" && issued !== null && "literal" in issued && issued.literal === UNDATED;
}
