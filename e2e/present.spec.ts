import { current, expect, mainLine, open, swipe, test } from "./site.ts";

test("pages through every slide and step by keyboard, and back", async ({ page, site }) => {
  await open(page, site);
  const expected = await mainLine(page);
  expect(expected).toHaveLength(15);
  const seen: string[] = [];
  const steps = await page.evaluate(() => document.querySelectorAll("section.slide:not([data-detail], [data-appendix]) .fragment").length);
  const presses = expected.length - 1 + steps;
  for (let press = 0; press <= presses; press++) {
    const id = await current(page);
    if (seen.at(-1) !== id) seen.push(id);
    if (press < presses) await page.keyboard.press(press % 2 ? "Space" : "PageDown");
  }
  expect(seen).toEqual(expected);
  for (let press = 0; press < presses + expected.length; press++) await page.keyboard.press("PageUp");
  expect(await current(page)).toBe(expected[0]);
});

test("pages by touch", async ({ browser, site }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  await open(page, site, "#cost");
  await swipe(page, 800, 300);
  await expect.poll(() => current(page)).toBe("who-says");
  await swipe(page, 300, 800);
  await expect.poll(() => current(page)).toBe("cost");
  await context.close();
});

test("details lie beneath and never interrupt the main line", async ({ page, site }) => {
  await open(page, site, "#gates");
  await page.keyboard.press("ArrowDown");
  const detail = await current(page);
  expect(await page.locator(`#${detail}`).getAttribute("data-detail")).toBe("");
  await page.keyboard.press("Space");
  expect(await current(page)).toBe("towns");
  await open(page, site, `#${detail}`);
  await page.keyboard.press("PageUp");
  expect(await current(page)).toBe("gates");
});

test("deep links, back, forward and reload keep the place and the step", async ({ page, site }) => {
  await open(page, site, "#wishes");
  expect(await current(page)).toBe("wishes");
  await page.keyboard.press("Space");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/#wishes\/2$/);
  await page.reload();
  await page.locator("html[data-ready]").waitFor();
  expect(await current(page)).toBe("wishes");
  expect(await page.locator("#wishes .diagram-step.visible").count()).toBe(2);
  await page.evaluate(() => {
    location.hash = "#salt";
  });
  await expect.poll(() => current(page)).toBe("salt");
  await page.goBack();
  await expect.poll(() => current(page)).toBe("wishes");
  await page.goForward();
  await expect.poll(() => current(page)).toBe("salt");
  await page.evaluate(() => {
    location.hash = "#claim-C1.3";
  });
  await expect.poll(() => current(page)).toMatch(/^register/);
  await expect(page.locator("[id='claim-C1.3']")).toBeFocused();
});

test("a diagram's steps wait their turn, both ways, and an unvisited diagram stands whole", async ({ page, site }) => {
  await open(page, site, "#wishes");
  const waiting = () => page.locator("#wishes .is-waiting").count();
  const all = await waiting();
  expect(all).toBeGreaterThan(0);
  const steps = Number(await page.locator("#wishes figure[data-steps]").getAttribute("data-steps"));
  for (let step = 1; step < steps; step++) await page.keyboard.press("Space"); // the first is there on arrival
  expect(await waiting()).toBe(0);
  await page.keyboard.press("PageUp");
  expect(await waiting()).toBeGreaterThan(0);
  for (let step = 2; step < steps; step++) await page.keyboard.press("PageUp");
  expect(await waiting()).toBe(all);
  expect(await current(page)).toBe("wishes");
  await page.keyboard.press("o");
  const overview = page.getByRole("dialog", { name: "Overview" });
  await expect(overview).toBeVisible();
  expect(await overview.locator(".is-waiting").count()).toBe(0);
});

test("overview, jump, blank, help and theme by keyboard", async ({ page, site }) => {
  await open(page, site);
  const overview = page.getByRole("dialog", { name: "Overview" });
  await page.keyboard.press("o");
  await expect(overview).toBeVisible();
  await expect(overview.locator("[aria-current]")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(overview).toBeHidden();
  await page.keyboard.press("o");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect.poll(() => current(page)).toBe("bottom-line");
  await page.keyboard.press("g");
  await page.keyboard.type("salt");
  await page.keyboard.press("Enter");
  await expect.poll(() => current(page)).toBe("salt");
  await page.keyboard.press("b");
  await expect(page.locator(".reveal.paused")).toBeVisible();
  await page.keyboard.press("b");
  await expect(page.locator(".reveal.paused")).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("n"); // a paging key, and the dialog keeps it
  expect(await current(page)).toBe("salt");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeHidden();
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await ground();
  await page.keyboard.press("d");
  await expect.poll(ground).not.toBe(before);
  await expect(page).toHaveURL(/theme=dark/);
});

test("Reveal's own options cannot be set from the address, nor the deck steered from another window", async ({ page, site }) => {
  await open(page, site, "?slideNumber=true&transition=zoom&controls=true&theme=dark#cost");
  await expect(page).toHaveURL(/\?theme=dark#cost$/);
  await expect(page.locator(".reveal > .controls")).toBeHidden();
  await page.evaluate(() => window.postMessage(JSON.stringify({ method: "slide", args: [9] }), "*"));
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await current(page)).toBe("cost");
});

test("the audience's page shows no notes", async ({ page, site }) => {
  await open(page, site, "#cost");
  expect(await page.locator(".notes:visible").count()).toBe(0);
});
