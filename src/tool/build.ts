import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { toString as textOf } from "hast-util-to-string";
import type { Topology } from "topojson-specification";
import { checkDeck, checkDrawings } from "../check/deck.ts";
import { crowdedLabels, type Geography } from "../check/map.ts";
import type { Deck } from "../model/deck.ts";
import type { Message } from "../model/message.ts";
import { EVIDENCE_GLOBAL } from "../model/page.ts";
import { type Parsed, parseDeck } from "../parse/deck.ts";
import type { SourceFile } from "../parse/source.ts";
import { type RenderContext, renderContext } from "../render/context.ts";
import { evidenceCsv, evidenceOf } from "../render/evidence/ledger.ts";
import { showsPoint } from "../render/map/frames.ts";
import { countriesOf } from "../render/map/map.ts";
import { renderBody, renderPage, renderSlides } from "../render/pages/deck.ts";
import { renderRead } from "../render/pages/read.ts";
import { languageOf, wordsOf } from "../words/index.ts";
import { bundle } from "./bundle.ts";
import { formatReferences } from "./citations.ts";
import { keptDiagrams, refusals, settleDiagrams } from "./diagrams.ts";
import { subsetFonts } from "./fonts.ts";
import { type DeckFolder, loadDeck, readIfThere } from "./load.ts";
import type { OutputFiles } from "./output.ts";
import { renderSingle } from "./single.ts";

/** What goes out with the deck and wants its licence beside it. */
const LICENSED = ["reveal.js", "@fontsource-variable/newsreader", "@fontsource-variable/archivo"];

/** What a check found. */
export interface Checked {
  deck: Deck | undefined;
  messages: Message[];
  sources: SourceFile[]; // for the printer
}

/** What documents on paper are made from, besides the files. */
export interface Paper {
  context: RenderContext;
  styles: string; // the name of their style sheet
  script: string; // what readies one for printing
}

/** A check and, where nothing was wrong, the deck's files. */
export interface Built extends Checked {
  files: OutputFiles | undefined;
  rendered: string[]; // names of the diagrams drawn anew
  paper?: Paper; // with the files
}

/** Load, parse, check: no browser, nothing written. Diagrams are checked as they were last rendered; one that changed since waits for the build. */
export async function check(folder: DeckFolder): Promise<Checked> {
  const checked = await parse(folder);
  if (checked.deck) {
    const kept = await keptDiagrams(checked.deck, folder);
    const drawings = kept.flatMap(({ diagram, svg }) => (svg === undefined ? [] : [[diagram.name, svg] as const]));
    checked.messages.push(...refusals(kept, folder), ...checkDrawings(checked.deck, new Map(drawings)));
  }
  return checked;
}

async function parse(folder: DeckFolder, parsed?: Parsed): Promise<Checked> {
  const files = await loadDeck(folder);
  const { deck, messages: found } = parseDeck(files, parsed);
  const messages = checkDeck(deck, geographyOf(await loadLand(folder)), found);
  return { deck, messages, sources: [files.info, files.claims, files.references, ...files.sections] };
}

/** The land that maps are drawn from. */
async function loadLand(folder: DeckFolder): Promise<Topology> {
  return JSON.parse(await readFile(join(folder.root, "assets/geo/land.topo.json"), "utf8"));
}

/** The land as the rules see it. */
function geographyOf(land: Topology): Geography {
  return { countries: countriesOf(land).map(({ properties }) => properties), shows: (map, lon, lat) => showsPoint(map.frame, lon, lat) };
}

/** What whoever rebuilds often may leave out or keep. */
export interface BuildOptions {
  takeaways?: boolean; // read.html and briefing.html, which cost as much again as the deck; by default yes
  bundler?: typeof bundle; // one that keeps what has not changed
  parsed?: Parsed; // what was parsed before
  maps?: RenderContext["maps"]; // what was drawn before
}

/** The whole pipeline but the writing: load → parse → check → render diagrams → render HTML → bundle. */
export async function build(folder: DeckFolder, { takeaways = true, bundler = bundle, parsed, maps }: BuildOptions = {}): Promise<Built> {
  const checked = await parse(folder, parsed);
  const { deck, messages, sources } = checked;
  const failed = (): boolean => messages.some(({ severity }) => severity === "error");
  if (!deck || failed()) return { ...checked, files: undefined, rendered: [] };

  const { svgs, messages: drawn, rendered } = await settleDiagrams(deck, folder);
  messages.push(...drawn, ...checkDrawings(deck, svgs));
  if (failed()) return { deck, messages, sources, files: undefined, rendered };

  const words = wordsOf(deck.info.lang);
  const context = renderContext(
    deck,
    svgs,
    await loadLand(folder),
    await formatReferences(sources.find(({ path }) => path.endsWith("references.yaml"))?.text ?? "", folder.root, words),
    maps,
  );
  const slides = renderSlides(context);
  for (const [map, labels] of context.crowded) messages.push(...crowdedLabels(map, labels));

  const evidence = evidenceOf(context); // cards and handout print it: the faces need its letters too
  const fonts = await subsetFonts(textOf({ type: "root", children: slides }) + JSON.stringify(evidence) + words.letters, folder.root);
  const { files, page, unpack, paper } = await bundler(folder.root, fonts, languageOf(deck.info.lang) ?? "en");
  const json = JSON.stringify(evidence);
  const script = `evidence-${createHash("sha256").update(json).digest("hex").slice(0, 8).toUpperCase()}.js`;
  files.set(script, `globalThis.${EVIDENCE_GLOBAL}=${json};\n`);
  files.set("evidence.json", `${JSON.stringify(evidence, null, 1)}\n`);
  files.set("evidence.csv", evidenceCsv(evidence));
  const names = { ...page, evidence: script };
  const body = renderBody(slides);
  files.set("index.html", renderPage(context, body, names));
  if (takeaways) {
    files.set("read.html", renderRead(context, page.read));
    files.set("briefing.html", renderSingle(context, body, names, files, evidence, unpack));
  }
  files.set("licences.txt", await licences(folder.root));
  return { deck, messages, sources, files, rendered, paper: { context, styles: page.read, script: paper } };
}

async function licences(root: string): Promise<string> {
  const texts = await Promise.all(
    LICENSED.map(async (name) => `${name}\n\n${(await readIfThere(join(root, "node_modules", name, "LICENSE"))) ?? ""}`),
  );
  return texts.join("\n\n----\n\n");
}
