import { select, selectAll } from "hast-util-select";
import { toString as textOf } from "hast-util-to-string";
import { expect, test } from "playwright/test";
import type { Claim } from "../../model/claim.ts";
import type { Block } from "../../model/deck.ts";
import { words } from "../../words/en.ts";
import type { RenderContext } from "../context.ts";
import { renderBars, renderFigure, renderUnits } from "./figures.ts";

const context = { words, deck: { supports: new Map([["c1", { basis: "one" }]]), info: { actors: new Map() } } } as unknown as RenderContext;

function claimOf(over: Partial<Claim>): Claim {
  return {
    id: "c1",
    says: "It counts some.",
    by: "A report",
    why: "",
    when: "2021",
    sources: [],
    unit: "men",
    checked: "2026-11-23",
    place: { path: "", line: 1, column: 1, endLine: 1, endColumn: 1 },
    ...over,
  };
}

function unitsOf(value: number, block: number) {
  const place = claimOf({}).place;
  const figure = renderUnits(
    context,
    { kind: "units", claim: { claims: ["c1"], place }, block, mark: "hollow", actor: "ru", place } satisfies Extract<
      Block,
      { kind: "units" }
    >,
    claimOf({ value }),
  );
  const paths = selectAll(".marks", figure).map(({ properties }) => String(properties.d));
  return { figure, blocks: paths.length, marks: paths.join("").split("M").length - 1 };
}

for (const [value, block, blocks] of [
  [1000, 100, 10],
  [1, 100, 1],
  [237, 50, 5],
  [100, 100, 1],
  [0, 100, 0],
  [3, 100, 1],
] as const) {
  test(`a field of ${value} has ${value} marks in blocks of ${block}`, () => {
    expect(unitsOf(value, block)).toMatchObject({ marks: value, blocks });
  });
}

test("one mark of a whole block is filled, and none of a few", () => {
  expect(selectAll(".first", unitsOf(1000, 100).figure)).toHaveLength(1);
  expect(selectAll(".first", unitsOf(3, 100).figure)).toHaveLength(0);
});

test("bars are as long as their values say, from zero", () => {
  const bars = selectAll(".length", renderBars(context, [claimOf({ value: 5100 }), claimOf({ value: 600 }), claimOf({ value: 0 })])).map(
    ({ properties }) => Number(properties.width),
  );
  expect((bars[0] ?? 0) / (bars[1] ?? 1)).toBeCloseTo(5100 / 600, 1);
  expect(bars[2]).toBe(0);
});

test("of a range the part beyond its lower end is hollow", () => {
  const figure = renderBars(context, [claimOf({ value: 3000, show: "2,500–3,000" })]);
  const [firm, range] = [select(".length", figure), select(".range", figure)].map((bar) => Number(bar?.properties.width));
  expect((firm ?? 0) / ((firm ?? 0) + (range ?? 0) + 1)).toBeCloseTo(2500 / 3000, 2);
});

test("a figure is printed as the ledger has it", () => {
  expect(textOf(renderFigure(context, claimOf({ value: 10_800_000, show: "10.8", showUnit: "million US dollars a month" }), "ru"))).toBe(
    "10.8million US dollars a monthOne origin",
  );
  expect(textOf(renderFigure(context, claimOf({ value: 5100 })))).toBe("5,100menOne origin");
});
