import { expect, test } from "playwright/test";
import { fold } from "./fold.ts";
import { narrowing } from "./narrow.ts";

test("a text is kept where it holds every word asked for, in any case and without accents", () => {
  const text = fold("Élise Dürer, Le Monde, 13 Sept 2021");
  expect(narrowing("monde elise")?.(text)).toBe(true);
  expect(narrowing("  DURER ")?.(text)).toBe(true);
  expect(narrowing("sept 2020")?.(text)).toBe(false);
});

test("nothing asked narrows nothing", () => {
  expect(narrowing("")).toBeUndefined();
  expect(narrowing("  \t")).toBeUndefined();
});
