import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright/test";
import { BUILT, current, expect, mainLine, open, serveFolder, swipe, test } from "./site.ts";
import { openWorkshop } from "./workshop.ts";

const STEPPED = "wishes"; // a slide with three presses and a bridge

/** Presses S and gives the speaker's window. */
async function openSpeaker(audience: Page): Promise<Page> {
  const [speaker] = await Promise.all([audience.waitForEvent("popup"), audience.keyboard.press("s")]);
  await settle(speaker);
  await expect(speaker.locator(".audience")).toHaveText(/in step/);
  return speaker;
}

/** Opens the speaker's page by hand, as on another screen. */
async function openByHand(context: BrowserContext, address: string): Promise<Page> {
  const speaker = await context.newPage();
  await speaker.goto(address);
  await settle(speaker);
  return speaker;
}

async function settle(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator("html[data-ready]").waitFor();
}

/** The slide on show in a window and the steps shown of it, e.g. "cost 0". */
function spot(page: Page): Promise<string> {
  return page.evaluate(() => {
    const slide = document.querySelector(".deck > .slides section.present:not(.stack)");
    const steps = new Set(
      [...(slide?.querySelectorAll<HTMLElement>(".fragment.visible") ?? [])].map(({ dataset }) => dataset.fragmentIndex),
    );
    return `${slide?.id} ${steps.size}`;
  });
}

async function expectSpot(pages: Page[], expected: string): Promise<void> {
  for (const page of pages) await expect.poll(() => spot(page)).toBe(expected);
}

const isDark = (page: Page): Promise<boolean> => page.evaluate(() => document.querySelector(".reveal.paused") !== null);

test("both windows keep in step, both ways: slides, steps, filter, time and blank", async ({ page, site }) => {
  await open(page, site, `#${STEPPED}`);
  const speaker = await openSpeaker(page);
  await expectSpot([speaker], `${STEPPED} 0`);
  await page.keyboard.press("PageDown");
  await expectSpot([page, speaker], `${STEPPED} 1`);
  await expect(speaker.locator(`.deck #${STEPPED} .is-now`).first()).toBeVisible();
  await speaker.keyboard.press("PageDown");
  await expectSpot([page, speaker], `${STEPPED} 2`);
  await speaker.keyboard.press("PageUp");
  await expectSpot([page, speaker], `${STEPPED} 1`);
  await speaker.getByRole("button", { name: "Next" }).click();
  await speaker.keyboard.press("Space"); // a clicked button does not keep the space bar
  await expectSpot([page, speaker], `${STEPPED} 3`);

  await page.keyboard.press("e");
  await expect(speaker.getByRole("combobox", { name: "Evidence" })).toHaveValue("record");
  await speaker.getByRole("combobox", { name: "Evidence" }).selectOption("contested");
  await expect(page).toHaveURL(/evidence=contested/);
  await speaker.keyboard.press("t");
  await expect(page.locator("html")).toHaveAttribute("data-time", "now");
  await page.keyboard.press("d");
  await expect(speaker.locator("html")).toHaveAttribute("data-theme", "dark");
  await speaker.getByRole("combobox", { name: "Lens" }).selectOption("Lens: Strand"); // a city by its name
  await expect(page).toHaveURL(/lens=strand/);
  await page.keyboard.press("x");
  await expect(speaker).not.toHaveURL(/lens=strand/);

  await speaker.keyboard.press("b");
  await expect.poll(() => isDark(page)).toBe(true);
  await expect(speaker.getByText("The audience’s screen is blank")).toBeVisible();
  expect(await isDark(speaker)).toBe(false);
  await page.keyboard.press("b");
  await expect(speaker.getByText("The audience’s screen is blank")).toBeHidden();
});

