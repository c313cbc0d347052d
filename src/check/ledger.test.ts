import { expect, test } from "playwright/test";
import type { Deck, DeckInfo } from "../model/deck.ts";
import type { Message } from "../model/message.ts";
import { basisLedger, supportsOf } from "../model/support.ts";
import { parseLedger } from "../parse/ledger.ts";
import { checkActors } from "./actors.ts";
import { derive } from "./arithmetic.ts";
import { checkClaims } from "./claims.ts";
import { checkLedger } from "./ledger.ts";
import { checkQuotes } from "./quotes.ts";

const REFERENCES = `references:
  - { id: paper, type: book, title: Paper, issued: { date-parts: [[2021, 9]] }, custom: { tier: B } }
  - { id: blog, type: post, title: Blog, issued: { literal: n.d. }, custom: { tier: C } }
`;
const claim = (id: string, rest: string): string =>
  `${id}:\n  says: S\n  by: B\n  when: 2021\n  checked: 2021\n${rest
    .trim()
    .split("\n")
    .map((line) => `  ${line.trim()}\n`)
    .join("")}`;
const PAPER = 'why: W\nvalue: 12\nsources: [{ ref: paper, at: "1" }, { ref: blog, at: "1" }]';

/** A deck that holds a ledger and nothing else; the paper is a named body's where `origins` makes it one. */
function deckOf(claims: string, messages: Message[], references = REFERENCES, origins?: string): Deck {
  const files = {
    claims: { path: "claims.yaml", text: claims },
    references: { path: "references.yaml", text: references },
    origins: origins === undefined ? undefined : { path: "origins.yaml", text: origins },
  };
  const ledger = parseLedger(files, messages);
  const info = { lang: "en", asOf: "2021-09-30", house: { partisan: ["The Herald"] }, actors: new Map([["fr", { name: "France" }]]) };
  return { ledger, info, sections: [], ...supportsOf(basisLedger(ledger, info as unknown as DeckInfo)) } as unknown as Deck;
}

function check(claims: string, references?: string, origins?: string): string[] {
  const messages: Message[] = [];
  const deck = deckOf(claims, messages, references, origins);
  messages.push(...checkLedger(deck), ...checkQuotes(deck), ...checkActors(deck));
  return messages.map(({ rule, reason, cure }) => `${rule}: ${reason} (${cure})`);
}

test("a ledger that holds says nothing", () => {
  expect(check(claim("rain", PAPER) + claim("year", "why: W\nvalue: 144\nderived: rain * 12"))).toEqual([]);
});

test("no claim says how firm it is", () => {
  expect(check(claim("rain", `${PAPER}\ngrade: official`))[0]).toMatch(/^ledger-is-valid: unknown key "grade"/);
});

test("a claim without a source, and a source without a claim", () => {
  expect(check(claim("rain", "why: W"))).toEqual([
    'claim-has-source: claim "rain" has no source (add one under sources:, or derived: where it is worked out from other claims)',
    'source-is-used: source "paper" stands behind no claim (cite it under a claim\'s sources:, or take it out)',
    'source-is-used: source "blog" stands behind no claim (cite it under a claim\'s sources:, or take it out)',
  ]);
});

test("a source without a date says so", () => {
  expect(check(claim("rain", PAPER), REFERENCES.replace("n.d.", "some day"))[0]).toMatch(/^source-is-dated: source "blog"/);
});

test("copies alone put nothing on the record, unless the claim says what was seen", () => {
  const named = "mayor: { name: The mayor, named: true }\n";
  const copies = (why: string) =>
    check(claim("rain", `why: ${why}\nsources: [{ ref: blog, at: "1", origin: mayor }]`), REFERENCES, named).filter(
      (text) => !text.startsWith("source-is-used"),
    );
  expect(copies("It was said")).toEqual([
    'weak-source-is-said: claim "rain" rests on copies or partisan pages alone (find an original, or say in why: what was seen)',
  ]);
  expect(copies("It was said, seen only in a copy")).toEqual([]);
  expect(copies("It was said, to a herald")[0]).toMatch(/^weak-source-is-said/);
  expect(copies("It was said, to The Herald")).toEqual([]);
});

test("a derived figure is worked out again", () => {
  const derived = (rest: string) => check(claim("rain", PAPER) + claim("year", rest));
  expect(derived("why: W\nvalue: 145\nderived: rain * 12")).toEqual([
    'arithmetic-holds: rain * 12 is 144, and claim "year" says 145 (value: 144)',
  ]);
  expect(derived("why: W\nvalue: 1\nderived: rian * 12")[0]).toContain('unknown claim "rian"');
  expect(derived("why: W\nvalue: 1\nderived: rain ** 2")[0]).toMatch(/^arithmetic-holds/);
});

