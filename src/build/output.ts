import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A build's whole result: path within dist → content. Written last and all at once. */
export type OutputFiles = Map<string, Uint8Array | string>;

/**
 * Replaces folder `target` by `files`, whole or not at all: they are written beside it, then swapped in.
 * A build that dies half-way leaves the last good folder.
 *
 * @param scratch a folder on the same disk that git ignores
 */
export async function writeOutput(files: OutputFiles, target: string, scratch: string): Promise<void> {
  const next = join(scratch, `next-${process.pid}`);
  const last = join(scratch, `last-${process.pid}`);
  await rm(next, { recursive: true, force: true });
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