test("shows the notes, the passage of the step, the bridge, the answers, the claims and what the next press does", async ({
  page,
  site,
}) => {
  await open(page, site, `#${STEPPED}`);
  const written = await page.evaluate((id) => {
    const notes = document.getElementById(id)?.querySelector(".notes");
    return {
      say: [...(notes?.querySelectorAll(":scope > p:not(.transition)") ?? [])].map(({ textContent }) => textContent ?? ""),
      bridge: notes?.querySelector(".transition")?.textContent,
      asked: notes?.querySelectorAll(".asked").length,
      claims: new Set(
        [...document.querySelectorAll<HTMLElement>(`#${id} [data-claim]`)].flatMap(({ dataset }) => dataset.claim?.split(" ")),
      ).size,
    };
  }, STEPPED);
  const speaker = await openSpeaker(page);
  await expect(speaker.locator(".say > p")).toHaveText(written.say);
  await expect(speaker.locator(".bridge")).toHaveText(written.bridge ?? "");
  await expect(speaker.locator(".claims > li")).toHaveCount(written.claims);
  await speaker.locator(".claims summary").first().click();
  await expect(speaker.locator(".claims details[open] p").nth(1)).toBeVisible();
  const asked = speaker.locator(".beside > div > details");
  await expect(asked).toHaveCount(written.asked ?? 0);
  await expect(asked.first().locator("p")).toBeHidden();
  await asked.first().locator("summary").click();
  await expect(asked.first().locator("p")).toBeVisible();

  const now = speaker.locator(".say > .is-now");
  await expect(now).toHaveText(written.say[0] ?? "");
  await expect(speaker.getByRole("heading", { name: "Next: step 1 of 3" })).toBeVisible();
  const waiting = speaker.locator(".next-frame .is-waiting");
  const before = await waiting.count();
  for (let press = 0; press < 3; press++) await speaker.keyboard.press("PageDown");
  expect(before).toBeGreaterThan(await waiting.count());
  await expect(now).toHaveText(written.say.at(-1) ?? "");
  await expect(speaker.locator(".next-frame .headline")).toHaveText((await page.locator("#flow .headline").textContent()) ?? "");
  const names = await speaker.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  expect(new Set(names).size).toBe(names.length);
});

test("either window can be reloaded, or killed and opened again, and finds its place; the clock runs on", async ({
  page,
  site,
  context,
}) => {
  await context.clock.install({ time: new Date("2026-11-23T10:00:00") });
  await open(page, site, "#cost");
  const speaker = await openSpeaker(page);
  await speaker.getByRole("button", { name: "Start" }).click();
  await context.clock.fastForward("02:00");
  await expect(speaker.getByRole("timer")).toHaveText(/2:0\d/);
  await page.keyboard.press("PageDown");
  await expectSpot([speaker], "who-says 0");

  await speaker.reload();
  await settle(speaker);
  await expectSpot([speaker], "who-says 0");
  await expect(speaker.getByRole("timer")).toHaveText(/2:[0-5]\d/);
  await page.reload();
  await speaker.keyboard.press("PageDown");
  await expectSpot([page, speaker], "chain 0");

  await page.close();
  await expect(speaker.getByText("not open")).toBeVisible();
  await speaker.keyboard.press("PageDown");
  const again = await context.newPage();
  await open(again, site); // without a place in its address
  const there = await spot(speaker);
  await expectSpot([again], there);
  await expect(speaker.locator(".audience")).toHaveText(/in step/);

  await speaker.close();
  await again.keyboard.press("PageDown");
  const third = await openByHand(context, `${site}?view=speaker`);
  await expectSpot([third], await spot(again));
  await expect(third.getByRole("timer")).toHaveText(/2:[0-5]\d|3:\d\d/);
  await expect(third.getByRole("button", { name: "Pause" })).toBeVisible();
});

