import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { BUILT, current, expect, open, test } from "./site.ts";

test("a cite opens its card by mouse; Esc closes it and the focus returns; the card never covers what it explains", async ({
  page,
  site,
}) => {
  await open(page, site, "#who-says");
  const cite = page.locator("#who-says .content .cite").first();
  await cite.click();
  await expect(page).toHaveURL(/#who-says$/);
  const card = page.getByRole("dialog", { name: "Evidence" });
  await expect(card).toBeVisible();
  const id = await cite.getAttribute("data-claim");
  const evidence = JSON.parse(await readFile(join(BUILT.river, "evidence.json"), "utf8"));
  const claim = evidence.claims.find((entry: { id: string }) => entry.id === id);
  await expect(card.locator("h2")).toHaveText(claim.says);
  await expect(card).toContainText(claim.by);
  await expect(card).toContainText(claim.sources[0].title);
  const statement = page.locator("#who-says tr", { has: page.locator(".is-explained") });
  const [a, b] = [await card.boundingBox(), await statement.boundingBox()];
  expect(a && b && (a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height)).toBe(true);
  await page.keyboard.press("ArrowRight");
  expect(await current(page)).toBe("who-says");
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(cite).toBeFocused();
});

test("by keyboard alone: Tab to a node, Enter opens, another claim of the same node, Esc returns", async ({ page, site }) => {
  await open(page, site, "#chain");
  const node = page.locator("#chain [data-node][data-claim]").first();
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press("Tab");
    if (await node.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(node).toBeFocused();
  await page.keyboard.press("Enter");
  const card = page.getByRole("dialog", { name: "Evidence" });
  await expect(card).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(node).toBeFocused();
  expect(await current(page)).toBe("chain");
});

test("by touch: a country opens its card, a tap elsewhere closes it", async ({ browser, site }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await open(page, site, "#gates");
  await page.locator("[data-country=SWE]").tap();
  await expect(page.getByRole("dialog", { name: "Evidence" })).toBeVisible();
  await page.locator("#gates .headline").tap();
  await expect(page.getByRole("dialog", { name: "Evidence" })).toHaveCount(0);
  await context.close();
});

test("the filter fades what falls outside, everywhere, says how much, and can be undone", async ({ page, site }) => {
  await open(page, site, "#chain/9"); // all its steps done
  const faded = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>(".present .content [data-lit]")].filter((part) => getComputedStyle(part).opacity !== "1")
          .length,
    );
  expect(await faded()).toBe(0);
  await page.keyboard.press("e");
  await expect(page).toHaveURL(/evidence=record/);
  await expect(page.getByRole("button", { name: "On record" })).toHaveAttribute("aria-pressed", "true");
  await expect.poll(faded).toBeGreaterThan(3);
  await expect(page.locator(".filter-tag")).toHaveText(/^\d+ statements faded$/);
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".present [data-edge][data-basis]")]
      .filter((part) => getComputedStyle(part).opacity === "1")
      .map((part) => part.dataset.basis),
  );
  expect(new Set(shown)).toEqual(new Set(["official"]));
  await page.reload();
  await page.locator("html[data-ready]").waitFor();
  await expect(page.locator("html")).toHaveAttribute("data-evidence", "record");
  for (let press = 0; press < 3; press++) await page.keyboard.press("e");
  await expect(page).not.toHaveURL(/evidence/);
  await expect.poll(faded).toBe(0);
});

test("then and now: the as-of state shows nothing later; hindsight adds, in the address, and goes again", async ({ page, site }) => {
  await open(page, site, "#cost");
  const later = page.locator("#cost .hindsight");
  await expect(later).toBeHidden();
  await page.keyboard.press("t");
  await expect(later).toBeVisible();
  await expect(page).toHaveURL(/time=now/);
  await page.locator("#cost .content .cite").first().click();
  await expect(page.getByRole("dialog", { name: "Evidence" })).toContainText("Hindsight");
  await page.keyboard.press("Escape");
  await page.keyboard.press("t");
  await expect(later).toBeHidden();
  await page.locator("#cost .content .cite").first().click();
  await expect(page.getByRole("dialog", { name: "Evidence" })).not.toContainText("Hindsight");
});

