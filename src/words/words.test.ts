import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";
import { words as en } from "./en.ts";
import { words as fr } from "./fr.ts";
import { LANGUAGES, languageOf, wordsOf } from "./index.ts";

const src = fileURLToPath(new URL("..", import.meta.url));

/** What a table says: each text by its way, functions with a count of 3 or a "…" for whatever they are given. */
function sayings(table: object, way = ""): [string, string][] {
  return Object.entries(table).flatMap(([key, value]): [string, string][] => {
    const at = `${way}${key}`;
    if (typeof value === "string") return [[at, value]];
    if (typeof value === "object" && value !== null) return sayings(value, `${at}.`);
    if (typeof value !== "function" || /^(date|number|readNumber)$/.test(key)) return [];
    return ["…", 3].flatMap((given): [string, string][] => {
      try {
        return [[at, String(value(given, given))]];
      } catch {
        return []; // it counts, and was given a text, or the other way round
      }
    });
  });
}

test("a tag's language is told by its first part", () => {
  expect(["en", "en-GB", "EN-us", "fr", "fr-CA"].map(languageOf)).toEqual(["en", "en", "en", "fr", "fr"]);
  for (const tag of ["de", "french", "", "fr_FR", "en-", "fr-x", "Klingon!!"]) expect(languageOf(tag), tag).toBeUndefined();
  expect(wordsOf("fr-CH")).toBe(fr);
  expect(LANGUAGES).toEqual(["en", "fr"]);
});

test("dates and numbers are printed as each language does", () => {
  expect([en.date([2021, 9, 13]), en.date([2021, 9]), en.date([2021]), en.date([2021, 6, 1])]).toEqual([
    "13 Sept 2021",
    "Sept 2021",
    "2021",
    "1 June 2021",
  ]);
  expect([fr.date([2021, 9, 13]), fr.date([2021, 8]), fr.date([2021]), fr.date([2021, 1, 1])]).toEqual([
    "13 sept. 2021",
    "août 2021",
    "2021",
    "1er janv. 2021",
  ]);
  expect([5100, 999, 8.5, 10_800_000, 1234.5678].map(en.number)).toEqual(["5,100", "999", "8.5", "10,800,000", "1,234.5678"]);
  expect([5100, 999, 8.5, 10_800_000].map(fr.number)).toEqual(["5\u202f100", "999", "8,5", "10\u202f800\u202f000"]);
});

test("what a language prints as a number it also reads", () => {
  for (const table of [en, fr])
    for (const value of [0, 7, 8.5, 2500, 1_234_567.25]) expect(table.readNumber(table.number(value))).toBe(value);
  expect(fr.readNumber(" 3 000 ")).toBe(3000); // as an author types it
  expect(en.readNumber("about ten")).toBeNaN();
});

test("a copy is called one in the deck's language", () => {
  for (const why of ["Seen only in a copy", "A blog relays it", "Translated headline"]) expect(en.copies.test(why), why).toBe(true);
  for (const why of ["Copie vue", "Relayé par un blog", "Un résumé, et des extraits", "Traduction"])
    expect(fr.copies.test(why), why).toBe(true);
  for (const why of ["It was said on the record", "Policy", "Titres et fichiers"])
    expect(en.copies.test(why) || fr.copies.test(why), why).toBe(false);
});

test("counts take the number of their language", () => {
  expect([0, 1, 2].map(en.strip.faded)).toEqual(["0 statements faded", "1 statement faded", "2 statements faded"]);
  expect([0, 1, 2].map(fr.strip.faded)).toEqual(["0 énoncé estompé", "1 énoncé estompé", "2 énoncés estompés"]);
  expect([1, 2].map(en.foot.beneath)).toEqual(["1 detail beneath", "2 details beneath"]);
  expect([1, 2].map(fr.foot.beneath)).toEqual(["1 détail plus bas", "2 détails plus bas"]);
  expect([1, 4].map(fr.verdicts["borne out"].count)).toEqual(["1 confirmée", "4 confirmées"]);
  expect([1, 4].map(fr.verdicts.unresolved.count)).toEqual(["1 non tranchée", "4 non tranchées"]);
  expect([1, 3].map(en.speaker.claims)).toEqual(["The claim on this slide", "The 3 claims on this slide"]);
});

