import type { Element } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { h } from "hastscript";
import { visit } from "unist-util-visit";
import type { Mark } from "../../model/basis.ts";
import { markInside, type RenderContext } from "../context.ts";

type Marks = ReadonlyMap<Element, Mark>;

/**
 * A diagram as text: what it tells, what it shows, and how each is related to which, with the words of the marks.
 * Made from the SVG itself, so that it cannot say something else.
 *
 * @param svg a dressed diagram: names and labels in place
 * @param marks those of its parts
 */
export function textVersion(context: RenderContext, svg: Element, desc: string, marks: Marks): Element {
  const nodes: Element[] = [];
  const edges: Element[] = [];
  visit(svg, "element", (element) => {
    if (element.properties.dataEdge !== undefined) edges.push(element);
    else if (element.properties.dataNode !== undefined) nodes.push(element);
  });
  const names = new Map(nodes.map((node) => [String(node.properties.dataNode), headOf(node)]));
  const shown = nodes.filter((node) => linesOf(node).length > 0);
  return h("details.alternative", [
    h("summary", context.words.textVersion),
    h("p", desc),
    shown.length > 0 ? h("ul", listOf(context, shown, marks)) : null,
    edges.length > 0
      ? h(
          ordered(edges) ? "ol" : "ul",
          edges.flatMap((edge) => relation(context, edge, names, marks)),
        )
      : null,
  ]);
}

/** What each node and edge is called aloud: its own words, what it joins, its mark. */
export function sayings(context: RenderContext, svg: Element, marks: Marks): Map<Element, string> {
  const parts = new Map<Element, string>();
  const names = new Map<string, string>();
  visit(svg, "element", (element) => {
    if (element.properties.dataNode === undefined) return;
    names.set(String(element.properties.dataNode), headOf(element));
    parts.set(element, marked(context, linesOf(element).join(" "), marks.get(element)));
  });
  visit(svg, "element", (element) => {
    if (element.properties.dataEdge !== undefined)
      parts.set(element, marked(context, said(context, element, names) ?? linesOf(element).join(" "), marks.get(element)));
  });
  return parts;
}

/** Nodes as list items; a timeline's events stand under their period, a group's members under the group. */
function listOf(context: RenderContext, nodes: Element[], marks: Marks): Element[] {
  const nameOf = (node: Element) => String(node.properties.dataNode);
  const owner = new Map<string, string>();
  for (const node of nodes) {
    const period = nameOf(node).match(/^(t\d+)\.\d+$/)?.[1];
    if (period) owner.set(nameOf(node), period);
    for (const member of String(node.properties.dataMembers ?? "").split(" ")) owner.set(member, nameOf(node));
  }
  const present = new Set(nodes.map(nameOf));
  const item = (node: Element): Element => {
    const inner = nodes.filter((other) => owner.get(nameOf(other)) === nameOf(node));
    return h("li", [marked(context, linesOf(node).join(" "), marks.get(node)), inner.length > 0 ? h("ul", inner.map(item)) : null]);
  };
  return nodes.filter((node) => !present.has(owner.get(nameOf(node)) ?? "")).map(item);
}

function relation(context: RenderContext, edge: Element, names: Map<string, string>, marks: Marks): Element[] {
  const text = said(context, edge, names);
  return text === undefined ? [] : [h("li", marked(context, text, marks.get(edge)))];
}

/** An edge in words: what it leads from and to, and its label. */
function said({ words }: RenderContext, edge: Element, names: Map<string, string>): string | undefined {
  const from = names.get(String(edge.properties.dataFrom));
  const to = names.get(String(edge.properties.dataTo));
  if (from === undefined || to === undefined) return undefined;
  const label = linesOf(edge).join(" ");
  return `${words.fromTo(from, to)}${label ? `${words.colon}${label}` : ""}`;
}

function marked(context: RenderContext, text: string, mark: Mark | undefined): string {
  return mark ? `${text}${context.words.colon}${markInside(context, mark)}` : text;
}

const ordered = (edges: Element[]) => edges.every((edge) => /^m\d+$/.test(String(edge.properties.dataEdge)));

/** The lines of an element's own texts; the word of a mark is not one of them. */
export function linesOf(element: Element): string[] {
  const lines: string[] = [];
  visit(element, "element", (child) => {
    if (child.tagName !== "text") return;
    const names = child.properties.className;
    if (Array.isArray(names) && names.includes("word")) return;
    const rows = child.children.filter((row): row is Element => row.type === "element");
    lines.push(...(rows.length ? rows.map((row) => textOf(row)) : [textOf(child)]).map((line) => line.trim()));
  });
  return lines.filter(Boolean);
}

/** What a node is called where it is related to others: its bold lines, or all of it. */
function headOf(node: Element): string {
  const bold: string[] = [];
  visit(node, "element", (child) => {
    const names = child.properties.className;
    if (child.tagName === "tspan" && Array.isArray(names) && names.includes("b")) bold.push(textOf(child).trim());
  });
  return (bold.length ? bold : linesOf(node)).join(" ");
}
