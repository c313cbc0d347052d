import { num } from "./kit/svg.ts";
import { type Palette, tokenOf } from "./kit/tokens.ts";

/** What a stylesheet may say of a shape that an attribute can say as well, with the value that need not be said. */
const SHAPE: Record<string, string> = {
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  opacity: "1",
  "fill-opacity": "1",
  "stroke-opacity": "1",
};
const TEXT: Record<string, string> = {
  "font-size": "",
  "font-weight": "400",
  "font-style": "normal",
  "text-anchor": "start",
  "dominant-baseline": "auto",
};
const GEOMETRY =
  /^(d|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|width|height|points|transform|dx|dy|viewBox|refX|refY|markerWidth|markerHeight|markerUnits|orient|gradientUnits|offset|gradientTransform|marker-start|marker-mid|marker-end|clip-path|mask|preserveAspectRatio|pathLength)$/;

/**
 * Makes any of Mermaid's drawings neutral: what its stylesheet does becomes attributes, each colour that of a
 * token (`fill="var(--ink)"`), ids go unless something refers to them. Changes `drawn`, which must be in
 * the document, and returns it. `name` prefixes the ids that stay.
 */
export function neutralise(drawn: SVGSVGElement, name: string, type: string, palette: Palette): SVGElement {
  // A gantt marks today, which is another day at every rendering.
  for (const today of drawn.querySelectorAll(".today")) today.remove();
  nameNodes(drawn, type);
  const plans = [...drawn.querySelectorAll<SVGElement>("*")].map((element) => ({ element, ...look(element, drawn, palette) }));
  const box = drawn.getBBox();
  for (const { element, attributes, gone } of plans) {
    if (gone) element.remove();
    else dress(element, attributes);
  }
  for (const attribute of [...drawn.attributes]) drawn.removeAttribute(attribute.name);
  const view = [box.x - 4, box.y - 4, box.width + 8, box.height + 8].map(num).join(" ");
  drawn.setAttribute("class", `other ${type}`);
  drawn.setAttribute("viewBox", view);
  drawn.setAttribute("role", "img");
  keepIds(drawn, name);
  prune(drawn);
  return drawn;
}

/** Gives `data-node` and `data-edge` where Mermaid has a name for a thing, otherwise by order. */
function nameNodes(drawn: SVGSVGElement, type: string): void {
  const set = (selector: string, naming: (element: Element, i: number) => string | undefined, key = "data-node") => {
    drawn.querySelectorAll(selector).forEach((element, i) => {
      const name = naming(element, i);
      if (name) element.setAttribute(key, name);
    });
  };
  const idPart = (pattern: RegExp) => (element: Element) => element.id.replace(`${drawn.id}-`, "").match(pattern)?.[1];
  const order = (prefix: string) => (_: Element, i: number) => `${prefix}${i + 1}`;
  if (/^state/.test(type)) {
    set("g.node", idPart(/^state-(.+)-\d+$/));
    set("path.transition, path[data-edge]", order("e"), "data-edge");
  } else if (/^class/.test(type)) {
    set("g.node", idPart(/^classId-(.+)-\d+$/));
    set("path.relation", (e) => edgeName(e.getAttribute("data-id")), "data-edge");
  } else if (type === "er") {
    set("g.node", idPart(/^entity-(.+)-\d+$/));
    set("path.relationshipLine", (e) => edgeName(e.getAttribute("data-id")), "data-edge");
  } else if (type === "gantt") set("rect.task", idPart(/^(.+)$/));
  else if (type === "pie") set("path.pieCircle", order("p"));
  else if (type === "quadrantChart") set("g.data-point", order("q"));
  else if (type === "journey") set("rect.task", order("j"));
  else if (type === "xychart") set("[class*=plot] > rect, [class*=plot] > path", order("x"));
  else if (type === "sankey") {
    set("g.nodes g.node", order("s"));
    set("g.links path", order("e"), "data-edge");
  } else set("g.node, g.mindmap-node", order("n"));
}

const edgeName = (id: string | null) => id?.replace(/^id_/, "").replace(/_\d+$/, "").replace("_", "->");

interface Look {
  attributes: [string, string][];
  gone: boolean;
}

