import type { ElementContent } from "hast";
import { h } from "hastscript";
import { byFirmness, weakestOf } from "../../model/basis.ts";
import type { Block, LayoutName, Slide, Statement } from "../../model/deck.ts";
import { CITE_GLYPH } from "../../model/page.ts";
import { CONTENT_WIDTH } from "../../model/stage.ts";
import { citedClaims, markOfStatement, markWords, type RenderContext } from "../context.ts";
import { glyph, rule as uprightRule } from "../evidence/marks.ts";
import { mapLegend } from "../map/map.ts";
import { renderBlocks, statementProperties } from "./blocks.ts";
import { citedMark, citeLink, renderInline } from "./inline.ts";

type Layout = (context: RenderContext, slide: Slide) => ElementContent[];

/** Layout name → what stands in the slide's content band. Adding a layout is its name in LAYOUTS, one entry here, one in SLOTS and its CSS. */
export const layouts: Record<LayoutName, Layout> = {
  title: (context, slide) => {
    const map = slide.body.filter((block) => block.kind === "map");
    const text = slide.body.filter((block) => block.kind !== "map");
    return [h("div.title-text", renderBlocks(context, text)), ...renderBlocks(context, map)];
  },

  "bottom-line": (context, slide) => {
    const { list, rest } = takeList(slide);
    const width = (CONTENT_WIDTH - 24 * ((list?.items.length ?? 1) - 1)) / (list?.items.length ?? 1); // slide px, between gutters of 24
    const columns = (list?.items ?? []).map(({ statement, blocks }) =>
      h("li", { ...statementProperties(context, statement), class: statement.step ? "fragment" : undefined }, [
        ...statementHead(context, statement, Math.round(width)),
        h("p", [...renderInline(context, statement.inline, false), ...furtherCites(context, statement)]),
        ...renderBlocks(context, blocks),
      ]),
    );
    return [h("ol.judgements", { dataColumns: columns.length }, columns), ...renderBlocks(context, rest)];
  },

  statements: (context, slide) => {
    const { list, rest } = takeList(slide);
    const rows = (list?.items ?? []).map(({ statement, blocks }) =>
      h("li", { ...statementProperties(context, statement), class: statement.step ? "fragment" : undefined }, [
        uprightRule(markOfStatement(context, statement) ?? { basis: "assessed" }, 84),
        h("div.statement", [h("p", renderInline(context, statement.inline, false)), ...renderBlocks(context, blocks)]),
        ...statementHead(context, statement),
      ]),
    );
    return [h("ol.statements", rows), ...renderBlocks(context, rest)];
  },

  figure: (context, slide) => {
    const drawn = slide.body.findIndex((block) => block.kind === "units" || block.kind === "bars");
    const later = slide.body.filter((block) => block.kind === "hindsight");
    const stay = (blocks: Block[]) => blocks.filter((block) => block.kind !== "hindsight");
    const left = stay(drawn < 0 ? slide.body : slide.body.slice(0, drawn));
    const right = stay(drawn < 0 ? [] : slide.body.slice(drawn));
    return [
      h("div.split", [h("div.left", renderBlocks(context, left)), h("div.right", renderBlocks(context, right))]),
      ...renderBlocks(context, later),
    ];
  },

  diagram: (context, slide) => {
    const beside = slide.body.filter((block) => block.kind === "aside");
    const main = slide.body.filter((block) => !beside.includes(block));
    return beside.length > 0
      ? [h("div.with-aside", [h("div.main", renderBlocks(context, main)), h("div.beside", renderBlocks(context, beside))])]
      : renderBlocks(context, main);
  },

  map: (context, slide) => {
    const map = slide.body.find((block) => block.kind === "map");
    const text = slide.body.filter((block) => block !== map);
    const [figure] = map ? renderBlocks(context, [map]) : [];
    return [
      h("div.map-text", [...(map ? [mapLegend(context.words, map)] : []), ...renderBlocks(context, text)]),
      ...(figure ? [figure] : []),
    ];
  },

  compare: (context, slide) =>
    slide.body.flatMap((block) => (block.kind === "columns" ? [renderColumns(context, block)] : renderBlocks(context, [block]))),
  table: (context, slide) => renderBlocks(context, slide.body),
  quote: (context, slide) => renderBlocks(context, slide.body),
  text: (context, slide) => renderBlocks(context, slide.body),
};

/** Columns set to be compared: each item in large type, its marks in words beneath it. */
function renderColumns(context: RenderContext, { columns }: Extract<Block, { kind: "columns" }>): ElementContent {
  const item = ({ statement, blocks }: Extract<Block, { kind: "list" }>["items"][number]): ElementContent =>
    h("li", { ...statementProperties(context, statement), class: statement.step ? "fragment" : undefined }, [
      h("p", renderInline(context, statement.inline, false)),
      ...renderBlocks(context, blocks),
      h(
        "p.marks",
        citedClaims(context.deck.ledger, statement.cites)
          .map(({ id }) => ({ id, mark: citedMark(context, id) }))
          .sort((a, b) => byFirmness(a.mark.basis, b.mark.basis))
          .map(({ id, mark }, index, all) => {
            const next = all[index + 1];
            const text = markWords(context, mark);
            return citeLink(context, id, mark, [glyph(mark), ...(next && markWords(context, next.mark) === text ? [] : [h("span", text)])]);
          }),
      ),
    ]);
  return h(
    "div.columns",
    columns.map(({ actor, blocks }) =>
      h(
        "div.column",
        { dataActor: actor },
        blocks.flatMap((block) => (block.kind === "list" ? [h("ul.graded", block.items.map(item))] : renderBlocks(context, [block]))),
      ),
    ),
  );
}

/** The list a layout is made around, and all else. */
function takeList(slide: Slide) {
  const list = slide.body.find((block) => block.kind === "list");
  return { list, rest: slide.body.filter((block) => block !== list) };
}

/** A statement's claims: the one its mark hangs on, the weakest, and the others. */
function leadOf(context: RenderContext, statement: Statement) {
  const claims = citedClaims(context.deck.ledger, statement.cites);
  const marks = claims.map(({ id }) => ({ id, mark: citedMark(context, id) }));
  const weakest = weakestOf(marks.map(({ mark }) => mark.basis));
  const lead = marks.find(({ mark }) => mark.basis === weakest);
  return { lead, further: marks.filter((each) => each !== lead) };
}

/** The mark of a statement set beside it, or above it as a rule of so many px: the link to its evidence. Further claims follow as strokes. */
function statementHead(context: RenderContext, statement: Statement, rule?: number): ElementContent[] {
  const { lead } = leadOf(context, statement);
  const mark = markOfStatement(context, statement);
  if (!mark || !lead) return [];
  const stroke = rule === undefined ? glyph(mark) : glyph(mark, { width: rule, height: 20 });
  const head = citeLink(context, lead.id, mark, [stroke, h("span", markWords(context, mark))]);
  return [rule === undefined ? h("div.badge", [head, ...furtherCites(context, statement)]) : h("div.rule", head)];
}

/** The strokes of the claims behind a statement besides the one its head shows. */
function furtherCites(context: RenderContext, statement: Statement): ElementContent[] {
  const { further } = leadOf(context, statement);
  if (further.length === 0) return [];
  return [
    h(
      "span.cites",
      further.map(({ id, mark }) => citeLink(context, id, mark, [glyph(mark, CITE_GLYPH)])),
    ),
  ];
}
