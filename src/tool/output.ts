import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A build's whole result: path within dist → content. Written last and all at once. */
export type OutputFiles = Map<string, Uint8Array | string>;

/**
 * Replaces folder `target` by `files`, whole or not at all: they are written beside it, on the same disk, then swapped in.
 * A build that dies half-way leaves the last good folder; what it left beside that, the next one clears away.
 */
export async function writeOutput(files: OutputFiles, target: string): Promise<void> {
  const parent = dirname(target);
  const stem = `.${basename(target)}-`;
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const owner = name.startsWith(stem) ? Number(name.match(/\d+$/)?.[0]) : Number.NaN;
    if (!Number.isNaN(owner) && !isRunning(owner)) await rm(join(parent, name), { recursive: true, force: true });
  }
  const next = join(parent, `${stem}next-${process.pid}`);
  const last = join(parent, `${stem}last-${process.pid}`);
  try {
    for (const [path, content] of files) {
      await mkdir(dirname(join(next, path)), { recursive: true });
      await writeFile(join(next, path), content);
    }
    const there = await stat(target).catch(() => undefined);
    if (there) await rename(target, last);
    await rename(next, target);
  } finally {
    await rm(next, { recursive: true, force: true });
    await rm(last, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0); // asks, does not end it
    return true;
  } catch {
    return false;
  }
}