test("several speakers agree; a tab opened meanwhile to look something up stays alone", async ({ page, site, context }) => {
  await open(page, site, "#cost");
  const first = await openSpeaker(page);
  const second = await openByHand(context, `${site}?view=speaker#title`);
  await expectSpot([second], "cost 0");
  await second.keyboard.press("PageDown");
  await expectSpot([page, first, second], "who-says 0");
  await first.getByRole("button", { name: "Start" }).click();
  await expect(second.getByRole("button", { name: "Pause" })).toBeVisible();

  const aside = await context.newPage();
  await open(aside, site, "#salt");
  await first.keyboard.press("PageDown");
  await expectSpot([page, first, second], "chain 0");
  expect(await current(aside)).toBe("salt");
  await aside.keyboard.press("PageDown");
  const moved = await current(aside);
  await second.keyboard.press("Home");
  await expect.poll(() => current(second)).not.toBe("chain");
  await expectSpot([page, first], await spot(second));
  expect(await current(aside)).toBe(moved);
});

test("a blocked window leaves a link and the reason", async ({ page, site }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await open(page, site, "#cost");
  await page.keyboard.press("s");
  const panel = page.getByRole("dialog", { name: /blocked/ });
  await expect(panel).toContainText("only after a click");
  const [speaker] = await Promise.all([page.waitForEvent("popup"), panel.getByRole("link").click()]);
  await settle(speaker);
  await expectSpot([speaker], "cost 0");
  await expect(panel).toBeHidden();
  await speaker.keyboard.press("PageDown");
  await expectSpot([page], "who-says 0");
});

test("works from the disk, without BroadcastChannel too; two decks never hear each other", async ({ browser }) => {
  const workshop = await openWorkshop();
  try {
    const { code, said } = await workshop.run("build");
    expect(said).not.toContain("error");
    expect(code).toBe(0);
    const context = await browser.newContext();
    const page = await context.newPage();
    await open(page, pathToFileURL(`${BUILT.river}/index.html`).href, "#cost");
    const speaker = await openSpeaker(page);
    const other = await context.newPage();
    await open(other, pathToFileURL(`${workshop.out}/index.html`).href);
    const otherSpeaker = await openSpeaker(other);
    await speaker.keyboard.press("PageDown");
    await expectSpot([page, speaker], "who-says 0");
    await otherSpeaker.keyboard.press("PageDown");
    await otherSpeaker.keyboard.press("b");
    await expect.poll(() => isDark(other)).toBe(true);
    expect(await isDark(page)).toBe(false);
    await expectSpot([page, speaker], "who-says 0");
    await page.reload();
    await speaker.keyboard.press("PageDown");
    await expectSpot([page], "chain 0");
    await context.close();

    const bare = await browser.newContext();
    await bare.addInitScript(() => {
      Reflect.deleteProperty(globalThis, "BroadcastChannel");
      for (const name of ["sessionStorage", "localStorage"]) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("denied", "SecurityError");
          },
        });
      }
    });
    const alone = await bare.newPage();
    await open(alone, pathToFileURL(`${BUILT.river}/index.html`).href, "#cost");
    const its = await openSpeaker(alone);
    await its.keyboard.press("PageDown");
    await expectSpot([alone, its], "who-says 0");
    await alone.reload();
    await its.keyboard.press("PageDown");
    await expectSpot([alone, its], "chain 0");
    await alone.keyboard.press("PageUp");
    await expectSpot([alone, its], "who-says 0");
    await bare.close();
  } finally {
    await workshop.clear();
  }
});

