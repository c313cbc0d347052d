import type { Element } from "hast";
import { h } from "hastscript";
import type { Mark } from "../../model/basis.ts";
import { markWords, type RenderContext } from "../context.ts";
import { glyph, partProperties } from "../evidence/marks.ts";
import { linesOf } from "./text.ts";

/**
 * A diagram of questions contested by two sides as rows for a narrow page: each question a bar, beneath it what stands on
 * either side, with its mark in words. Made from the drawing. Undefined where it is not of that kind.
 *
 * @param targets what has a name in the dressed drawing
 */
export function contestRows(context: RenderContext, targets: Map<string, Element[]>, marks: Map<Element, Mark>): Element | undefined {
  const all = [...targets.values()].flat();
  const nodes = all.filter((element) => element.properties.dataNode !== undefined && element.properties.dataGroup === undefined);
  const groups = all.filter((element) => element.properties.dataGroup !== undefined);
  const edges = all.filter((element) => element.properties.dataEdge !== undefined);
  const memberOf = (node: Element, group: Element) =>
    String(group.properties.dataMembers ?? "")
      .split(" ")
      .includes(String(node.properties.dataNode));
  const questions = nodes.filter((node) => classes(node).includes("contested"));
  const leftOf = (group: Element) => Math.min(...nodes.filter((node) => memberOf(node, group)).map((node) => placeOf(node).x));
  const sides = groups.filter((group) => !classes(group).includes("contested")).sort((a, b) => leftOf(a) - leftOf(b));
  if (questions.length < 2 || sides.length !== 2) return undefined;
  // What has no edge of its own stands level with its question: the drawing says so by its height.
  const level = (node: Element, question: Element) => Math.abs(placeOf(node).y - placeOf(question).y) < 8;
  const cell = (question: Element, side: Element): Element | undefined => {
    const name = question.properties.dataNode;
    const edge = edges.find(
      (each) =>
        each.properties.dataTo === name && nodes.some((n) => n.properties.dataNode === each.properties.dataFrom && memberOf(n, side)),
    );
    const node = nodes.find(
      (each) => memberOf(each, side) && (edge ? each.properties.dataNode === edge.properties.dataFrom : level(each, question)),
    );
    if (!node) return undefined;
    const of = edge ?? node;
    const mark = marks.get(of);
    const claims = String(of.properties.dataClaim ?? "")
      .split(" ")
      .filter(Boolean);
    const [first = "", ...rest] = linesOf(node);
    return h("div.side", { dataActor: side.properties.dataActor, ...partProperties(claims, mark) }, [
      h("div", [h("strong", first), ...(rest.length > 0 ? [` ${rest.join(" ")}`] : [])]),
      ...(mark ? [h("div.mark", [glyph(mark), h("span", markWords(context, mark))])] : []),
    ]);
  };
  return h("div.contest", [
    h(
      "div.sides",
      sides.map((side) => h("span", { dataActor: side.properties.dataActor }, linesOf(side).join(" "))),
    ),
    // No sections: reveal.js takes a section within a section for a slide.
    ...questions.map((question) =>
      h("div.row", [
        h("div.question", { dataActor: question.properties.dataActor }, linesOf(question).join(" ")),
        h(
          "div.pair",
          sides.map((side) => cell(question, side) ?? h("div.side.none", context.words.nothingFound)),
        ),
      ]),
    ),
  ]);
}

/** A corner of a node, as the drawing tells it. */
function placeOf(node: Element): { x: number; y: number } {
  const [x = 0, y = 0] = String(node.properties.dataTag ?? "")
    .split(" ")
    .map(Number);
  return { x, y };
}

function classes(element: Element): string[] {
  const names = element.properties.className;
  return Array.isArray(names) ? names.map(String) : [];
}
