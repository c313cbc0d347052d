import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";
import { check } from "./build.ts";
import { keptDiagrams } from "./diagrams.ts";
import { deckFolder } from "./load.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

for (const slides of ["slides", "e2e/decks/small/slides"]) {
  test(`every diagram of ${slides} is kept as its source has it, and none besides`, async () => {
    const folder = deckFolder(root, join(root, slides));
    const { deck } = await check(folder);
    if (!deck) throw new Error("the deck does not parse");
    const kept = await keptDiagrams(deck, folder);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter(({ svg }) => svg === undefined).map(({ diagram }) => diagram.name)).toEqual([]);
    expect((await readdir(folder.diagrams)).sort()).toEqual(kept.map(({ diagram }) => `${diagram.name}.svg`).sort());
  });
}
