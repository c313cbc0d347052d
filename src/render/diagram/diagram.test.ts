import { toHtml } from "hast-util-to-html";
import { expect, test } from "playwright/test";
import type { Support } from "../../model/basis.ts";
import type { Diagram } from "../../model/deck.ts";
import type { Place } from "../../model/message.ts";
import { readDrawing } from "../../parse/svg.ts";
import { words } from "../../words/en.ts";
import type { RenderContext } from "../context.ts";
import { renderDiagram } from "./diagram.ts";

const PLACE: Place = { path: "slides/01-a.md", line: 10, column: 1, endLine: 20, endColumn: 4 };
const at = (line: number): Place => ({ ...PLACE, line, endLine: line });

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" class="flowchart" viewBox="0 0 576 100" role="img">
<g class="edge" data-edge="A-&gt;B" data-from="A" data-to="B" data-room="150 20"><path class="line" d="M100 50L200 50"/><path class="arrow" d="M0 0"/></g>
<g class="edge" data-edge="B-&gt;C" data-from="B" data-to="C"><path class="line" d="M250 50C350 50 350 90 450 90"/><rect class="plate" x="330" y="60" width="40" height="20"/><text class="label centred"><tspan x="1" y="1">why</tspan></text></g>
<g class="node rect" data-actor="fr" data-node="A"><rect x="0" y="0" width="100" height="100"/><text><tspan class="b" x="0" y="0">First</tspan><tspan x="0" y="20">of three</tspan></text></g>
<g class="node rect" data-node="B"><text><tspan x="0" y="0">Second</tspan></text></g>
<g class="node rect" data-node="C"><text><tspan x="0" y="0">Third</tspan></text></g></svg>`;
const drawing = readDrawing(SVG);
if ("reason" in drawing) throw new Error(drawing.reason);
const { svg } = drawing;

const SUPPORTS: Record<string, Pick<Support, "basis" | "standing" | "party">> = {
  o: { basis: "official" },
  s: { basis: "several" },
  r: { basis: "rumour" },
  d: { basis: "one", standing: "denied" },
  x: { basis: "several", standing: "disputed" },
  w: { basis: "several", standing: "wrong" },
  f: { basis: "several", party: "fr" },
};
const context = {
  words,
  deck: { supports: new Map(Object.entries(SUPPORTS)), info: { actors: new Map([["fr", { name: "France" }]]) } },
} as unknown as RenderContext;

const diagram = (more: Partial<Diagram> = {}): Diagram => ({
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
const cite = (target: string, ...claims: string[]) => ({ target, claims, place: at(15) });
const render = (more: Partial<Diagram> = {}) => {
  return toHtml(renderDiagram(context, diagram(more), svg));
};

test("a figure has its title, its description, its size and its text version", () => {
  const html = render({ cites: [cite("A->B", "s"), cite("A"), cite("B"), cite("C"), cite("B->C")] });
  expect(html).toContain('<figure class="diagram" data-diagram="three"><svg');
  expect(html).toContain(
    'viewBox="0 0 576 100" role="group" width="720" height="125" aria-labelledby="three-title" aria-describedby="three-desc"',
  );
  expect(html).toContain('<title id="three-title">Three things</title><desc id="three-desc">One leads to the next.</desc>');
  expect(html).toContain("<li>First of three</li>");
  expect(html).toContain("<li>First to Second: several origins</li><li>Second to Third: why</li>");
});

test("a thing is as sure as the weakest claim behind it", () => {
  const html = render({ cites: [cite("A", "o", "r", "s")] });
  expect(html).toContain('data-node="A" data-claim="o r s" data-basis="rumour"');
});

test("an exempt thing has no claim, and its line is plain", () => {
  const html = render({ cites: [cite("A->B")] });
  expect(html).not.toContain("data-claim");
  expect(html).toContain('class="edge plain" data-edge="A->B"');
});

test("each basis draws its stroke, each standing its mark on it", () => {
  const edge = (...claims: string[]) => render({ cites: [cite("A->B", ...claims)] });
  expect(edge("o")).toContain('<path class="block" d="M100 42L109 42L109 58L100 58z">');
  expect(edge("s")).toContain('<path class="twin" d="M100 47L200 47M100 53L200 53">');
  expect(edge("r")).not.toContain("twin");
  expect(edge("x")).toContain('data-basis="several" data-standing="disputed"');
  expect(edge("x")).toContain('class="slash"');
  expect(edge("d")).toContain('<path class="cross" d="M144.5 44.5L155.5 55.5M144.5 55.5L155.5 44.5">');
  expect(edge("r")).toContain('<text class="word centred" x="150" y="20">rumour</text>');
  expect(edge("s")).not.toContain("word");
  expect(edge("s")).not.toContain("data-room");
});

test("a bond that a party denies is drawn broken, and a wrong wording breaks nothing that cites its claim", () => {
  const line = (...claims: string[]) => render({ cites: [cite("A->B", ...claims)] }).match(/class="line" d="([^"]*)"/)?.[1] ?? "";
  expect(line("s").match(/M/g)).toHaveLength(1);
  expect(line("d").match(/M/g)).toHaveLength(2);
  expect(line("w").match(/M/g)).toHaveLength(1);
  expect(render({ cites: [cite("A->B", "w")] })).not.toContain("data-standing");
});

test("a line carries what the page needs to draw it as another basis", () => {
  const html = render({ cites: [cite("A->B", "s")] });
  expect(html).toMatch(/style="--one:[\d. ]+;--assessed:[\d. ]+;--rumour:0 [\d.]+;--fallen:37 26 37 100"/);
  expect(html).toContain('<path class="fall"');
});

test("where all origins are one party's, the text version says whose", () => {
  expect(render({ cites: [cite("A->B", "f")] })).toContain("<li>First to Second: several origins, France</li>");
});

test("a mark keeps clear of a label on the line's middle", () => {
  const [, x] = render({ cites: [cite("B->C", "d")] }).match(/class="cross" d="M([\d.]+)/) ?? [];
  expect(Number(x)).toBeLessThan(330);
});

test("with hue, an edge belongs to the actor it comes from, and has no word", () => {
  const html = render({ hue: true, cites: [cite("A->B", "r")] });
  expect(html).toContain('data-claim="r" data-basis="rumour" data-lit="contested" data-actor="fr"');
  expect(html).not.toContain("word");
});

test("steps are numbered by the first that names a thing; edges wait for their ends", () => {
  const html = render({
    steps: [
      { targets: ["B"], place: at(10) },
      { targets: ["C", "B"], place: at(10) },
    ],
  });
  expect(html).toContain('data-diagram="three" data-steps="2"');
  expect(html).toContain('data-node="B" data-step="1"');
  expect(html).toContain('data-node="C" data-step="2"');
  expect(html).toMatch(/data-edge="A->B"[^>]* data-step="1"/);
  expect(html).toMatch(/data-edge="B->C"[^>]* data-step="2"/);
  expect(html).not.toMatch(/data-node="A"[^>]* data-step/);
});

test("what a cite or a step names and the drawing has not is passed over", () => {
  const html = render({ cites: [cite("A->b", "o")], steps: [{ targets: ["B->D"], place: at(11) }] });
  expect(html).not.toContain("data-claim");
  expect(html).not.toContain("data-step=");
});

test("without an SVG there is still a figure", () => {
  const figure = renderDiagram(context, diagram({ cites: [cite("A", "o")] }), undefined);
  expect(toHtml(figure)).toContain("One leads to the next.");
});