test("search finds slides, notes and claims, with or without accents; Enter goes there", async ({ page, site }) => {
  await open(page, site);
  await page.keyboard.press("/");
  const search = page.getByRole("dialog", { name: "Search" });
  await page.keyboard.type("linden");
  await expect(search.getByRole("option").first()).toContainText("Lindén");
  await expect(search.locator("mark").first()).toBeVisible();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("C1.3");
  await expect(search.getByRole("option", { selected: true })).toContainText("Claim C1.3");
  await page.keyboard.press("Enter");
  await expect(search).toBeHidden();
  await expect.poll(() => current(page)).toBe("register");
  await expect(page.locator("[id='claim-C1.3']")).toBeFocused();
  await page.keyboard.press("/");
  await page.keyboard.type("nothing whatever zzz");
  await expect(search).toContainText("Nothing found");
  await page.keyboard.press("Escape");
  await expect(search).toBeHidden();
});

test("profile and scorecard are counted from the ledger", async ({ page, site }) => {
  await open(page, site, "#how-to-read");
  const { claims } = JSON.parse(await readFile(join(BUILT.river, "evidence.json"), "utf8")) as {
    claims: { basis: string; tested?: object; hindsight?: { verdict: string } }[];
  };
  const own = claims.filter(({ tested }) => tested);
  const counts = await page.locator("#how-to-read .count").allTextContents();
  expect(counts.map(Number)).toEqual(
    ["official", "several", "one", "assessed", "rumour"].map((basis) => own.filter((claim) => claim.basis === basis).length),
  );
  const verdicts = await page.locator("#how-it-held-up .count").allTextContents();
  expect(verdicts.map(Number)).toEqual(
    ["borne out", "overtaken", "disputed", "wrong", "unresolved"].map(
      (verdict) => own.filter((claim) => claim.hindsight?.verdict === verdict).length,
    ),
  );
});

test("the register can be narrowed and sorted, and knows nothing later while it is then", async ({ page, site }) => {
  await open(page, site, "#register");
  const rows = page.locator("#register tbody tr:visible");
  const all = await rows.count();
  await expect(page.locator("#register tr[data-later]").first()).toBeHidden();
  await page.getByRole("searchbox", { name: "Narrow the register" }).fill("lindén");
  await expect.poll(() => rows.count()).toBeLessThan(12);
  await expect(rows.first()).toContainText("Lindén");
  await page.getByRole("searchbox", { name: "Narrow the register" }).fill("");
  await page.getByRole("button", { name: "Stands on" }).click();
  await expect(page.locator("#register th[aria-sort=ascending]")).toHaveText("Stands on");
  await expect(rows.first().locator("[data-basis]").first()).toHaveAttribute("data-basis", "official");
  await page.getByRole("button", { name: "Stands on" }).click();
  await expect(rows.first().locator("[data-basis]").first()).toHaveAttribute("data-basis", "rumour");
  await page.keyboard.press("t");
  await expect.poll(() => rows.count()).toBeGreaterThan(all);
});

test.describe("in the briefing", () => {
  test.use({ deck: "briefing" });

  test("a row of a table has one mark, in words and in one column, and it leads to all claims of the row", async ({ page, site }) => {
    await open(page, site, "#who-confirms");
    const marks = await page.locator(".slides .rows tbody tr").evaluateAll((rows) =>
      rows.map((row) => ({
        own: row.getAttribute("data-claim")?.split(" ") ?? [],
        marks: [...row.querySelectorAll("[data-claim]")].map((mark) => mark.getAttribute("data-claim")?.split(" ") ?? []),
        words: row.querySelector(".mark")?.textContent ?? "",
      })),
    );
    expect(marks.some(({ own }) => own.length > 1)).toBe(true);
    for (const row of marks) {
      expect(row.marks.map((ids) => ids.sort())).toEqual(row.own.length > 0 ? [[...new Set(row.own)].sort()] : []);
      expect(row.words !== "").toBe(row.own.length > 0);
    }
    const lefts = await page
      .locator("#who-confirms .rows .mark")
      .evaluateAll((all) => all.map((mark) => mark.getBoundingClientRect().left));
    expect(lefts.length).toBeGreaterThan(2);
    expect(new Set(lefts.map(Math.round)).size).toBe(1);
  });
});
