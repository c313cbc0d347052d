import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Block, LayoutName, Slide } from "../../model/deck.ts";
import { CONTENT_WIDTH } from "../../model/stage.ts";
import { markOfStatement, type RenderContext } from "../context.ts";
import { rule as uprightRule } from "../evidence/marks.ts";
import { mapLegend } from "../map/map.ts";
import { renderBlocks, statementProperties } from "./blocks.ts";
import { renderInline, statementMark } from "./inline.ts";

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
        h("div.rule", statementMark(context, statement, { width: Math.round(width), height: 20 })),
        h("p", renderInline(context, statement.inline, false)),
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
        h("div.badge", statementMark(context, statement)),
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
      h("p.marks", statementMark(context, statement)),
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
