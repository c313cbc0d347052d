import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { words as en } from "../src/words/en.ts";
import { words as fr } from "../src/words/fr.ts";
import { expect, open, serveFolder, test } from "./site.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

let workshop: Workshop;
let served: Awaited<ReturnType<typeof serveFolder>>;
// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
test.use({ site: ({}, use) => use(served.url) });

test.beforeAll(async () => {
  workshop = await openWorkshop();
  const path = join(workshop.slides, "deck.yaml");
  await writeFile(path, (await readFile(path, "utf8")).replace(/^lang: .*$/m, "lang: fr-FR"));
  const { code, said } = await workshop.run("build");
  expect(code, said).toBe(0);
  served = await serveFolder(workshop.out);
});
test.afterAll(async () => {
  served.close();
  await workshop.clear();
});

/** What a table says that another language would say otherwise: texts, and what its functions make of a count of 3 or of "…". */
function sayings(table: object, other: object): string[] {
  return Object.entries(table).flatMap(([key, value]): string[] => {
    const there: unknown = (other as Record<string, unknown>)[key];
    if (typeof value === "string") return value === there ? [] : [value.trim()];
    if (typeof value === "object" && value !== null) return sayings(value, there as object);
    if (typeof value !== "function" || /^(date|number|readNumber)$/.test(key)) return [];
    return ["…", 3].flatMap((given) => {
      try {
        return String(value(given, given))
          .split(/…|3/)
          .map((part) => part.trim());
      } catch {
        return []; // it counts, and was given a text, or the other way round
      }
    });
  });
}

const ENGLISH = [...new Set(sayings(en, fr))].filter((text) => /[A-Za-z]{3}/.test(text));

/** All that a page says: its texts, and what is read aloud or shown on pointing. */
function saidBy(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const isFound = walker.currentNode.parentElement?.closest(".search strong, .search .found"); // the deck's own, cut up
      if (!isFound) texts.push(walker.currentNode.textContent ?? "");
    }
    for (const element of document.querySelectorAll("*"))
      for (const name of ["aria-label", "title", "placeholder", "content"]) texts.push(element.getAttribute(name) ?? "");
    return [...new Set(texts.map((text) => text.replace(/\s+/g, " ").trim()))].filter((text) => text !== "");
  });
}

/** A phrase of the interface anywhere in a text; one word only where the text says nothing else, for the deck may use it too. */
function englishIn(texts: string[]): string[] {
  return texts.filter((text) => ENGLISH.some((said) => text === said || (said.split(" ").length > 2 && text.includes(said))));
}

test("a French deck says nothing in English, and what it says is French", async ({ page, site }) => {
  expect(ENGLISH.length).toBeGreaterThan(200);
  await open(page, site, "?time=now#rain");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr-FR");
  await page.locator(".present .cite").first().click();
  await expect(page.getByRole("dialog", { name: fr.card.name })).toContainText(fr.card.who);
  expect(englishIn(await saidBy(page))).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: fr.toolbar.keys })).toContainText(fr.keys.next.does);
  await page.keyboard.press("?");
  await page.keyboard.press("o");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.type("river");
  await expect(page.getByRole("option").first()).toContainText(fr.search.kinds.slide);
  expect(englishIn(await saidBy(page))).toEqual([]);
});

test("so do the speaker view and the text to read", async ({ page, site }) => {
  await open(page, site, "?view=speaker&time=now#rain");
  await expect(page.getByRole("heading", { name: fr.speaker.bridge })).toBeVisible();
  await expect(page.getByText(fr.speaker.notStarted)).toBeVisible();
  await page.keyboard.press("c");
  await page.keyboard.press("b");
  await expect(page.getByText(fr.speaker.blank)).toBeVisible();
  await page.getByRole("button", { name: fr.controls.rehearse }).click();
  await expect(page.getByRole("dialog", { name: fr.rehearsal.title })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await expect(page.getByRole("dialog", { name: fr.jump.name })).toBeVisible();
  expect(englishIn(await saidBy(page))).toEqual([]);
  await page.goto(`${site}read.html`);
  await expect(page.getByRole("link", { name: fr.read.present })).toBeVisible();
  expect(englishIn(await saidBy(page))).toEqual([]);
});

test("only the deck's language is sent", async ({ site, request }) => {
  const index = await (await request.get(site)).text();
  const script = await (await request.get(site + (/deck-\w+\.js/.exec(index)?.[0] ?? ""))).text();
  expect(script).toContain("Prévu ici de".replace("é", "\\xE9"));
  expect(script).not.toContain("Planned here");
});
