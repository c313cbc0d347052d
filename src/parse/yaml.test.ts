import { expect, test } from "playwright/test";
import type { Message } from "../model/message.ts";
import { parseInfo } from "./info.ts";
import { parseLedger } from "./ledger.ts";

const brief = (messages: Message[]) =>
  messages.map(
    ({ rule, reason, place, cure }) => `${place.path}:${place.line}:${place.column} ${rule} ${reason}${cure ? ` (${cure})` : ""}`,
  );

test("deck.yaml: an unknown key, a wrong date and a missing title are each said at their place", () => {
  const messages: Message[] = [];
  const text =
    "subtitle: S\nauthor: A\nlang: en\nas-of: September\nlicense: MIT\nlicence: CC BY 4.0\ncuts: {}\ncities: {}\nemblem: [a, b, c]\n";
  expect(parseInfo({ path: "deck.yaml", text }, messages)).toBeUndefined();
  expect(brief(messages)).toEqual([
    "deck.yaml:1:1 deck-is-valid title: Invalid input: expected string, received undefined",
    "deck.yaml:4:8 deck-is-valid as-of: a date is written YYYY-MM-DD",
    'deck.yaml:5:1 deck-is-valid unknown key "license" (did you mean "licence"?)',
  ]);
});

test("deck.yaml: what is no YAML is said at its place", () => {
  const messages: Message[] = [];
  parseInfo({ path: "deck.yaml", text: 'title: A\nsubtitle: "open\n' }, messages);
  expect(messages[0]?.reason).toMatch(/^not YAML: /);
  expect(messages[0]?.place.line).toBeGreaterThan(1);
});

test("the ledger: a wrong grade and an unknown reference are said at their place, with the nearest name", () => {
  const references = "references:\n  - { id: office, type: report, title: T, issued: { literal: n.d. }, custom: { tier: A } }\n";
  const claim = (grade: string, ref: string) =>
    `rain:\n  says: S\n  by: B\n  grade: ${grade}\n  why: W\n  when: 2021\n  sources:\n    - { ref: ${ref}, at: p. 1 }\n  checked: 2026-11-23\n`;
  const parse = (text: string): string[] => {
    const messages: Message[] = [];
    parseLedger({ path: "claims.yaml", text }, { path: "references.yaml", text: references }, messages);
    return brief(messages);
  };
  expect(parse(claim("official", "office"))).toEqual([]);
  expect(parse(claim("official", "offfice"))).toEqual([
    'claims.yaml:8:14 ledger-is-valid unknown reference "offfice" (did you mean "office"?)',
  ]);
  expect(parse(claim("certain", "office"))[0]).toMatch(/^claims.yaml:4:10 ledger-is-valid rain\.grade: /);
});
