import { expect, test } from "playwright/test";
import type { Deck } from "../../model/deck.ts";
import { pdfOptions } from "./options.ts";

const numbers = new Map([
  ["cover", "1"],
  ["rain", "2"],
  ["gauge", "2.1"],
  ["river", "3"],
  ["flood", "12"],
  ["sources", "A1"],
]);
const cuts: Record<string, string[]> = { rain: ["short"], flood: ["short"] };
// As much of a deck as the options ask of one.
const deck = {
  info: { cuts: { short: "In short", long: "At length" } },
  sections: [{ slides: [...numbers.keys()].map((id) => ({ id, cuts: cuts[id] ?? [] })) }],
} as unknown as Deck;
const options = (words: Parameters<typeof pdfOptions>[0]) => pdfOptions(words, deck, numbers);

test("without a word the whole deck is printed, as of its date, on A4", () => {
  expect(options({})).toEqual({ steps: false, hindsight: false, theme: "print", paper: "a4", ruled: false, slides: undefined });
});

test("slides are chosen by number or range, in the deck's order, details with theirs", () => {
  expect(options({ slides: "2" }).slides).toEqual(["rain", "gauge"]);
  expect(options({ slides: "2.1" }).slides).toEqual(["gauge"]);
  expect(options({ slides: "A1, 2-3" }).slides).toEqual(["rain", "gauge", "river", "sources"]);
  expect(options({ slides: "3-12,3" }).slides).toEqual(["river", "flood"]);
});

test("a cut chooses its slides", () => {
  expect(options({ cut: "short" }).slides).toEqual(["rain", "flood"]);
  expect(options({ cut: "long" }).slides).toEqual([]);
});

test("paper and theme are known by their names, paper in any case", () => {
  expect(options({ paper: "Letter", theme: "dark" })).toMatchObject({ paper: "letter", theme: "dark" });
});

test("what is not allowed is refused with what is", () => {
  expect(() => options({ cut: "brief" })).toThrow('no cut "brief": deck.yaml names short or long');
  expect(() => options({ cut: "short", slides: "2" })).toThrow("--cut and --slides both choose slides");
  expect(() => options({ slides: "7" })).toThrow('--slides "7" names no slide');
  expect(() => options({ slides: "2-3-4" })).toThrow('--slides "2-3-4" names no slide');
  expect(() => options({ paper: "a5" })).toThrow('--paper takes a4 or letter, not "a5"');
  expect(() => options({ theme: "sepia" })).toThrow('--theme takes print, light or dark, not "sepia"');
});
