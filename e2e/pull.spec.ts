import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { basesOf, outletId } from "../src/model/basis.ts";
import { type Evidence, weighable } from "../src/model/page.ts";
import { BUILT, current, expect, open, test } from "./site.ts";

const evidenceOf = async (deck: keyof typeof BUILT): Promise<Evidence> =>
  JSON.parse(await readFile(join(BUILT[deck], "evidence.json"), "utf8"));

/** What a pull does to a ledger, worked out here by the build's own function. */
function changesOf(evidence: Evidence, id: string): { weaken: string[]; fall: string[] } {
  const all = [...basesOf(weighable(evidence), new Set([id]))];
  const changed = (change: string) => all.flatMap(([claim, support]) => (support.change === change ? [claim] : []));
  return { weaken: changed("weakens"), fall: changed("falls") };
}

/** All that can be pulled out of a ledger. */
function idsOf({ origins, claims }: Evidence): string[] {
  const outlets = claims.flatMap(({ sources }) => sources.flatMap(({ outlet }) => outlet ?? []));
  const owners = Object.values(origins).flatMap(({ outlet }) => outlet ?? []);
  const parties = Object.values(origins).flatMap(({ party }) => party ?? []);
  return [...new Set([...Object.keys(origins), ...[...outlets, ...owners].map(outletId), ...parties])];
}

const tag = (page: Page) => page.locator(".present .pull-tag");

for (const deck of ["briefing", "river"] as const) {
  test(`the page weighs the ledger of ${deck} as the build did, and any source can be taken from it`, async () => {
    const evidence = await evidenceOf(deck);
    const weighed = basesOf(weighable(evidence));
    expect(weighed.size).toBe(evidence.claims.length);
    for (const { id, basis, standing, origins, parties } of evidence.claims)
      expect({ id, ...weighed.get(id) }).toMatchObject({ id, basis, ...(standing ? { standing } : {}), origins, parties, change: "holds" });
    let changed = 0;
    for (const id of idsOf(evidence)) {
      const { weaken, fall } = changesOf(evidence, id);
      changed += weaken.length + fall.length;
    }
    expect(changed).toBeGreaterThan(0);
  });
}

