import { expect, test } from "playwright/test";
import type { Evidence, EvidenceClaim, EvidenceSource } from "../../model/page.ts";
import { evidenceCsv } from "./ledger.ts";

function source(text: string): EvidenceSource {
  return { ref: "r", title: text, issued: "n.d.", at: text, tier: "B", origin: text, url: text };
}

/** A claim that says `text` in every field that an author writes. */
function claimOf(text: string): EvidenceClaim {
  return {
    id: text,
    says: text,
    by: text,
    basis: "one",
    origins: [text],
    parties: [text],
    why: text,
    against: text,
    unknown: text,
    when: "2021",
    judgement: text,
    derived: text,
    sources: [source(text)],
    tested: { name: text, at: text, wording: text, verdict: "stands" },
    hindsight: { verdict: "borne out", says: text, when: "2022", sources: [source(text)] },
    slides: [{ id: "s", number: text, title: text }],
    checked: "2026",
  };
}

const csvOf = (...texts: string[]) =>
  evidenceCsv({ schema: 2, title: "T", parties: {}, origins: {}, claims: texts.map(claimOf) } satisfies Evidence);

/** The cells of CSV, read as a spreadsheet reads it whose cells `comma` separates: what follows a closing quote is taken as it stands. */
function cellsOf(csv: string, comma: string): string[] {
  const cells: string[] = [];
  let rest = csv;
  for (;;) {
    const [opening, inner] = rest.match(/^"((?:[^"]|"")*)"/) ?? ["", ""];
    const [tail] = rest.slice(opening.length).match(comma === ";" ? /^[^;\r\n]*/ : /^[^,\r\n]*/) ?? [""];
    cells.push((inner ?? "").replaceAll('""', '"') + tail);
    rest = rest.slice(opening.length + tail.length);
    if (rest === "") return cells;
    rest = rest.slice(1);
  }
}

const HOSTILE = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\uff1d1+1", // full width
  "\uff0b1",
  "\uff0d1",
  "\uff201",
  "\ufe661", // small
  "\u22121", // the minus sign
  " =1+1",
  "\n=1+1",
  "\r\n=1+1",
  "\t=1+1",
  "\r=1+1",
  "\tcmd",
  "\u00a0=1",
  "\u200b=1",
  "\ufeff=1",
  "\u0000=1",
  'a;=HYPERLINK("http://evil.example")',
  "a; \u200b\uff1d1",
  'a"\n=1+1',
  "a\n=1+1",
  "a\r=1+1",
  "a\t=1+1",
  '"=1+1',
  '",=1+1',
  '";=1+1;"',
  "=cmd|' /C calc'!A0",
];

test("no cell of the CSV is a formula, wherever the text comes from and whatever separates cells", () => {
  const formula = /^[\s\p{C}]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe66]/u;
  for (const text of HOSTILE) {
    const csv = csvOf(text);
    for (const comma of [",", ";"]) {
      const cells = cellsOf(csv, comma);
      expect(cells.length, JSON.stringify(text)).toBeGreaterThan(2);
      const run = cells.filter((cell) => formula.test(cell));
      expect(run, `${JSON.stringify(text)} between ${comma}`).toEqual([]);
      expect(cells.filter((cell) => /^[\t\r\n]/.test(cell))).toEqual([]);
    }
  }
});

test("a row has a cell for each heading, and harmless text is as it was", () => {
  const [head = "", row = "", rest] = csvOf("Plain, with a comma: twelve – not -12; 3 = 3").split("\r\n");
  expect(rest).toBe("");
  expect(cellsOf(row, ",")).toHaveLength(head.split(",").length);
  expect(cellsOf(row, ",")[1]).toBe("Plain, with a comma: twelve – not -12; 3 = 3");
  expect(head).toContain("basis,standing,parties,origins");
});
