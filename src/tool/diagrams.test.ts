import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";
import { check } from "./check.ts";
import { keptDiagrams } from "./diagrams.ts";
import { FileEffects } from "./effects.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

for (const slides of ["slides", "e2e/decks/small/slides", "e2e/decks/types/slides", "e2e/decks/river/slides"]) {
  test(`every diagram of ${slides} is kept as its source has it, and none besides`, async () => {
    const effects = new FileEffects(root, join(root, slides));
    const { deck } = await check(effects);
    if (!deck) throw new Error("the deck does not parse");
    const kept = await keptDiagrams(deck, effects);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter(({ svg }) => svg === undefined).map(({ diagram }) => diagram.name)).toEqual([]);
    expect((await readdir(join(root, slides, "diagrams"))).sort()).toEqual(kept.map(({ diagram }) => `${diagram.name}.svg`).sort());
  });
}
