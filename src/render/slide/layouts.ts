import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Block, LayoutName, Slide, Statement } from "../../model/deck.ts";
import { byFirmness } from "../../model/grade.ts";
import { CITE_GLYPH } from "../../model/page.ts";
import { CONTENT_WIDTH } from "../../model/stage.ts";
import { citedClaims, type RenderContext, weakest } from "../context.ts";
import { gradeGlyph, gradeRule } from "../evidence/marks.ts";
import { mapLegend } from "../map/map.ts";
import { renderBlocks, statementProperties } from "./blocks.ts";
import { citeLink, renderInline } from "./inline.ts";

type Layout = (context: RenderContext, slide: Slide) => ElementContent[];

/** Layout name → what stands in the slide's content band. Adding a layout is one entry here, one in SLOTS and its CSS. */
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
        gradeRule(
          weakest(
            context.deck.ledger,
            statement.cites.flatMap((cite) => cite.claims),
          ) ?? "assessed",
          84,
        ),
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

/** Columns set to be compared: each item in large type, its grades in words beneath it. */
function renderColumns(context: RenderContext, { columns }: Extract<Block, { kind: "columns" }>): ElementContent {
  const item = ({ statement, blocks }: Extract<Block, { kind: "list" }>["items"][number]): ElementContent =>
    h("li", { ...statementProperties(context, statement), class: statement.step ? "fragment" : undefined }, [
      h("p", renderInline(context, statement.inline, false)),
      ...renderBlocks(context, blocks),
      h(
        "p.grades",
        citedClaims(context.deck.ledger, statement.cites)
          .sort((a, b) => byFirmness(a.grade, b.grade))
          .map(({ id, grade }, index, all) =>
            citeLink(context.words, id, grade, [
              gradeGlyph(grade),
              ...(all[index + 1]?.grade === grade ? [] : [h("span", context.words.grades[grade].word)]),
            ]),
          ),
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

/** The grade of a statement set beside it, or above it as a rule of so many px: the link to its evidence. Further claims follow as strokes. */
function statementHead(context: RenderContext, statement: Statement, rule?: number): ElementContent[] {
  const { ledger } = context.deck;
  const claims = citedClaims(ledger, statement.cites);
  const grade = weakest(
    ledger,
    claims.map((claim) => claim.id),
  );
  const lead = claims.find((claim) => claim.grade === grade);
  if (!grade || !lead) return [];
  const glyph = rule === undefined ? gradeGlyph(grade) : gradeGlyph(grade, { width: rule, height: 20 });
  const head = citeLink(context.words, lead.id, grade, [glyph, h("span", context.words.grades[grade].word)]);
  return [rule === undefined ? h("div.badge", [head, ...furtherCites(context, statement)]) : h("div.rule", head)];
}

/** The strokes of the claims behind a statement besides the one its head shows. */
function furtherCites(context: RenderContext, statement: Statement): ElementContent[] {
  const { ledger } = context.deck;
  const claims = citedClaims(ledger, statement.cites);
  const grade = weakest(
    ledger,
    claims.map((claim) => claim.id),
  );
  const lead = claims.find((claim) => claim.grade === grade);
  const further = claims.filter((claim) => claim !== lead);
  if (further.length === 0) return [];
  return [
    h(
      "span.cites",
      further.map((claim) => citeLink(context.words, claim.id, claim.grade, [gradeGlyph(claim.grade, CITE_GLYPH)])),
    ),
  ];
}
