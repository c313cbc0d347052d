import { s } from "hastscript";
import { expect, test } from "playwright/test";
import type { Diagram } from "../model/deck.ts";
import type { Place } from "../model/message.ts";
import { checkDiagramSource, checkDrawing, partsOf } from "./diagram.ts";

const PLACE: Place = { path: "slides/01-a.md", line: 10, column: 1, endLine: 20, endColumn: 4 };
const at = (line: number): Place => ({ ...PLACE, line, endLine: line });
const cite = (target: string, ...claims: string[]) => ({ target, claims, place: at(15) });
const diagram = (more: Partial<Diagram>): Diagram => ({
  kind: "diagram",
  name: "three",
  title: "Three things",
  desc: "One leads to the next.",
  source: "flowchart LR\n  A --> B --> C",
  hue: false,
  steps: [],
  cites: [],
  later: [],
  lens: [],
  place: PLACE,
  ...more,
});
const parts = partsOf(
  s("svg", [
    s("g", { dataEdge: "A->B" }),
    s("g", { dataEdge: "B->C" }),
    s("g", [s("g", { dataNode: "A" }), s("g", { dataNode: "B" }), s("g", { dataNode: "C" })]),
  ]),
);
const ALL = ["A", "B", "C", "A->B", "B->C"].map((name) => cite(name, "o"));

test("a wrong cite, mark of hindsight or step is told at its place, with the nearest name", () => {
  const later = { ...cite("D->A", "o"), fate: "ended" as const, when: "" };
  const wrong = diagram({ cites: [...ALL, cite("A->b", "o")], later: [later], steps: [{ targets: ["A", "B->D"], place: at(11) }] });
  expect(checkDrawing(wrong, parts)).toEqual([
    { rule: "cite-target-exists", severity: "error", reason: 'the diagram has no "A->b"', place: at(15), cure: 'did you mean "A->B"?' },
    expect.objectContaining({ rule: "cite-target-exists", reason: 'the diagram has no "D->A"' }),
    {
      rule: "step-target-exists",
      severity: "error",
      reason: 'step 1 names "B->D", which the diagram has not',
      place: at(11),
      cure: expect.stringMatching(/did you mean "B->C"/),
    },
  ]);
});

test("each part cites or says why not", () => {
  expect(checkDrawing(diagram({ cites: ALL }), parts)).toEqual([]);
  const messages = checkDrawing(diagram({ cites: ALL.filter(({ target }) => !target.endsWith("C")) }), parts);
  expect(messages.map(({ rule, reason, place }) => `${place.line}:${place.endColumn} ${rule}: ${reason}`)).toEqual([
    '10:11 diagram-part-cites: "B->C" of diagram "three" cites nothing',
    '10:11 diagram-part-cites: "C" of diagram "three" cites nothing',
  ]);
});

test("a look of its own is an error at its line", () => {
  const source = "%%{init: {}}%%\nflowchart LR\n  A --> B\n  style A fill:#f00\n  %% style is a word here";
  expect(checkDiagramSource(diagram({ source })).map(({ rule, place, reason }) => [rule, place.line, reason])).toEqual([
    ["diagram-has-no-look", 11, '"%%{" sets a look of its own'],
    ["diagram-has-no-look", 14, '"style" sets a look of its own'],
  ]);
});
