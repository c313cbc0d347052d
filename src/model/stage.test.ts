import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";
import { CONTENT_WIDTH, FIGURE_HEIGHT, MARGIN, STAGE } from "./stage.ts";

const styles = fileURLToPath(new URL("../browser/styles/", import.meta.url));
const read = (name: string): string => readFileSync(styles + name, "utf8");

test("the styles have the stage's sizes from one place, which says what the model says", () => {
  const said = Object.fromEntries([...read("stage.css").matchAll(/--([\w-]+): (\d+)px;/g)].map(([, name, px]) => [name, Number(px)]));
  expect(said).toEqual({ "stage-width": STAGE.width, "stage-height": STAGE.height, margin: MARGIN });
  const again = readdirSync(styles)
    .filter((name) => name.endsWith(".css") && name !== "stage.css")
    .flatMap((name) => [...read(name).matchAll(/[^\n]*\b(1280px|720px|1152px)\b[^\n]*/g)].map(([line]) => `${name}: ${line.trim()}`));
  // A page's size takes no custom property.
  expect(again).toEqual([`print.css: size: ${STAGE.width}px ${STAGE.height}px;`]);
});

test("what a slide holds fits on the stage", () => {
  expect(CONTENT_WIDTH).toBe(1152);
  expect(CONTENT_WIDTH + 2 * MARGIN).toBe(STAGE.width);
  expect(FIGURE_HEIGHT).toBeLessThan(STAGE.height);
});
