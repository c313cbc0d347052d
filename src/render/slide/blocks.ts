import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Block, Diagram, Inline, MapFigure, Statement } from "../../model/deck.ts";
import { CITE_GLYPH } from "../../model/page.ts";
import { citedClaims, headings, markOfCites, markOfStatement, type RenderContext } from "../context.ts";
import { renderDiagram } from "../diagram/diagram.ts";
import { renderKey, renderProfile, renderScorecard } from "../evidence/counts.ts";
import { partProperties } from "../evidence/marks.ts";
import { renderRegister, renderSources } from "../evidence/register.ts";
import { renderWall } from "../evidence/wall.ts";
import { renderBars, renderFigure, renderUnits } from "../figures/figures.ts";
import { renderMap } from "../map/map.ts";
import { exemptOf, renderCite, renderInline, statementMark } from "./inline.ts";

/** Blocks as hast, in order. */
export function renderBlocks(context: RenderContext, blocks: Block[]): ElementContent[] {
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const rendered = renderBlock(context, block);
    // The paragraph after a field of marks prices its filled one, and takes its colour.
    const [first] = rendered;
    if (before?.kind === "units" && block.kind === "prose" && first?.type === "element") first.properties.dataActor = before.actor;
    return rendered;
  });
}

/** What a statement carries for whoever looks for its evidence. */
export function statementProperties(context: RenderContext, statement: Statement): Record<string, string | undefined> {
  const ids = statement.cites.flatMap((cite) => cite.claims);
  const mark = markOfStatement(context, statement);
  return { dataExempt: exemptOf(statement.cites), ...partProperties(ids, mark) };
}

function renderBlock(context: RenderContext, block: Block): ElementContent[] {
  const { ledger } = context.deck;
  switch (block.kind) {
    case "prose":
      return [h("p", statementProperties(context, block.statement), renderInline(context, block.statement.inline))];
    case "heading":
      return [h(headings(context).part, renderInline(context, block.inline))];
    case "list":
      return [
        h(
          block.ordered ? "ol" : "ul",
          block.items.map(({ statement, blocks }) =>
            h("li", { ...statementProperties(context, statement), class: statement.step ? "fragment" : undefined }, [
              ...renderInline(context, statement.inline),
              ...renderBlocks(context, blocks),
            ]),
          ),
        ),
      ];
    case "table":
      return [renderTable(context, block)];
    case "columns":
      return [
        h(
          "div.columns",
          { dataColumns: block.columns.length },
          block.columns.map((column) => h("div.column", { dataActor: column.actor }, renderBlocks(context, column.blocks))),
        ),
      ];
    case "aside":
      return [h("div.aside", { role: "note" }, renderBlocks(context, block.blocks))];
    case "hindsight":
      return [h("div.hindsight", [h("p.hindsight-lead", context.words.withHindsight), ...renderBlocks(context, block.blocks)])];
    case "step":
      return [h("div.fragment", renderBlocks(context, block.blocks))];
    case "quote":
      return [
        h("figure.quote", [
          h(
            "blockquote",
            block.blocks.flatMap((inner) => (inner.kind === "prose" ? [quoted(context, inner.statement)] : renderBlocks(context, [inner]))),
          ),
          h("figcaption", [h("strong", block.by), block.to ? context.words.quotedTo(block.to) : ""]),
        ]),
      ];
    case "units": {
      const [claim] = citedClaims(ledger, [block.claim]);
      return claim ? [renderUnits(context, block, claim)] : [];
    }
    case "figure": {
      const [claim] = citedClaims(ledger, [block.claim]);
      return claim ? [renderFigure(context, claim, block.actor)] : [];
    }
    case "bars":
      return [renderBars(context, citedClaims(ledger, [block.claims]), block)];
    case "key":
      return [renderKey(context, block.strokes)];
    case "profile":
      return [renderProfile(context)];
    case "wall":
      return [renderWall(context)];
    case "scorecard":
      return [renderScorecard(context)];
    case "register":
      return [renderRegister(context)];
    case "sources":
      return [renderSources(context)];
    case "diagram":
      return [figureOf(context, block)];
    case "map":
      return [mapOf(context, block)];
  }
}

/** A table in whose last column each row has its one mark. */
function renderTable(context: RenderContext, { head, align, rows }: Extract<Block, { kind: "table" }>): Element {
  const isCited = rows.some(({ statement }) => markOfStatement(context, statement) !== undefined);
  const headOf = (cell: Inline[], at: number) =>
    cell.length === 0 ? h("td") : h("th", { scope: "col", align: align[at] }, renderInline(context, cell));
  const mark = h("th.mark", { scope: "col" }, context.words.register.heads.mark);
  return h("div.scroll", { tabIndex: 0 }, [
    h("table.rows", { style: `--cells:${head.length}` }, [
      h("thead", h("tr", [...head.map(headOf), isCited ? mark : ""])),
      h(
        "tbody",
        rows.map(({ statement, cells }) =>
          h("tr", statementProperties(context, statement), [
            ...cells.map((cell, at) => h("td", { align: align[at] }, renderInline(context, cell, false))),
            isCited ? h("td.mark", statementMark(context, statement, CITE_GLYPH)) : "",
          ]),
        ),
      ),
    ]),
  ]);
}

/** Quoted words between their marks, the cite after them. */
function quoted(context: RenderContext, statement: Statement): Element {
  const { open, close } = context.words.quotes;
  return h("p", statementProperties(context, statement), [
    open,
    ...renderInline(context, statement.inline, false),
    close,
    ...statement.cites.flatMap((cite) => renderCite(context, cite)),
  ]);
}

/** A diagram as its figure. */
export function figureOf(context: RenderContext, diagram: Diagram): Element {
  const drawn = context.diagrams.get(diagram) ?? renderDiagram(context, diagram, context.svgs.get(diagram.name));
  context.diagrams.set(diagram, drawn);
  return drawn;
}

/** A map as its figure. */
function mapOf(context: RenderContext, map: MapFigure): Element {
  if (!context.topology) throw new Error("a deck with maps needs assets/geo/land.topo.json");
  const marks = [...map.countries, ...map.lines, ...map.places].map(({ cite }) => markOfCites(context, cite.claims));
  const key = JSON.stringify([map, context.deck.info, marks]);
  const drawn = context.maps.get(key) ?? renderMap(context, map, context.topology);
  context.maps.set(key, drawn);
  if (drawn.crowded.length > 0) context.crowded.set(map, drawn.crowded);
  return drawn.figure;
}
