import type { Element } from "hast";
import { h } from "hastscript";
import { GRADE_WORDS, HINDSIGHT_VERDICTS } from "../../model/claim.ts";
import { GRADES, type Grade } from "../../model/grade.ts";
import type { RenderContext } from "../context.ts";
import { gradeGlyph } from "./marks.ts";

/** The evidence key: stroke, word, meaning. */
export function renderKey(grades: Grade[]): Element {
  return h(
    "dl.key",
    { dataCount: grades.length },
    grades.map((grade) =>
      h("div", [h("dt", [gradeGlyph(grade, { width: 72, height: 18 }), GRADE_WORDS[grade].word]), h("dd", GRADE_WORDS[grade].means)]),
    ),
  );
}

/** What profile and scorecard count, and whose claims these are: those of the tested document, or all where a deck tests none. */
function countedClaims({ deck: { info, ledger } }: RenderContext) {
  const all = [...ledger.claims.values()];
  return info.tested
    ? { claims: all.filter((claim) => claim.tested), whose: `The ${info.tested.name.toLowerCase()}’s claims` }
    : { claims: all, whose: "All claims" };
}

/** How many claims carry each grade, one bar a grade, counted from the ledger. */
export function renderProfile(context: RenderContext): Element {
  const { claims, whose } = countedClaims(context);
  return countTable(
    "profile",
    `${whose}, by grade`,
    GRADES.map((grade) => ({
      glyph: gradeGlyph(grade, { width: 46, height: 18 }),
      word: GRADE_WORDS[grade].word,
      count: claims.filter((claim) => claim.grade === grade).length,
      means: GRADE_WORDS[grade].means,
    })),
  );
}

/** What became of the claims, counted from the ledger's hindsight verdicts. */
export function renderScorecard(context: RenderContext): Element {
  const { claims, whose } = countedClaims(context);
  return countTable(
    "scorecard",
    `${whose}, with hindsight`,
    HINDSIGHT_VERDICTS.map((verdict) => ({
      word: verdict[0]?.toUpperCase() + verdict.slice(1),
      count: claims.filter((claim) => claim.hindsight?.verdict === verdict).length,
    })),
  );
}

interface Row {
  glyph?: Element;
  word: string;
  count: number;
  means?: string;
}

/** Counts as a table with a bar a row; bars share one scale. */
function countTable(name: string, caption: string, rows: Row[]): Element {
  const most = Math.max(1, ...rows.map((row) => row.count));
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  return h(`table.counts.${name}`, [
    h("caption", `${caption}: ${total}`),
    h(
      "tbody",
      rows.map((row) =>
        h("tr", [
          h("th", { scope: "row" }, [row.glyph ?? "", row.word]),
          row.means === undefined ? "" : h("td.means", row.means),
          h("td.count", String(row.count)),
          h(
            "td.bar",
            { ariaHidden: "true" },
            h(
              "svg",
              { viewBox: "0 0 100 10", preserveAspectRatio: "none" },
              h("rect", { width: String((100 * row.count) / most), height: "10" }),
            ),
          ),
        ]),
      ),
    ),
  ]);
}
