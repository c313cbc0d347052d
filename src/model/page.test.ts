import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";
import { DATA } from "./page.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = process.env.DECK_DIST ?? join(root, "dist"); // built before the tests run

/** Files under a folder with their text. */
function read(folder: string, ends: RegExp): [path: string, text: string][] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ends.test(name) && !name.endsWith(".test.ts"))
    .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")]);
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The `data-*` names in a source: in HTML, selectors and comments, as properties of hast, and in `dataset`. */
function namesIn(text: string): string[] {
  return [
    ...[...text.matchAll(/\bdata-([a-z][a-z-]*)/g)].map(([, name = ""]) => name),
    ...[...text.matchAll(/\bdata([A-Z]\w*)\b(?!\()/g)].map(([, name = ""]) => kebab(name.charAt(0).toLowerCase() + name.slice(1))),
    ...[...text.matchAll(/\bdataset\.(\w+)/g)].map(([, name = ""]) => kebab(name)),
  ];
}

const sources = ["render", "draw", "browser", "parse", "check"].flatMap((zone) => read(`src/${zone}`, /(?<!\.d)\.(ts|css)$/));

test("every data-* name in the sources and in the built pages is declared", () => {
  const undeclared = sources.flatMap(([path, text]) => namesIn(text).flatMap((name) => (name in DATA ? [] : [`${path}: data-${name}`])));
  for (const page of ["index.html", "read.html"]) {
    const tags = readFileSync(join(dist, page), "utf8").match(/<[a-z][^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(1000);
    for (const [, name = ""] of tags.flatMap((tag) => [...tag.matchAll(/\sdata-([a-z-]+)(?==|\s|>)/g)]))
      if (!(name in DATA)) undeclared.push(`${page}: data-${name}`);
  }
  expect([...new Set(undeclared)]).toEqual([]);
});

test("every declared data-* name is used", () => {
  const used = new Set(sources.flatMap(([, text]) => namesIn(text)));
  expect(Object.keys(DATA).filter((name) => !used.has(name))).toEqual([]);
});

test("names are found wherever they stand", () => {
  const text = `h("p", { dataAsOf: 1 }); a.dataset.evidenceSource; b("[data-previous-indexv]"); dataOf(x); database`;
  expect(namesIn(text).sort()).toEqual(["as-of", "evidence-source", "previous-indexv"]);
});
