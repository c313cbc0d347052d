import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { Page } from "playwright";
import type { Actor, Actors } from "../model/deck.ts";
import { withPage } from "./chromium.ts";
import type { Effects } from "./effects.ts";

export interface DiagramSource {
  name: string;
  source: string;
}

/** A face the diagrams are set in: its family as CSS names it, and its woff2 file under the project's root. */
export interface Font {
  family: string;
  file: string;
}

/** What Mermaid did not understand; `line` counts from 1 within the fence. */
export class MermaidError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.name = "MermaidError";
    this.line = line;
  }
}

// Under the project's root, which is handed in: the command line runs as one bundle from another folder.
const MERMAID = "node_modules/mermaid/dist/mermaid.min.js";
const MERMAID_PACKAGE = "node_modules/mermaid/package.json";
const PAGE_ENTRY = "src/draw/main.ts";
const TOKENS = "src/browser/styles/tokens.css";

/** The face all diagrams are measured in and shown in: the one file with the width axis. */
export const DIAGRAM_FONTS: Font[] = [
  {
    family: "Archivo Variable",
    file: "node_modules/@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2",
  },
];

const ORIGIN = "http://diagrams.invalid/"; // never resolved: every request is answered here or refused

/**
 * Renders diagrams in one page of one browser, without network, in the shapes of a deck's actors.
 * Returns, in the order of `sources`, the neutral SVG of each or why it failed: a `MermaidError` for its source.
 * Starts no browser for an empty list. Throws where there is no Chromium or a font does not load.
 */
export async function renderDiagrams(
  sources: DiagramSource[],
  effects: Effects,
  actors: Actors,
  fonts = DIAGRAM_FONTS,
): Promise<PromiseSettledResult<string>[]> {
  if (sources.length === 0) return [];
  return withPage(async (page) => {
    await open(page, effects, fonts);
    const settings = await settingsOf(actors, effects);
    const results: PromiseSettledResult<string>[] = [];
    for (const { name, source } of sources) {
      const result = await page.evaluate(([name, source, settings]) => renderDiagram(name, source, settings), [
        name,
        source,
        settings,
      ] as const);
      if ("svg" in result) results.push({ status: "fulfilled", value: result.svg });
      else results.push({ status: "rejected", reason: explain(result, source) });
    }
    return results;
  });
}

/**
 * What a rendering depends on, as 16 hex digits of its source: that, the shapes of the deck's actors, our colours, Mermaid's
 * version, our page script (which holds the configuration) and the fonts. Throws when one of these files cannot be read.
 */
export async function diagramHasher(effects: Effects, actors: Actors, fonts = DIAGRAM_FONTS): Promise<(source: string) => string> {
  const settings = JSON.stringify(await settingsOf(actors, effects));
  const { version } = JSON.parse((await effects.readOwn(MERMAID_PACKAGE)).toString()) as { version: string };
  const script = await pageScript(effects);
  const faces = await Promise.all(
    fonts.map(async ({ file }) =>
      createHash("sha256")
        .update(await effects.readOwn(file))
        .digest("hex"),
    ),
  );
  return (source) => {
    const hash = createHash("sha256");
    for (const part of [source, settings, version, script, ...faces]) hash.update(part).update("\0");
    return hash.digest("hex").slice(0, 16);
  };
}

/** What the page is told of the deck: the shapes of its actors, and the colours Mermaid may compute with. */
interface Settings {
  actors: Record<string, Pick<Actor, "shape" | "mark">>;
  palette: Record<string, string>;
}

async function settingsOf(actors: Actors, effects: Effects): Promise<Settings> {
  return {
    actors: Object.fromEntries([...actors].map(([id, { shape, mark }]) => [id, { shape, mark }])),
    palette: paletteOf((await effects.readOwn(TOKENS)).toString()),
  };
}

