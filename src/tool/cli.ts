import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { FileEffects } from "./effects.ts";
import { CliError } from "./error.ts";
import { show } from "./paths.ts";
import type { Command } from "./run.ts";

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

/** Each is imported when it runs, with what it needs: a check starts without what a PDF is made with. */
const COMMANDS = new Map<string, () => Promise<{ command: Command }>>([
  ["start", () => import("./commands/start.ts")],
  ["build", () => import("./commands/build.ts")],
  ["check", () => import("./commands/check.ts")],
  ["diagrams", () => import("./commands/diagrams.ts")],
  ["pdf", () => import("./commands/pdf.ts")],
  ["browser", () => import("./commands/browser.ts")],
  ["geography", () => import("./commands/geography.ts")],
]);

/**
 * Runs one command.
 *
 * @param argv e.g. ["build", "--deck", "e2e/decks/small/slides"]
 * @param root the project's folder
 * @param version of the tool, a hash of its sources
 * @returns the exit code
 */
export async function main(argv: string[], root: string, version?: string): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
    const [name = "help", ...more] = positionals;
    if (more.length > 0) throw new CliError(`one command at a time, not "${positionals.join(" ")}"`);
    if (values.help || name === "help") {
      console.log(HELP);
      return 0;
    }
    const load = COMMANDS.get(name);
    if (!load) throw new CliError(`no command "${name}"\n${HELP}`);
    const { command } = await load();
    const effects = new FileEffects(root, resolve(values.deck ?? resolve(root, "slides")), version);
    return await command({ values, effects, out: resolve(values.out ?? resolve(root, "dist")) });
  } catch (reason) {
    const said = explain(reason);
    if (said === undefined) throw reason;
    console.error(said);
    return 1;
  }
}

/** What stopped a command, in a line, where it is not a mistake of ours. */
function explain(reason: unknown): string | undefined {
  if (!(reason instanceof Error)) return undefined;
  if (reason instanceof CliError) return reason.message;
  if ("errors" in reason && Array.isArray(reason.errors)) return reason.message; // esbuild's, about our sources
  const { code, path } = reason as NodeJS.ErrnoException;
  if (code?.startsWith("ERR_PARSE_ARGS")) return reason.message;
  const why = code && DISK[code];
  return why ? `${path ? `${show(path)}: ` : ""}${why}` : undefined;
}

/** What a disk can answer, by Node's codes. */
const DISK: Record<string, string> = {
  ENOSPC: "no space is left on the disk",
  EDQUOT: "no space is left in your quota",
  EROFS: "the disk can only be read",
  EACCES: "permission to write or read it is missing",
  EPERM: "permission to write or read it is missing",
  EISDIR: "is a folder where a file should be",
  ENOTDIR: "leads through a file as if it were a folder",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many files are open",
};