test("P asks what to pull, by typing and Enter; lines thin or fall on every slide, the tag counts, Esc puts all back as it was", async ({
  page,
  site,
}) => {
  const evidence = await evidenceOf("river");
  const { weaken, fall } = changesOf(evidence, "harbour-herald");
  expect(weaken.length).toBeGreaterThan(0);
  expect(fall.length).toBeGreaterThan(0);
  await open(page, site);
  const slides = () => page.locator(".deck .slides").evaluate((all) => all.querySelectorAll("[data-pulled]").length);
  const whole = () =>
    page.evaluate(() =>
      [...document.querySelectorAll(".deck section.slide .content, .deck section.slide .foot")]
        .map(({ outerHTML }) => outerHTML)
        .join("\n"),
    );
  const before = await whole();

  await page.keyboard.press("p");
  const panel = page.getByRole("dialog", { name: "Pull a source" });
  await expect(panel.getByRole("option").first()).toBeVisible();
  await page.keyboard.type("harbour");
  await expect(panel.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(panel).toBeHidden();
  await expect(tag(page)).toHaveText(new RegExp(`^Without Harbour Herald: ${weaken.length} claims? weakens?, ${fall.length} falls?`));
  await expect(page).toHaveURL(/[?&]without=harbour-herald/);
  await expect(page.locator("html")).toHaveAttribute("data-without", "harbour-herald");
  expect(await slides()).toBeGreaterThan(0);

  // Every mark says what the ledger gives now, wherever it stands.
  const bases = basesOf(weighable(evidence), new Set(["harbour-herald"]));
  const cites = await page
    .locator(".deck .slides .cite[data-claim]")
    .evaluateAll((all) => all.map((cite) => ({ ...(cite as HTMLElement).dataset }) as Record<string, string | undefined>));
  for (const { claim = "", basis, pulled } of cites.filter(({ claim = "" }) => !claim.includes(" "))) {
    const support = bases.get(claim);
    expect({ claim, pulled }).toEqual({ claim, pulled: support?.change === "holds" ? undefined : support?.change });
    if (support && support.change !== "holds") expect({ claim, basis }).toEqual({ claim, basis: support.basis });
  }
  // Each glyph points at a stroke that is there.
  const lost = await page.evaluate(
    () =>
      [...document.querySelectorAll(".deck .glyph use")].filter((use) => !document.getElementById(use.getAttribute("href")?.slice(1) ?? ""))
        .length,
  );
  expect(lost).toBe(0);

  await page.keyboard.press("ArrowRight"); // it holds on every slide
  await expect(tag(page)).toBeVisible();
  const place = await current(page);
  await page.keyboard.press("Escape");
  await expect(tag(page)).toBeHidden();
  await expect(page).not.toHaveURL(/without=/);
  expect(await current(page)).toBe(place);
  await page.keyboard.press("ArrowLeft");
  const after = await whole();
  const bare = (html: string) =>
    html.replace(/ (class|style|aria-hidden|hidden|tabindex|inert|data-fragment-index|data-previous-indexv)="[^"]*"/g, "");
  expect(bare(after)).toBe(bare(before));
});

test("the address pulls; a name the ledger does not know is ignored and taken off", async ({ page, site }) => {
  await open(page, site, "?without=northfall#who-says");
  await expect(tag(page)).toContainText("Without Northfall");
  expect(await current(page)).toBe("who-says");
  await page.reload();
  await expect(tag(page)).toContainText("Without Northfall");
  await page.keyboard.press("p");
  await expect(tag(page)).toBeHidden();
  await open(page, site, "?without=nobody-at-all");
  await expect(page).not.toHaveURL(/without=/);
  await expect(page.locator("[data-pulled]")).toHaveCount(0);
});

test("a party goes with all that speak for it; the tag opens the list of what changed", async ({ page, site }) => {
  const { weaken, fall } = changesOf(await evidenceOf("river"), "op");
  await open(page, site, "?without=op#who-says");
  await tag(page).click();
  const list = page.getByRole("dialog", { name: "Pull a source" }).locator(".pulled a");
  await expect(list).toHaveText([...fall, ...weaken]);
  await list.first().click();
  await expect(page).toHaveURL(new RegExp(`#claim-${fall[0] ?? weaken[0]}$`));
});

test("the speaker's window and the audience's pull together, and either puts it back", async ({ page, site, context }) => {
  await open(page, site, "#who-says");
  const opening = context.waitForEvent("page");
  await page.keyboard.press("s");
  const speaker = await opening;
  await speaker.locator("html[data-ready]").waitFor();
  await speaker.keyboard.press("p");
  await expect(speaker.getByRole("dialog", { name: "Pull a source" }).getByRole("option").first()).toBeVisible();
  await speaker.keyboard.type("northfall");
  await speaker.keyboard.press("Enter");
  await expect(tag(page)).toContainText("Without");
  await expect(speaker.locator("html")).toHaveAttribute("data-without", /.+/);
  await page.bringToFront();
  await page.keyboard.press("Escape");
  await expect(tag(page)).toBeHidden();
  await expect(speaker.locator("html")).not.toHaveAttribute("data-without", /.+/);
});

test("what is printed knows nothing of it, and it goes on afterwards", async ({ page, site }) => {
  await open(page, site, "?without=northfall#who-says");
  await expect(tag(page)).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(page.locator(".pages section.slide").first()).toBeAttached();
  await expect(page.locator("[data-pulled]")).toHaveCount(0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(page.locator(".deck [data-pulled]").first()).toBeAttached();
});

test("the tag leaves the strip its room beside the filter, and is whole for who cannot see it", async ({ page, site }) => {
  await open(page, site, "?without=northfall&evidence=record#who-says");
  await expect(tag(page)).toHaveAccessibleName(/^Without Northfall: \d+ claims? weakens?, \d+ falls?$/);
  await expect(tag(page).locator(".changes")).toBeHidden();
  const { slide, strip } = await page.evaluate(() => {
    const right = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().right ?? 0;
    return { slide: right(".slide.present"), strip: right(".present .controls-strip") };
  });
  expect(strip).toBeLessThanOrEqual(slide);
});

test("where the document is read a link pulls too, the words tell what falls, and one press puts it back", async ({ page, site }) => {
  const { weaken, fall } = changesOf(await evidenceOf("river"), "northfall");
  await open(page, site, "?view=read&without=northfall");
  const told = page.getByRole("status").filter({ hasText: "Without Northfall" });
  await expect(told).toHaveText(new RegExp(`${weaken.length} claims? weakens?, ${fall.length} falls?`));
  await expect(page.locator("[data-pulled]").first()).toBeAttached();
  const word = page.locator(".cite[data-pulled] > .glyph + span").first();
  expect(await word.evaluate((part) => getComputedStyle(part, "::after").content)).toMatch(/^"(weakens|falls)"$/);
  await page.getByRole("button", { name: "Put it back" }).click();
  await expect(told).toBeHidden();
  await expect(page.locator("[data-pulled]")).toHaveCount(0);
  await expect(page).not.toHaveURL(/without=/);
});