test("works under a strict policy", async ({ browser }) => {
  const server = await serveFolder(BUILT.river);
  const context = await browser.newContext();
  const problems: string[] = [];
  context.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await context.route(`${server.url}**`, async (route) => {
    const response = await route.fetch();
    const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:";
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  const page = await context.newPage();
  await open(page, server.url, "#cost");
  const speaker = await openSpeaker(page);
  await expect(speaker.locator(".say > p").first()).not.toBeEmpty();
  await expect(speaker.locator(".claims > li").first()).toBeVisible();
  await speaker.keyboard.press("PageDown");
  await expectSpot([page], "who-says 0");
  expect(problems).toEqual([]);
  await context.close();
  server.close();
});

test("the clock in words: ahead, on pace, behind, over; pause and reset; the first press starts it", async ({ page, site, context }) => {
  await context.clock.install({ time: new Date("2026-11-23T10:00:00") });
  await open(page, site);
  const times = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("section.slide:not([data-detail], [data-appendix])")].map(({ dataset }) =>
      Number(dataset.timing),
    ),
  );
  const whole = times.reduce((sum, time) => sum + time, 0);
  const first = times[0] ?? 0;
  const speaker = await openSpeaker(page);
  const verdict = speaker.locator(".verdict");
  const timer = speaker.getByRole("timer");
  await expect(verdict).toHaveText("Not started");
  await expect(speaker.locator(".total")).toHaveText(`of ${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`);
  await page.keyboard.press("PageDown");
  await expect(speaker.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(verdict).toHaveText(/0:\d\d ahead/);
  await context.clock.fastForward((first + 10) * 1000);
  await expect(verdict).toHaveText(/On pace, \d:\d\d left on this slide/);
  await context.clock.fastForward(((times[1] ?? 0) + 20) * 1000);
  await expect(verdict).toHaveText(/0:[23]\d behind/);
  await speaker.keyboard.press("c");
  await expect(verdict).toHaveText(/^Paused/);
  const stood = await timer.textContent();
  await context.clock.fastForward("10:00");
  await expect(timer).toHaveText(stood ?? "");
  await speaker.keyboard.press("c");
  await context.clock.fastForward(whole * 1000);
  await expect(verdict).toHaveText(/Over time by \d+:\d\d/);
  await speaker.getByRole("button", { name: "Reset" }).click();
  await expect(timer).toHaveText("0:00");
  await expect(verdict).toHaveText("Not started");
});

test("a rehearsal records each slide and saves it as CSV and JSON", async ({ page, site, context }) => {
  await context.clock.install({ time: new Date("2026-11-23T10:00:00") });
  await open(page, site);
  const speaker = await openSpeaker(page);
  await speaker.getByRole("button", { name: "Rehearse" }).click();
  const panel = speaker.getByRole("dialog", { name: "Rehearsal" });
  await panel.getByRole("button", { name: "Record" }).click();
  await panel.getByRole("button", { name: "Close" }).click();
  await speaker.keyboard.press("c");
  await context.clock.fastForward("00:31");
  await page.keyboard.press("PageDown");
  await expectSpot([speaker], "bottom-line 0");
  await context.clock.fastForward("01:12");
  await page.keyboard.press("PageDown");
  await expectSpot([speaker], "how-to-read 0");
  await speaker.reload();
  await settle(speaker);
  await speaker.getByRole("button", { name: "Rehearsing" }).click();
  await expect(panel.getByRole("row").nth(1)).toContainText(/0:1[1-5] longer/);

  const saved = async (name: string): Promise<string> => {
    const [download] = await Promise.all([speaker.waitForEvent("download"), panel.getByRole("button", { name }).click()]);
    return readFile(await download.path(), "utf8");
  };
  const lines = JSON.parse(await saved("Save as JSON")) as { id: string; planned: number; took: number; timing: number }[];
  expect(lines[0]).toMatchObject({ id: "title", planned: 20, timing: 35 });
  expect(lines[1]?.took).toBeGreaterThanOrEqual(72);
  expect(lines[1]?.took).toBeLessThan(77);
  const csv = (await saved("Save as CSV")).split("\r\n");
  expect(csv[0]).toBe("id,number,title,planned_s,took_s,timing");
  expect(csv[1]).toMatch(/^"title","1",".+",20,3\d(\.\d)?,35$/);
});

test("a cut is kept by paging, numbers, ribbon, both windows and the address; the rest stays within reach", async ({ page, site }) => {
  await open(page, site, "?cut=5");
  const all = await mainLine(page);
  const short = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("section.slide[data-cuts]")]
      .filter(({ dataset }) => dataset.cuts?.split(" ").includes("5"))
      .map(({ id }) => id),
  );
  expect(short.length).toBeLessThan(all.length);
  const speaker = await openSpeaker(page);
  await expect(speaker.locator(".bar > span")).toHaveCount(short.length);
  await expect(speaker.locator(".spot")).toContainText(`1 of ${short.length}`);
  await expect(speaker.getByRole("heading", { name: "Next: 2 " })).toBeVisible();
  const seen = [await current(page)];
  while (seen.at(-1) !== short.at(-1)) {
    await page.keyboard.press("PageDown");
    const id = await current(page);
    if (id !== seen.at(-1)) seen.push(id);
    expect(short).toContain(id);
  }
  expect(seen).toEqual(short);
  await expect(page.locator(`#${short.at(-1)} .number`)).toHaveText(`${short.length} / ${short.length}`);
  await expectSpot([speaker], await spot(page));

  await page.evaluate(() => {
    location.hash = "#salt";
  });
  await expectSpot([speaker], "salt 0");
  await expect(speaker.locator(".spot")).toContainText("Not in this cut");
  await speaker.keyboard.press("PageDown");
  await expectSpot([page], "plan 0");

  await speaker.getByRole("combobox", { name: "Cut" }).selectOption("");
  await expect(page).not.toHaveURL(/cut=/);
  await expect(page.locator("#plan .number")).toHaveText(`12 / ${all.length}`);
  await expect(speaker.locator(".bar > span")).toHaveCount(all.length);
  await speaker.getByRole("combobox", { name: "Cut" }).selectOption("20");
  await expect(page).toHaveURL(/cut=20/);
});

