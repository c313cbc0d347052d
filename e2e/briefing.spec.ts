import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { BUILT, expect, open, test } from "./site.ts";

// What the briefing itself promises. The engine is tested on decks of its own.
test.use({ deck: "briefing" });

test("every cite and every part of a diagram or map leads to a claim of the register", async ({ page, site }) => {
  await open(page, site);
  const lost = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-claim]")]
      .flatMap((part) => (part.dataset.claim ?? "").split(" "))
      .filter((id) => !document.getElementById(`claim-${id}`)),
  );
  expect(lost).toEqual([]);
  const bare = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("section.slide .content :is(p, li, tbody tr)")]
      .filter(
        (part) =>
          part.textContent?.trim() &&
          !part.closest(
            ".alternative, .key, .counts, .sources, .map-legend, figcaption, .hindsight-lead, .marks, .drawn, .wall, .register",
          ) &&
          !part.matches("[data-basis], [data-exempt]") &&
          !part.closest("[data-basis], [data-exempt]") &&
          !part.querySelector("[data-claim]"),
      )
      .map((part) => `${part.closest("section")?.id}: ${part.textContent?.slice(0, 60)}`),
  );
  expect(bare).toEqual([]);
});

test("all diagrams and maps together stay under 60 kB compressed", async () => {
  const html = await readFile(join(BUILT.briefing, "index.html"), "utf8");
  const drawings = html.match(/<figure class="(?:diagram|map)"[\s\S]*?<\/svg>/g) ?? [];
  expect(drawings.length).toBeGreaterThan(10);
  expect(gzipSync(drawings.join("")).length).toBeLessThan(60_000);
});

test("the one file, with every source's origin and words, stays under 600 kB", async () => {
  expect((await stat(join(BUILT.briefing, "briefing.html"))).size).toBeLessThan(600_000);
});