/** The colours of tokens.css that a drawing may take, on the light ground, by the names of their tokens. */
function paletteOf(css: string): Record<string, string> {
  const tokens = css.matchAll(/--(bg|panel|sunken|ink(?:-\d)?|rule|series-\d(?:-tint)?): (?:light-dark\()?(#[0-9a-f]{6})\b/g);
  return Object.fromEntries([...tokens].map(([, token = "", hex = ""]) => [token, hex]));
}

// What the page script leaves in its global scope.
declare const renderDiagram: (
  name: string,
  source: string,
  settings: Settings,
) => Promise<{ svg: string } | { message: string; line?: number }>;

async function open(page: Page, effects: Effects, fonts: Font[]): Promise<void> {
  const faces = fonts.map(
    ({ family }, i) =>
      `@font-face{font-family:"${family}";src:url(font-${i}.woff2) format("woff2");font-weight:100 900;font-stretch:62% 125%}`,
  );
  const families = fonts.map((font) => `"${font.family}"`).join(",");
  await page.route("**/*", async (route) => {
    const path = route.request().url().replace(ORIGIN, "");
    const font = fonts[Number(path.match(/^font-(\d+)\.woff2$/)?.[1])];
    if (path === "") {
      const body = `<!doctype html><meta charset="utf-8"><style>${faces.join("")}body{font-family:${families}}</style><body>`;
      await route.fulfill({ contentType: "text/html", body });
    } else if (font) await route.fulfill({ contentType: "font/woff2", path: resolve(effects.root, font.file) });
    else await route.abort();
  });
  await page.goto(ORIGIN);
  // Mermaid measures text: with a face missing, every box would be wrong and nothing would say so.
  const missing = await page.evaluate(
    async (families) => {
      const { fonts } = (globalThis as unknown as { document: { fonts: FontSet } }).document;
      const wanted = families.flatMap((family) => [400, 500, 600, 700].map((weight) => `${weight} 22px "${family}"`));
      const loaded = await Promise.all(wanted.map((font) => fonts.load(font).catch(() => [])));
      return wanted.filter((font, i) => loaded[i]?.length === 0 || !fonts.check(font));
    },
    fonts.map((font) => font.family),
  );
  if (missing.length) throw new Error(`diagrams cannot be measured: the font ${missing[0]} did not load`);
  await page.addScriptTag({ path: resolve(effects.root, MERMAID) });
  await page.addScriptTag({ content: await pageScript(effects) });
}

interface FontSet {
  load(font: string): Promise<unknown[]>;
  check(font: string): boolean;
}

/** Mermaid's complaint as a sentence, on a line the fence has. */
function explain(result: { message: string; line?: number }, source: string): MermaidError {
  const lines = source.trimEnd().split("\n").length;
  const line = Math.min(Math.max(result.line ?? 1, 1), lines);
  const text = source.split("\n")[line - 1]?.trim() ?? "";
  if (/No diagram type detected/.test(result.message)) {
    return new MermaidError("the first line names no kind of diagram Mermaid knows", 1);
  }
  const expected = result.message.match(/got '(\w+)'/)?.[1];
  if (/Parse error|Lexical error|Expecting/.test(result.message)) {
    const why = expected === "1" || expected === "EOF" ? "it ends too early" : "it does not read on from here";
    return new MermaidError(`Mermaid does not understand "${text}": ${why}`, line);
  }
  return new MermaidError(`Mermaid cannot draw this: ${result.message.split("\n")[0]}`, line);
}

let script: Promise<string> | undefined;

/** The page's script as one text; the same bytes each time, so that it can be hashed. */
function pageScript(effects: Effects): Promise<string> {
  script ??= bundleScript(effects);
  return script;
}

/** Kept for as long as the tool is the same, so that a check needs no bundler. */
async function bundleScript(effects: Effects): Promise<string> {
  const { root, version } = effects;
  const kept = version && (await effects.readCache("draw.js", version));
  if (kept) return kept.toString();
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [resolve(root, PAGE_ENTRY)],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2023",
    minifyWhitespace: true, // a comment changes no drawing
    legalComments: "none",
  });
  const text = outputFiles[0]?.text ?? "";
  if (version) await effects.keepCache("draw.js", version, text);
  return text;
}