test("a swipe keeps to the cut", async ({ browser, site }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  await open(page, site, "?cut=5#bottom-line");
  await swipe(page, 800, 300);
  await expect.poll(() => current(page)).toBe("cost"); // how-to-read is not in it
  await swipe(page, 300, 800);
  await expect.poll(() => current(page)).toBe("bottom-line");
  await context.close();
});

test("works by touch: a swipe, a tap, and a stroke that is no swipe", async ({ browser, site }) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  await open(page, site, "#cost");
  const speaker = await context.newPage();
  await speaker.goto(`${site}?view=speaker`);
  await expectSpot([speaker], "cost 0");
  const touch = await context.newCDPSession(speaker);
  const frame = await speaker.locator(".stage").boundingBox();
  if (!frame) throw new Error("the picture of the slide is not there");
  const draw = async (from: number, to: number): Promise<void> => {
    const at = (x: number) => [{ x: frame.x + x, y: frame.y + 120 }];
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(from) });
    for (let part = 1; part <= 4; part++) {
      await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(from + ((to - from) * part) / 4) });
    }
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
  await speaker.getByRole("button", { name: "Next" }).tap();
  await expectSpot([page, speaker], "who-says 0");
  await speaker.getByRole("button", { name: "Pen" }).tap();
  await draw(400, 100);
  await expect(page.locator(".deck .ink-board path.ink")).toHaveCount(1);
  await expectSpot([page, speaker], "who-says 0");
  await speaker.keyboard.press("w");
  await draw(100, 400);
  await expectSpot([page, speaker], "cost 0");
  for (const button of await speaker.getByRole("navigation").getByRole("button").all()) {
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  await context.close();
});

