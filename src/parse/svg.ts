import type { Element, ElementContent } from "hast";
import { s } from "hastscript";

/** What a kept drawing may hold: shapes and text. Nothing that runs, embeds, links or fetches. */
const ELEMENTS = new Set(
  "svg g defs symbol path rect circle ellipse line polyline polygon text tspan marker pattern linearGradient radialGradient stop clipPath mask".split(
    " ",
  ),
);

const ATTRIBUTES = new Set(
  [
    "xmlns class id role viewBox transform d x y x1 y1 x2 y2 cx cy r rx ry dx dy width height points pathLength preserveAspectRatio",
    "fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin opacity fill-opacity stroke-opacity",
    "font-size font-weight font-style text-anchor dominant-baseline",
    "refX refY markerWidth markerHeight markerUnits orient gradientUnits gradientTransform offset",
    "marker-start marker-mid marker-end clip-path mask",
    "data-node data-edge data-from data-to data-tag data-room data-group data-members data-actor",
  ].flatMap((line) => line.split(" ")),
);

const NAMESPACE = "http://www.w3.org/2000/svg";

// What XMLSerializer prints, and no more of XML than that: no comment, no CDATA, no instruction, no entity but these.
const OPENING = /<([A-Za-z]+)((?: [A-Za-z][\w:-]*="[^"<]*")*)(\/?)>/y;
const ATTRIBUTE = / ([A-Za-z][\w:-]*)="([^"]*)"/g;
const CLOSING = /<\/([A-Za-z]+)>/y;
const TEXT = /[^<>]+/y;
const ENTITY = /&(#\d{1,7}|#x[\dA-Fa-f]{1,6}|\w+);|&/g;
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

const DEEPEST = 60; // Mermaid nests a dozen; what walks the tree does so by recursion

/** Why a text is no drawing of ours. */
class NoDrawing extends Error {}

/**
 * Reads an SVG as our own drawing writes it (src/draw, through XMLSerializer): the elements and attributes that it can make,
 * references only to what is in it, text escaped. Whatever else stands there is refused, not left out, since it shows that
 * somebody else wrote the file.
 *
 * @returns the root element, with the names of properties that hast has for SVG, or why it is refused
 */
export function readDrawing(text: string): { svg: Element } | { reason: string } {
  try {
    return { svg: read(text.trim()) };
  } catch (reason) {
    if (reason instanceof NoDrawing) return { reason: reason.message };
    throw reason;
  }
}

interface Open {
  name: string;
  properties: Record<string, string>;
  children: ElementContent[];
}

function read(text: string): Element {
  const open: Open[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  for (;;) {
    const opening = take(OPENING);
    const closing = opening ? null : take(CLOSING);
    const top = open.at(-1);
    const inner = opening || closing || !top ? null : take(TEXT);
    if (opening) {
      const [, name = "", attributes = "", empty] = opening;
      if (!ELEMENTS.has(name)) throw new NoDrawing(`it holds <${name}>`);
      if ((open.length === 0) !== (name === "svg")) throw new NoDrawing("it is not one <svg>");
      if (open.length >= DEEPEST) throw new NoDrawing(`it is nested more than ${DEEPEST} deep`);
      open.push({ name, properties: propertiesOf(name, attributes), children: [] });
      if (!empty) continue;
    } else if (closing) {
      if (!top || closing[1] !== top.name) throw new NoDrawing(`</${closing[1]}> closes nothing`);
    } else if (inner && top) {
      const value = plain(inner[0]);
      if (value.trim() !== "" && top.name !== "text" && top.name !== "tspan") throw new NoDrawing(`it has text in <${top.name}>`);
      top.children.push({ type: "text", value });
      continue;
    } else {
      throw new NoDrawing(at >= text.length ? "it ends too early" : `"${text.slice(at, at + 20).split("\n")[0]}" is not of our drawing`);
    }
    const done = open.pop();
    if (!done) throw new NoDrawing("it is empty");
    const element = s(done.name, done.properties, done.children);
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else if (at < text.length) throw new NoDrawing("something follows its </svg>");
    else return element;
  }
}

/** The attributes of an opening tag by name, `xmlns` left out: a page knows it. */
function propertiesOf(element: string, text: string): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const [, name = "", escaped = ""] of text.matchAll(ATTRIBUTE)) {
    const value = plain(escaped);
    if (!ATTRIBUTES.has(name)) throw new NoDrawing(`<${element}> has ${name}="${value.slice(0, 40)}"`);
    if (name in properties) throw new NoDrawing(`<${element}> has ${name} twice`);
    if (name === "xmlns") {
      if (value !== NAMESPACE) throw new NoDrawing("it is not SVG");
      continue;
    }
    // The drawing's own ids end in a number: no such name can hide one of the page's own.
    if (name === "id" && !/^[\w-]+-\d+$/.test(value)) throw new NoDrawing(`<${element}> has id="${value.slice(0, 40)}"`);
    if (/url\s*\(|\\/i.test(value) && !name.startsWith("data-") && !/^url\(#[\w-]+-\d+\)$/.test(value))
      throw new NoDrawing(`<${element}> refers to ${value.slice(0, 60)}`);
    if (/^(fill|stroke)$/.test(name) && !/^(none|var\(--[a-z\d-]+\))$/.test(value))
      throw new NoDrawing(`<${element}> has ${name}="${value.slice(0, 40)}"`);
    properties[name] = value;
  }
  return properties;
}

function plain(escaped: string): string {
  return escaped.replace(ENTITY, (whole, name: string | undefined) => {
    const code = name?.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : name?.startsWith("#") ? Number(name.slice(1)) : undefined;
    const text = code === undefined ? NAMED[name ?? ""] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (text === undefined) throw new NoDrawing(`"${whole}" is no character`);
    return text;
  });
}
