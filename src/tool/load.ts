import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import type { DeckFiles } from "../parse/deck.ts";
import type { SourceFile } from "../parse/source.ts";
import { CliError } from "./error.ts";

/** Where a deck's parts lie: all in its own folder. */
export interface DeckFolder {
  root: string; // the project
  slides: string; // absolute, e.g., "…/slides"
  diagrams: string; // absolute, "…/slides/diagrams"
}

const NOT_SLIDES = ["README.md", "LICENSE.md"];

/** The folders of the deck in `directory` (relative to where the author stands). */
export function deckFolder(root: string, directory: string): DeckFolder {
  return { root, slides: directory, diagrams: join(directory, "diagrams") };
}

/**
 * Reads a deck's folder: deck.yaml, the ledger and every `*.md` but README.md and LICENSE.md, in the order of their names.
 *
 * @throws CliError where the folder or one of its three YAML files is missing
 */
export async function loadDeck(folder: DeckFolder): Promise<DeckFiles> {
  const names = await readdir(folder.slides).catch(() => {
    throw new CliError(`no folder of slides at ${show(folder.slides)}`);
  });
  const read = async (name: string): Promise<SourceFile> => {
    const path = join(folder.slides, name);
    const text = await readFile(path, "utf8").catch(() => {
      throw new CliError(`${show(path)} is missing: slides/README.md says what it holds`);
    });
    return { path: show(path), text: text.replaceAll("\r\n", "\n").replace(/^\uFEFF/, "") };
  };
  const sections = names.filter((name) => name.endsWith(".md") && !NOT_SLIDES.includes(name)).sort();
  const [info, claims, references, ...files] = await Promise.all(["deck.yaml", "claims.yaml", "references.yaml", ...sections].map(read));
  if (!info || !claims || !references) throw new CliError("unreachable");
  return { info, claims, references, sections: files };
}

/** A file's text, or undefined where there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  return (await stat(path).catch(() => undefined))?.isFile() ? readFile(path, "utf8") : undefined;
}

/** A path as the author knows it: from where they stand. */
export function show(path: string): string {
  return relative(process.cwd(), path).replaceAll("\\", "/") || ".";
}
