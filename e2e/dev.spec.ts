import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { current } from "./site.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
let server: Awaited<ReturnType<Workshop["start"]>>;
test.beforeEach(async () => {
  shop = await openWorkshop();
  server = await shop.start("--port", "0");
});
test.afterEach(async () => {
  await server.stop();
  await shop.clear();
});

const edit = async (from: string, to: string): Promise<void> => {
  const path = join(shop.slides, "01-rain.md");
  await writeFile(path, (await readFile(path, "utf8")).replace(from, to));
};

test("a save shows on the same slide; an error lies over it and goes when mended; a diagram is drawn anew", async ({ page }) => {
  await page.goto(`${server.address}#river`);
  await page.locator("html[data-ready]").waitFor();
  await edit("# Rain makes the river rise", "# Rain makes the river swell");
  await expect(page.locator("#river .headline")).toHaveText("Rain makes the river swell");
  await page.locator("html[data-ready]").waitFor();
  expect(await current(page)).toBe("river");

  await edit("[@rain].", "[@rian].");
  const overlay = page.locator("#dev-overlay");
  await expect(overlay).toContainText("01-rain.md:11:29");
  await expect(overlay).toContainText('did you mean "rain"?');
  await expect(page.locator("#river .headline")).toHaveText("Rain makes the river swell");
  await edit("[@rian].", "[@rain].");
  await expect(overlay).toHaveCount(0);

  await edit("rising`", "swelling`");
  await expect(page.locator("#river [data-node=B]")).toContainText("swelling");
});

test("it listens on this machine alone, and a taken port moves to the next", async () => {
  expect(new URL(server.address).hostname).toBe("127.0.0.1");
  const taken = new URL(server.address).port;
  const second = await shop.start("--port", taken);
  expect(Number(new URL(second.address).port)).toBeGreaterThan(Number(taken));
  expect(second.said()).toContain(`port ${taken} is taken`);
  await second.stop();
});
