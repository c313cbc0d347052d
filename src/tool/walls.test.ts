import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "playwright/test";
import { parseInfo } from "../parse/info.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What each zone may import of the others: the last column of the map's first table. */
const MAY_IMPORT: Record<string, string[]> = Object.fromEntries(
  [...readFileSync(join(root, "src/README.md"), "utf8").matchAll(/^\| `(\w+)\/` +\|[^|]*\|[^|]*\|([^|]*)\|$/gm)].map(
    ([, zone = "", names = ""]) => [zone, [...names.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name)],
  ),
);

interface Import {
  from: string; // e.g. "src/check/deck.ts"
  to: string; // a file of ours as a path, e.g. "src/model/deck.ts", or a package's name
  isType: boolean;
}

/** Paths under `folder` with their text; tests and the fixtures of golden cases are not part of the house. */
const sources = (folder: string): [string, string][] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith(".d.ts"))
    .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")]);

/** Every import of a file: static ones, those for types, re-exports, and imports run later. */
function importsOf(path: string, text: string): Import[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s(?<type>type\s)?(?:[\w$*{},\s]*?\sfrom\s)?\s*"(?<said>[^"]+)"|\bimport\(\s*"(?<late>[^"]+)"\s*\)/g,
  );
  return [...found].map(({ groups }) => {
    const name = groups?.said ?? groups?.late ?? "";
    return { from: path, to: name.startsWith(".") ? normalize(join(dirname(path), name)) : name, isType: groups?.type !== undefined };
  });
}

const imports = sources("src").flatMap(([path, text]) => importsOf(path, text));
const zoneOf = (path: string): string | undefined => path.match(/^src\/([^/]+)\//)?.[1];
const show = ({ from, to }: Import): string => `${from} imports ${to}`;

test("each zone imports only what its place allows, and the compiler is told the same", () => {
  const zones = readdirSync(join(root, "src"), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
  expect(zones.filter((zone) => !MAY_IMPORT[zone])).toEqual([]);
  const crossing = imports.filter(({ from, to }) => to.startsWith("src/") && zoneOf(from) !== zoneOf(to));
  expect(crossing.length).toBeGreaterThan(50);
  const wrong = crossing.filter(({ from, to }) => !MAY_IMPORT[zoneOf(from) ?? ""]?.includes(zoneOf(to) ?? ""));
  expect(wrong.map(show)).toEqual([]);
  for (const zone of zones) {
    const { references } = JSON.parse(readFileSync(join(root, "src", zone, "tsconfig.json"), "utf8")) as { references: { path: string }[] };
    const seen = references.map(({ path }) => path.replace("../", ""));
    expect(
      seen.filter((name) => !MAY_IMPORT[zone]?.includes(name)),
      `references of src/${zone}/tsconfig.json`,
    ).toEqual([]);
  }
});

test("no module imports itself by way of others", () => {
  const circles = circlesOf(imports.filter(({ to }) => to.startsWith("src/")));
  expect(circles).toEqual([]);
});

test("the search for circles finds one", () => {
  const edge = (from: string, to: string): Import => ({ from, to, isType: false });
  expect(circlesOf([edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("c", "d"), edge("e", "e")])).toEqual([["a", "b", "c"], ["e"]]);
});

test("what the audience's browser gets holds no Mermaid, no Node and nothing of the build", async () => {
  const inputs = await inputsOf("src/browser/main.ts");
  const packages = new Set(inputs.flatMap((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []));
  expect([...packages].sort()).toEqual(["minisearch", "reveal.js"]);
  expect(inputs.filter((path) => path.startsWith("src/") && !/^src\/(browser|model|words)\//.test(path))).toEqual([]);
});

test("Node, the disk and Chromium are the tool's alone", () => {
  const node = imports.filter(({ from, to }) => to.startsWith("node:") && zoneOf(from) !== "tool");
  expect(node.map(show)).toEqual([]);
  const chromium = imports.filter(({ to, isType }) => /^playwright/.test(to) && !isType);
  expect(chromium.map(({ from }) => from)).toEqual(["src/tool/chromium.ts"]);
});

test("the disk is touched where that is the file's work", () => {
  const files = new Set(imports.flatMap(({ from, to }) => (/^node:(fs|child_process)/.test(to) ? from : [])));
  const may = ["chromium.ts", "effects.ts", "output.ts", "geo/geography.ts", "pdf/pdf.ts"].map((name) => `src/tool/${name}`);
  expect([...files].filter((file) => !may.includes(file))).toEqual([]);
});

test("the engine knows no country: no name of this briefing and no actor's id is in src", () => {
  const info = parseInfo({ path: "slides/deck.yaml", text: readFileSync(join(root, "slides/deck.yaml"), "utf8") }, []);
  if (!info) throw new Error("slides/deck.yaml does not parse");
  const actors = [...info.actors.values()].flatMap(({ name, called }) => [name, ...called]);
  const cities = Object.values(info.cities).map(({ name }) => name);
  const names = new RegExp(
    `(?<![\\p{L}\\d])(${[info.title, ...actors, ...cities, ...Object.entries(info.spellings).flat()].join("|")})(?![\\p{L}\\d])`,
    "u",
  );
  // An SVG attribute may be called as an actor is.
  const ids = new RegExp(`(?<!setAttribute\\()["'\`](${[...info.actors.keys()].join("|")})["'\`]`);
  // Geography names countries; the tables of words have the briefing's common nouns.
  const files = sources("src").filter(([path]) => !/^src\/(tool\/geo|words)\//.test(path));
  const found = files.flatMap(([path, text]) =>
    [names, ids].flatMap((pattern) => text.match(pattern)?.[0] ?? []).map((word) => `${path}: ${word}`),
  );
  expect(found).toEqual([]);
});

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
    external: ["node:*", "deck:*"], // what the deck itself brings is put in by the tool's bundler
  });
  return Object.keys(metafile.inputs);
}

/** The strongly connected parts of the graph with more than one module, or one that imports itself (Tarjan 1972); names sorted. */
function circlesOf(edges: Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const index = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (name: string): number => {
    const own = index.size;
    index.set(name, own);
    stack.push(name);
    let lowest = own;
    for (const to of next.get(name) ?? []) {
      if (!index.has(to)) lowest = Math.min(lowest, visit(to));
      else if (stack.includes(to)) lowest = Math.min(lowest, index.get(to) ?? own);
    }
    if (lowest === own) {
      const part = stack.splice(stack.indexOf(name));
      if (part.length > 1 || next.get(name)?.includes(name)) circles.push(part.sort());
    }
    return lowest;
  };
  for (const name of next.keys()) if (!index.has(name)) visit(name);
  return circles.sort();
}
