import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "playwright";
import { CliError } from "./error.ts";

const STARTING = 3000; // ms that a browser may still take to start once it is no longer wanted

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];

/** How a browser is started: as a renderer of our own files, without graphics card, network services or first-run pages. */
export const LAUNCH_ARGS = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // Chromium refuses its sandbox to root, who is the usual user of a container.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/**
 * Where a Chromium is, without installing one: `CHROMIUM_PATH`, then Playwright's own, then what the system has.
 * Returns the path of its executable, or undefined.
 *
 * @throws CliError where `CHROMIUM_PATH` names nothing that can be run
 */
export async function findChromium(): Promise<string | undefined> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !isExecutable(named)) throw new CliError(`CHROMIUM_PATH is ${named}, which is no program that can be run`);
  if (named) return named;
  const { chromium } = await playwright();
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Imported when a browser is wanted: it takes longer than a whole check. */
const playwright = () => import("playwright");

/**
 * Finds a Chromium or installs one: Playwright's download, or the Debian package where that fails and we are root.
 * Returns the path of its executable. Throws one line that says what to do.
 */
export async function ensureChromium(): Promise<string> {
  const found = await findChromium();
  if (found) return found;
  for (const install of [installPlaywrights, installDebians]) {
    if (!install()) continue;
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new CliError("no Chromium found and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to its executable");
}

/**
 * Opens a browser and one page, hands the page to `fn`, closes both whatever happens.
 * Returns what `fn` returns. Throws what `fn` throws, or one line when there is no Chromium.
 */
export async function withPage<T>(fn: (page: Page) => Promise<T>): Promise<T> {
  return withPages((open) => open().then(fn));
}

/**
 * As `withPage`, for work that needs several pages at once: `open` gives one more. On Ctrl-C the browser is closed and what
 * it wrote aside is removed before this throws.
 */
export async function withPages<T>(fn: (open: () => Promise<Page>) => Promise<T>): Promise<T> {
  const executablePath = await ensureChromium();
  const { chromium } = await playwright();
  const aside = await mkdtemp(join(tmpdir(), "deck-chromium-")); // a Chromium that is stopped leaves its own folders behind
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new CliError("stopped"));
  });
  stopped.catch(() => undefined); // it may come after the work is done
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  let browser: Browser | undefined;
  const launched = chromium
    .launch({
      executablePath,
      args: LAUNCH_ARGS,
      env: { ...process.env, TMPDIR: aside },
      handleSIGINT: false,
      handleSIGTERM: false,
      timeout: 60_000,
    })
    .catch((reason: Error) => {
      const [first = "", second = ""] = reason.message.split("\n");
      throw new CliError(
        `Chromium at ${executablePath} does not start: ${second.replace(/^\W*/, "") || first}\nset CHROMIUM_PATH to one that does`,
      );
    });
  let hangs = true;
  const settle = (): void => {
    hangs = false;
  };
  launched.then(settle, settle);
  try {
    browser = await Promise.race([launched, stopped]);
    const context = await browser.newContext();
    return await Promise.race([fn(() => context.newPage()), stopped]);
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
    // One that was still starting is waited for, so that it leaves nothing behind; one that hangs is not.
    const started = browser ?? (await Promise.race([launched.catch(() => undefined), pause(STARTING, undefined, { ref: false })]));
    await started?.close();
    await rm(aside, { recursive: true, force: true, maxRetries: 3 });
    // A browser that hangs would keep this process alive; at its end Playwright ends it. The message is printed first.
    if (hangs) setTimeout(() => process.exit(1), 100).unref();
  }
}

function installPlaywrights(): boolean {
  return run("npx", ["--no-install", "playwright", "install", "chromium"]);
}

function installDebians(): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return false;
  return run("apt-get", ["update"]) && run("apt-get", ["install", "-y", "chromium"]);
}

function run(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
    return true;
  } catch {
    return false; // the next way is tried; when all fail, one line says so
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
