import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { current, expect, test } from "./site.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

// Names that the page uses as globals: an element's id is one too. The check refuses them; the page must not depend on that.
const GLOBALS = ["deckEvidence", "Reveal"];
let workshop: Workshop;

test.beforeAll(async () => {
  workshop = await openWorkshop();
  const { code, said } = await workshop.run("build");
  expect(code, said).toBe(0);
  const path = join(workshop.out, "index.html");
  const page = await readFile(path, "utf8");
  await writeFile(path, page.replace('id="rain"', `id="${GLOBALS[0]}"`).replace('id="river"', `id="${GLOBALS[1]}"`));
});
test.afterAll(() => workshop.clear());

async function openDeck(page: Page, hash: string): Promise<void> {
  await page.goto(`file://${workshop.out}/index.html${hash}`);
  await page.locator("html[data-ready]").waitFor();
}

test("a card of another deck has its stroke, its word and its button, whatever the slides show", async ({ page }) => {
  await openDeck(page, `#${GLOBALS[0]}`);
  const cards = [
    ["rain", "official", "Official statement"],
    ["flood", "one", "One report"],
  ] as const;
  for (const [id, grade, word] of cards) {
    await page.locator(`section.present .content [data-claim="${id}"]`).first().click();
    const head = page.locator(".card .card-grade");
    await expect(head).toContainText(word);
    await expect(head.getByRole("button", { name: "Close" })).toBeInViewport();
    const stroke = head.locator(`svg.glyph[data-grade="${grade}"]`);
    // A `use` that points at nothing has no extent.
    expect(await stroke.evaluate((svg: SVGSVGElement) => Math.round(svg.getBBox().width))).toBe(30);
    const { width } = (await stroke.boundingBox()) ?? { width: 0 };
    expect(width).toBeGreaterThan(10);
    expect(width).toBeLessThan(60);
    await page.keyboard.press("Escape");
    await expect(page.locator(".card")).toHaveCount(0);
  }
});

test("every grade has its stroke in the page, cited or not", async ({ page }) => {
  await openDeck(page, "");
  for (const grade of ["official", "several", "one", "assessed", "rumour", "disputed", "denied"])
    await expect(page.locator(`.sprite #stroke-${grade}-30x14`)).toHaveCount(1);
});

test("a slide may be called as a global is: the deck, its cards and its search go on", async ({ page }) => {
  await openDeck(page, "");
  expect(await current(page)).toBe(GLOBALS[0]);
  expect(await page.evaluate(() => (globalThis as unknown as { Reveal: { isReady(): boolean } }).Reveal.isReady())).toBe(true);
  await page.locator('.present [data-claim="rain"]').first().click();
  await expect(page.locator(".card")).toContainText("12 mm");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.type("flood");
  await expect(page.locator("dialog.search [role=option]").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("End");
  await expect.poll(() => current(page)).toBe(GLOBALS[1]);
});