test("French says nothing in English", () => {
  const SAME = ["undated", "sources", "notes", "foot.source", "foot.countOfSources", "card.source", "search.kinds.notes", "speaker.pause"];
  const keys = /^keys\.\w+\.keys$/; // letters and arrows
  const english = new Map(sayings(en));
  const same = sayings(fr).filter(([way, text]) => /\p{L}{3}/u.test(text) && english.get(way) === text && !keys.test(way));
  expect([...new Set(same.map(([way]) => way))].filter((way) => !SAME.includes(way))).toEqual([]);
});

test("French is set as French is", () => {
  const wrong = sayings(fr).filter(
    ([way, text]) => way !== "letters" && /[^\u00a0\u202f] ?[;!»]|[^\u00a0]:|« |'|[^\u202f]\?(?!view)/.test(text.replace(/ [:;] $/, "")),
  );
  expect(wrong).toEqual([]);
});

test("the faces get every letter and sign that the words need", () => {
  for (const table of [en, fr]) {
    const used = sayings(table).flatMap(([, text]) => [...text].filter((sign) => /[^\p{ASCII}\p{S}]/u.test(sign)));
    expect([...new Set(used)].filter((sign) => !table.letters.includes(sign))).toEqual([]);
  }
});

/** Literals that look like words and are names: of keys, of kinds in GeoJSON, of what style sheets know, and what a page's head tells machines. */
const NAMES = [
  /^(Arrow(Up|Down|Left|Right)|Page(Up|Down)|Home|End|Enter|Escape|Space|Delete|Backspace|Period|Comma|Slash|Tab)$/,
  /^(MultiPoint|Polygon|MultiPolygon|GeometryCollection|BroadcastChannel)$/,
  /^(light dark|width=device-width, initial-scale=1)$/,
  /^@layer |^color-mix\(/,
  /[.#[>][\w-]|^[a-z]+(, [a-z.]+)+$/, // selectors
];

test("rendering and the browser hold no word of their own", () => {
  const paths = ["render", "browser"].flatMap((zone) =>
    readdirSync(join(src, zone), { recursive: true, encoding: "utf8" })
      .filter((name) => /(?<!\.test|\.d)\.ts$/.test(name))
      .map((name) => join(zone, name)),
  );
  expect(paths.length).toBeGreaterThan(60);
  const found = paths
    .filter((path) => !/(csp|schema)\.ts$/.test(path)) // they tell programmers the reason of a directive, the meaning of a field
    .flatMap((path) => wordsIn(readFileSync(join(src, path), "utf8")).map((text) => `${path}: ${text}`));
  expect(found).toEqual([]);
});

test("a word is found in a literal, and a name is not", () => {
  const source = [
    'make("h2", {}, "Close")',
    'make("p", {}, "the audience is gone") // a "Comment of words"',
    "const text = `Step $[n] of $[all]`;".replaceAll("[", "{").replaceAll("]", "}"),
    'throw new Error("No Such Thing")',
    'import { A } from "Some Module"',
    'bar.className = "panel help";',
    'deck.querySelector(".slides section.slide")',
    'if (event.key === "Escape") return "x";',
  ].join("\n");
  expect(wordsIn(source)).toEqual(["Close", "the audience is gone", "Step § of §"]);
});

/** The literals of a source that read as words: a capitalised one, or two in a row. "§" stands for what a template puts in. */
function wordsIn(source: string): string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .split("\n")
    .filter((line) => !/^\s*(import|export .* from)\b|new Error\(|\bclass(Name)?\b/.test(line))
    .map((line) => line.replace(/(^|\s)\/\/.*$/, ""));
  const literals = code.flatMap((line) =>
    [...line.matchAll(/"((?:[^"\\]|\\.)*)"|`([^`]*)`/g)].map(([, plain, template = ""]) => plain ?? template.replace(/\$\{[^}]*\}/g, "§")),
  );
  return literals.filter((text) => /(^|[\s§])[A-Z][a-z]{2,}|[a-z]{2,}[,.]? [a-z]{2,}/.test(text) && !NAMES.some((name) => name.test(text)));
}
