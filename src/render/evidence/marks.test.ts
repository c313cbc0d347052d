import type { Element } from "hast";
import { selectAll } from "hast-util-select";
import { toHtml } from "hast-util-to-html";
import { expect, test } from "playwright/test";
import { BASES, type Mark, STANDINGS } from "../../model/basis.ts";
import type { DeckInfo } from "../../model/deck.ts";
import { CITE_GLYPH } from "../../model/page.ts";
import { emblem, glyph, renderSprite, rule } from "./marks.ts";

const info = {
  emblem: ["paris", "moscow", "bamako"],
  actors: new Map(),
  cities: { paris: { actor: "fr" }, moscow: { actor: "ru" }, bamako: { actor: "ml" } },
} as unknown as DeckInfo;

const MARKS: Mark[] = BASES.flatMap((basis): Mark[] => [{ basis }, ...STANDINGS.map((standing) => ({ basis, standing }))]);

test("no two marks share a stroke, colour or no colour", () => {
  const pictures = (draw: (mark: Mark) => Element) => MARKS.map((mark) => toHtml(renderSprite([draw(mark)])).replace(/ id="[^"]*"/, ""));
  for (const draw of [(mark: Mark) => glyph(mark), (mark: Mark) => rule(mark, 84)]) expect(new Set(pictures(draw)).size).toBe(MARKS.length);
});

test("the sprite draws each stroke that is used once, and no two alike", () => {
  const glyphs = MARKS.flatMap((mark) => [glyph(mark), glyph(mark), glyph(mark, CITE_GLYPH)]);
  const strokes = renderSprite(glyphs).children.map((stroke) => toHtml(stroke));
  expect(strokes).toHaveLength(2 * MARKS.length);
  expect(new Set(strokes.map((stroke) => stroke.replace(/ id="[^"]*"/, ""))).size).toBe(strokes.length);
  for (const each of glyphs) {
    const href = String(selectAll("use", each)[0]?.properties.href);
    expect(strokes.filter((stroke) => stroke.includes(`id="${href.slice(1)}"`))).toHaveLength(1);
  }
});

test("a glyph stays within its height", () => {
  for (const mark of MARKS) {
    const marks = selectAll(".block, .mark", renderSprite([glyph(mark, CITE_GLYPH)]));
    expect(marks.length > 0).toBe(mark.basis === "official" || mark.standing !== undefined);
    for (const { properties } of marks) {
      for (const [, y] of String(properties.d).matchAll(/[ML]-?[\d.]+ (-?[\d.]+)/g)) expect(Math.abs(Number(y))).toBeLessThanOrEqual(7);
    }
  }
});

for (const [lit, sides, hollow] of [
  ["all", 3, 0],
  ["none", 0, 0],
  ["moscow-bamako", 1, 1],
  ["bamako-moscow", 1, 1],
  ["paris-moscow", 1, 1],
] as const) {
  test(`the emblem lights ${lit}`, () => {
    expect(selectAll(".lit", emblem(info, lit))).toHaveLength(sides);
    expect(selectAll(".hollow", emblem(info, lit))).toHaveLength(hollow);
  });
}
