import { expect, test } from "playwright/test";
import type { Message } from "../model/message.ts";
import { parseInfo } from "./info.ts";
import { contextOf } from "./source.ts";
import { readYaml } from "./yaml.ts";

const brief = (messages: Message[]) =>
  messages.map(
    ({ rule, reason, place, cure }) => `${place.path}:${place.line}:${place.column} ${rule} ${reason}${cure ? ` (${cure})` : ""}`,
  );

test("deck.yaml: an unknown key, a wrong date and a missing title are each said at their place", () => {
  const messages: Message[] = [];
  const text = "subtitle: S\nlang: en\nas-of: September\nlicense: MIT\ncities: { here: { name: Here, lon: 520, lat: north } }\n";
  expect(parseInfo({ path: "deck.yaml", text }, messages)).toBeUndefined();
  expect(brief(messages)).toEqual([
    'deck.yaml:4:1 deck-is-valid unknown key "license" (did you mean "licence"?)',
    expect.stringMatching(/^deck\.yaml:1:1 deck-is-valid there is no "title" \(add title: /),
    expect.stringMatching(/^deck\.yaml:3:8 deck-is-valid "as-of": .*YYYY-MM-DD/),
    expect.stringMatching(/^deck\.yaml:5:36 deck-is-valid "lon" is 520, and can be at most 180/),
    expect.stringMatching(/^deck\.yaml:5:46 deck-is-valid "lat" is text, where a number belongs/),
  ]);
});

const SAID: [yaml: string, place: string, reason: RegExp][] = [
  ["a:\n\tb: 1\n", "2:1", /^a tab at the start of a line \(indent with spaces\)$/],
  ["a: 1\nb: 2\na: 2\n", "3:1", /^this key stands here twice/],
  ['a: 1\nb: "open\n', "2:4", /^a quotation mark is not closed/],
  ["a: [1, [2]\nb: 3\n", "1:4", /^a bracket or brace is not closed/],
  ["a: one: two\n", "1:4", /^a second colon on one line/],
  ["a:\n  b: 1\n c: 2\n", "3:1", /^this line stands at another depth/],
  ["a: @x\n", "1:4", /^text starts with a sign that YAML keeps for itself/],
  ["a: !x y\n", "1:4", /^text starts with !/],
  ["a: *bold*\n", "1:4", /^"\*bold\*" repeats what nothing here is marked as \(text that starts with \* stands in quotes\)$/],
  ["a: 1\n---\nb: 1\n", "2:1", /^a line of --- in the middle/],
  ["a: 'it's'\n", "1:8", /^something follows where the value has ended/],
];
for (const [text, place, reason] of SAID) {
  test(`what is no YAML is said once, in plain words: ${JSON.stringify(text)}`, () => {
    const messages: Message[] = [];
    readYaml(contextOf({ path: "x", text }, messages), text, 0, "deck-is-valid");
    expect(messages.map(({ place: { line, column } }) => `${line}:${column}`)).toEqual([place]);
    expect(messages.map(({ reason, cure }) => `${reason} (${cure})`)[0]).toMatch(reason);
  });
}

test("what repeats itself without end is refused at once", () => {
  const rows = Array.from(
    { length: 9 },
    (_, i) =>
      `a${i}: &a${i} [${Array(9)
        .fill(i === 0 ? "x" : `*a${i - 1}`)
        .join(", ")}]`,
  );
  const text = rows.join("\n");
  const messages: Message[] = [];
  expect(readYaml(contextOf({ path: "x", text }, messages), text, 0, "deck-is-valid")).toBeUndefined();
  expect(messages.map(({ reason }) => reason)).toEqual(["too much is repeated with * here"]);
});
