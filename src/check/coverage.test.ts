import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "playwright/test";
import { parseDeck } from "../parse/deck.ts";
import { coverageOf, printCoverage } from "./coverage.ts";

const FOLDER = "e2e/decks/river/slides";
const read = (path: string) => ({ path, text: readFileSync(`${FOLDER}/${path}`, "utf8") });
const { deck } = parseDeck({
  info: read("deck.yaml"),
  claims: read("claims.yaml"),
  references: read("references.yaml"),
  origins: read("origins.yaml"),
  sections: readdirSync(FOLDER)
    .filter((name) => name.endsWith(".md"))
    .map(read),
});
const coverage = coverageOf(deck);

test("every basis and every standing is counted, none of them empty in this deck", () => {
  expect(coverage.bases.map(([basis]) => basis)).toEqual(["official", "several", "one", "assessed", "rumour"]);
  expect(coverage.standings.map(([standing]) => standing)).toEqual(["disputed", "denied", "wrong"]);
  for (const [name, count] of [...coverage.bases, ...coverage.standings]) expect(count, name).toBeGreaterThan(0);
  expect(coverage.bases.reduce((sum, [, count]) => sum + count, 0)).toBe(deck.ledger.claims.size);
});

test("the weakest claims come first, and of equals the contested", () => {
  const ids = coverage.weakest.map(({ id }) => id);
  expect(ids.slice(0, 2).sort()).toEqual(["C3.1", "gate-pol"]);
  expect(coverage.weakest.find(({ basis }) => basis.startsWith("one"))?.basis).toBe("one, disputed");
  expect(ids.indexOf("C3.2")).toBeLessThan(ids.indexOf("C1.1"));
  expect(ids).not.toContain("method-kept"); // on no slide
});

test("a source without its own words is named, unless it is ours or tested or quoted where it is cited", () => {
  expect(coverage.sources.unquoted).toEqual(["bulletin", "evening", "levels", "minutes", "permit", "works"]);
  expect(coverage.sources.all).toBe(10);
});

test("columns stand beneath each other", () => {
  const lines = printCoverage(coverage).split("\n");
  const head = lines.find((line) => line.startsWith("claim ")) ?? "";
  const first = lines[lines.indexOf(head) + 1] ?? "";
  expect(first.slice(head.indexOf("basis"))).toMatch(/^rumour/);
  expect(first.slice(head.indexOf("slides"))).toMatch(/^(bottom-line|gates)/);
});
