import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { BUILT, current, expect, open, test } from "./site.ts";

const FILE = join(BUILT.river, "briefing.html");
const ADDRESS = pathToFileURL(FILE).href;

test.use({ offline: true });

test("one file that asks for nothing", async ({ page, context }) => {
  const asked: string[] = [];
  context.on("request", (request) => asked.push(request.url().split("#")[0] ?? ""));
  await open(page, ADDRESS);
  expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([ADDRESS]);
  const faces = await page.evaluate(() => [...document.fonts].filter(({ status }) => status === "loaded").length);
  expect(faces).toBeGreaterThan(0);
});

test("from disk and offline it presents, opens evidence, searches and prints", async ({ page }) => {
  await open(page, ADDRESS, "#cost");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/#who-says$/);
  expect(await current(page)).toBe("who-says");
  await page.locator("#who-says .cite").first().click();
  await expect(page.getByRole("dialog", { name: "Evidence" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.getByRole("combobox").fill("salt");
  await expect(page.locator("#search-choices li").first()).toBeVisible();
  await page.keyboard.press("Escape");
  const pages = await page.evaluate<number>("deckPrint.lay({})");
  expect(pages).toBeGreaterThan(20);
});

test("its speaker view follows", async ({ page }) => {
  await open(page, ADDRESS, "#cost");
  const opening = page.waitForEvent("popup");
  await page.keyboard.press("s");
  const speaker = await opening;
  await speaker.locator("html[data-ready]").waitFor();
  await page.keyboard.press("Space");
  await expect(speaker).toHaveURL(/#who-says/);
});

test("its policy lets no other script run and nothing be fetched", async ({ browser }) => {
  const page = await browser.newPage();
  await open(page, ADDRESS);
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src( 'sha256-[A-Za-z0-9+/=]+'){2};/);
  expect(policy?.match(/script-src[^;]*/)?.[0]).not.toContain("unsafe");
  const outcome = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "globalThis.intruder = true";
    document.head.append(script);
    const fetched = await fetch("data:,hello").then(
      () => true,
      () => false,
    );
    return { ran: "intruder" in globalThis, fetched };
  });
  expect(outcome).toEqual({ ran: false, fetched: false });
  await page.close();
});

test("without a script it tells the deck by its headlines", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(ADDRESS);
  const headlines = await page.locator("noscript li").allTextContents();
  expect(headlines.length).toBe(14);
  await context.close();
});

test("the file holds no script end but its own", async () => {
  const text = await readFile(FILE, "utf8");
  expect(text.match(/<\/script/gi)).toHaveLength(2);
  expect(text).not.toContain("<!--");
  expect(text).not.toMatch(/(src|href)="(?!data:)/);
});

test("the reading view needs no script: each slide once, in order, with notes, claims and sources; no link leads nowhere", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(BUILT.river, "read.html")).href);
  const found = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5")].map(({ tagName }) => Number(tagName[1]));
    return {
      scripts: document.scripts.length,
      twice: ids.filter((id, index) => ids.indexOf(id) !== index),
      dead: [...document.querySelectorAll<HTMLAnchorElement>("a[href^='#']")]
        .map(({ hash }) => decodeURIComponent(hash.slice(1)))
        .filter((id) => !document.getElementById(id)),
      jumps: levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1),
      wide: document.documentElement.scrollWidth,
      slides: [...document.querySelectorAll("section.slide")].filter((slide) => slide.querySelector(".spoken .notes")).length,
    };
  });
  expect(found).toMatchObject({ scripts: 0, twice: [], dead: [], jumps: [], wide: 390 });
  expect(found.slides).toBe(20);
  const later = page.locator(".backing .later").first();
  await expect(later).toBeHidden();
  await page.getByLabel("Show what became").check();
  await expect(later).toBeVisible();
  await context.close();
});
