import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";
import type { Message } from "../model/message.ts";
import { parseInfo } from "./info.ts";

const deck = readFileSync(fileURLToPath(new URL("../../e2e/decks/small/slides/deck.yaml", import.meta.url)), "utf8");

function messagesFor(lang: string): Message[] {
  const messages: Message[] = [];
  parseInfo({ path: "slides/deck.yaml", text: deck.replace(/^lang: .*$/m, `lang: ${lang}`) }, messages);
  return messages;
}

for (const lang of ["en", "en-GB", "EN-us", "fr", "fr-CA"]) {
  test(`the interface speaks ${lang}`, () => expect(messagesFor(lang)).toEqual([]));
}

for (const lang of ["de", "Klingon!!", "english", "e", "fr_FR", "-en"]) {
  test(`a deck in ${lang} is told at its place which languages there are`, () => {
    const line = deck.split("\n").findIndex((text) => text.startsWith("lang:")) + 1;
    expect(messagesFor(`"${lang}"`)).toMatchObject([
      {
        rule: "language-is-known",
        severity: "error",
        place: { path: "slides/deck.yaml", line, column: 7 },
        reason: `the interface does not speak "${lang}"`,
        cure: expect.stringContaining("en or fr"),
      },
    ]);
  });
}
