import { createHash } from "node:crypto";
import { lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { CliError } from "./error.ts";
import { isWithin, show } from "./paths.ts";

/** A file of the deck: its text, or why it has none and on which line. */
export type DeckText = { text: string } | { problem: string; cure: string; line?: number };

/**
 * All that a command reads and writes, but for what is built (output.ts) and what other programs open by themselves. Tests hand
 * in one of their own.
 */
export interface Effects {
  readonly root: string; // the project's folder
  readonly deck: string; // the deck's folder
  readonly version: string | undefined; // of the tool; undefined: nothing is kept that depends on it
  /** The names in the deck's folder, sorted. Throws CliError where there is no such folder. */
  listDeck(): Promise<string[]>;
  readDeck(name: string): Promise<DeckText>;
  /** The names in the folder of drawings, none where it is not there. Throws CliError where it leads out of the deck's folder. */
  listDrawings(folder: string): Promise<string[]>;
  /** A drawing's file as text; undefined where there is none. */
  readDrawing(folder: string, name: string): Promise<string | undefined>;
  /** Writes a drawing, or removes it where `text` is undefined. */
  keepDrawing(folder: string, name: string, text: string | undefined): Promise<void>;
  /** A file of the project, e.g., "assets/geo/land.topo.json". Throws where there is none. */
  readOwn(path: string): Promise<Buffer>;
  listOwn(path: string): Promise<string[]>;
  /** What was kept under `name` for `key`, if it is whole. */
  readCache(name: string, key: string): Promise<Buffer | undefined>;
  /** Keeps something, and of its folder the newest `room` files. */
  keepCache(name: string, key: string, content: Uint8Array | string, room?: number): Promise<void>;
}

const LARGEST = 4_000_000; // bytes of one file of a deck: a book has one

/** The effects on this disk, for the deck in `deck`. */
export class FileEffects implements Effects {
  readonly root: string;
  readonly deck: string;
  readonly version: string | undefined;

  constructor(root: string, deck: string, version?: string) {
    this.root = root;
    this.deck = deck;
    this.version = version;
  }

  async listDeck(): Promise<string[]> {
    const names = await readdir(this.deck).catch(() => undefined);
    if (!names) throw new CliError(`no folder of slides at ${show(this.deck)}`);
    return names.sort();
  }

  async readDeck(name: string): Promise<DeckText> {
    const path = join(this.deck, name);
    const link = await lstat(path).catch(() => undefined);
    if (!link) return { problem: "is missing", cure: "slides/README.md says what it holds" };
    const real = await realpath(path).catch(() => undefined);
    if (!real) return { problem: "is a link that leads nowhere", cure: "put the file itself here" };
    if (!isWithin(real, await realpath(this.deck)))
      return { problem: "is a link out of the deck's folder", cure: "put the file itself here" };
    const there = await stat(real);
    if (!there.isFile())
      return { problem: there.isDirectory() ? "is a folder, not a file" : "is not a file", cure: "give it another name" };
    if (there.size > LARGEST)
      return {
        problem: `has ${Math.ceil(there.size / 1e6)} MB, more than a deck's file can have`,
        cure: `keep it under ${LARGEST / 1e6} MB`,
      };
    const bytes = await readFile(real).catch((reason: NodeJS.ErrnoException) => reason);
    if (bytes instanceof Error) return { problem: `cannot be read: ${bytes.code ?? bytes.message}`, cure: "see to its permissions" };
    return decode(bytes);
  }

  async listDrawings(folder: string): Promise<string[]> {
    const path = await this.drawings(folder);
    return (await readdir(path).catch(() => [])).sort();
  }

  async readDrawing(folder: string, name: string): Promise<string | undefined> {
    const path = join(await this.drawings(folder), fileName(name));
    const there = await lstat(path).catch(() => undefined);
    if (!there) return undefined;
    return there.isFile() && there.size <= LARGEST ? readFile(path, "utf8") : ""; // a folder or a link is there, and no drawing
  }

  async keepDrawing(folder: string, name: string, text: string | undefined): Promise<void> {
    const path = join(await this.drawings(folder), fileName(name));
    if (text === undefined) return rm(path);
    await replaceFile(path, text);
  }

  /** Where the drawings are: within the deck's folder, links followed. */
  private async drawings(folder: string): Promise<string> {
    const path = resolve(this.deck, folder);
    const real = await realpath(path).catch(() => path);
    const deck = await realpath(this.deck).catch(() => this.deck);
    const inside = isWithin(path, this.deck) && path !== resolve(this.deck) && (real === path || isWithin(real, deck));
    if (!inside) throw new CliError(`deck.yaml: diagrams: "${folder}" does not lie in the deck's folder: name one that does`);
    return path;
  }

  readOwn(path: string): Promise<Buffer> {
    return readFile(join(this.root, path));
  }

  async listOwn(path: string): Promise<string[]> {
    return (await readdir(join(this.root, path)).catch(() => [])).sort();
  }

  async readCache(name: string, key: string): Promise<Buffer | undefined> {
    const kept = await readFile(join(this.root, ".cache", name)).catch(() => undefined);
    const content = kept?.subarray(32);
    return content && kept?.subarray(0, 32).equals(digest(key, content)) ? content : undefined;
  }

  async keepCache(name: string, key: string, content: Uint8Array | string, room = 60): Promise<void> {
    const bytes = Buffer.from(content);
    const path = join(this.root, ".cache", name);
    // A cache that cannot be written costs time, not the result.
    await replaceFile(path, Buffer.concat([digest(key, bytes), bytes])).catch(() => undefined);
    if (dirname(path) !== join(this.root, ".cache")) await thin(dirname(path), room);
  }
}

/** What a kept file starts with: it tells that the file is whole, and kept for this key. */
function digest(key: string, content: Uint8Array): Buffer {
  return createHash("sha256").update(key).update("\0").update(content).digest();
}

/** UTF-8 as text with plain line ends, or the line where it is none. */
function decode(bytes: Buffer): DeckText {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n") }; // drops the byte order mark too
  } catch {
    const lines = bytes.toString("latin1").split("\n");
    const bad = lines.findIndex((line) => Buffer.from(Buffer.from(line, "latin1").toString("utf8"), "utf8").toString("latin1") !== line);
    return { problem: "is not UTF-8", cure: "save it in this encoding; editors call it UTF-8 or Unicode", line: bad + 1 };
  }
}

/** A name that stays in its folder. */
function fileName(name: string): string {
  if (!/^[A-Za-z0-9_-]+\.svg$/.test(name)) throw new CliError(`"${name}" is no name for a drawing: letters, digits, - and _ make one`);
  return name;
}

/** Writes a file whole or not at all. */
export async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const next = `${path}.${process.pid}`;
  try {
    await writeFile(next, content);
    await rename(next, path);
  } finally {
    await rm(next, { force: true });
  }
}

/** Removes the oldest files of a folder of the cache that has grown. */
async function thin(folder: string, room: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.length <= room) return;
  const aged = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { path, time: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 };
    }),
  );
  const old = aged.sort((a, b) => a.time - b.time).slice(0, names.length - room);
  await Promise.all(old.map(({ path }) => rm(path, { force: true, recursive: true })));
}

/** The deck's folder as it is kept in a cache's name. */
export function nameOf(effects: Effects): string {
  return createHash("sha256").update(relative(effects.root, effects.deck)).digest("hex").slice(0, 16);
}
