import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Deck, Diagram } from "../model/deck.ts";
import { error, type Message } from "../model/message.ts";
import { walkFigures } from "../model/walk.ts";
import { findChromium } from "./chromium.ts";
import { type DeckFolder, readIfThere } from "./load.ts";
import { diagramHash, MermaidError, renderDiagrams } from "./mermaid.ts";

/** What a diagram was rendered to before, and whether that still is its source's. */
interface Kept {
  diagram: Diagram;
  hash: string;
  svg: string | undefined; // undefined where stale or missing
}

/** A deck's diagrams in order, the first of each name. */
function diagramsOf(deck: Deck): Diagram[] {
  const named = new Map<string, Diagram>();
  for (const { figure } of walkFigures(deck))
    if (figure.kind === "diagram" && figure.name && !named.has(figure.name)) named.set(figure.name, figure);
  return [...named.values()];
}

/** What is kept under version control for each diagram. */
export async function keptDiagrams(deck: Deck, folder: DeckFolder): Promise<Kept[]> {
  return Promise.all(
    diagramsOf(deck).map(async (diagram) => {
      const hash = await diagramHash(diagram.source, folder.root);
      const [first = "", ...rest] = ((await readIfThere(join(folder.diagrams, `${diagram.name}.svg`))) ?? "").split("\n");
      return { diagram, hash, svg: first === lockLine(hash) ? rest.join("\n").trim() : undefined };
    }),
  );
}

function lockLine(hash: string): string {
  return `<!-- rendered from ${hash} -->`;
}

/**
 * The SVG of each diagram, by name. One whose source changed is rendered anew and kept, where a browser is there;
 * otherwise that is an error at its fence, as is one Mermaid does not understand.
 *
 * @param again render all, changed or not
 */
export async function settleDiagrams(
  deck: Deck,
  folder: DeckFolder,
  again = false,
): Promise<{ svgs: Map<string, string>; messages: Message[]; rendered: string[] }> {
  const kept = await keptDiagrams(deck, folder);
  const svgs = new Map(kept.flatMap(({ diagram, svg }) => (svg === undefined ? [] : [[diagram.name, svg] as const])));
  const stale = kept.filter(({ svg }) => again || svg === undefined);
  const messages: Message[] = [];
  if (stale.length > 0 && !findChromium()) {
    for (const { diagram } of stale) {
      messages.push(
        error(
          "diagram-is-fresh",
          fenceLine(diagram),
          `diagram "${diagram.name}" has changed since it was rendered, and there is no browser here to render it`,
          "npm run diagrams finds or installs one",
        ),
      );
    }
    return { svgs, messages, rendered: [] };
  }
  const results = await renderDiagrams(
    stale.map(({ diagram }) => ({ name: diagram.name, source: diagram.source })),
    folder.root,
  );
  const rendered: string[] = [];
  for (const [index, result] of results.entries()) {
    const entry = stale[index];
    if (!entry) continue;
    const { diagram, hash } = entry;
    if (result.status === "fulfilled") {
      await mkdir(folder.diagrams, { recursive: true });
      await writeFile(join(folder.diagrams, `${diagram.name}.svg`), `${lockLine(hash)}\n${result.value}\n`);
      svgs.set(diagram.name, result.value);
      rendered.push(diagram.name);
    } else {
      const line = result.reason instanceof MermaidError ? result.reason.line : undefined;
      const place =
        line === undefined
          ? fenceLine(diagram)
          : { ...diagram.place, line: diagram.place.line + line, column: 1, endLine: diagram.place.line + line, endColumn: 200 };
      messages.push(
        error(
          "diagram-parses",
          place,
          `diagram "${diagram.name}": ${(result.reason as Error).message}`,
          "the Mermaid live editor shows the same fence",
        ),
      );
    }
  }
  return { svgs, messages, rendered };
}

/** Removes kept diagrams whose fence is gone; their names. */
export async function pruneDiagrams(deck: Deck, folder: DeckFolder): Promise<string[]> {
  const names = new Set(diagramsOf(deck).map(({ name }) => `${name}.svg`));
  const orphans = (await readdir(folder.diagrams).catch(() => [])).filter((file) => file.endsWith(".svg") && !names.has(file));
  await Promise.all(orphans.map((file) => rm(join(folder.diagrams, file))));
  return orphans;
}

function fenceLine(diagram: Diagram): Message["place"] {
  return { ...diagram.place, endLine: diagram.place.line, endColumn: diagram.place.column + 10 };
}
