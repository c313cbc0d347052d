import { expect, open, test } from "./site.ts";

test("without JavaScript the document reads top to bottom, with diagrams and notes", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site);
  await expect(page.locator("h1")).toHaveCount(1);
  const headings = await page.locator("section.slide > .headline").allTextContents();
  expect(headings.length).toBeGreaterThan(28);
  const boxes = await page.locator("section.slide").evaluateAll((slides) => slides.map((slide) => slide.getBoundingClientRect().top));
  expect(boxes).toEqual([...boxes].sort((a, b) => a - b));
  await expect(page.locator("#interests figure[data-diagram] svg").first()).toBeVisible();
  await page.locator("#interests .notes summary").click();
  await expect(page.locator("#interests .notes p").first()).toBeVisible();
  await context.close();
});

test("on a phone it reads in one column, with place and progress in sight", async ({ browser, site }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await open(page, site, "#interests");
  await expect(page.locator(".reading-bar .number")).toHaveText("13 / 24");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.locator("#uranium").scrollIntoViewIfNeeded();
  await page.evaluate(() => document.getElementById("uranium")?.scrollIntoView());
  await expect(page).toHaveURL(/#uranium$/);
  await context.close();
});

test("opened from disk, the deck presents", async ({ page }) => {
  const { pathToFileURL } = await import("node:url");
  const { join } = await import("node:path");
  const { DIST } = await import("./site.ts");
  await open(page, pathToFileURL(join(DIST, "index.html")).href, "#figures");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/#who-confirms$/);
});
