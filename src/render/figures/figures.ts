import type { Element } from "hast";
import { h, s } from "hastscript";
import type { Claim } from "../../model/claim.ts";
import type { Block } from "../../model/deck.ts";
import type { Words } from "../../words/index.ts";
import { markInside, markWords, type RenderContext } from "../context.ts";
import { glyph, partProperties, round } from "../evidence/marks.ts";
import { citedMark, citeLink } from "../slide/inline.ts";

/** Width of a drawn figure: the right-hand column of its layout. */
const WIDTH = 684;

/** Blocks of marks in a row. */
const PER_ROW = 5;

/**
 * A field of marks, one for each unit of a claim's value, in blocks to be counted by. In a field of a whole block and more the
 * first mark is filled: it is the one that the paragraph after it may price. Among a few it would be counted as another kind.
 */
export function renderUnits(context: RenderContext, block: Extract<Block, { kind: "units" }>, claim: Claim): Element {
  const { words } = context;
  const value = Math.max(0, Math.round(claim.value ?? 0));
  const size = Math.max(1, Math.round(block.block));
  const side = Math.ceil(Math.sqrt(size));
  const gap = 20;
  const wide = (WIDTH - (PER_ROW - 1) * gap) / PER_ROW;
  const pitch = wide / side;
  const blocks = Math.ceil(value / size);
  const depth = Math.ceil(Math.min(size, Math.max(1, value)) / side) * pitch;
  const lines = Math.max(1, Math.ceil(blocks / PER_ROW));
  const height = lines * depth + (lines - 1) * (gap + 6);
  const radius = pitch * 0.36;
  const field = (count: number, x: number, y: number) =>
    Array.from({ length: count }, (_, i) => ring(x + ((i % side) + 0.5) * pitch, y + (Math.floor(i / side) + 0.5) * pitch, radius)).join(
      "",
    );
  const marks = Array.from({ length: blocks }, (_, i) => {
    const count = Math.min(size, value - i * size);
    return s("path.marks", {
      dataCount: count,
      d: field(count, (i % PER_ROW) * (wide + gap), Math.floor(i / PER_ROW) * (depth + gap + 6)),
    });
  });
  const name = `units-${claim.id}`;
  return h(
    "figure.drawn",
    { dataFigure: "units", ...partProperties([claim.id], citedMark(context, claim.id)), dataActor: block.actor, dataMark: block.mark },
    [
      h("figcaption", [
        h("strong", `${printed(words, claim)} ${unitOf(claim)}`),
        h("span", block.caption ?? (blocks > 1 ? words.figure.blocksOf(words.number(size)) : "")),
      ]),
      s(
        "svg",
        {
          viewBox: `-1 -1 ${WIDTH + 2} ${Math.ceil(height) + 2}`,
          role: "img",
          ariaLabelledBy: [`${name}-title`],
          ariaDescribedBy: [`${name}-desc`],
        },
        [
          s("title", { id: `${name}-title` }, `${printed(words, claim)} ${unitOf(claim)}`),
          s("desc", { id: `${name}-desc` }, `${words.figure.marks(words.number(value), words.number(size))} ${claim.says}`),
          ...marks,
          ...(value >= size && size > 1 ? [s("circle.first", { cx: round(pitch / 2), cy: round(pitch / 2), r: round(pitch * 0.52) })] : []),
        ],
      ),
    ],
  );
}

/** A circle as a path, short: a field holds a thousand. */
function ring(x: number, y: number, r: number): string {
  return `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0`;
}

/** Claims' values as bars on one scale from zero. Of a range the part beyond its lower end is drawn hollow. */
export function renderBars(
  context: RenderContext,
  claims: Claim[],
  { names, actors }: Pick<Extract<Block, { kind: "bars" }>, "names" | "actors"> = { names: [], actors: [] },
): Element {
  const { words } = context;
  const most = Math.max(1, ...claims.map(({ value = 0 }) => value));
  // Every value has to fit behind its bar; a digit of its type is about 23 px wide.
  const room = Math.min(
    ...claims.map((claim) => (WIDTH - 16 - printed(words, claim).length * 23) / Math.max(0.1, (claim.value ?? 0) / most)),
    WIDTH - 120,
  );
  const rows = claims.map((claim, index) => {
    const { value = 0 } = claim;
    const mark = citedMark(context, claim.id);
    const from = lowerEnd(words, claim);
    const length = round((value / most) * room);
    const firm = round((from / most) * room);
    return h("li.bar", { ...partProperties([claim.id], mark), dataActor: actors[index] }, [
      h("p", [
        citeLink(context, [claim.id], mark, [glyph(mark, { width: 40, height: 16 })]),
        h("span", names[index] || claim.says.replace(/\.$/, "")),
      ]),
      s("svg", { viewBox: `0 0 ${WIDTH} 54`, role: "img", ariaLabelledBy: [`bar-${claim.id}-title`] }, [
        s("title", { id: `bar-${claim.id}-title` }, `${printed(words, claim)} ${unitOf(claim)}${words.colon}${markInside(context, mark)}`),
        s("rect.length", { width: firm, height: 40, y: 7, dataValue: from }),
        ...(firm < length ? [s("rect.range", { x: firm, y: 8, width: round(length - firm - 1), height: 38, dataValue: value })] : []),
        s("text.value", { x: length + 14, y: 43 }, printed(words, claim)),
      ]),
    ]);
  });
  return h("figure.drawn", { dataFigure: "bars" }, [h("ul", rows), h("figcaption", words.figure.scale)]);
}

/** The lower end of a range shown as "2,500–3,000" whose upper end is the value; the value itself where there is no range. */
function lowerEnd(words: Words, { value = 0, show }: Claim): number {
  const [low, high] = (show ?? "").split(/[–-]/).map((part) => words.readNumber(part));
  return low !== undefined && high === value && low > 0 && low < high ? low : value;
}

/** One claim's value in the largest type, with its unit and its mark. */
export function renderFigure(context: RenderContext, claim: Claim, actor?: string): Element {
  const shown = printed(context.words, claim);
  const size = shown.length <= 4 ? "full" : shown.length <= 7 ? "long" : "longest";
  const mark = citedMark(context, claim.id);
  return h("figure.drawn", { dataFigure: "figure", ...partProperties([claim.id], mark), dataActor: actor, dataSize: size }, [
    h("p.hero", shown),
    h("p.unit", unitOf(claim)),
    h("figcaption", citeLink(context, [claim.id], mark, [glyph(mark), h("span", markWords(context, mark))])),
  ]);
}

/** The value as printed. */
function printed(words: Words, { show, value }: Claim): string {
  return show ?? (value === undefined ? "" : words.number(value));
}

function unitOf({ showUnit, unit }: Claim): string {
  return showUnit ?? unit ?? "";
}