test("a presenter's remote works in either window: F5 starts and does not reload, Esc shows again and opens nothing", async ({
  page,
  site,
}) => {
  await open(page, site, "#cost");
  const speaker = await openSpeaker(page);
  await page.evaluate(() => {
    document.body.dataset.same = "";
  });
  await page.keyboard.press("b");
  await expect(speaker.getByText("The audience’s screen is blank")).toBeVisible();
  await page.keyboard.press("F5");
  await expect.poll(() => isDark(page)).toBe(false);
  await expect(speaker.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(page.locator("body[data-same]")).toBeAttached();
  await speaker.keyboard.press("b");
  await expect.poll(() => isDark(page)).toBe(true);
  await speaker.keyboard.press("Escape");
  await expect.poll(() => isDark(page)).toBe(false);
  await page.keyboard.press("Escape");
  expect(await page.locator("dialog[open]").count()).toBe(0);
  await speaker.keyboard.press("F5");
  await speaker.keyboard.press("PageDown");
  await expectSpot([page, speaker], "who-says 0");
  await page.keyboard.press("PageUp");
  await expectSpot([page, speaker], "cost 0");
});

test("pen and pointer show on the audience's screen, outlive slide changes and reload, are cleared, never printed", async ({
  page,
  site,
}) => {
  await open(page, site, "#cost");
  const speaker = await openSpeaker(page);
  const strokes = (at: Page) => at.locator(".deck .ink-board path.ink");
  await speaker.keyboard.press("w");
  await speaker.mouse.move(200, 300);
  await speaker.mouse.down();
  await speaker.mouse.move(400, 350, { steps: 5 });
  await expect(strokes(page)).toHaveCount(1); // while it is drawn
  await speaker.mouse.up();
  await expect(strokes(page)).toHaveCount(1);
  const drawn = await strokes(speaker).getAttribute("d");
  await expect(strokes(page)).toHaveAttribute("d", drawn ?? "");
  await speaker.keyboard.press("PageDown");
  await expect(strokes(page)).toHaveCount(0);
  await page.reload();
  await speaker.keyboard.press("PageUp");
  await expect(strokes(page)).toHaveCount(1);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".ink-board")).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await expect(page.locator(".ink-board")).toBeVisible();

  await speaker.keyboard.press("r");
  await speaker.mouse.move(300, 300);
  await expect(page.locator(".pointer-ring")).toBeVisible();
  await speaker.mouse.move(1300, 860);
  await expect(page.locator(".pointer-ring")).toBeHidden();
  await page.keyboard.press("Delete");
  await expect(strokes(speaker)).toHaveCount(0);
});

test("jumps by picture and by words", async ({ page, site }) => {
  await open(page, site);
  const speaker = await openSpeaker(page);
  await speaker.keyboard.press("g");
  const list = speaker.getByRole("dialog", { name: "Go to a slide" });
  await expect(list.locator(".picture").first()).toBeVisible();
  await list.getByRole("searchbox").fill("salt");
  await speaker.keyboard.press("ArrowDown");
  await speaker.keyboard.press("Enter");
  await expect(list).toBeHidden();
  const id = await current(speaker);
  expect(id).not.toBe("title");
  await expect.poll(() => current(page)).toBe(id);
  await speaker.keyboard.press("g");
  await list.getByRole("searchbox").fill("15");
  await speaker.keyboard.press("Enter");
  await expect.poll(() => current(page)).toBe("how-it-held-up");
  await speaker.keyboard.press("g");
  await list.getByRole("searchbox").fill("xyzzy");
  await expect(list.getByText("Nothing found")).toBeVisible();
});

test("the audience's window shows no notes, keeps its focus and its place, and is kept awake", async ({ page, site }) => {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { asked });
    Object.defineProperty(navigator, "wakeLock", {
      value: { request: async (kind: string) => ({ released: asked.push(kind) < 0, release: async () => undefined }) },
    });
    window.focus = () => asked.push("focus");
    window.alert = () => asked.push("alert");
  });
  await open(page, site, "#cost");
  const speaker = await openSpeaker(page);
  await expect(page.locator("html[data-awake]")).toBeAttached();
  await speaker.keyboard.press("PageDown");
  await speaker.keyboard.press("g");
  await speaker.keyboard.type("claim");
  await speaker.keyboard.press("Enter");
  await expect.poll(async () => (await spot(page)) === (await spot(speaker))).toBe(true);
  expect(await page.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual(["screen"]);
  expect(await page.evaluate(() => [document.activeElement?.tagName, scrollX, scrollY])).toEqual(["BODY", 0, 0]);
  expect(await page.locator(".notes:visible, .say, .speaker").count()).toBe(0);
});

