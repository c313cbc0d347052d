import type { Element } from "hast";
import { h } from "hastscript";
import { BASES, type Mark, STANDINGS } from "../../model/basis.ts";
import { HINDSIGHT_VERDICTS } from "../../model/claim.ts";
import type { RenderContext } from "../context.ts";
import { glyph } from "./marks.ts";

/** The evidence key: the strokes of some bases, then the marks on them; each with its word and its meaning. */
export function renderKey({ words }: RenderContext, keys: readonly string[]): Element {
  const bases = BASES.filter((basis) => keys.length === 0 || keys.includes(basis));
  const standings = STANDINGS.filter((standing) => keys.length === 0 || keys.includes(standing));
  const row = (mark: Mark, { word, means }: { word: string; means: string }) =>
    h("div", [h("dt", [glyph(mark, { width: 72, height: 18 }), word]), h("dd", means)]);
  return h("dl.key", { dataCount: bases.length + standings.length }, [
    ...bases.map((basis) => row({ basis }, words.bases[basis])),
    ...standings.map((standing) => row({ basis: "several", standing }, words.standings[standing])),
  ]);
}

/** What profile and scorecard count: the claims of the tested document, or all where a deck tests none. */
export function countedClaims({ deck: { info, ledger } }: RenderContext) {
  const all = [...ledger.claims.values()];
  return info.tested ? all.filter((claim) => claim.tested) : all;
}

/** How many claims have each basis, one bar a basis, counted from the ledger. */
export function renderProfile(context: RenderContext): Element {
  const { deck, words } = context;
  const claims = countedClaims(context);
  return countTable(
    context,
    "profile",
    words.counts.byBasis(deck.info.tested?.name),
    BASES.map((basis) => ({
      glyph: glyph({ basis }),
      word: words.bases[basis].word,
      count: claims.filter(({ id }) => deck.supports.get(id)?.basis === basis).length,
      means: words.bases[basis].means,
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
