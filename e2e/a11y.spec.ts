import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect, open, test } from "./site.ts";

test.use({ deck: "briefing" });

/** What axe finds wrong on the page as it stands, a line each. */
async function violations(page: Page, part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (part ? axe.include(part) : axe).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

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
    expect(await violations(page, part)).toEqual([]);
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

test("text keeps its contrast on its ground, in both themes", async ({ page, site }) => {
  await open(page, site);
  const measure = () =>
    page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("i"));
      const channels = (token: string): number[] => {
        const [name = "", actor = ""] = token.split(" of ");
        probe.dataset.actor = actor;
        probe.style.color = `var(${name})`;
        return (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
      };
      const light = (token: string): number => {
        const [r = 0, g = 0, b = 0] = channels(token).map((value) =>
          value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; // WCAG 2 relative luminance
      };
      const ratio = (a: string, b: string): number => {
        const [x, y] = [light(a), light(b)].sort((m, n) => n - m) as [number, number];
        return (x + 0.05) / (y + 0.05);
      };
      const pairs: [string, string][] = [
        ["--ink", "--bg"],
        ["--ink-2", "--bg"],
        ["--ink-2", "--panel"],
        ["--ink", "--sunken"],
        ...["fr", "ru", "ml", "eu", "cx"].flatMap((actor): [string, string][] => [
          [`--actor of ${actor}`, "--bg"],
          [`--actor of ${actor}`, `--tint of ${actor}`],
          ["--ink", `--tint of ${actor}`],
          [`--on-block of ${actor}`, `--block of ${actor}`],
        ]),
      ];
      const poor = pairs.filter(([a, b]) => ratio(a, b) < 4.5).map(([a, b]) => `${a} on ${b}: ${ratio(a, b).toFixed(2)}`);
      probe.remove();
      return poor;
    });
  expect(await measure()).toEqual([]);
  await page.keyboard.press("d");
  expect(await measure()).toEqual([]);
});
