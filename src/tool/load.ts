import { join } from "node:path";
import { error, type Message } from "../model/message.ts";
import type { DeckFiles } from "../parse/deck.ts";
import type { SourceFile } from "../parse/source.ts";
import type { Effects } from "./effects.ts";
import { show } from "./paths.ts";

/** May be left out: then each outlet is an origin of its own. */
const ORIGINS = "origins.yaml";

const NOT_SLIDES = ["README.md", "LICENSE.md"];

/**
 * Reads a deck's folder: deck.yaml, the ledger (claims.yaml, references.yaml, origins.yaml) and every `*.md` but README.md and LICENSE.md, in the order of their names.
 *
 * @returns the files, and a message for each that cannot be read, whose text is then empty
 * @throws CliError where there is no such folder
 */
export async function loadDeck(effects: Effects): Promise<{ files: DeckFiles; unread: Message[] }> {
  const unread: Message[] = [];
  const read = async (name: string): Promise<SourceFile> => {
    const path = show(join(effects.deck, name));
    const content = await effects.readDeck(name);
    if ("text" in content) return { path, text: content.text };
    const line = content.line ?? 1;
    const place = { path, line, column: 1, endLine: line, endColumn: 2 };
    unread.push(error("file-is-readable", place, `the file ${content.problem}`, content.cure));
    return { path, text: "" };
  };
  const all = await effects.listDeck();
  const names = all.filter((name) => name.endsWith(".md") && !NOT_SLIDES.includes(name));
  const origins = all.includes(ORIGINS) ? await read(ORIGINS) : undefined;
  const [info, claims, references, ...sections] = await Promise.all([
    read("deck.yaml"),
    read("claims.yaml"),
    read("references.yaml"),
    ...names.map(read),
  ]);
  return { files: { info, claims, references, ...(origins ? { origins } : {}), sections }, unread };
}
