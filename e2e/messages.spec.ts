import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { NO_BROWSER, openWorkshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
test.beforeEach(async () => {
  shop = await openWorkshop();
});
test.afterEach(() => shop.clear());

/** Changes a file of the deck; fails where there is nothing to change. */
async function edit(name: string, from: string | RegExp, to: string): Promise<void> {
  const path = join(shop.slides, name);
  const before = await readFile(path, "utf8");
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  await writeFile(path, after);
}

const errors = (said: string): string[] => said.match(/✘.*/g) ?? [];

test("mistakes in deck.yaml, ledger and slides are told in one run, each once", async () => {
  await edit("deck.yaml", "title:", "titel:");
  await edit("claims.yaml", "when: 2021-09-01", "grade: official\n  when: 2021-09-01");
  await edit("01-rain.md", "layout=diagram", "layout=diagran");
  const outcome = await shop.run("check", NO_BROWSER);
  expect(outcome.code).toBe(1);
  expect(errors(outcome.said)).toEqual([
    expect.stringContaining('unknown layout "diagran"'),
    expect.stringContaining('unknown key "grade"'),
    expect.stringContaining('unknown key "titel"'),
  ]);
  expect(outcome.said).not.toMatch(/^\s+at /m);
});

test("a map's frame with the name of a property of all objects is an unknown frame", async () => {
  const map = '```map {#m title="A map" desc="Of here."}\nframe: constructor\ncities: [here]\n```';
  await edit("01-rain.md", "layout=statements", "layout=text");
  await edit("01-rain.md", "\nNote:", `\n${map}\n\nNote:`);
  const outcome = await shop.run("check", NO_BROWSER);
  expect(errors(outcome.said)).toEqual([expect.stringContaining('no frame "constructor"')]);
});

test("a cite of a part that a kept drawing has not is told, and not the part it was meant for", async () => {
  await edit("01-rain.md", "%% A [@rain]", "%% AA [@rain]");
  const outcome = await shop.run("check", NO_BROWSER);
  expect(errors(outcome.said)).toEqual([expect.stringContaining('the diagram has no "AA"')]);
});

test("a link that would run stops the build before anything is written", async () => {
  await edit("01-rain.md", "[@rain].", "by [its table](javascript:alert(1)) [@rain].");
  const outcome = await shop.run("build", NO_BROWSER);
  expect(outcome.code).toBe(1);
  expect(errors(outcome.said)).toEqual([expect.stringContaining("[link-is-safe]")]);
  await expect(stat(shop.out)).rejects.toThrow();
});

test("a source whose address would run stops the build", async () => {
  await edit("references.yaml", "custom:", 'URL: "javascript:alert(1)", custom:');
  const outcome = await shop.run("build", NO_BROWSER);
  expect(outcome.code).toBe(1);
  expect(errors(outcome.said)).toEqual([expect.stringContaining("no address of the web")]);
});
