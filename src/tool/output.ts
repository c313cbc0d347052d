import { lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Effects } from "./effects.ts";
import { CliError } from "./error.ts";
import { isWithin, show } from "./paths.ts";

/** A build's whole result: path within dist → content. Written last and all at once. */
export type OutputFiles = Map<string, Uint8Array | string>;

/** Lists what we wrote into a folder: by it we know the folder as ours, and each file that is not. */
export const MARK = ".built-by";
const MARK_HEAD =
  "Written by npm run build and npm run pdf. What is listed here the next run replaces; a file that is not, it will not touch.";

/** What a build wrote before it left a mark. */
const BEFORE_MARKS =
  /^(index\.html|read\.html|briefing\.html|evidence\.(json|csv)|licences\.txt|(briefing|handout|summary)\.pdf|(deck|styles|read|evidence)-[A-Z0-9]{8}\.(js|css)|fonts\/[a-z-]+-[A-Z0-9]{8}\.woff2)$/;

/**
 * Makes sure that writing into `target` can destroy nothing that is not ours.
 *
 * @param written the files that will be written; undefined: all that is in the folder will be replaced
 * @throws CliError with the cure
 */
export async function claimOutput(target: string, effects: Effects, written?: string[]): Promise<void> {
  const refuse = (why: string): never => {
    throw new CliError(`nothing was written: --out ${show(target)} ${why}`);
  };
  const link = await lstat(target).catch(() => undefined);
  if (link?.isSymbolicLink()) refuse("is a link: name the folder itself");
  if (link && !link.isDirectory()) refuse("is a file: name a folder");
  const [real, deck, root] = await Promise.all([realOf(target), realOf(effects.deck), realOf(effects.root)]);
  if (isWithin(root, real)) refuse("is or holds the project's own folder: name another one, such as dist");
  if (isWithin(deck, real)) refuse("is or holds the deck's own folder: name another one, such as dist");
  if (isWithin(real, deck)) refuse("lies in the deck's own folder: name another one, such as dist");
  await settleSwap(target);
  const ours = await ownFiles(target);
  const there = await filesIn(target);
  const foreign = there.filter((path) => !ours.has(path) && (written === undefined || written.includes(path)));
  if (foreign.length === 0) return;
  const some = `${foreign.slice(0, 3).join(", ")}${foreign.length > 3 ? ` and ${foreign.length - 3} more` : ""}`;
  refuse(`holds what is not of our making (${some}): move it away, or name an empty folder`);
}

/** Puts back or clears away what a run that died while swapping left beside `target`. */
async function settleSwap(target: string): Promise<void> {
  const parent = dirname(target);
  const stem = `.${basename(target)}-`;
  for (const name of await readdir(parent).catch(() => [])) {
    const owner = name.startsWith(stem) ? Number(name.slice(stem.length).match(/^(?:next|last)-(\d+)$/)?.[1]) : Number.NaN;
    if (Number.isNaN(owner) || isRunning(owner)) continue;
    const left = join(parent, name);
    const wasSwapping = name.startsWith(`${stem}last`) && !(await stat(target).catch(() => undefined));
    if (wasSwapping) await rename(left, target);
    else await rm(left, { recursive: true, force: true });
  }
}

/** The paths within `target` that an earlier run wrote. */
async function ownFiles(target: string): Promise<Set<string>> {
  const mark = await readFile(join(target, MARK), "utf8").catch(() => undefined);
  if (mark !== undefined) return new Set([MARK, ...mark.split("\n").slice(1)]);
  const there = await filesIn(target);
  const built = ["index.html", "evidence.json", "licences.txt"].every((name) => there.includes(name));
  return new Set(built ? there.filter((path) => BEFORE_MARKS.test(path)) : []);
}

/** Every path in a folder that is no folder itself, e.g. "fonts/x.woff2"; none where there is no folder. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((reason: NodeJS.ErrnoException) => {
    if (reason.code === "ENOENT") return [];
    throw reason;
  });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
}

/** A path with its links followed, as far as it is there. */
async function realOf(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined) return real;
  return dirname(path) === path ? path : join(await realOf(dirname(path)), basename(path));
}

/**
 * Replaces folder `target` by `files`, whole or not at all: they are written beside it, on the same disk, then swapped in.
 * A build that dies half-way leaves the last good folder; what it left beside that, the next run puts back or clears away.
 *
 * @throws CliError where the folder holds what is not ours, see claimOutput
 */
export async function writeOutput(files: OutputFiles, target: string, effects: Effects): Promise<void> {
  const parent = dirname(target);
  const stem = `.${basename(target)}-`;
  await mkdir(parent, { recursive: true });
  await claimOutput(target, effects);
  const next = join(parent, `${stem}next-${process.pid}`);
  const last = join(parent, `${stem}last-${process.pid}`);
  try {
    for (const [path, content] of [...files, [MARK, markOf(files.keys())] as const]) {
      await mkdir(dirname(join(next, path)), { recursive: true });
      await writeFile(join(next, path), content);
    }
    const there = await stat(target).catch(() => undefined);
    if (there) await rename(target, last);
    await rename(next, target).catch(async (reason) => {
      if (there) await rename(last, target);
      throw reason;
    });
  } finally {
    await rm(next, { recursive: true, force: true });
    await rm(last, { recursive: true, force: true });
  }
}

/** The mark of a folder once `names` are in it besides what it lists already. */
export async function addToMark(target: string, names: string[]): Promise<string> {
  const ours = await ownFiles(target);
  ours.delete(MARK);
  return markOf([...ours, ...names]);
}

function markOf(names: Iterable<string>): string {
  return [MARK_HEAD, ...[...new Set(names)].filter(Boolean).sort(), ""].join("\n");
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0); // asks, does not end it
    return true;
  } catch {
    return false;
  }
}
