import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { parseInfo } from "../src/parse/info.ts";
import { expect, open, ROOT, serveFolder, test } from "./site.ts";

const run = promisify(execFile);

/** Builds a fixture deck into a folder of its own and serves it for as long as `use` runs. */
async function withDeck(name: string, use: (site: string, folder: string) => Promise<void>): Promise<void> {
  await mkdir(join(ROOT, ".cache"), { recursive: true });
  const folder = await mkdtemp(join(ROOT, ".cache/country-"));
  try {
    const out = join(folder, "dist");
    await run(process.execPath, ["build.mjs", "build", "--deck", `e2e/decks/${name}/slides`, "--out", out], { cwd: ROOT });
    const server = await serveFolder(out);
    await use(server.url, out).finally(() => server.close());
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What the shipped briefing calls its things, and the colours it gives its actors. */
async function briefing(): Promise<{ names: string[]; ids: string[]; colours: string[] }> {
  const info = parseInfo({ path: "slides/deck.yaml", text: await readFile(join(ROOT, "slides/deck.yaml"), "utf8") }, []);
  if (!info) throw new Error("slides/deck.yaml does not parse");
  const actors = [...info.actors.values()];
  const names = [info.title, ...Object.values(info.cities).map(({ name }) => name), ...Object.entries(info.spellings).flat()];
  return {
    names: [...names, ...actors.flatMap(({ name, called }) => [name, ...called])],
    ids: [...info.actors.keys()],
    colours: actors.flatMap(({ light, dark, print }) => [light, dark, print].flatMap((colours) => Object.values(colours))),
  };
}

// These sites are their own: the fixture's watch for requests that leave the built deck does not hold here.
test.describe(() => {
  test.slow();

  test("another deck, in French, holds no word and no colour of this briefing", async () => {
    await withDeck("fleuve", async (_, folder) => {
      const { names, ids, colours } = await briefing();
      const styles = join(ROOT, "src/browser/styles");
      const ours = (await Promise.all((await readdir(styles)).map((name) => readFile(join(styles, name), "utf8")))).join("");
      const theirs = colours.filter((colour) => !ours.includes(colour)); // white is anybody's
      expect(theirs.length).toBeGreaterThan(15);
      const word = new RegExp(`(?<![\\p{L}\\d])(${names.join("|")})(?![\\p{L}\\d])`, "u");
      const actor = new RegExp(`data-actor=\\\\?["']?(${ids.join("|")})\\b|--(${ids.join("|")})\\b`);
      const found: string[] = [];
      const files = (await readdir(folder)).filter((name) => /\.(html|js|css|json|csv)$/.test(name));
      expect(files.length).toBeGreaterThan(7);
      for (const name of files) {
        const text = await readFile(join(folder, name), "utf8");
        for (const pattern of [word, actor, new RegExp(theirs.join("|"), "i")]) {
          const at = text.search(pattern);
          if (at >= 0) found.push(`${name}: ${text.slice(Math.max(0, at - 40), at + 60)}`);
        }
      }
      expect(found).toEqual([]);
    });
  });

  test("its actors have their own colours, its lens its own sides, its maps their frames", async ({ browser }) => {
    await withDeck("fleuve", async (site) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(error.message));
      await open(page, site, "?theme=light#interets");
      const strokeOf = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => getComputedStyle(element).stroke);
      expect(await strokeOf("#interets [data-node=A1] > path")).toBe("rgb(11, 93, 74)");
      expect(await strokeOf("#interets [data-edge='A1->Q1'] > .line")).toBe("rgb(11, 93, 74)");
      await expect(page.locator("#interets .node.contested")).toHaveCount(2);
      await expect(page.locator("#interets .emblem .city-mark")).toHaveCount(2);
      await page.locator(".lens").getByRole("button", { name: "Le Caire" }).click();
      await expect(page.locator("#interets [data-node=A1]")).toHaveClass(/is-off/);
      await expect(page.locator("#interets [data-node=B1]")).toHaveClass(/is-favoured/);
      // A map without a frame shows all that it names.
      await page.evaluate(() => {
        location.hash = "#voisins";
      });
      await page.locator("#voisins.present").waitFor();
      for (const iso of ["ETH", "SDN", "EGY"]) {
        const box = await page.locator(`#voisins [data-country=${iso}]`).evaluate((path) => {
          const { x, y, width, height } = (path as SVGPathElement).getBBox();
          return { x, y, width, height };
        });
        expect(box.x).toBeGreaterThan(500);
        expect(box.x + box.width).toBeLessThan(1280);
        expect(box.y).toBeGreaterThan(0);
        expect(box.y + box.height).toBeLessThan(720);
      }
      expect(problems).toEqual([]);
      const pages = await page.evaluate<number>("deckPrint.lay({})");
      expect(pages).toBe(await page.locator("main .slides section.slide").count());
      await page.emulateMedia({ media: "print" });
      expect(await strokeOf(".pages [data-node=A1] > path")).toMatch(/^(oklab|color)\(/); // mixed for paper, since deck.yaml gives none
      await page.close();
    });
  });

  test("a deck of a title and a language has no switch, no lens, no emblem and no verdicts", async ({ browser }) => {
    await withDeck("least", async (site) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      await open(page, site, "#rain");
      await expect(page.locator("#rain .section-name")).toHaveText("Rain");
      for (const selector of [".emblem", ".lens", ".verdicts", "button[data-state=time]", "[data-actor]"]) {
        await expect(page.locator(selector), selector).toHaveCount(0);
      }
      await page.keyboard.press("t");
      await expect(page.locator("html")).toHaveAttribute("data-time", "then");
      await page.keyboard.press("?");
      await expect(page.locator(".help dt", { hasText: /^E$/ })).toHaveCount(1);
      await expect(page.locator(".help dt", { hasText: /^[TX]$/ })).toHaveCount(0);
      await open(page, site, "?time=now#rain");
      await expect(page.locator("html")).toHaveAttribute("data-time", "then");
      await open(page, site, "read.html");
      await expect(page.locator("#later")).toHaveCount(0);
      await page.close();
    });
  });
});
