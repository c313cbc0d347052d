import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./site.ts";

/** What a command said and how it ended. */
export interface Outcome {
  code: number | null;
  said: string;
}

/** A copy of the small deck to break and mend; `--deck` and `--out` point into it. */
export interface Workshop {
  folder: string;
  slides: string;
  out: string;
  run(command: string, environment?: Record<string, string>): Promise<Outcome>;
  start(...options: string[]): Promise<{ address: string; said(): string; stop(): Promise<void> }>;
  clear(): Promise<void>;
}

/** An environment in which no browser can be found. */
export const NO_BROWSER = { PATH: "", CHROMIUM_PATH: "", PLAYWRIGHT_BROWSERS_PATH: "/nowhere" };

/** Opens a workshop in a folder of its own, within the project so that the author's paths stay short. */
export async function openWorkshop(): Promise<Workshop> {
  await mkdir(join(ROOT, ".cache"), { recursive: true });
  const folder = await mkdtemp(join(ROOT, ".cache/workshop-"));
  await cp(join(ROOT, "e2e/decks/small"), folder, { recursive: true });
  const slides = join(folder, "slides");
  const out = join(folder, "dist");
  const launch = (command: string, options: string[], environment: Record<string, string> = {}): ChildProcess =>
    spawn(process.execPath, ["build.mjs", command, "--deck", slides, ...options], { cwd: ROOT, env: { ...process.env, ...environment } });
  return {
    folder,
    slides,
    out,
    run(command, environment) {
      const child = launch(command, ["--out", out], environment);
      let said = "";
      child.stdout?.on("data", (data) => {
        said += data;
      });
      child.stderr?.on("data", (data) => {
        said += data;
      });
      return new Promise((resolve) => child.on("close", (code) => resolve({ code, said })));
    },
    async start(...options) {
      const child = launch("start", ["--no-open", ...options]);
      let said = "";
      const address = await new Promise<string>((resolve, reject) => {
        const hear = (data: Buffer): void => {
          said += data;
          const found = said.match(/http:\/\/\S+/);
          if (found) resolve(found[0]);
        };
        child.stdout?.on("data", hear);
        child.stderr?.on("data", hear);
        child.on("close", () => reject(new Error(said)));
      });
      const closed = new Promise<void>((resolve) => child.on("close", () => resolve()));
      return {
        address,
        said: () => said,
        stop: () => {
          child.kill("SIGINT");
          return closed;
        },
      };
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Every file of a folder with its content, to hold two builds against each other. */
export async function contentsOf(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const read = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), await readFile(path, "base64")] as const;
    }),
  );
  return new Map(read.sort());
}
