import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The files that come into a bundle of `entry`, packages by their name. */
async function inputsOf(entry: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    outdir: "/",
    platform: "neutral",
    mainFields: ["module", "main"],
    logLevel: "silent",
    external: ["node:*"],
  });
  return Object.keys(metafile.inputs);
}

test("what the audience's browser gets holds no Mermaid, no Node and nothing of the build", async () => {
  const inputs = await inputsOf("src/browser/main.ts");
  const packages = new Set(inputs.flatMap((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []));
  expect([...packages].sort()).toEqual(["minisearch", "reveal.js"]);
  expect(inputs.filter((path) => path.startsWith("src/") && !/^src\/(browser|model)\//.test(path))).toEqual([]);
});

const sources = (folder: string): [string, string][] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")]);

test("the pure zone imports nothing of Node and of the other zones", () => {
  const pure = ["model", "parse", "check", "render"].flatMap((zone) => sources(`src/${zone}`));
  const wrong = pure.filter(([, text]) => /from "(node:|.*\/(tool|browser|draw)\/)/.test(text));
  expect(wrong.map(([path]) => path)).toEqual([]);
});

test("Playwright is imported in one place", () => {
  expect(
    sources("src")
      .filter(([, text]) => /from "playwright"/.test(text) && !/import type/.test(text.match(/.*from "playwright"/)?.[0] ?? ""))
      .map(([path]) => path),
  ).toEqual(["src/tool/chromium.ts"]);
});

// The name of a country is geography, and may stand beside the map's code.
test("no sentence of this briefing is in src", () => {
  const topic = /\b(Wagner|Barkhane|Takuba|Bamako|Moscow|Prigozhin|Kremlin)\b/;
  expect(
    sources("src")
      .filter(([, text]) => topic.test(text))
      .map(([path, text]) => `${path}: ${text.match(topic)?.[0]}`),
  ).toEqual([]);
});
