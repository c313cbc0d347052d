import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { coverageOf, printCoverage } from "../check/coverage.ts";
import { build, check } from "./build.ts";
import { isBuildFailure } from "./bundle.ts";
import { ensureChromium } from "./chromium.ts";
import { pruneDiagrams, settleDiagrams } from "./diagrams.ts";
import { CliError } from "./error.ts";
import { makeGeography } from "./geo/geography.ts";
import { type DeckFolder, deckFolder, show } from "./load.ts";
import { writeOutput } from "./output.ts";
import { pdfOptions } from "./pdf/options.ts";
import { makePdfs, type Progress, writeDocuments } from "./pdf/pdf.ts";
import { count, formatAll } from "./report.ts";
import { serve } from "./serve.ts";

const OPTIONS = {
  deck: { type: "string" },
  out: { type: "string" },
  port: { type: "string" },
  host: { type: "string" },
  open: { type: "boolean" },
  "no-open": { type: "boolean" },
  all: { type: "boolean" },
  report: { type: "boolean" },
  steps: { type: "boolean" },
  cut: { type: "string" },
  hindsight: { type: "boolean" },
  theme: { type: "string" },
  slides: { type: "string" },
  paper: { type: "string" },
  ruled: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

const HELP = `npm start               build, serve, rebuild on each save   [-- --port 4321 --host 127.0.0.1 --open --no-open]
npm run build           write dist/                           [-- --out DIR]
npm run check           read and check the slides, nothing else   [-- --report: what is supported by what]
npm run diagrams        render the diagrams that changed      [-- --all]
npm run pdf             briefing.pdf, handout.pdf, summary.pdf in dist/   [-- --out DIR --slides 4-9 --cut NAME --steps
                        --hindsight --theme print|light|dark --paper a4|letter --ruled: room to write]
every command takes     --deck DIR, another folder of slides`;

/**
 * Runs one command.
 *
 * @param argv e.g. ["build", "--deck", "e2e/decks/small/slides"]
 * @param root the project's folder
 * @returns the exit code
 */
export async function main(argv: string[], root: string): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
    const [command = "help", ...more] = positionals;
    if (more.length > 0) throw new CliError(`one command at a time, not "${positionals.join(" ")}"`);
    const run = COMMANDS[command];
    if (values.help || command === "help") {
      console.log(HELP);
      return 0;
    }
    if (!run) throw new CliError(`no command "${command}"\n${HELP}`);
    return await run({
      values,
      root,
      folder: deckFolder(root, resolve(values.deck ?? resolve(root, "slides"))),
      out: resolve(values.out ?? resolve(root, "dist")),
    });
  } catch (reason) {
    if (
      reason instanceof CliError ||
      (reason instanceof TypeError && "code" in reason && String(reason.code).startsWith("ERR_PARSE_ARGS"))
    ) {
      console.error(reason.message);
      return 1;
    }
    if (isBuildFailure(reason)) {
      console.error(reason.message);
      return 1;
    }
    throw reason;
  }
}

interface Run {
  values: ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>["values"];
  root: string;
  folder: DeckFolder;
  out: string;
}

const COMMANDS: Record<string, (run: Run) => Promise<number>> = {
  check: async ({ values, folder }) => {
    const started = performance.now();
    const { deck, messages, sources } = await check(folder);
    if (deck && values.report) console.log(`${printCoverage(coverageOf(deck))}\n`);
    if (await print(messages, sources)) return 1;
    const slides = deck?.sections.reduce((sum, section) => sum + section.slides.length, 0) ?? 0;
    console.log(
      `${count(slides, "slide")}, ${count(deck?.ledger.claims.size ?? 0, "claim")}: all well (${Math.round(performance.now() - started)} ms)`,
    );
    return 0;
  },

  build: async ({ folder, out }) => {
    const started = performance.now();
    const { files, messages, sources, rendered } = await build(folder);
    if (rendered.length > 0) console.log(`rendered ${rendered.join(", ")}`);
    if ((await print(messages, sources)) || !files) return 1;
    await writeOutput(files, out);
    console.log(`${show(out)}: ${count(files.size, "file")} in ${Math.round(performance.now() - started)} ms`);
    return 0;
  },

  pdf: async ({ values, folder, out }) => {
    const started = performance.now();
    const { files, paper, messages, sources } = await build(folder);
    if ((await print(messages, sources)) || !files || !paper) return 1;
    const options = pdfOptions(values, paper.context.deck, paper.context.numbers);
    const documents = await makePdfs(paper, files, options, showProgress());
    writeDocuments(documents, out);
    for (const { name, bytes, pages } of documents)
      console.log(`${show(resolve(out, name))}: ${count(pages, "page")}, ${Math.round(bytes.length / 1000)} kB`);
    console.log(`in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return 0;
  },

  start: async ({ values, root, folder }) => {
    const port = Number(values.port ?? 4321);
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new CliError(`--port takes a number from 0 to 65535, not "${values.port}"`);
    return serve(folder, root, { port, host: values.host ?? "127.0.0.1", open: values["no-open"] ? false : values.open });
  },

  diagrams: async ({ values, folder }) => {
    await ensureChromium();
    const { deck, messages, sources } = await check(folder);
    if (!deck || (await print(messages, sources))) return 1;
    const settled = await settleDiagrams(deck, folder, values.all);
    const gone = await pruneDiagrams(deck, folder);
    if (await print(settled.messages, sources)) return 1;
    console.log(
      `${count(settled.rendered.length, "diagram")} rendered, ${settled.svgs.size} in all${gone.length > 0 ? `; removed ${gone.join(", ")}` : ""}`,
    );
    return 0;
  },

  // Finds a Chromium for the tests, or installs one.
  browser: async () => {
    console.log(await ensureChromium());
    return 0;
  },

  // Makes assets/geo anew; by hand, when its source or its making changes.
  geography: async ({ root }) => {
    await mkdir(resolve(root, "assets/geo"), { recursive: true });
    await writeFile(resolve(root, "assets/geo/land.topo.json"), makeGeography());
    return 0;
  },
};

/** On a terminal one line that counts the pages; nothing where the output is kept. */
function showProgress(): Progress {
  if (!process.stdout.isTTY || process.env.CI) return () => undefined;
  return (name, page, of) => process.stdout.write(page < of ? `\r${name}: page ${page} of ${of}` : "\r\u001b[K");
}

/** Prints all messages; true where one of them is an error. */
async function print(messages: Parameters<typeof formatAll>[0], sources: Parameters<typeof formatAll>[1]): Promise<boolean> {
  const errors = messages.filter(({ severity }) => severity === "error").length;
  if (messages.length > 0) console.error(await formatAll(messages, sources, process.stderr.isTTY ?? false));
  if (errors > 0) console.error(count(errors, "error"));
  return errors > 0;
}
