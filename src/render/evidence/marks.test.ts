import { selectAll } from "hast-util-select";
import { toHtml } from "hast-util-to-html";
import { expect, test } from "playwright/test";
import type { DeckInfo } from "../../model/deck.ts";
import { GRADES } from "../../model/grade.ts";
import { emblem, gradeGlyph, gradeRule, renderSprite } from "./marks.ts";

const info = {
  emblem: ["paris", "moscow", "bamako"],
  actors: new Map(),
  cities: { paris: { actor: "fr" }, moscow: { actor: "ru" }, bamako: { actor: "ml" } },
} as unknown as DeckInfo;

test("no two grades share a stroke, colour or no colour", () => {
  for (const draw of [(grade: (typeof GRADES)[number]) => gradeGlyph(grade), (grade: (typeof GRADES)[number]) => gradeRule(grade, 84)]) {
    const drawn = GRADES.map((grade) => toHtml(draw(grade)).replace(/data-grade="\w+"/, ""));
    expect(new Set(drawn).size).toBe(GRADES.length);
  }
});

test("the sprite draws each stroke that is used once, and no two alike", () => {
  const glyphs = GRADES.flatMap((grade) => [gradeGlyph(grade), gradeGlyph(grade), gradeGlyph(grade, { width: 30, height: 14 })]);
  const strokes = renderSprite(glyphs).children.map((stroke) => toHtml(stroke));
  expect(strokes).toHaveLength(2 * GRADES.length);
  expect(new Set(strokes.map((stroke) => stroke.replace(/ id="[^"]*"/, ""))).size).toBe(strokes.length);
  for (const glyph of glyphs) {
    const href = String(selectAll("use", glyph)[0]?.properties.href);
    expect(strokes.filter((stroke) => stroke.includes(`id="${href.slice(1)}"`))).toHaveLength(1);
  }
});

test("a glyph stays within its height", () => {
  for (const grade of GRADES) {
    const marks = selectAll(".block, .mark", renderSprite([gradeGlyph(grade, { width: 30, height: 14 })]));
    expect(marks.length > 0).toBe(["official", "disputed", "denied"].includes(grade));
    for (const { properties } of marks) {
      for (const [, y] of String(properties.d).matchAll(/M-?[\d.]+ (-?[\d.]+)/g)) expect(Math.abs(Number(y))).toBeLessThanOrEqual(7);
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
