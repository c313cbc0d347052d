import { expect, test } from "playwright/test";
import { readHash, writeHash } from "./hash.ts";

test("a hash names an element and the steps shown", () => {
  const cases: [string, string, number | undefined][] = [
    ["", "", undefined],
    ["#", "", undefined],
    ["#interests", "interests", undefined],
    ["#/interests", "interests", undefined],
    ["#interests/2", "interests", 2],
    ["#interests/0", "interests", 0],
    ["#interests/", "interests", undefined],
    ["#interests/-1", "interests", undefined],
    ["#interests/1e3", "interests", undefined],
    ["#interests/two", "interests", undefined],
    ["#claim-P1.3", "claim-P1.3", undefined],
    ["#r%C3%A9sum%C3%A9/1", "résumé", 1],
  ];
  for (const [hash, id, steps] of cases) expect(readHash(hash), hash).toEqual({ id, steps });
});

test("what cannot be decoded names what it spells, and does not throw", () => {
  expect(readHash("#50%")).toEqual({ id: "50%", steps: undefined });
  expect(readHash("#%E0%A4%A")).toEqual({ id: "%E0%A4%A", steps: undefined });
  expect(readHash("#interests%/2")).toEqual({ id: "interests%", steps: 2 });
});

test("a written hash reads as what was written", () => {
  expect(writeHash("interests", 0)).toBe("#interests");
  expect(readHash(writeHash("interests", 3))).toEqual({ id: "interests", steps: 3 });
});
