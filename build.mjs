// Starts the TypeScript: bundles src/tool/cli.ts with most packages inside, keeps the bundle while nothing changed, runs it.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const add = (folder) => (hash, name) => hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
const hashOf = (folder, names) => names.sort().reduce(add(folder), createHash("sha256")).digest("hex");
const partsOf = (folder) => readdirSync(folder).filter((name) => name !== "sum");
const root = dirname(fileURLToPath(import.meta.url));
const sources = readdirSync(join(root, "src"), { recursive: true }).filter((name) => /(?<!\.test)\.(ts|css)$/.test(name));
const names = ["package-lock.json", "build.mjs", ...sources.map((name) => join("src", name))];
const version = `${process.version}-${hashOf(root, names).slice(0, 16)}`;
const kept = join(root, ".cache/tool");
const tool = join(kept, version);
const isWhole = existsSync(join(tool, "sum")) && readFileSync(join(tool, "sum"), "utf8") === hashOf(tool, partsOf(tool));
if (!isWhole) {
  rmSync(tool, { recursive: true, force: true }); // it was damaged, if it was there
  const { build } = await import("esbuild");
  const next = `${tool}-${process.pid}`;
  const banner = { js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);' };
  // Outside stays what looks for files of its own, or is slow to bundle and seldom run. Split, so that a command reads its part alone.
  const external = ["esbuild", "playwright", "chokidar", "open", "subset-font", "@cantoo/pdf-lib", "@citation-js/*", "world-atlas"];
  const entry = { absWorkingDir: root, entryPoints: ["src/tool/cli.ts"], outdir: next, bundle: true, splitting: true, external, banner };
  await build({ ...entry, platform: "node", format: "esm", target: "node20" });
  writeFileSync(join(next, "sum"), hashOf(next, partsOf(next)));
  try {
    renameSync(next, tool);
  } catch {
    rmSync(next, { recursive: true }); // another process was as quick: its bundle is the same
  }
  const age = (name) => -(statSync(join(kept, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  const old = readdirSync(kept).sort((a, b) => age(a) - age(b));
  for (const name of old.slice(5)) rmSync(join(kept, name), { recursive: true, force: true });
}
const { main } = await import(pathToFileURL(join(tool, "cli.js")).href);
process.exitCode = await main(process.argv.slice(2), root, version);
