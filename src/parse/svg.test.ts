import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { toHtml } from "hast-util-to-html";
import { expect, test } from "playwright/test";
import { readDrawing } from "./svg.ts";

const inside = (markup: string): string => `<svg xmlns="http://www.w3.org/2000/svg" class="flowchart" viewBox="0 0 9 9">${markup}</svg>`;

for (const folder of ["slides", "e2e/decks/small/slides", "e2e/decks/types/slides"]) {
  test(`every drawing of ${folder} is read, and written again as it was`, () => {
    for (const name of readdirSync(join(folder, "diagrams"))) {
      const text = readFileSync(join(folder, "diagrams", name), "utf8").replace(/^.*\n/, "");
      const read = readDrawing(text);
      if ("reason" in read) throw new Error(`${name}: ${read.reason}`);
      // HTML escapes less than XML does, and closes each element; dashes are listed without commas.
      const plain = (markup: string) =>
        markup
          .replaceAll("&gt;", ">")
          .replaceAll("&#10;", "\n")
          .replaceAll('dasharray="0, 0"', 'dasharray="0 0"')
          .replace(/<(\w+)([^<]*)\/>/g, "<$1$2></$1>")
          .trim();
      expect(plain(toHtml(read.svg, { space: "svg" }))).toBe(plain(text.replace(/ xmlns="[^"]*"/, "")));
    }
  });
}

test("properties have hast's names, text and attributes are unescaped", () => {
  const read = readDrawing(inside('<g data-edge="A-&gt;B" marker-end=""><text font-size="20">a &lt;b&gt; &amp; &#233;</text></g>'));
  if ("reason" in read) throw new Error(read.reason);
  expect(read.svg.properties).toMatchObject({ className: ["flowchart"], viewBox: "0 0 9 9" });
  expect(read.svg.children[0]).toMatchObject({ properties: { dataEdge: "A->B", markerEnd: "" } });
  expect(toHtml(read.svg)).toContain("a &#x3C;b> &#x26; é");
});

for (const [markup, reason] of [
  ["<script>alert(1)</script>", "it holds <script>"],
  ['<foreignObject><iframe srcdoc="x"/></foreignObject>', "it holds <foreignObject>"],
  ['<a href="javascript:x"><text>a</text></a>', "it holds <a>"],
  ['<image href="https://example.org/x.png"/>', "it holds <image>"],
  ["<style>*{}</style>", "it holds <style>"],
  ['<g onload="alert(1)"/>', '<g> has onload="alert(1)"'],
  ['<path style="fill:url(https://example.org)"/>', '<path> has style="fill:url(https://example.org)"'],
  ['<path marker-end="url(https://example.org/#x)"/>', "<path> refers to url(https://example.org/#x)"],
  ['<path marker-end="URL(data:x)"/>', "<path> refers to URL(data:x)"],
  ['<g id="deckEvidence"/>', '<g> has id="deckEvidence"'],
  ['<g data-claim="x"/>', '<g> has data-claim="x"'],
  ['<g class="a" class="b"/>', "<g> has class twice"],
  ["<!-- x --><g/>", '"<!-- x --><g/></svg>" is not of our drawing'],
  ["<![CDATA[<g/>]]>", "is not of our drawing"],
  ["<g></svg>", "</svg> closes nothing"],
  ["<g>loose words</g>", "it has text in <g>"],
  ["<text>&evil;</text>", '"&evil;" is no character'],
  ["<text>&#x110000;</text>", '"&#x110000;" is no character'],
  [`${"<g>".repeat(80)}${"</g>".repeat(80)}`, "it is nested more than 60 deep"],
] as const) {
  test(`refused: ${markup.slice(0, 60)}`, () => {
    expect(readDrawing(inside(markup))).toEqual({ reason: expect.stringContaining(reason) });
  });
}

for (const [text, reason] of [
  ["", "it ends too early"],
  [inside("").replace("</svg>", ""), "it ends too early"],
  [`${inside("")}<script>x</script>`, "something follows its </svg>"],
  ["<g/>", "it is not one <svg>"],
  [inside("<svg/>"), "it is not one <svg>"],
  [inside("").replace("2000/svg", "1999/xhtml"), "it is not SVG"],
  ["<!DOCTYPE svg><svg/>", '"<!DOCTYPE svg><svg/>" is not of our drawing'],
] as const) {
  test(`refused as a whole, since ${reason}: ${text.length} letters`, () => {
    expect(readDrawing(text)).toEqual({ reason });
  });
}
