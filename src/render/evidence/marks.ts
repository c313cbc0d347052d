import type { Element, ElementContent } from "hast";
import { h, s } from "hastscript";
import { visit } from "unist-util-visit";
import type { Actors, DeckInfo } from "../../model/deck.ts";
import { GRADES, type Grade } from "../../model/grade.ts";
import { strokeId } from "../../model/page.ts";
import type { Words } from "../../words/index.ts";

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
    s("use", { href: `#${strokeId(grade, { width, height })}` }),
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
export function gradeBadge(words: Words, grade: Grade): Element {
  return h("span.grade-badge", { dataGrade: grade }, [gradeGlyph(grade), h("span", words.grades[grade].word)]);
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
 * @param actor the id of the city's actor; without one the mark is a neutral square
 * @param reach half its height
 */
export function cityMark(actors: Actors, actor: string | undefined, x: number, y: number, reach: number): Element {
  const mark = actors.get(actor ?? "")?.mark ?? "square";
  const properties = { class: "city-mark", dataActor: actor };
  switch (mark) {
    case "circle":
      return s("circle", { ...properties, cx: round(x), cy: round(y), r: round(reach) });
    case "diamond": {
      const diagonal = reach * 1.3;
      const slants = [
        `${round(diagonal)} ${round(diagonal)}`,
        `${round(-diagonal)} ${round(diagonal)}`,
        `${round(-diagonal)} ${round(-diagonal)}`,
      ];
      return s("path", { ...properties, d: `M${round(x)} ${round(y - diagonal)}l${slants.join("l")}z` });
    }
    case "square":
      return s("rect", { ...properties, x: round(x - reach), y: round(y - reach), width: round(2 * reach), height: round(2 * reach) });
    default:
      return mark satisfies never;
  }
}

/** The emblem's size, and where three corners stand in it: apart enough for a line between two to be told from the others. */
const EMBLEM = { width: 48, height: 44 };
const THREE = [
  [11, 12.5],
  [41, 8.5],
  [6.5, 37],
] as const;

/** Where the corners of an emblem of `count` cities stand: two side by side, more than three around, from the upper left on. */
function cornerAt(index: number, count: number): readonly [x: number, y: number] {
  const middle = [EMBLEM.width / 2, EMBLEM.height / 2] as const;
  if (count === 3) return THREE[index] ?? THREE[0];
  const turn = (count === 2 ? Math.PI : -Math.PI / 2 - Math.PI / count) + (index * 2 * Math.PI) / count;
  return [round(middle[0] + 17 * Math.cos(turn)), round(middle[1] + 15 * Math.sin(turn))];
}

/**
 * The deck's cities as the corners of a figure, with the side a section is on in its actor's colour. Undefined where the deck
 * has no emblem.
 *
 * @param lit "all", "none", a city or two, e.g., "moscow-bamako"; the cities left out are drawn hollow
 */
export function emblem(info: DeckInfo, lit: string): Element | undefined {
  if (info.emblem.length === 0) return undefined;
  const count = info.emblem.length;
  const corners = info.emblem.map((id, index) => ({ id, actor: info.cities[id]?.actor, at: cornerAt(index, count) }));
  const isLit = (a: string, b: string) => lit === "all" || lit === `${a}-${b}` || lit === `${b}-${a}`;
  const named = corners.filter(({ id }) => lit === id || corners.some((other) => other.id !== id && lit !== "all" && isLit(id, other.id)));
  const sides = corners.flatMap((from, i) =>
    corners.slice(i + 1).flatMap((to, step) => {
      const [on, last] = [isLit(from.id, to.id), i + 1 + step === count - 1];
      const isSide = step === 0 || (i === 0 && last); // of more than three corners, a diagonal shows only where it is lit
      if (!isSide && (!on || lit === "all")) return [];
      // The last corner is the ground the others meet on: a side that ends there is its other city's doing.
      const actor = on && last ? from.actor : undefined;
      return [
        s("path.side", {
          class: on ? (info.actors.get(actor ?? "")?.arrow ? "lit arrow" : "lit") : undefined,
          dataActor: actor,
          d: `M${from.at.join(" ")}L${to.at.join(" ")}`,
        }),
      ];
    }),
  );
  const marks = corners.map((corner) => {
    const mark = cityMark(info.actors, corner.actor, ...corner.at, 5.5);
    mark.properties.className = ["city-mark", ...(lit === "all" || lit === "none" || named.includes(corner) ? [] : ["hollow"])];
    return mark;
  });
  const { width, height } = EMBLEM;
  return s("svg.emblem", { viewBox: `0 0 ${width} ${height}`, width, height, ariaHidden: "true", focusable: "false" }, [
    ...sides,
    ...marks,
  ]);
}

/** A number for SVG: one decimal, and no more than it takes. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}
