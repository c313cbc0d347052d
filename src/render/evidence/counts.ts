import type { Element } from "hast";
import { h } from "hastscript";
import { HINDSIGHT_VERDICTS } from "../../model/claim.ts";
import { GRADES, type Grade } from "../../model/grade.ts";
import type { Words } from "../../words/index.ts";
import type { RenderContext } from "../context.ts";
import { gradeGlyph } from "./marks.ts";

/** The evidence key: stroke, word, meaning. */
export function renderKey(words: Words, grades: Grade[]): Element {
  return h(
    "dl.key",
    { dataCount: grades.length },
    grades.map((grade) =>
      h("div", [h("dt", [gradeGlyph(grade, { width: 72, height: 18 }), words.grades[grade].word]), h("dd", words.grades[grade].means)]),
    ),
  );
}

/** What profile and scorecard count: the claims of the tested document, or all where a deck tests none. */
function countedClaims({ deck: { info, ledger } }: RenderContext) {
  const all = [...ledger.claims.values()];
  return info.tested ? all.filter((claim) => claim.tested) : all;
}

/** How many claims carry each grade, one bar a grade, counted from the ledger. */
export function renderProfile(context: RenderContext): Element {
  const { deck, words } = context;
  const claims = countedClaims(context);
  return countTable(
    context,
    "profile",
    words.counts.byGrade(deck.info.tested?.name),
    GRADES.map((grade) => ({
      glyph: gradeGlyph(grade, { width: 46, height: 18 }),
      word: words.grades[grade].word,
      count: claims.filter((claim) => claim.grade === grade).length,
      means: words.grades[grade].means,
    })),
  );
}

/** What became of the claims, counted from the ledger's hindsight verdicts. */
export function renderScorecard(context: RenderContext): Element {
  const { deck, words } = context;
  const claims = countedClaims(context);
  return countTable(
    context,
    "scorecard",
    words.counts.withHindsight(deck.info.tested?.name),
    HINDSIGHT_VERDICTS.map((verdict) => ({
      word: words.verdicts[verdict].head,
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
function countTable({ words }: RenderContext, name: string, caption: string, rows: Row[]): Element {
  const most = Math.max(1, ...rows.map((row) => row.count));
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  return h(`table.counts.${name}`, [
    h("caption", `${caption}${words.colon}${total}`),
    h(
      "tbody",
      rows.map((row) =>
        h("tr", [
          h("th", { scope: "row" }, [row.glyph ?? "", row.word]),
          row.means === undefined ? "" : h("td.means", row.means),
          h("td.count", words.number(row.count)),
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
