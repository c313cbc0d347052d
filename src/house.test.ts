import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";

const src = fileURLToPath(new URL(".", import.meta.url));
const map = readFileSync(join(src, "README.md"), "utf8");

/** The map's part under one of its headings; the first part with "". */
function part(heading: string): string {
  const found = map.split(/^## /m).find((text, index) => (heading ? text.startsWith(heading) : index === 0));
  if (found === undefined) throw new Error(`src/README.md has no part "${heading}"`);
  return found;
}

test("the map names every folder of the house, and no other", () => {
  const folders = readdirSync(src, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? `${join(entry.parentPath, entry.name).slice(src.length)}/` : [],
  );
  const own = folders.filter((folder) => !/^check\/cases\/./.test(folder)); // a case may bring a folder of its own
  const named = [...part("Rooms").matchAll(/^\| `([^`]+\/)`/gm)].map(([, folder = ""]) => folder);
  expect(named.sort()).toEqual(own.sort());
  const zones = [...part("").matchAll(/^\| `([^`]+\/)`/gm)].map(([, zone = ""]) => zone);
  expect(zones.sort()).toEqual(own.filter((folder) => /^[^/]+\/$/.test(folder)));
});

test("every path that the map names is there", () => {
  const paths = [...map.matchAll(/`([\w.-]+(?:\/[\w.-]*)+|[\w-]+\.(?:ts|css|yaml))`/g)].map(([, path = ""]) => path);
  expect(paths.length).toBeGreaterThan(60);
  expect(paths.filter((path) => !existsSync(join(src, path)))).toEqual([]);
});

/** Files of the project that tell where things are, besides the map. */
const GUIDES = ["README.md", "CONTRIBUTING.md", "slides/README.md", "assets/README.md", "assets/geo/README.md"];
/** A place that a guide leaves for the reader to fill. */
const OPEN = ["src/words/xx.ts"];

test("every path that a guide or a comment names is there", () => {
  const root = join(src, "..");
  const told = GUIDES.flatMap((guide) => {
    const text = readFileSync(join(root, guide), "utf8");
    return [...text.matchAll(/`((?:src|e2e|assets)\/[\w/.-]+)`/g)].map(([, path = ""]) => `${guide}: ${path}`);
  });
  const zones = [...part("").matchAll(/^\| `([^`]+)\/`/gm)].map(([, zone = ""]) => zone).join("|");
  const commented = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|css)$/.test(name))
    .flatMap((name) =>
      [
        ...readFileSync(join(src, name), "utf8").matchAll(
          new RegExp(`(?<=/\\*|//|^ \\*).*?\\b(?<![\\w./-])((?:${zones})/[\\w/.-]+\\.(?:ts|css))`, "gm"),
        ),
      ].map(([, path = ""]) => `${name}: src/${path}`),
    );
  expect(told.length).toBeGreaterThan(5);
  expect(commented.length).toBeGreaterThan(5);
  const isThere = (said: string): boolean => {
    const path = said.split(": ")[1] ?? "";
    return OPEN.includes(path) || existsSync(join(root, path));
  };
  expect([...told, ...commented].filter((said) => !isThere(said))).toEqual([]);
});
