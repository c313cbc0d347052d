import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parse } from "yaml";
import { UNDATED } from "../model/time.ts";
import type { Words } from "../words/index.ts";
import { readIfThere } from "./load.ts";

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
 * @param references the text of references.yaml, which has been checked
 * @param words of the deck's language, in which dates, quotation marks and "edited by" are set
 * @returns id → e.g., "France 24 (2021) “France 24 with Reuters,” 14 September."
 */
export async function formatReferences(
  references: string,
  root: string,
  { locale, undated }: Pick<Words, "locale" | "undated">,
): Promise<Map<string, string>> {
  const folder = join(root, ".cache/citations");
  const path = join(folder, `${createHash("sha256").update(STYLE).update(locale).update(references).digest("hex").slice(0, 16)}.json`);
  const kept = await readIfThere(path);
  if (kept !== undefined) return new Map(JSON.parse(kept) as [string, string][]);
  // Addresses are links, not text, so they are left out of the entry; `custom` is ours.
  const items = (parse(references) as { references: Record<string, unknown>[] }).references.map(
    ({ URL: _url, custom: _custom, issued, ...item }) => ({ ...item, issued: isUndated(issued) ? { literal: undated } : issued }),
  );
  const require = createRequire(join(root, "package.json"));
  const { Cite } = require("@citation-js/core") as CitationJs;
  require("@citation-js/plugin-csl");
  const entries = new Cite(items).format("bibliography", { format: "text", template: STYLE, lang: locale, asEntryArray: true });
  const formatted = entries.map(([id, entry]) => [id, entry.trim()] as [string, string]);
  await mkdir(folder, { recursive: true });
  await writeFile(path, JSON.stringify(formatted));
  return new Map(formatted);
}

/** Did the author write that a source shows no date? */
function isUndated(issued: unknown): boolean {
  return typeof issued === "object" && issued !== null && "literal" in issued && issued.literal === UNDATED;
}
