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
