import type { Element, ElementContent } from "hast";
import { h, s } from "hastscript";
import { visit } from "unist-util-visit";
import type { Basis, Mark, Standing } from "../../model/basis.ts";
import type { Actors, DeckInfo } from "../../model/deck.ts";
import { groupOf } from "../../model/filter.ts";
import { GLYPH, RULE_HEIGHT, readStrokeId, type StrokeSize, strokeId, weightAt } from "../../model/page.ts";
import { type StrokeOptions, strokeParts } from "../../model/stroke.ts";
import { markWords, type RenderContext } from "../context.ts";

/** A stroke's paths, in the current colour. */
export function drawStroke(mark: Mark, length: number, options: StrokeOptions = {}): Element[] {
  return strokeParts(mark, length, options).map(({ name, d, width, dash, round: dots }) =>
    name === "block"
      ? s("path", { class: name, d, fill: "currentColor" })
      : s("path", {
          class: name,
          d,
          fill: "none",
          stroke: "currentColor",
          strokeWidth: width,
          strokeDasharray: dash?.join(" "),
          strokeLinecap: dots ? "round" : undefined,
        }),
  );
}

/** A stroke that the page can draw anew, once its mark changes: it carries its length, weight and room. */
export function redrawable(mark: Mark, length: number, { weight, room }: Required<StrokeOptions>): Element {
  return s("g.stroke", { dataStroke: [round(length), weight, room].join(" ") }, drawStroke(mark, length, { weight, room }));
}

/** What a part carries for whoever looks for its evidence, as hast names it. */
export function markProperties(mark: Mark | undefined): { dataBasis?: Basis; dataStanding?: Standing } {
  return mark ? { dataBasis: mark.basis, ...(mark.standing ? { dataStanding: mark.standing } : {}) } : {};
}

interface PartProperties extends ReturnType<typeof markProperties> {
  dataClaim?: string;
  dataLit?: string;
}

/** What a statement, an edge, a country or a figure carries: its claims, its mark, and the group in which the filter shows it. */
export function partProperties(ids: string[], mark: Mark | undefined): PartProperties {
  return mark ? { dataClaim: ids.join(" "), ...markProperties(mark), dataLit: groupOf(mark.basis, mark.standing) } : {};
}

/**
 * A mark as a picture in a line of text. It says nothing aloud: its word stands beside it.
 * The stroke itself is drawn once a page, in its sprite (`renderSprite`): a deck shows the same few hundreds of times.
 */
export function glyph(mark: Mark, { width, height } = GLYPH): Element {
  return s(
    "svg.glyph",
    { ...markProperties(mark), viewBox: `0 0 ${width} ${height}`, width, height, ariaHidden: "true", focusable: "false" },
    [s("use", { href: `#${strokeId(mark, { width, height })}` })],
  );
}

/** The strokes that the glyphs in `nodes` point at, each once, in a picture that takes no room. Stands before them in the page. */
export function renderSprite(nodes: ElementContent[]): Element {
  const used = new Set<string>();
  visit({ type: "root", children: nodes }, "element", (node) => {
    if (node.tagName === "use") used.add(String(node.properties.href).slice(1));
  });
  const strokes = [...used].sort().flatMap((id) => {
    const stroke = readStrokeId(id);
    return stroke ? [strokeOf(stroke.mark, stroke.size, id)] : [];
  });
  return s("svg.sprite", { width: 0, height: 0, ariaHidden: "true", focusable: "false" }, strokes);
}

function strokeOf(mark: Mark, { width, height }: StrokeSize, id: string): Element {
  return s("g", { id, transform: `translate(0 ${height / 2})` }, drawStroke(mark, width, weightAt({ width, height })));
}

/** A mark and its words. */
export function badge(context: RenderContext, mark: Mark): Element {
  return h("span.badge-mark", markProperties(mark), [glyph(mark), h("span", markWords(context, mark))]);
}

/** A stroke on end: the rule to the left of a statement. */
export function rule(mark: Mark, length: number): Element {
  const size = { width: length, height: RULE_HEIGHT };
  return s(
    "svg.glyph.rule",
    {
      ...markProperties(mark),
      viewBox: `0 0 ${RULE_HEIGHT} ${length}`,
      width: RULE_HEIGHT,
      height: length,
      ariaHidden: "true",
      focusable: "false",
    },
    [s("use", { href: `#${strokeId(mark, size)}`, transform: `translate(${RULE_HEIGHT} 0) rotate(90)` })],
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