function look(element: SVGElement, drawn: SVGSVGElement, palette: Palette): Look {
  const tag = element.tagName.toLowerCase();
  const style = getComputedStyle(element);
  const attributes: [string, string][] = [];
  const gone = /^(style|script|filter|title|desc|foreignobject)$/.test(tag) || style.display === "none" || style.visibility === "hidden";
  for (const { name, value } of element.attributes) {
    if (GEOMETRY.test(name) || name.startsWith("data-node") || name.startsWith("data-edge")) attributes.push([name, rounded(name, value)]);
  }
  if (element.id) attributes.push(["id", element.id]);
  // A gradient is left out: what it fills takes the colour it starts with.
  const painted = /^(path|rect|circle|ellipse|line|polyline|polygon|text|tspan)$/.test(tag);
  if (painted && !gone) {
    const parent = element.parentElement;
    const inherited = parent && tag === "tspan" ? getComputedStyle(parent) : undefined;
    const paint = (property: "fill" | "stroke") => {
      const value = style[property];
      if (inherited?.[property] === value) return;
      const token = value.startsWith("url(")
        ? gradientToken(value, drawn, palette)
        : value === "none"
          ? undefined
          : tokenOf(value, palette);
      attributes.push([property, token ? `var(--${token})` : "none"]);
    };
    paint("fill");
    if (style.stroke !== "none" && style.strokeWidth !== "0px") paint("stroke");
    const text = tag === "text" || tag === "tspan";
    for (const [property, usual] of Object.entries(text ? { ...TEXT, opacity: "1" } : SHAPE)) {
      const value = style.getPropertyValue(property);
      if (property.startsWith("stroke") && (style.stroke === "none" || style.strokeWidth === "0px")) continue;
      if (value !== usual && inherited?.getPropertyValue(property) !== value) attributes.push([property, value.replaceAll("px", "")]);
    }
  }
  return { attributes, gone };
}

function gradientToken(value: string, drawn: SVGSVGElement, palette: Palette) {
  const id = value.match(/#([^")]+)/)?.[1];
  const stop = id ? drawn.querySelector(`[id="${CSS.escape(id)}"] stop`) : null;
  return stop ? tokenOf(getComputedStyle(stop).getPropertyValue("stop-color"), palette) : undefined;
}

function dress(element: SVGElement, attributes: [string, string][]): void {
  for (const attribute of [...element.attributes]) element.removeAttribute(attribute.name);
  for (const [name, value] of attributes) element.setAttribute(name, value);
}

function rounded(name: string, value: string): string {
  if (/^(marker|clip|mask)/.test(name)) return value.replaceAll('"', "");
  return value.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) => num(Number(number)));
}

/** Ids that something refers to are renamed after the diagram, in order; the others go. */
function keepIds(drawn: SVGElement, name: string): void {
  const renamed = new Map<string, string>();
  for (const element of drawn.querySelectorAll("*")) {
    for (const { name: key, value } of [...element.attributes]) {
      const id = value.match(/^url\(#(.+)\)$/)?.[1];
      if (!id) continue;
      if (!renamed.has(id)) renamed.set(id, `${name}-${renamed.size + 1}`);
      element.setAttribute(key, `url(#${renamed.get(id)})`);
    }
  }
  for (const element of drawn.querySelectorAll("[id]")) {
    const id = renamed.get(element.id);
    if (id) element.id = id;
    else element.removeAttribute("id");
  }
}

/** Drops what draws nothing: unused definitions, empty groups and texts, groups that only wrap. */
function prune(drawn: SVGElement): void {
  for (const element of [...drawn.querySelectorAll("marker, linearGradient, clipPath, mask, symbol")]) {
    if (!element.id) element.remove();
  }
  for (const element of [...drawn.querySelectorAll("*")].reverse()) {
    const tag = element.tagName;
    if (/^(g|defs|a)$/.test(tag) && element.childNodes.length === 0) element.remove();
    else if (/^(text|tspan)$/.test(tag) && !element.textContent?.trim()) element.remove();
    else if (tag === "rect" && element.getAttribute("fill") === "none" && !element.getAttribute("stroke")?.startsWith("var("))
      element.remove();
    else if (tag === "rect" && (!element.hasAttribute("width") || element.getAttribute("width") === "0")) element.remove();
    else if ((tag === "g" && element.attributes.length === 0) || (tag === "tspan" && element.attributes.length === 0))
      element.replaceWith(...element.childNodes);
  }
  const walker = document.createTreeWalker(drawn, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  const blank: ChildNode[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as ChildNode;
    const inText = node.parentElement?.closest("text");
    if (node.nodeType === Node.COMMENT_NODE || (!inText && !node.textContent?.trim())) blank.push(node);
  }
  for (const node of blank) node.remove();
  drawn.normalize();
}
