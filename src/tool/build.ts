import { createHash } from "node:crypto";
import { toString as textOf } from "hast-util-to-string";
import { checkDrawings } from "../check/deck.ts";
import { crowdedLabels } from "../check/map.ts";
import type { Message } from "../model/message.ts";
import { EVIDENCE_GLOBAL } from "../model/page.ts";
import type { Parsed } from "../parse/deck.ts";
import { type RenderContext, renderContext } from "../render/context.ts";
import { evidenceCsv, evidenceOf } from "../render/evidence/ledger.ts";
import { evidenceSchema } from "../render/evidence/schema.ts";
import { renderBody, renderPage, renderSlides } from "../render/pages/deck.ts";
import { renderRead } from "../render/pages/read.ts";
import { wordsOf } from "../words/index.ts";
import { bundle } from "./bundle.ts";
import { type Checked, loadLand, parse } from "./check.ts";
import { formatReferences } from "./citations.ts";
import { settleDiagrams } from "./diagrams.ts";
import type { Effects } from "./effects.ts";
import { subsetFonts } from "./fonts.ts";
import type { OutputFiles } from "./output.ts";
import { renderSingle } from "./single.ts";

/** Describes evidence.json, beside it. */
const SCHEMA = "evidence.schema.json";

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
  look?: string; // with the files: the names of styles and script, which tell their content
}

/** What whoever rebuilds often may leave out or keep. */
export interface BuildOptions {
  takeaways?: boolean; // read.html and briefing.html, which cost as much again as the deck; by default yes
  bundler?: typeof bundle; // one that keeps what has not changed
  parsed?: Parsed; // what was parsed before
  maps?: RenderContext["maps"]; // what was drawn before
}

/** The whole pipeline but the writing: load → parse → check → render diagrams → render HTML → bundle. */
export async function build(effects: Effects, { takeaways = true, bundler = bundle, parsed, maps }: BuildOptions = {}): Promise<Built> {
  const checked = await parse(effects, parsed);
  const { deck, sources } = checked;
  if (checked.messages.some(isError)) return { ...checked, files: undefined, rendered: [] };

  const { svgs, messages: drawn, rendered } = await settleDiagrams(deck, effects);
  const messages = checkDrawings(deck, svgs, [...checked.messages, ...drawn]);
  if (messages.some(isError)) return { deck, messages, sources, files: undefined, rendered };

  const words = wordsOf(deck.info.lang);
  const context = renderContext(
    deck,
    svgs,
    await loadLand(effects),
    await formatReferences(deck.ledger.references.values(), effects, words),
    maps,
  );
  const slides = renderSlides(context);
  for (const [map, labels] of context.crowded) messages.push(...crowdedLabels(map, labels));

  const evidence = evidenceOf(context); // cards and handout print it: the faces need its letters too
  const fonts = await subsetFonts(textOf({ type: "root", children: slides }) + JSON.stringify(evidence) + words.letters, effects);
  const { files, page, unpack, paper, packages } = await bundler(effects.root, fonts, deck.info);
  const json = JSON.stringify(evidence);
  const script = `evidence-${createHash("sha256").update(json).digest("hex").slice(0, 8).toUpperCase()}.js`;
  files.set(script, `globalThis.${EVIDENCE_GLOBAL}=${json};\n`);
  files.set("evidence.json", `${JSON.stringify({ $schema: SCHEMA, ...evidence }, null, 1)}\n`);
  files.set(SCHEMA, `${JSON.stringify(evidenceSchema(), null, 1)}\n`);
  files.set("evidence.csv", evidenceCsv(evidence));
  const names = { ...page, evidence: script };
  const body = renderBody(slides);
  files.set("index.html", renderPage(context, body, names));
  if (takeaways) {
    files.set("read.html", renderRead(context, page.read));
    files.set("briefing.html", renderSingle(context, body, names, files, evidence, unpack));
  }
  files.set("licences.txt", await licences(packages, effects));
  return {
    deck,
    messages,
    sources,
    files,
    rendered,
    paper: { context, styles: page.read, script: paper },
    look: `${page.styles} ${page.script}`,
  };
}

function isError({ severity }: Message): boolean {
  return severity === "error";
}

/** The licence of each package that goes out with the deck. */
async function licences(packages: string[], effects: Effects): Promise<string> {
  const texts = await Promise.all(
    packages.map(async (name) => {
      const folder = `node_modules/${name}`;
      const file = (await effects.listOwn(folder)).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
      if (!file) throw new Error(`${name} goes out with the deck and brings no licence`);
      return `${name}\n\n${(await effects.readOwn(`${folder}/${file}`)).toString()}`;
    }),
  );
  return texts.join("\n\n----\n\n");
}
