import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Element } from "hast";
import type { Deck, Diagram } from "../model/deck.ts";
import { error, firstLine, type Message } from "../model/message.ts";
import { walkFigures } from "../model/walk.ts";
import { readDrawing } from "../parse/svg.ts";
import { findChromium } from "./chromium.ts";
import type { Effects } from "./effects.ts";
import { diagramHasher, MermaidError, renderDiagrams } from "./mermaid.ts";
import { show } from "./paths.ts";

/** What a diagram was drawn to before. */
export interface Kept {
  diagram: Diagram;
  hash: string; // of what its drawing is made from
  svg: Element | undefined; // undefined where there is no drawing, or none of this source, or a damaged one
  refused?: string; // why the file in its place is none of our drawings
}

/** A deck's diagrams in order, the first of each name; a name that can be no file's is told by its own rule. */
function diagramsOf(deck: Deck): Diagram[] {
  const named = new Map<string, Diagram>();
  for (const { figure } of walkFigures(deck))
    if (figure.kind === "diagram" && /^[A-Za-z0-9_-]+$/.test(figure.name) && !named.has(figure.name)) named.set(figure.name, figure);
  return [...named.values()];
}

/** What is kept under version control for each diagram. */
export async function keptDiagrams(deck: Deck, effects: Effects): Promise<Kept[]> {
  const diagrams = diagramsOf(deck);
  if (diagrams.length === 0) return [];
  const hashOfSource = await diagramHasher(effects, deck.info.actors);
  return Promise.all(
    diagrams.map(async (diagram): Promise<Kept> => {
      const hash = hashOfSource(diagram.source);
      const kept = { diagram, hash, svg: undefined };
      const text = await effects.readDrawing(folderOf(deck), `${diagram.name}.svg`);
      if (text === undefined) return kept;
      const { of, drawing, svg } = readMark(text);
      if (of === undefined) return { ...kept, refused: "it does not start with the line that our drawings start with" };
      if (of !== hash || drawing !== hashOf(svg)) return kept;
      const read = readDrawing(svg);
      return "svg" in read ? { ...kept, svg: read.svg } : { ...kept, refused: read.reason };
    }),
  );
}

/** The folder of a deck's drawings, within its own. */
function folderOf(deck: Deck): string {
  return deck.info.diagrams ?? "diagrams";
}

/** The first line tells what a drawing was made from and what it was: by it a file is known as ours, and as unchanged. */
function withMark(hash: string, svg: string): string {
  return `<!-- rendered from ${hash}, drawing ${hashOf(svg)} -->\n${svg}\n`;
}

/** A kept file taken apart; `of` is undefined where somebody else made it. Drawings of before had the first hash only. */
function readMark(text: string): { of: string | undefined; drawing: string | undefined; svg: string } {
  const found = text.match(/^<!-- rendered from ([0-9a-f]{16})(?:, drawing ([0-9a-f]{16}))? -->\r?(?:\n|$)/);
  return { of: found?.[1], drawing: found?.[2], svg: text.slice(found?.[0].length ?? 0).trim() };
}

function hashOf(svg: string): string {
  return createHash("sha256").update(svg).digest("hex").slice(0, 16);
}

/**
 * The SVG of each diagram, by name. One whose source changed is rendered anew and kept, where a browser is there;
 * otherwise that is an error at its fence, as is one Mermaid does not understand.
 *
 * @param again render all, changed or not
 */
export async function settleDiagrams(
  deck: Deck,
  effects: Effects,
  again = false,
): Promise<{ svgs: Map<string, Element>; messages: Message[]; rendered: string[] }> {
  const kept = await keptDiagrams(deck, effects);
  const svgs = new Map(kept.flatMap(({ diagram, svg }) => (svg === undefined ? [] : [[diagram.name, svg] as const])));
  const messages = refusals(kept, deck, effects);
  const stale = kept.filter(({ svg, refused }) => refused === undefined && (again || svg === undefined));
  if (stale.length > 0 && !(await findChromium())) {
    for (const { diagram } of stale) {
      messages.push(
        error(
          "diagram-is-fresh",
          firstLine(diagram.place),
          `diagram "${diagram.name}" has changed since it was rendered, and there is no browser here to render it`,
          "npm run diagrams finds or installs one",
        ),
      );
    }
    return { svgs, messages, rendered: [] };
  }
  const results = await renderDiagrams(
    stale.map(({ diagram }) => ({ name: diagram.name, source: diagram.source })),
    effects,
    deck.info.actors,
  );
  const rendered: string[] = [];
  for (const [index, result] of results.entries()) {
    const entry = stale[index];
    if (!entry) continue;
    const { diagram, hash } = entry;
    if (result.status === "fulfilled") {
      const svg = result.value.trim();
      const read = readDrawing(svg);
      if ("reason" in read) {
        messages.push(
          error(
            "drawing-is-ours",
            firstLine(diagram.place),
            `Mermaid draws "${diagram.name}" in a way that the deck does not take: ${read.reason}`,
          ),
        );
        continue;
      }
      await effects.keepDrawing(folderOf(deck), `${diagram.name}.svg`, withMark(hash, svg));
      svgs.set(diagram.name, read.svg);
      rendered.push(diagram.name);
    } else {
      const line = result.reason instanceof MermaidError ? result.reason.line : undefined;
      const place =
        line === undefined
          ? firstLine(diagram.place)
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

/** A message for each diagram in whose place lies a file that is not our drawing. */
export function refusals(kept: Kept[], deck: Deck, effects: Effects): Message[] {
  return kept.flatMap(({ diagram, refused }) =>
    refused === undefined
      ? []
      : [
          error(
            "drawing-is-ours",
            firstLine(diagram.place),
            `${show(join(effects.deck, folderOf(deck), `${diagram.name}.svg`))} is no drawing of ours: ${refused}`,
            "move it away, or give the diagram another id; the diagram is then drawn anew",
          ),
        ],
  );
}

/** Removes drawings whose fence is gone, never a file that does not carry our mark; their names. */
export async function pruneDiagrams(deck: Deck, effects: Effects): Promise<string[]> {
  const names = new Set(diagramsOf(deck).map(({ name }) => `${name}.svg`));
  const orphans: string[] = [];
  for (const file of await effects.listDrawings(folderOf(deck))) {
    if (!/^[A-Za-z0-9_-]+\.svg$/.test(file) || names.has(file)) continue;
    if (readMark((await effects.readDrawing(folderOf(deck), file)) ?? "").of === undefined) continue;
    await effects.keepDrawing(folderOf(deck), file, undefined);
    orphans.push(file);
  }
  return orphans;
}
