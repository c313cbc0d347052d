import type { Element, ElementContent } from "hast";
import { h, s } from "hastscript";
import { visit } from "unist-util-visit";
import { GRADE_WORDS } from "../../model/claim.ts";
import type { Actor, DeckInfo } from "../../model/deck.ts";
import { GRADES, type Grade } from "../../model/grade.ts";

/**
 * A grade's stroke from (0, 0) to (`length`, 0), in the current colour. The dashes are stretched a little, so that it
 * starts and ends on ink: a stroke that ends in a gap looks like another grade.
 *
 * @param scale 1 for the width beside 20 px text
 * @param room how far the block, the slashes and the X may reach, across the stroke
 */
export function gradeStroke(grade: Grade, length: number, scale = 1, room = 16 * scale): Element[] {
  const line = (from: number, to: number, width: number, dash?: number[], y = 0) =>
    s("path", {
      class: "ink",
      d: `M${round(from)} ${round(y)}H${round(to)}`,
      fill: "none",
      stroke: "currentColor",
      strokeWidth: round(width),
      strokeDasharray: dash?.map(round).join(" "),
    });
  const fitted = (width: number, dash: number[]) => {
    const first = dash[0] ?? 0;
    const period = dash.reduce((sum, part) => sum + part, 0);
    const times = Math.max(1, Math.round((length / scale - first) / period));
    const stretch = length / (first + times * period);
    return [
      line(
        0,
        length,
        width * scale,
        dash.map((part) => part * stretch),
      ),
    ];
  };
  const middle = length / 2;
  switch (grade) {
    case "official": {
      const tall = Math.min(16 * scale, room);
      const wide = 9 * Math.min(scale, tall / 16);
      return [
        line(wide / 2, length, 5.4 * scale),
        s("path", { class: "block", d: `M0 ${round(-tall / 2)}H${round(wide)}V${round(tall / 2)}H0Z`, fill: "currentColor" }),
      ];
    }
    case "several":
      return [line(0, length, 2.6 * scale, undefined, -2.5 * scale), line(0, length, 2.6 * scale, undefined, 2.5 * scale)];
    case "one":
      return fitted(3.4, [13, 6]);
    case "assessed":
      return fitted(3.4, [13, 5, 2.5, 5]);
    case "rumour":
      return fitted(3, [4, 5.5]);
    case "disputed": {
      const tall = Math.min(15 * scale, room) / 2;
      const slash = (x: number) => `M${round(x - tall * 0.4)} ${round(tall)}L${round(x + tall * 0.4)} ${round(-tall)}`;
      return [
        line(0, middle - 8 * scale, 3.4 * scale),
        line(middle + 8 * scale, length, 3.4 * scale),
        s("path", {
          class: "mark",
          d: slash(middle - 3 * scale) + slash(middle + 3 * scale),
          fill: "none",
          stroke: "currentColor",
          strokeWidth: round(2.8 * scale),
        }),
      ];
    }
    case "denied": {
      const reach = Math.min(11 * scale, room) / 2;
      const gap = reach + 3.5 * scale;
      const pitch = 8 * scale;
      const count = Math.max(1, Math.floor((middle - gap - 2 * scale) / pitch) + 1);
      const dots = Array.from({ length: count }, (_, i) => 2 * scale + i * pitch).flatMap((x) => [
        `M${round(x)} 0h.01`,
        `M${round(length - x)} 0h.01`,
      ]);
      return [
        s("path", {
          class: "ink",
          d: dots.join(""),
          fill: "none",
          stroke: "currentColor",
          strokeWidth: round(4 * scale),
          strokeLinecap: "round",
        }),
        s("path", {
          class: "mark",
          d: `M${round(middle - reach)} ${round(-reach)}l${round(2 * reach)} ${round(2 * reach)}m0 ${round(-2 * reach)}l${round(-2 * reach)} ${round(2 * reach)}`,
          fill: "none",
          stroke: "currentColor",
          strokeWidth: round(3 * scale),
        }),
      ];
    }
  }
}

/**
 * A grade's stroke as a picture in a line of text. It says nothing aloud: its word stands beside it.
 * The stroke itself is drawn once a page, in its sprite (`renderSprite`): a deck shows the same few hundreds of times.
 */
export function gradeGlyph(grade: Grade, { width = 46, height = 18 } = {}): Element {
  return s("svg.glyph", { dataGrade: grade, viewBox: `0 0 ${width} ${height}`, width, height, ariaHidden: "true", focusable: "false" }, [
    s("use", { href: `#stroke-${grade}-${width}x${height}` }),
  ]);
}