test("axe finds nothing; notes grow; contrast; slide changes are announced; enlarged to 200 % nothing is lost", async ({ page, site }) => {
  test.slow();
  await open(page, site, `#${STEPPED}`);
  const speaker = await openSpeaker(page);
  const findings = async (): Promise<string[]> => {
    // What is on the slide is tested on the audience's page.
    const part = (await speaker.locator("dialog[open]").count()) > 0 ? "dialog[open]" : ".speaker";
    const { violations } = await new AxeBuilder({ page: speaker }).include(part).exclude(".deck").exclude(".picture").analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
  };
  expect(await findings()).toEqual([]);
  const size = () => speaker.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector(".say") as Element).fontSize));
  const before = await size();
  await speaker.keyboard.press("+");
  expect(await size()).toBeGreaterThan(before);
  await speaker.getByRole("button", { name: "Contrast" }).click();
  await expect(speaker.locator(".speaker")).toHaveCSS("background-color", "rgb(0, 0, 0)");
  expect(await findings()).toEqual([]);
  await speaker.keyboard.press("g");
  expect(await findings()).toEqual([]);
  await speaker.keyboard.press("Escape");
  await speaker.getByRole("button", { name: "Rehearse" }).click();
  expect(await findings()).toEqual([]);
  await speaker.keyboard.press("Escape");
  await page.keyboard.press("PageDown");
  await expect(speaker.locator("p.unseen[role=status]")).toHaveText("Step 1 of 3");
  await expect(speaker.locator(".say")).toHaveAttribute("aria-live", "polite");

  await speaker.setViewportSize({ width: 720, height: 450 }); // 1440 × 900 at 200 %
  expect(await speaker.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720);
  for (const part of [".stage", ".say", ".bridge", ".claims", ".speaker-controls"]) {
    await speaker.locator(part).scrollIntoViewIfNeeded();
    expect((await speaker.locator(part).boundingBox())?.width).toBeGreaterThan(300);
  }
  await expect(speaker.locator(".reading-bar")).toHaveCount(0);
});

test("a press shows in the other window at once", async ({ page, site, context }) => {
  await open(page, site);
  const speaker = await openByHand(context, `${site}?view=speaker`);
  const watch = (at: Page) =>
    at.evaluate(() => {
      const times: number[] = [];
      Object.assign(window, { times });
      const now = (): number => performance.timeOrigin + performance.now();
      addEventListener("keydown", () => times.push(now()), { capture: true });
      new MutationObserver(() => requestAnimationFrame(() => times.push(now()))).observe(
        document.querySelector(".deck > .slides") as Element,
        {
          subtree: true,
          attributeFilter: ["class"],
        },
      );
    });
  const read = (at: Page) => at.evaluate(() => (window as unknown as { times: number[] }).times.splice(0));
  await watch(page);
  await watch(speaker);
  const delays: number[] = [];
  for (let press = 0; press < 30; press++) {
    await page.keyboard.press(press < 15 ? "PageDown" : "PageUp");
    await expectSpot([speaker], await spot(page));
    await expect.poll(() => speaker.evaluate(() => (window as unknown as { times: number[] }).times.length)).toBeGreaterThan(0);
    const [pressed = 0] = await read(page);
    const [shown = 0] = await read(speaker);
    delays.push(shown - pressed);
  }
  const median = delays.sort((a, b) => a - b)[15] ?? 0;
  test.info().annotations.push({ type: "latency", description: `median ${median.toFixed(1)} ms, worst ${delays.at(-1)?.toFixed(1)} ms` });
  expect(median).toBeLessThan(150); // the aim is 50 on a machine that does nothing else; this one runs other tests meanwhile
});
