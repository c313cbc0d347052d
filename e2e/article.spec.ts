import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { BUILT, expect, open, test } from "./site.ts";

test("without JavaScript the document reads top to bottom, with diagrams and notes", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site);
  await expect(page.locator("h1")).toHaveCount(1);
  const headings = await page.locator("section.slide > .headline").allTextContents();
  expect(headings.length).toBe(20);
  const boxes = await page.locator("section.slide").evaluateAll((slides) => slides.map((slide) => slide.getBoundingClientRect().top));
  expect(boxes).toEqual([...boxes].sort((a, b) => a - b));
  await expect(page.locator("#wishes figure[data-diagram] svg").first()).toBeVisible();
  await page.locator("#wishes .notes summary").click();
  await expect(page.locator("#wishes .notes p").first()).toBeVisible();
  await context.close();
});

test("on a phone it reads in one column, with place and progress in sight", async ({ browser, site }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await open(page, site, "#wishes");
  await expect(page.locator(".reading-bar .number")).toHaveText("9 / 15");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.locator("#salt").scrollIntoViewIfNeeded();
  await page.evaluate(() => document.getElementById("salt")?.scrollIntoView());
  await expect(page).toHaveURL(/#salt$/);
  await context.close();
});

test("opened from disk, the deck presents", async ({ page }) => {
  await open(page, pathToFileURL(join(BUILT.river, "index.html")).href, "#cost");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/#who-says$/);
});
