import { readFileSync } from "node:fs";
import { expect, test } from "playwright/test";
import { parseDeck } from "../parse/deck.ts";
import { checkDeck } from "./deck.ts";

const read = (name: string) => ({ path: name, text: readFileSync(new URL(`cases/${name}`, import.meta.url), "utf8") });
const GOOD = `---
section: Weather
---

::slide{#one layout=text timing=60}

# It rained

It rained [@rain], then [@flood], and later [@rain].

| A | B |
| --- | --- |
| 1 | 2 [@rain] |

:::aside

Beside [@rain].

:::

\`\`\`mermaid {#g title="T" desc="D" steps="A | B"}
flowchart LR
  A --> B
  %% A, B, A->B [@rain]
\`\`\`

Note:

Say it.

If asked: **Why?** So [@rain].

---

::slide{#two layout=text timing=60}

# Two

It rained [@rain].

Note:

Say it.
`;

/** What is said of the good deck after one change. */
function check(from: string, to: string): string[] {
  const text = GOOD.replace(from, to);
  expect(text === GOOD).toBe(from === to);
  const claims = read("claims.yaml");
  const { deck, messages } = parseDeck({
    info: read("deck.yaml"),
    claims: { ...claims, text: claims.text.slice(0, claims.text.indexOf("later:")) },
    references: read("references.yaml"),
    sections: [{ path: "x.md", text }],
  });
  return checkDeck(deck, { countries: [], shows: () => true }, messages).map(({ place, reason }) => `${place.line}: ${reason}`);
}

test("the good deck has no messages", () => {
  expect(check("", "")).toEqual([]);
});

/** One mistake, and the one message it is told by. */
const MISTAKES: [what: string, from: string, to: string, says: RegExp][] = [
  ["an id that is none", "::slide{#one ", "::slide{# ", /^5: this line does not read as ::slide/],
  ["a brace that is missing", "timing=60}\n\n# It", "timing=60\n\n# It", /^5: this line does not read as ::slide/],
  ["a space before the brace", "::slide{#one", "::slide {#one", /^5: this line does not read as ::slide/],
  ["a colon too few", "::slide{#one", ":slide{#one", /^5: this line does not read as ::slide/],
  ["a colon too many", "::slide{#one", ":::slide{#one", /^5: :::slide has a colon too many/],
  ["a quote that is not closed", "#two layout", '#two cuts="5 layout', /^35: this line does not read as ::slide/],
  ["no space after #", "# It rained", "#It rained", /^7: a title without a space after its #/],
  ["a key of the slide mistyped", "#two layout=text", "#two layuot=text", /^35: unknown key "layuot"/],
  ["a layout mistyped", "#two layout=text", "#two layout=txt", /^35: unknown layout "txt"/],
  ["a claim mistyped", "[@flood]", "[@flod]", /^9: unknown claim "flod"/],
  ["a cite that is empty", ", then [@flood]", " [@flood] [@]", /^9: "\[@\]" is no cite/],
  ["a cite with a space", "then [@flood]", "[@flood] [ @rain]", /^9: "\[ @rain\]" is no cite/],
  ["a cite within a cite", "[@rain], then", "[@rain, then", /^9: "rain, then \[@flood" is more than a claim's id/],
  ["a table without its second line", "| --- | --- |\n", "", /^11: a table without a line of dashes/],
  ["a second title", "\n\n:::aside", "\n\n# Again\n\n:::aside", /^15: a second title on one slide/],
  ["a layout for something else", "#two layout=text", "#two layout=quote", /^35: layout quote needs a :::quote/],
  ["a block mistyped", ":::aside", ":::asid", /^15: unknown block "asid"/],
  ["a block not closed", "Beside [@rain].\n\n:::", "Beside [@rain].\n", /^15: :::aside is not closed/],
  ["a fence not closed", "A->B [@rain]\n```", "A->B [@rain]", /^21: this fence is not closed/],
  ["a fence without braces", ' {#g title="T" desc="D" steps="A | B"}', "", /^21: this mermaid fence has no #id, no title, no desc/],
  ["a key of a fence mistyped", 'title="T"', 'titel="T"', /^21: unknown key "titel"/],
  ["a cite in a fence not closed", "A->B [@rain]", "A->B [@rain", /^24: this cite is not closed/],
  ["a cite in a fence mistyped", "A->B [@rain]", "A->B [@rian]", /^24: unknown claim "rian"/],
  ["no Note:", "\nNote:\n\nSay it.\n\nIf asked", "\nSay it.\n\nIf asked", /^5: this slide has no speaker notes/],
  ["a small letter", "Note:", "note:", /^27: "note:" starts no notes/],
  ["a question that is not bold", "**Why?** So", "Why? So", /^31: If asked: without a question in bold/],
  ["no line of --- between slides", "---\n\n::slide{#two", "::slide{#two", /^33: no line of --- before this ::slide/],
  ["no empty lines around ---", "So [@rain].\n\n---\n\n::slide", "So [@rain].\n---\n::slide", /^31: an underlined heading/],
  ["the front matter not closed", "section: Weather\n---", "section: Weather", /^4: /],
];
for (const [what, from, to, says] of MISTAKES) {
  test(`one mistake, one message: ${what}`, () => {
    expect(check(from, to)).toEqual([expect.stringMatching(says)]);
  });
}