/** What a glyph points at, e.g. "#stroke-one-46x18". */
const STROKE = /^#stroke-([a-z]+)-(\d+)x(\d+)$/;

/** The strokes that the glyphs in `nodes` point at, each once, in a picture that takes no room. Stands before them in the page. */
export function renderSprite(nodes: ElementContent[]): Element {
  const used = new Set<string>();
  visit({ type: "root", children: nodes }, "element", (node) => {
    if (node.tagName === "use") used.add(String(node.properties.href));
  });
  const strokes = [...used].sort().flatMap((href) => {
    const [, name, width, height] = STROKE.exec(href)?.map(String) ?? [];
    const grade = GRADES.find((known) => known === name);
    return grade ? [glyphStroke(grade, Number(width), Number(height), href.slice(1))] : [];
  });
  return s("svg.sprite", { width: 0, height: 0, ariaHidden: "true", focusable: "false" }, strokes);
}

function glyphStroke(grade: Grade, width: number, height: number, id: string): Element {
  const scale = width >= 200 ? 1.5 : width < 36 ? 0.85 : 1;
  return s("g", { id, transform: `translate(0 ${height / 2})` }, gradeStroke(grade, width, scale, Math.min(16 * scale, height)));
}

/** A grade's stroke and its word. */
export function gradeBadge(grade: Grade): Element {
  return h("span.grade-badge", { dataGrade: grade }, [gradeGlyph(grade), h("span", GRADE_WORDS[grade].word)]);
}

/** A grade's stroke on end, 5 px wide: the rule to the left of a statement. */
export function gradeRule(grade: Grade, length: number): Element {
  return s(
    "svg.grade-rule",
    { dataGrade: grade, viewBox: `0 0 16 ${length}`, width: 16, height: length, ariaHidden: "true", focusable: "false" },
    [s("g", { transform: "translate(8 0) rotate(90)" }, gradeStroke(grade, length, 1.45, 16))],
  );
}

/**
 * A city's mark about (`x`, `y`): the shape says who as much as the colour does.
 *
 * @param reach half its height
 */
export function cityMark(actor: Actor, x: number, y: number, reach: number): Element {
  const properties = { class: "city-mark", dataActor: actor };
  if (actor === "ml") return s("circle", { ...properties, cx: round(x), cy: round(y), r: round(reach) });
  if (actor === "ru") {
    const diagonal = reach * 1.3;
    return s("path", {
      ...properties,
      d: `M${round(x)} ${round(y - diagonal)}l${round(diagonal)} ${round(diagonal)}l${round(-diagonal)} ${round(diagonal)}l${round(-diagonal)} ${round(-diagonal)}z`,
    });
  }
  return s("rect", { ...properties, x: round(x - reach), y: round(y - reach), width: round(2 * reach), height: round(2 * reach) });
}

// Where the three corners stand in the 48 x 44 of the emblem.
const CORNERS = [
  [11, 12.5],
  [41, 8.5],
  [6.5, 37],
] as const;

/**
 * The triangle of the deck's three cities, with the side a section is on in its actor's colour.
 *
 * @param lit "all", "none" or two cities, e.g., "moscow-bamako"; the city left out is drawn hollow
 */
export function emblem(info: DeckInfo, lit: string): Element {
  const corners = info.emblem.map((id, index) => ({ id, actor: info.cities[id]?.actor ?? "cx", at: CORNERS[index] ?? CORNERS[0] }));
  const named = lit.split("-");
  const sides = [
    [0, 1],
    [0, 2],
    [1, 2],
  ].flatMap(([i = 0, j = 0]) => {
    const [from, to] = [corners[i], corners[j]];
    if (!from || !to) return [];
    const on = lit === "all" || (named.includes(from.id) && named.includes(to.id));
    // The lower corner is the ground the other two meet on: a side that ends there is its other city's doing.
    const actor = j === 2 ? from.actor : undefined;
    return [
      s("path.side", { class: on ? "lit" : undefined, dataActor: on ? actor : undefined, d: `M${from.at.join(" ")}L${to.at.join(" ")}` }),
    ];
  });
  const marks = corners.map(({ id, actor, at: [x, y] }) => {
    const mark = cityMark(actor, x, y, 5.5);
    mark.properties.className = ["city-mark", ...(lit === "all" || lit === "none" || named.includes(id) ? [] : ["hollow"])];
    return mark;
  });
  return s("svg.emblem", { viewBox: "0 0 48 44", width: 48, height: 44, ariaHidden: "true", focusable: "false" }, [...sides, ...marks]);
}

/** A number for SVG: one decimal, and no more than it takes. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}
