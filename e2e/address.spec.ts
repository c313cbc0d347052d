import type { Page } from "playwright/test";
import { current, expect, mainLine, open, test } from "./site.ts";

const MALFORMED = ["#50%", "#%E0%A4%A", "#%", "#/%2", "?x=%", "?cut=%", "?view=%", "?theme=%&time=%E0&evidence=%&lens=%#%"];

for (const address of MALFORMED) {
  test(`${address} opens the first slide, and the deck goes on`, async ({ page, site }) => {
    await open(page, site, address);
    const [first, second] = await mainLine(page);
    expect(await current(page)).toBe(first);
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    await page.evaluate(() => {
      location.hash = "#50%"; // as a person may type it later
    });
    expect(await current(page)).toBe(first);
    await page.evaluate((id) => {
      location.hash = `#${id}`;
    }, second);
    await expect.poll(() => current(page)).toBe(second);
  });
}

test("a malformed address stops neither the read view nor the speaker's", async ({ page, site }) => {
  await open(page, site, "?view=read#50%");
  await expect(page.locator("header.reading-bar")).toBeVisible();
  await open(page, site, "?view=speaker&cut=%#%E0%A4%A");
  await expect(page.locator(".speaker-head .passed")).toHaveText("0:00");
  expect(await current(page)).toBe((await mainLine(page))[0]);
});

test("what an older page or a stranger left in storage is passed over", async ({ page, site }) => {
  await open(page, site, "?view=speaker");
  const talk = await page.evaluate(() => /^deck-speaker-(\w+)$/.exec(window.name)?.[1] ?? "");
  expect(talk).not.toBe("");
  await page.evaluate((name) => {
    const deck = document.documentElement.dataset.deck;
    localStorage.setItem("deck-speaker notes", '"large"');
    localStorage.setItem("deck-speaker contrast", '"more"');
    sessionStorage.setItem(`deck ${deck} ${name} timer`, '{"value":{"before":"x"},"clock":"soon","by":7}');
    sessionStorage.setItem(`deck ${deck} ${name} ink`, '{"value":{"x":[[["a",null]]]},"clock":3,"by":"b"}');
  }, talk);
  await page.reload();
  await page.locator("html[data-ready]").waitFor();
  expect(await page.evaluate(() => document.documentElement.style.getPropertyValue("--notes"))).toBe("25");
  await expect(page.locator("html[data-contrast]")).toHaveCount(0);
  await expect(page.locator(".speaker-head .passed")).toHaveText("0:00");
});

/** Says something on the deck's channel, as a window of another version might. */
function shout(page: Page, parts: Record<string, unknown>): Promise<void> {
  return page.evaluate((given) => {
    const deck = document.documentElement.dataset.deck;
    const talk = /^deck-(?:speaker|audience)-(\w+)$/.exec(window.name)?.[1];
    const line = new BroadcastChannel(`deck ${deck}`);
    line.postMessage({ deck, talk, from: "stranger", role: "speaker", ...given });
    line.close();
  }, parts);
}

test("malformed messages are passed over, and the windows stay in step", async ({ page, site, context }) => {
  await open(page, site, "");
  const [, second, third] = await mainLine(page);
  const opened = context.waitForEvent("page");
  await page.keyboard.press("s");
  const speaker = await opened;
  await speaker.locator("html[data-ready]").waitFor();
  await expect(speaker.locator("p.audience")).toHaveText(/in step/);
  const name = await page.evaluate(() => window.name);
  const show = { slide: second, steps: 0, blank: false, cut: "", without: "", states: {} };
  let n = 0;
  await shout(page, { n: ++n, kind: "join" });
  await shout(page, { n: ++n, kind: "join", to: "no token" });
  await shout(page, { n: ++n, kind: "set", name: "show", value: show, clock: Number.POSITIVE_INFINITY, by: "z" });
  await shout(page, { n: ++n, kind: "set", name: "show", value: show, clock: "9", by: "z" });
  await shout(page, { n: ++n, kind: "set", name: "show", value: { ...show, states: { bogus: 1 } }, clock: 99, by: "z" });
  await shout(page, { n: ++n, kind: "point", at: [Number.NaN, "x"] });
  await shout(page, { n: ++n, kind: "line", points: [7] });
  await shout(page, { n: Number.POSITIVE_INFINITY, kind: "ping" });
  // Heard in order: once a sound one is followed, all before it have been passed over.
  await shout(page, { n: ++n, kind: "set", name: "show", value: { ...show, slide: third }, clock: 1000, by: "z" });
  await expect.poll(() => current(page)).toBe(third);
  await expect.poll(() => current(speaker)).toBe(third);
  expect(await page.evaluate(() => window.name)).toBe(name);
  await speaker.keyboard.press("Home");
  const [first] = await mainLine(page);
  await expect.poll(() => current(page)).toBe(first);
});

test("the overview shows each slide once, however often it is opened, and search finds each once", async ({ page, site }) => {
  await open(page, site, "");
  const count = await page.locator(".deck section.slide").count();
  for (const _time of [1, 2]) {
    await page.keyboard.press("o");
    await expect(page.locator("dialog.overview-panel .thumbnail")).toHaveCount(count);
    await page.keyboard.press("Escape");
    await expect(page.locator("dialog.overview-panel")).toBeHidden();
  }
  const headline = (await page.locator(".deck section.present .headline").innerText()).replace(/\s+/g, " "); // a line break would be the Enter key
  await page.keyboard.press("/");
  await expect(page.locator("dialog.search")).toBeVisible();
  await page.keyboard.type(headline);
  await expect(page.locator("dialog.search [role=option]").first()).toBeVisible();
  const hits = await page.locator("dialog.search [role=option]").allInnerTexts();
  expect(new Set(hits).size).toBe(hits.length);
});