test("a claim stands on claims that are there, and never leads back to itself", () => {
  const on = (a: string, b = "rain") =>
    check(claim("rain", PAPER) + claim("a", `${PAPER}\non: [${a}]`) + claim("b", `${PAPER}\njudgement: ours\non: [${b}]`));
  expect(on("b")).toEqual([]);
  const cure = "(on: takes ids of other claims, and never leads back)";
  expect(on("rian")).toEqual([`claim-has-ground: claim "a": unknown claim "rian" ${cure}`]);
  expect(on("b", "a")).toEqual([
    `claim-has-ground: claim "a": claims stand on one another in a circle: a → b → a ${cure}`, // once for the whole circle
  ]);
});

test("what speaks against a claim is told, and only a wording that was tested is wrong", () => {
  const standing = (rest: string) => check(claim("rain", `${PAPER}\n${rest}`));
  const tested = (verdict: string) => `tested: { at: P1, wording: It poured, verdict: ${verdict} }`;
  expect(standing("standing: denied\nagainst: The mayor says it was dry")).toEqual([]);
  expect(standing(`standing: wrong\n${tested("error")}`)).toEqual([]);
  expect(standing("standing: denied")).toEqual([
    'standing-is-borne: claim "rain" is denied, with nothing said under against: (say in against: who says otherwise)',
  ]);
  expect(standing(`standing: wrong\n${tested("overstated")}`)[0]).toMatch(/^standing-is-borne: claim "rain" is wrong/);
  expect(standing("standing: doubtful")[0]).toMatch(/^ledger-is-valid: "standing" is "doubtful"/);
});

test("an origin and a party are known by name", () => {
  const origin = (id: string, party: string) =>
    check(
      claim("rain", PAPER.replace("at:", `origin: ${id}, at:`)),
      REFERENCES,
      `mayor: { name: The mayor, party: ${party}, named: true }\n`,
    );
  expect(origin("mayor", "fr")).toEqual([]);
  expect(origin("major", "fr")).toEqual(['ledger-is-valid: unknown origin "major" (did you mean "mayor"?)']);
  expect(origin("mayor", "fx")).toEqual(['actor-is-known: unknown actor "fx" (did you mean "fr"?)']);
  const reference = REFERENCES.replace("tier: B", "tier: B, origin: someone-else");
  expect(check(claim("rain", PAPER), reference)[0]).toMatch(/^ledger-is-valid: unknown origin "someone-else"/);
});

test("a source's own words are few, and told in the deck's language", () => {
  const quoting = (words: string) => check(claim("rain", PAPER.replace('at: "1"', `at: "1", ${words}`)));
  const long = Array.from({ length: 26 }, () => "dry").join(" ");
  expect(quoting(`quote: "${long.slice(4)}"`)).toEqual([]);
  expect(quoting(`quote: "${long}"`)).toEqual(['quote-is-whole: claim "rain" quotes 26 words (25 at most: keep the ones that count)']);
  expect(quoting('quote: "Il pleut", lang: fr, translation: "It rains"')).toEqual([]);
  expect(quoting('quote: "Il pleut", lang: fr')).toEqual([
    'quote-is-whole: claim "rain" quotes "fr" without a translation (translation: the same in en)',
  ]);
  expect(quoting('quote: "It rains", lang: en-GB')).toEqual([]);
  const reference = REFERENCES.replace("tier: B", 'tier: B, quote: "Il pleut", lang: fr');
  expect(check(claim("rain", PAPER), reference)).toEqual([
    'quote-is-whole: source "paper" quotes "fr" without a translation (translation: the same in en)',
  ]);
});

test("ids with dots and dashes are one operand each", () => {
  const values: Record<string, number> = { "P1.3": 30, "P1.33": 7, "troop-2021": 5, troop: 2 };
  expect(derive("(P1.3 + P1.33) / troop-2021 - troop", Object.keys(values), (id) => values[id])).toEqual({
    value: 37 / 5 - 2,
    operands: ["troop-2021", "P1.33", "troop", "P1.3"],
  });
});

test("a claim on no slide is kept on purpose or not at all", () => {
  const deck = deckOf(claim("rain", PAPER) + claim("flood", `${PAPER}\nuse: register`), []);
  expect(checkClaims(deck).map(({ rule, reason }) => `${rule}: ${reason}`)).toEqual(['claim-is-used: claim "rain" is cited on no slide']);
});
