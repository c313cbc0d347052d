import { expect, test } from "playwright/test";
import type { Message } from "../model/message.ts";
import { parseSection } from "./slides.ts";

const HEAD = "---\nsection: S\n---\n\n::slide{#one layout=text timing=60}\n\n# T\n\n";

/** Text that a parser without limits takes seconds or the whole stack for. */
const TRAPS: Record<string, string> = {
  "blocks in blocks": ":::step\n\n".repeat(1000),
  "blocks in blocks, each of fewer colons": Array.from({ length: 500 }, (_, i) => `${":".repeat(503 - i)}step\n\n`).join(""),
  "a cite of many claims": `It rained [@a${";@a".repeat(20_000)}].`,
  "marks that open and never close": "**_".repeat(5000),
  "marks line by line": "**_ a\n".repeat(5000),
  "brackets line by line": "[a![b\n".repeat(5000),
  "a line of a megabyte": "rain ".repeat(200_000),
  "a list of many items": "- It rained [@rain].\n".repeat(5000),
  "quotations in quotations": `${">".repeat(10_000)} deep`,
  "lists in lists": Array.from({ length: 2000 }, (_, i) => `${"  ".repeat(i)}- a\n`).join(""),
};

for (const [name, trap] of Object.entries(TRAPS)) {
  test(`${name}: told, and the slide after it is read`, () => {
    test.setTimeout(15_000); // far more than it takes; without the limits some never end
    const messages: Message[] = [];
    const section = parseSection({ path: "x.md", text: `${HEAD}${trap}\n\n---\n\n::slide{#two}\n\n# After\n` }, messages);
    expect(section.slides.map(({ id }) => id)).toEqual(["one", "two"]);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.length).toBeLessThan(12);
    expect(messages.every(({ rule }) => rule === "block-is-readable" || rule === "block-is-closed")).toBe(true);
  });
}
