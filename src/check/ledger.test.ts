import { expect, test } from "playwright/test";
import type { Deck } from "../model/deck.ts";
import type { Message } from "../model/message.ts";
import { parseLedger } from "../parse/ledger.ts";
import { derive } from "./arithmetic.ts";
import { checkClaims } from "./claims.ts";
import { checkLedger } from "./ledger.ts";

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
const PAPER = 'grade: one\nwhy: W\nvalue: 12\nsources: [{ ref: paper, at: "1" }, { ref: blog, at: "1" }]';

function check(claims: string, references = REFERENCES): string[] {
  const messages: Message[] = [];
  const ledger = parseLedger({ path: "claims.yaml", text: claims }, { path: "references.yaml", text: references }, messages);
  return [...messages, ...checkLedger({ ledger, info: { house: { partisan: ["The Herald"] } } } as unknown as Deck)].map(
    ({ rule, reason, cure }) => `${rule}: ${reason} (${cure})`,
  );
}

test("a ledger that holds says nothing", () => {
  expect(check(claim("rain", PAPER) + claim("year", "grade: one\nwhy: W\nvalue: 144\nderived: rain * 12"))).toEqual([]);
});

test("a claim without a source, and a source without a claim", () => {
  expect(check(claim("rain", "grade: one\nwhy: W"))).toEqual([
    'claim-has-source: claim "rain" has no source (add one under sources:, or derived: where it is worked out from other claims)',
    'source-is-used: source "paper" stands behind no claim (cite it under a claim\'s sources:, or take it out)',
    'source-is-used: source "blog" stands behind no claim (cite it under a claim\'s sources:, or take it out)',
  ]);
});

test("a source without a date says so", () => {
  expect(check(claim("rain", PAPER), REFERENCES.replace("n.d.", "some day"))[0]).toMatch(/^source-is-dated: source "blog"/);
});

test("copies alone do not make an official statement, unless the claim says what was seen", () => {
  const copies = (why: string) =>
    check(claim("rain", `grade: official\nwhy: ${why}\nsources: [{ ref: blog, at: "1" }]`)).filter(
      (text) => !text.startsWith("source-is-used"),
    );
  expect(copies("It was said")[0]).toMatch(/^weak-source-is-said: claim "rain" is graded official/);
  expect(copies("It was said, seen only in a copy")).toEqual([]);
  expect(copies("It was said, to a herald")[0]).toMatch(/^weak-source-is-said/);
  expect(copies("It was said, to The Herald")).toEqual([]);
});

test("a derived figure is worked out again, and is no firmer than its operands", () => {
  const derived = (rest: string) => check(claim("rain", PAPER) + claim("year", rest));
  expect(derived("grade: one\nwhy: W\nvalue: 145\nderived: rain * 12")).toEqual([
    'arithmetic-holds: rain * 12 is 144, and claim "year" says 145 (value: 144)',
  ]);
  expect(derived("grade: several\nwhy: W\nvalue: 144\nderived: rain * 12")[0]).toContain("its weakest operand one");
  expect(derived("grade: one\nwhy: W\nvalue: 1\nderived: rian * 12")[0]).toContain('unknown claim "rian"');
  expect(derived("grade: one\nwhy: W\nvalue: 1\nderived: rain ** 2")[0]).toMatch(/^arithmetic-holds/);
});

test("ids with dots and dashes are one operand each", () => {
  const values: Record<string, number> = { "P1.3": 30, "P1.33": 7, "troop-2021": 5, troop: 2 };
  expect(derive("(P1.3 + P1.33) / troop-2021 - troop", Object.keys(values), (id) => values[id])).toEqual({
    value: 37 / 5 - 2,
    operands: ["troop-2021", "P1.33", "troop", "P1.3"],
  });
});

test("a claim on no slide is kept on purpose or not at all", () => {
  const { ledger } = {
    ledger: parseLedger(
      { path: "claims.yaml", text: claim("rain", PAPER) + claim("flood", `${PAPER}\nuse: register`) },
      { path: "references.yaml", text: REFERENCES },
      [],
    ),
  };
  const deck = { ledger, sections: [], info: { asOf: "2021-09-30" } } as unknown as Deck;
  expect(checkClaims(deck).map(({ rule, reason }) => `${rule}: ${reason}`)).toEqual(['claim-is-used: claim "rain" is cited on no slide']);
});
