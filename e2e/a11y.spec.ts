import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect, open, test } from "./site.ts";

test.use({ deck: "briefing" });

/**
 * What axe finds wrong with what is on show, a line each. The slides not on show are out of the document meanwhile: axe would walk them all, and they
 * take ten times as long as the one that is seen. What only a whole document can have wrong, such as an id twice, is a test of its own.
 */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const hidden = [...document.querySelectorAll(".reveal > .slides section:not(.present)")].filter(
      (slide) => slide.closest("dialog") === null,
    );
    const places = hidden.map((slide) => {
      const place = document.createComment("");
      slide.replaceWith(place);
      return [slide, place] as const;
    });
    Object.assign(window, { putBack: () => places.reverse().forEach(([slide, place]) => place.replaceWith(slide)) });
  });
  const found = await axeOf(page);
  await page.evaluate("putBack()");
  return found;
}

/** What axe finds wrong with the whole document, or with a part of it. */
async function axeOf(page: Page, part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (part ? axe.include(part) : axe).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

test("axe finds nothing on the whole document", async ({ page, site }) => {
  await open(page, site);
  expect(await axeOf(page)).toEqual([]);
});

for (const [name, address, part] of [
  ["a table", "#who-confirms"],
  ["a diagram", "#interests/9"],
  ["a diagram, dark", "?theme=dark#interests/9"],
  ["a map", "#earlier-deployments"],
  ["statements with hindsight", "?time=now#open-questions"],
  ["figures", "#figures"],
  ["the register", "#register"],
  ["the article", "?view=read#interests", "#interests"],
  ["a table of the article", "?view=read", "#side-by-side"],
] as const) {
  test(`axe finds nothing on ${name}`, async ({ page, site }) => {
    await open(page, site, address);
    expect(await (part ? axeOf(page, part) : violations(page))).toEqual([]);
  });
}

test("axe finds nothing on card, search, overview and help", async ({ page, site }) => {
  await open(page, site, "#who-confirms");
  await page.locator("#who-confirms .content .cite").first().click();
  await page.getByRole("dialog", { name: "Evidence" }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  for (const [key, name] of [
    ["/", "Search"],
    ["o", "Overview"],
    ["?", "Keys"],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole("dialog", { name }).waitFor();
    if (key === "/") {
      await page.keyboard.type("barkhane");
      await page.getByRole("option").first().waitFor();
    }
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name }).waitFor({ state: "hidden" });
  }
});

for (const deck of ["briefing", "river"] as const) {
  test.describe(`the ${deck}`, () => {
    test.use({ deck });
    test("keeps the contrast of text on its ground, in both themes", async ({ page, site }) => {
      await open(page, site);
      expect(await page.evaluate(poorPairs)).toEqual([]);
      await page.keyboard.press("d");
      expect(await page.evaluate(poorPairs)).toEqual([]);
    });
  });
}

/** Pairs of a text's colour and its ground, every actor's among them, under 4.5 to 1. Runs in the page. */
function poorPairs(): string[] {
  const probe = document.body.appendChild(document.createElement("i"));
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (token: string): number => {
    const [name = "", actor = ""] = token.split(" of ");
    probe.dataset.actor = actor;
    probe.style.color = `var(${name})`;
    if (!canvas) return Number.NaN;
    canvas.fillStyle = getComputedStyle(probe).color; // in whatever space it was mixed
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; // WCAG 2 relative luminance
  };
  const ratio = (a: string, b: string): number => {
    const [x, y] = [light(a), light(b)].sort((m, n) => n - m) as [number, number];
    return (x + 0.05) / (y + 0.05);
  };
  const actors = new Set([...document.querySelectorAll<HTMLElement>("[data-actor]")].map(({ dataset }) => dataset.actor ?? ""));
  actors.delete("");
  if (actors.size < 4) return [`only ${actors.size} actors`];
  const pairs: [string, string][] = [
    ["--ink", "--bg"],
    ["--ink-2", "--bg"],
    ["--ink-2", "--panel"],
    ["--ink", "--sunken"],
    ...[...actors].flatMap((actor): [string, string][] => [
      [`--actor of ${actor}`, "--bg"],
      [`--actor of ${actor}`, `--tint of ${actor}`],
      ["--ink", `--tint of ${actor}`],
      [`--on-block of ${actor}`, `--block of ${actor}`],
    ]),
  ];
  const poor = pairs.filter(([a, b]) => !(ratio(a, b) >= 4.5)).map(([a, b]) => `${a} on ${b}: ${ratio(a, b).toFixed(2)}`);
  probe.remove();
  return poor;
}
