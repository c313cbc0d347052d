import { expect, test } from "playwright/test";
import { BASES, type Basis } from "./basis.ts";
import { PATTERNS, strokeParts } from "./stroke.ts";

/** Ink of a stroke of `length`, px² for each px of it, worked out from what is drawn. */
function inkOf(basis: Basis, length: number): number {
  const area = strokeParts({ basis }, length)
    .filter(({ name }) => name === "ink")
    .reduce((sum, { d, width = 0, dash, round }) => {
      const dots = d.match(/h\.01/g)?.length ?? 0;
      if (round) return sum + (dots * Math.PI * width ** 2) / 4;
      const [from = 0, to = 0] = [...d.matchAll(/M([\d.-]+)|H([\d.-]+)/g)].map(([, start, end]) => Number(start ?? end));
      const duty = dash ? ((dash[0] ?? 0) + (dash[2] ?? 0)) / dash.reduce((all, part) => all + part, 0) : 1;
      return sum + (to - from) * width * duty;
    }, 0);
  return area / length;
}

test("all strokes carry equal ink: 4 px² for each px, within a twentieth", () => {
  for (const basis of BASES) expect(Math.abs(inkOf(basis, 1000) - 4) / 4, basis).toBeLessThan(0.05);
});

test("every basis has a pattern of its own, and every standing a mark", () => {
  const drawn = BASES.map((basis) => JSON.stringify(strokeParts({ basis }, 46)));
  expect(new Set(drawn).size).toBe(BASES.length);
  for (const basis of BASES)
    for (const standing of ["disputed", "denied", "wrong"] as const)
      expect(
        strokeParts({ basis, standing }, 46).filter(({ name }) => name === "mark"),
        `${basis} ${standing}`,
      ).toHaveLength(1);
});

test("a broken line starts and ends on ink", () => {
  for (const basis of ["one", "assessed"] as const) {
    for (const length of [30, 46, 84, 116, 341]) {
      const [part] = strokeParts({ basis }, length);
      const period = (part?.dash ?? []).reduce((sum, each) => sum + each, 0);
      const rest = (length - (part?.dash?.[0] ?? 0)) / period;
      expect(Math.abs(rest - Math.round(rest)), `${basis} ${length}`).toBeLessThan(0.05);
    }
  }
  expect(PATTERNS.official.dash).toBeUndefined();
});
