import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "playwright/test";
import { BUILT, current, expect, open, test } from "./site.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

const cardOf = (page: Page): Locator => page.getByRole("dialog", { name: "Evidence" });

/** Opens the card of a claim from the first part of the slide on show that stands on it. */
async function openCard(page: Page, claim: string, part = ""): Promise<Locator> {
  await page.locator(`.present .content ${part}[data-claim~="${claim}"]`).first().click();
  const card = cardOf(page);
  await expect(card).toBeVisible();
  return card;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function boxOf(part: Locator): Promise<Box> {
  const box = await part.boundingBox();
  if (!box) throw new Error("not on the screen");
  return box;
}

const meet = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The boxes of a headline's words, a line each. */
async function headlineOf(page: Page): Promise<Box[]> {
  return page.locator("section.present:not(.stack) > .headline").evaluate((headline) => {
    const range = document.createRange();
    range.selectNodeContents(headline);
    return [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
  });
}

test.describe("where it stands", () => {
  for (const [slide, claim] of [
    ["cost", "C1.3"],
    ["bottom-line", "C1.2"],
    ["who-says", "C2.1"],
    ["chain/9", "C1.1"],
    ["gates", "gate-swe"],
    ["wishes/9", "C4.2"],
    ["salt", "quote-mayor"],
  ] as const) {
    test(`on ${slide}: beside what it explains, on the slide, never over that nor over the headline`, async ({ page, site }) => {
      await open(page, site, `#${slide}`);
      const card = await openCard(page, claim);
      for (const size of [
        { width: 1280, height: 720 },
        { width: 1024, height: 768 },
        { width: 1920, height: 1080 },
      ]) {
        await page.setViewportSize(size); // it is placed anew
        await expect.poll(async () => Math.round((await boxOf(page.locator("section.present:not(.stack)"))).width)).toBe(size.width);
        const box = await boxOf(card);
        const thing = await boxOf(page.locator(".card-ring:not([hidden]), .edge.is-explained .pin-ring, .node.is-explained").first());
        expect(meet(box, thing)).toBe(false);
        for (const line of await headlineOf(page)) expect(meet(box, line)).toBe(false);
        const foot = await boxOf(page.locator("section.present:not(.stack) > .foot"));
        expect(box.y + box.height).toBeLessThanOrEqual(foot.y);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(size.width);
        await expect(card.getByRole("link", { name: "Register" })).toBeInViewport({ ratio: 1 });
        await expect(card.getByRole("button", { name: "Close" })).toBeInViewport({ ratio: 1 });
      }
    });
  }

  test("its pointer reaches what it explains; that has a ring, the rest is dimmed, headline and foot are not", async ({ page, site }) => {
    await open(page, site, "#cost");
    const card = await openCard(page, "C1.3");
    const [pointer, box, ring] = await Promise.all([
      boxOf(page.locator(".card-pointer path")),
      boxOf(card),
      boxOf(page.locator(".card-ring")),
    ]);
    const corners = await page.locator(".card-pointer path").evaluate((path) =>
      path
        .getAttribute("d")
        ?.match(/-?[\d.]+/g)
        ?.map(Number),
    );
    expect((corners?.[5] ?? 0) - (corners?.[1] ?? 0)).toBeCloseTo(26, 5);
    expect(pointer.x).toBeLessThan(box.x);
    expect(Math.abs(pointer.x - (ring.x + ring.width))).toBeLessThan(12);
    expect(await page.locator(".card-ring").evaluate((element) => getComputedStyle(element).borderTopWidth)).toBe("3px");
    const opacity = (selector: string): Promise<string[]> =>
      page.locator(selector).evaluateAll((parts) =>
        parts.map((part) => {
          let all = 1;
          for (let up: Element | null = part; up; up = up.parentElement) all *= Number(getComputedStyle(up).opacity);
          return all.toFixed(1);
        }),
      );
    expect(new Set(await opacity(".present .content figure[data-claim='C1.3']"))).toEqual(new Set(["1.0"]));
    expect(new Set(await opacity(".present .content [data-claim='C1.1']"))).toEqual(new Set(["0.2"]));
    expect(await opacity(".present .headline, .present .foot")).toEqual(["1.0", "1.0"]);
    await page.keyboard.press("Escape");
    await expect(page.locator(".is-dimmed, .card-ring")).toHaveCount(0);
  });
});

test.describe("what it says", () => {
  test("mark, claim, own words, origins, what is unknown, the tested wording, in this order", async ({ page, site }) => {
    await open(page, site, "#chain/9");
    const card = await openCard(page, "C1.1");
    const text = (await card.innerText()).replace(/\s+/g, " ");
    const order = [
      "One origin",
      "About 300 homes in Strand",
      "In the source’s own words",
      "some three hundred homes would lie below the new line",
      "Three pages of one origin, counted once",
      "One reporter of the Gazette",
      "Unknown",
      "Three hundred homes will be lost.",
      "does not count",
      "the tested document itself",
      "Also on slide",
      "Source",
      "Register",
    ].map((words) => text.indexOf(words));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test("copies of one report are one origin with one stroke and a twig to each page", async ({ page, site }) => {
    await open(page, site, "#chain/9");
    const card = await openCard(page, "C1.1");
    await expect(card.locator(".origin")).toHaveCount(1);
    await expect(card.locator(".origin > .glyph")).toHaveCount(1);
    await expect(card.locator(".origin > .glyph")).toHaveAttribute("data-basis", "one");
    await expect(
      card
        .getByRole("list")
        .filter({ has: page.locator(".origin") })
        .locator("ul > li"),
    ).toHaveCount(3);
    const twigs = await card.locator(".twigs path").getAttribute("d");
    expect(twigs?.match(/M/g)).toHaveLength(3);
  });

  test("who all are of one party wears its tag; who is of none does not", async ({ page, site }) => {
    await open(page, site, "#cost");
    const card = await openCard(page, "C1.3");
    await expect(card.locator(".card-head")).toContainText("Party: Northfall");
    await page.keyboard.press("Escape");
    await openCard(page, "price-home");
    await expect(card.locator(".card-head")).not.toContainText("Party");
  });

  test("a quotation is in its language, then translated; where none is stored the block is left out", async ({ page, site }) => {
    await open(page, site, "#gates");
    const card = await openCard(page, "gate-swe");
    const quotation = card.locator("blockquote");
    await expect(quotation).toHaveAttribute("lang", "sv");
    await expect(quotation).toHaveText("Fem luckor av detta slag står i norr");
    expect(await quotation.evaluate((element) => getComputedStyle(element).fontStyle)).toBe("italic");
    await expect(card.locator(".translation")).toHaveText("Five gates of this kind stand in the north");
    await page.keyboard.press("Escape");
    await open(page, site, "#who-says");
    await openCard(page, "C4.1");
    await expect(card.locator("blockquote, .own-words")).toHaveCount(0);
  });

  test("of several quotations the firmest origin's is in sight, the others a press away", async ({ page, site }) => {
    await open(page, site, "#bottom-line");
    const card = await openCard(page, "C1.2");
    await page.keyboard.press("Escape");
    await page.evaluate(() => {
      const { deckEvidence } = globalThis as unknown as { deckEvidence: { claims: { id: string; sources: { quote?: string }[] }[] } };
      const sources = deckEvidence.claims.find(({ id }) => id === "C1.2")?.sources ?? [];
      for (const [at, source] of sources.entries()) source.quote = `words ${at}`;
    });
    await openCard(page, "C1.2");
    await expect(card.locator("blockquote:visible")).toHaveText(["words 0"]);
    await card.getByText("One more quotation").click();
    await expect(card.locator("blockquote:visible")).toHaveText(["words 0", "words 1"]); // the third speaks against it
  });

  test("every quotation on a card is stored letter for letter", async ({ page, site }) => {
    const evidence = JSON.parse(await readFile(join(BUILT.river, "evidence.json"), "utf8")) as {
      claims: { sources: { quote?: string }[] }[];
    };
    const stored = new Set(evidence.claims.flatMap(({ sources }) => sources.flatMap(({ quote }) => quote ?? [])));
    await open(page, site, "#bottom-line");
    const marks = page.locator(".present .content .cite:visible");
    let seen = 0;
    for (let at = 0; at < (await marks.count()); at++) {
      await marks.nth(at).click();
      await expect(cardOf(page)).toBeVisible(); // the ledger comes with the first
      for (const quote of await cardOf(page).locator("blockquote q").allTextContents()) {
        expect(stored).toContain(quote);
        seen++;
      }
      await page.keyboard.press("Escape");
    }
    expect(seen).toBeGreaterThan(0);
  });

  test("a wrong wording is struck and tagged; the claim that the check found wears no such mark", async ({ page, site }) => {
    await open(page, site, "#bottom-line");
    const card = await openCard(page, "C1.2");
    await expect(card.locator("s")).toHaveText("The deal is done.");
    await expect(card.locator("dd .card-tag")).toHaveText("wrong");
    await expect(card.locator(".card-head .glyph")).not.toHaveAttribute("data-standing");
    await expect(card).toContainText("Against");
  });

  test("a page younger than the deck says so while it is then", async ({ page, site }) => {
    await open(page, site, "#cost");
    const card = await openCard(page, "C1.3");
    await expect(card.locator(".uncounted")).toContainText("page of 15 Aug 2020");
  });

  test("a judgement says whose it is and leads to the claims it stands on, and back", async ({ page, site }) => {
    await open(page, site, "#wishes/9");
    const card = await openCard(page, "C4.2");
    await expect(card).toContainText("Judgement of");
    await expect(card).toContainText("this briefing");
    await expect(card).toContainText("It stands on two claims");
    await card.getByRole("button", { name: /^Several origins: Salt/ }).click();
    await expect(card.locator("h2")).toContainText("Salt");
    await card.getByRole("button", { name: "Back" }).click();
    await expect(card.locator("h2")).toContainText("Strand is judged");
  });

  test("with hindsight it tells what became of it, while it stands open", async ({ page, site }) => {
    await open(page, site, "#cost");
    const card = await openCard(page, "C1.3");
    await expect(card.getByText("Hindsight")).toHaveCount(0);
    await page.keyboard.press("t");
    await expect(card.getByText("Hindsight")).toBeVisible();
    await expect(card).toContainText(/borne out|overtaken|wrong|disputed|unresolved/);
    await page.keyboard.press("t");
    await expect(card.getByText("Hindsight")).toHaveCount(0);
  });
});

test.describe("what opens and closes it", () => {
  test("the words of a statement open it, a mark in it its own claim, a link stays a link", async ({ page, site }) => {
    await open(page, site, "#who-says");
    const row = page.locator("#who-says tr[data-claim='C2.1']");
    await row.getByText("It had asked for nothing").click();
    const card = cardOf(page);
    await expect(card.locator("h2")).toContainText("Northfall denied");
    await page.keyboard.press("Escape");
    await expect(card).toHaveCount(0);
    await expect(row.locator(".cite")).toBeFocused();
    await row.evaluate((element) => {
      const link = document.createElement("a");
      link.href = "#cost";
      link.textContent = "elsewhere";
      element.querySelector("td")?.append(link);
    });
    await row.getByRole("link", { name: "elsewhere" }).click();
    await expect.poll(() => current(page)).toBe("cost");
    await expect(card).toHaveCount(0);
  });

  test("marking words opens nothing", async ({ page, site }) => {
    await open(page, site, "#who-says");
    await openCard(page, "C4.1"); // the ledger is there from now on: what a press opens, it opens at once
    await page.keyboard.press("Escape");
    const words = await boxOf(page.locator("#who-says").getByText("It had asked for nothing"));
    const y = words.y + 18;
    await page.mouse.move(words.x + 12, y);
    await page.mouse.down();
    await page.mouse.move(words.x + 150, y, { steps: 5 });
    await page.mouse.up();
    expect(await page.evaluate(() => String(getSelection()).length)).toBeGreaterThan(3);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await expect(cardOf(page)).toHaveCount(0);
  });

  test("several claims behind one mark: next and previous, in words", async ({ page, site }) => {
    await open(page, site, "#cost");
    await page.locator(".present .content").evaluate((content) => {
      content.querySelector<HTMLElement>("p[data-claim]")?.setAttribute("data-claim", "C1.3 C1.1 price-rise");
    });
    await page
      .locator(".present .content p[data-claim]")
      .first()
      .click({ position: { x: 4, y: 12 } });
    const card = cardOf(page);
    const head = card.locator("h2");
    await expect(card.getByRole("status")).toHaveText("Claim 1 of 3");
    const first = await head.textContent();
    await card.getByRole("button", { name: "Next" }).click();
    await expect(card.getByRole("status")).toHaveText("Claim 2 of 3");
    await expect(head).not.toHaveText(first ?? "");
    await expect(card.getByRole("button", { name: "Next" })).toBeFocused();
    await card.getByRole("button", { name: "Previous" }).click();
    await expect(head).toHaveText(first ?? "");
    await card.getByRole("button", { name: "Previous" }).click();
    await expect(card.getByRole("status")).toHaveText("Claim 3 of 3");
  });

  test("by keyboard: the focus is on Close, Tab goes round in it, arrows do not page, Esc gives the focus back", async ({ page, site }) => {
    await open(page, site, "#who-says");
    const cite = page.locator("#who-says .content .cite").first();
    await cite.focus();
    await page.keyboard.press("Enter");
    const card = cardOf(page);
    const close = card.getByRole("button", { name: "Close" });
    await expect(close).toBeFocused();
    await expect(cite).toHaveAttribute("aria-expanded", "true");
    let presses = 0;
    do {
      await page.keyboard.press("Tab");
      presses++;
      expect(await card.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    } while (presses < 30 && !(await close.evaluate((element) => element === document.activeElement)));
    expect(presses).toBeGreaterThan(3);
    expect(presses).toBeLessThan(30);
    await page.keyboard.press("Shift+Tab");
    expect(await card.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    for (const key of ["ArrowRight", "ArrowDown", "PageDown", "End", "n"]) await page.keyboard.press(key);
    expect(await current(page)).toBe("who-says");
    await page.keyboard.press("Escape");
    await expect(card).toHaveCount(0);
    await expect(cite).toBeFocused();
    await expect(cite).toHaveAttribute("aria-expanded", "false");
  });

  test("another slide closes it", async ({ page, site }) => {
    await open(page, site, "#cost");
    const card = await openCard(page, "C1.3");
    await page.evaluate(() => {
      location.hash = "#who-says";
    });
    await expect.poll(() => current(page)).toBe("who-says");
    await expect(card).toHaveCount(0);
    await expect(page.locator(".is-dimmed, .card-ring, .is-explained")).toHaveCount(0);
  });
});

test("while a source is pulled out, a card says what its claim still stands on, and strikes the origin that is gone", async ({
  page,
  site,
}) => {
  await open(page, site, "?without=northern-gazette#bottom-line");
  await expect(page.locator(".present .content [data-pulled]").first()).toBeVisible();
  const card = await openCard(page, "C1.2");
  await expect(card.locator(".card-head")).toContainText("One origin");
  await expect(card.locator(".card-change")).toHaveText("weakens");
  await expect(card.locator(".origin.is-pulled s")).toHaveText(["The Gazette’s own sources"]);
  await expect(card.locator(".origin:not(.is-pulled)")).toHaveCount(1);
  await page.keyboard.press("p"); // puts it back, as everywhere
  await expect(card.locator(".card-change, .is-pulled")).toHaveCount(0);
  await expect(card.locator(".card-head")).toContainText("Several origins");
});

test("from a card one gets to what can be pulled out of it", async ({ page, site }) => {
  await open(page, site, "#bottom-line");
  const card = await openCard(page, "C1.2");
  await card.getByRole("button", { name: "Pull out" }).click();
  const choice = page.getByRole("dialog", { name: "Pull a source" });
  await expect(choice).toBeVisible();
  await choice.getByRole("option", { name: "Gazette" }).first().click();
  await expect(card.locator(".card-change")).toHaveText("weakens");
  await expect(card.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-without", /gazette/);
});

test("axe finds nothing on a card, in both themes, nor on a sheet", async ({ page, site }) => {
  for (const theme of ["light", "dark"]) {
    await open(page, site, `?theme=${theme}#wishes/9`);
    await openCard(page, "C4.2");
    const { violations } = await new AxeBuilder({ page }).include(".card").analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))).toEqual([]);
    await page.keyboard.press("Escape");
  }
  await open(page, site, "?view=read#gates");
  await page.locator("#gates [data-claim='gate-swe']").first().click();
  const { violations } = await new AxeBuilder({ page }).include(".card").analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))).toEqual([]);
});

test("a card comes by opacity alone, in 160 ms, and at once where motion is reduced", async ({ page, site }) => {
  const motion = (): Promise<string[]> =>
    page.locator(".card").evaluate((card) => {
      const { animationName, animationDuration, transitionProperty, transitionDuration } = getComputedStyle(card);
      const frames = card.getAnimations().flatMap(({ effect }) => (effect as KeyframeEffect).getKeyframes());
      const moved = frames
        .flatMap((frame) => Object.keys(frame))
        .filter((name) => /^(opacity|transform|translate|scale|left|top)$/.test(name));
      return [animationName, animationDuration, transitionDuration === "0s" ? "none" : transitionProperty, ...new Set(moved)];
    });
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await open(page, site, "#cost");
  await openCard(page, "C1.3");
  expect((await motion()).slice(0, 3)).toEqual(["card-in", "0.16s", "none"]);
  expect((await motion()).slice(3).filter((name) => name !== "opacity")).toEqual([]);
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect((await motion())[0]).toBe("none");
});

test("nothing on a card is smaller than 20 px at 1280, and nothing wider than it", async ({ page, site }) => {
  await open(page, site, "#chain/9");
  const card = await openCard(page, "C1.1");
  const sizes = await card.evaluate((element) =>
    [...element.querySelectorAll<HTMLElement>("*")]
      .filter((part) => [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
      .map((part) => Number.parseFloat(getComputedStyle(part).fontSize)),
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20);
  expect(await card.locator(".card-body").evaluate((body) => body.scrollWidth - body.clientWidth)).toBe(0);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("it is a sheet from below with the time switch; Esc, the ground above or a drag of its handle closes it", async ({ page, site }) => {
    await open(page, site, "#cost");
    const door = page.locator("#cost .content .cite[data-claim='C1.3']").first();
    const card = cardOf(page);
    await door.tap();
    await expect(card).toBeVisible();
    const box = await boxOf(card);
    expect([box.x, box.width, Math.round(box.y + box.height)]).toEqual([0, 390, 844]);
    expect(box.y).toBeGreaterThan(200);
    await card.getByRole("button", { name: "Hindsight" }).tap();
    await expect(page.locator("html")).toHaveAttribute("data-time", "now");
    await expect(card.locator("dt", { hasText: "Hindsight" })).toBeAttached();
    await expect(card.getByRole("link", { name: "Register" })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Escape");
    await expect(card).toHaveCount(0);

    await door.tap();
    await page.touchscreen.tap(195, 120);
    await expect(card).toHaveCount(0);

    await door.tap();
    const { x, y, width } = await boxOf(card.locator(".handle"));
    const drag = async (by: number): Promise<void> => {
      await page.mouse.move(x + width / 2, y + 14);
      await page.mouse.down();
      await page.mouse.move(x + width / 2, y + 14 + by, { steps: 4 });
      await page.mouse.up();
    };
    await drag(30);
    await expect(card).toBeVisible();
    await drag(160);
    await expect(card).toHaveCount(0);
  });
});

test("it works in the deck of one file and in the speaker’s window", async ({ page, site }) => {
  await page.goto(`${site}briefing.html#cost`);
  await page.locator("html[data-ready]").waitFor();
  await openCard(page, "C1.3");
  await expect(cardOf(page).locator("blockquote")).toHaveText("twelve million, give or take");
  await page.keyboard.press("Escape");
  await open(page, site, "?view=speaker#cost");
  const card = await openCard(page, "C1.3");
  const box = await boxOf(card);
  expect(meet(box, await boxOf(page.locator(".card-ring")))).toBe(false);
  expect(box.width).toBeGreaterThan(250);
  expect(await card.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(14);
});

test.describe("of another deck", () => {
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

  test("it has its stroke, its word and its button, whatever the slides show", async ({ page }) => {
    await openDeck(page, `#${GLOBALS[0]}`);
    const cards = [
      ["rain", "official", "On the record"],
      ["flood", "one", "One origin"],
    ] as const;
    for (const [id, basis, word] of cards) {
      await page.locator(`section.present .content [data-claim="${id}"]`).first().click();
      const head = page.locator(".card .card-head");
      await expect(head).toContainText(word);
      await expect(head.getByRole("button", { name: "Close" })).toBeInViewport();
      const stroke = head.locator(`svg.glyph[data-basis="${basis}"]`);
      // A `use` that points at nothing has no extent.
      expect(await stroke.evaluate((svg: SVGSVGElement) => Math.round(svg.getBBox().width))).toBe(46);
      const { width } = await boxOf(stroke);
      expect(width).toBeGreaterThan(30);
      expect(width).toBeLessThan(80);
      await page.keyboard.press("Escape");
      await expect(page.locator(".card")).toHaveCount(0);
    }
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
});
