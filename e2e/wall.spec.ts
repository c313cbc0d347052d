import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Evidence } from "../src/model/page.ts";
import { BUILT, expect, open, test } from "./site.ts";

const evidence: Evidence = JSON.parse(await readFile(join(BUILT.briefing, "evidence.json"), "utf8"));
const tested = evidence.claims.filter((claim) => claim.tested);
test.use({ deck: "briefing" });

const WALL = "#how-to-read [data-wall]";

test("every claim of the tested document is one stroke, by its basis, with its standing; the counts are the ledger's", async ({
  page,
  site,
}) => {
  await open(page, site, "#how-to-read");
  const strokes = await page
    .locator(`${WALL} [data-claim]`)
    .evaluateAll((all) => all.map((stroke) => ({ ...(stroke as HTMLElement).dataset }) as Record<string, string | undefined>));
  expect(strokes.map(({ claim, basis, standing }) => [claim, basis, standing]).sort()).toEqual(
    tested.map(({ id, basis, standing }) => [id, basis, standing]).sort(),
  );
  const counts = await page.locator(`${WALL} .wall-label.then .wall-count strong`).allTextContents();
  const bases = ["official", "several", "one", "assessed", "rumour"].map((basis) => tested.filter((claim) => claim.basis === basis).length);
  expect(counts.map(Number)).toEqual(bases.filter((count) => count > 0));
  await expect(page.locator("#how-to-read .headline")).toContainText(` ${tested.length} `); // the headline's number is the wall's
  const struck = tested.filter(({ standing }) => standing === "wrong").length;
  await expect(page.locator(`${WALL} .wall-hero strong`)).toHaveText(String(struck));
  const groups = new Map<string | undefined, Set<string>>();
  for (const [index, { basis }] of strokes.entries()) {
    const box = await page.locator(`${WALL} [data-claim]`).nth(index).boundingBox();
    groups.set(basis, (groups.get(basis) ?? new Set()).add(String(Math.round(box?.y ?? 0))));
  }
  for (const rows of groups.values()) expect(rows.size).toBe(1); // those of one basis stand in one row
});

test("with hindsight the same strokes stand by what became of them", async ({ page, site }) => {
  await open(page, site, "#how-to-read");
  const first = page.locator(`${WALL} [data-claim="P1.2"]`);
  const before = await first.boundingBox();
  const href = await first.locator("use").getAttribute("href");
  await page.keyboard.press("t");
  await expect.poll(async () => (await first.boundingBox())?.x).not.toBe(before?.x);
  expect(await first.locator("use").getAttribute("href")).toBe(href); // its pattern stays
  const heads = await page
    .locator(`${WALL} .wall-label.now`)
    .evaluateAll((all) => all.map((label) => [(label as HTMLElement).dataset.verdict, label.querySelector("strong")?.textContent]));
  for (const [verdict, count] of heads)
    expect([verdict, Number(count)]).toEqual([
      verdict,
      tested.filter(({ hindsight }) => (hindsight?.verdict ?? "none") === verdict).length,
    ]);
  await expect(page.locator(`${WALL} .wall-label.then`).first()).toBeHidden();
});

test("a stroke is a door to its card; the wall is one stop of Tab, and the arrows go along and between its rows", async ({
  page,
  site,
}) => {
  await open(page, site, "#how-to-read");
  await expect(page.locator(`${WALL} [tabindex="0"]`)).toHaveCount(1);
  const first = page.locator(`${WALL} [tabindex="0"]`);
  await first.focus();
  const id = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.claim);
  const start = await id();
  await page.keyboard.press("ArrowRight");
  expect(await id()).not.toBe(start);
  await expect(page.locator(`${WALL} .wall-caption`)).toContainText((await id()) ?? "nothing");
  await page.keyboard.press("Home");
  expect(await id()).toBe(start);
  const top = async () => (await page.locator(`${WALL} :focus`).boundingBox())?.y ?? 0;
  const row = await top();
  await page.keyboard.press("ArrowDown");
  expect(await top()).toBeGreaterThan(row);
  const below = await id();
  await page.keyboard.press("Enter");
  const card = page.getByRole("dialog", { name: "Evidence" });
  await expect(card).toContainText(evidence.claims.find((claim) => claim.id === below)?.says ?? "nothing");
  await page.keyboard.press("Escape");
  expect(await id()).toBe(below);
});

