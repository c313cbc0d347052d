import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parse } from "yaml";
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
 * @returns id → e.g., "France 24 (2021) “France 24 with Reuters,” 14 September."
 */
export async function formatReferences(references: string, root: string): Promise<Map<string, string>> {
  const folder = join(root, ".cache/citations");
  const path = join(folder, `${createHash("sha256").update(STYLE).update(references).digest("hex").slice(0, 16)}.json`);
  const kept = await readIfThere(path);
  if (kept !== undefined) return new Map(JSON.parse(kept) as [string, string][]);
  // Addresses are links, not text, so they are left out of the entry; `custom` is ours.
  const items = (parse(references) as { references: Record<string, unknown>[] }).references.map(
    ({ URL: _url, custom: _custom, ...item }) => item,
  );
  const require = createRequire(join(root, "package.json"));
  const { Cite } = require("@citation-js/core") as CitationJs;
  require("@citation-js/plugin-csl");
  const entries = new Cite(items).format("bibliography", { format: "text", template: STYLE, lang: "en-GB", asEntryArray: true });
  const formatted = entries.map(([id, entry]) => [id, entry.trim()] as [string, string]);
  await mkdir(folder, { recursive: true });
  await writeFile(path, JSON.stringify(formatted));
  return new Map(formatted);
}
