// Starts the TypeScript: bundles src/tool/cli.ts with most packages inside, keeps the bundle while nothing changed, runs it.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const sources = readdirSync(join(root, "src"), { recursive: true }).filter((name) => /(?<!\.test)\.(ts|css)$/.test(name));
const hash = createHash("sha256").update(process.version);
for (const name of [...sources.sort().map((name) => join("src", name)), "package-lock.json", "build.mjs"])
  hash.update(`\0${name}\0`).update(readFileSync(join(root, name)));
const version = hash.digest("hex").slice(0, 16);
const tool = join(root, ".cache/tool", version);

if (!existsSync(tool)) {
  const { build } = await import("esbuild");
  const next = `${tool}-${process.pid}`;
  await build({
    absWorkingDir: root,
    entryPoints: ["src/tool/cli.ts"],
    outdir: next,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true, // a command's part is read when it runs
    platform: "node",
    format: "esm",
    target: "node20",
    // These look for files of their own, or are slow to bundle and seldom run.
    external: ["esbuild", "playwright", "chokidar", "open", "subset-font", "@cantoo/pdf-lib", "@citation-js/*", "world-atlas"],
    banner: { js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);' },
    logLevel: "warning",
  });
  try {
    renameSync(next, tool);
  } catch {
    rmSync(next, { recursive: true }); // another process was as quick: its bundle is the same
  }
}
const { main } = await import(pathToFileURL(join(tool, "cli.mjs")).href);
process.exitCode = await main(process.argv.slice(2), root, version);