test("on a phone the wall reads in rows that fit", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, site, "#how-to-read");
  const over = await page
    .locator(`${WALL} [data-claim]`)
    .evaluateAll((all) => all.filter((stroke) => stroke.getBoundingClientRect().right > innerWidth).length);
  expect(over).toBe(0);
});

test("on a phone too, hindsight sets the strokes by what became of them", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, site, "?time=now#how-to-read");
  const wall = page.locator(WALL);
  await expect(wall.locator(".wall-label.then").first()).toBeHidden();
  for (const verdict of new Set(tested.map(({ hindsight }) => hindsight?.verdict))) {
    const label = wall.locator(`.wall-label.now[data-verdict="${verdict ?? "none"}"]`);
    const foot = (await label.boundingBox())?.y ?? 0;
    const own = wall.locator(verdict === undefined ? ".wall-stroke:not([data-verdict])" : `.wall-stroke[data-verdict="${verdict}"]`);
    const tops = await own.evaluateAll((all) => all.map((stroke) => Math.round(stroke.getBoundingClientRect().top + scrollY)));
    const scroll = await page.evaluate(() => scrollY);
    const rows = [...new Set(tops)];
    expect(rows.length).toBe(Math.ceil(tops.length / 10));
    expect(Math.max(...rows)).toBeLessThan(foot + scroll);
    for (const row of rows) expect(tops.filter((top) => top === row).length).toBeLessThanOrEqual(10);
  }
});

test("what is pointed at is told in one line above its own deck", async ({ page, site }) => {
  await open(page, site, "#how-to-read");
  const caption = page.locator(`${WALL} .wall-caption`);
  for (const basis of ["official", "one"]) {
    const stroke = page.locator(`${WALL} .wall-stroke[data-basis="${basis}"]`).first();
    await stroke.hover();
    await expect(caption).toContainText((await stroke.getAttribute("data-claim")) ?? "nothing");
    const [line, box] = [await caption.boundingBox(), await stroke.boundingBox()];
    if (!line || !box) throw new Error("not drawn");
    expect(line.y + line.height).toBeLessThanOrEqual(box.y + 1);
    expect(box.y - line.y).toBeLessThan(40);
    expect(line.height).toBeLessThan(30);
  }
  await page.locator("#how-to-read .headline").hover();
  await expect(caption).toBeHidden();
});

test("by touch the first tap tells a claim and the second opens its card", async ({ browser, site }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await open(page, site, "#how-to-read");
  const stroke = page.locator(`${WALL} .wall-stroke`).nth(3);
  await stroke.tap();
  await expect(page.locator(`${WALL} .wall-caption`)).toContainText((await stroke.getAttribute("data-claim")) ?? "nothing");
  await expect(page.getByRole("dialog", { name: "Evidence" })).toHaveCount(0);
  await stroke.tap();
  await expect(page.getByRole("dialog", { name: "Evidence" })).toBeVisible();
  await context.close();
});

for (const address of ["read.html", "?view=read"]) {
  test(`as of the date ${address} shows no verdict: the wall stands by basis`, async ({ page, site }) => {
    await open(page, site, address);
    await expect(page.locator(`${WALL} .wall-label.then`).first()).toBeVisible();
    expect(await page.locator(`${WALL} .wall-label.now`).count()).toBeGreaterThan(2);
    for (const label of await page.locator(`${WALL} .wall-label.now`).all()) await expect(label).toBeHidden();
    const strokes = page.locator(`${WALL} .wall-stroke[data-basis="official"]`);
    const tops = await strokes.evaluateAll((all) => all.map((stroke) => Math.round(stroke.getBoundingClientRect().top)));
    expect(new Set(tops).size).toBe(1);
  });
}
