import type { Element } from "hast";
import { s } from "hastscript";
import type { Diagram, LaterMark } from "../../model/deck.ts";
import { markOfCites, type RenderContext } from "../context.ts";
import { partProperties } from "../evidence/marks.ts";

const LETTER = 10.4; // width of a letter of the tag at the most, px: nothing is measured here
const TAG = { height: 30, pad: 10, size: 22 };

/**
 * Marks what became of a diagram's parts: a tag with its word and date where the part is. The stylesheet shows them with
 * hindsight only. Adds them to `root` and tells the part by `data-later`; passes over what names nothing.
 *
 * @param targets what has a name in the drawing; each with `data-tag`, "x y", where it has room for a tag
 */
export function markLater(context: RenderContext, root: Element, diagram: Diagram, targets: Map<string, Element[]>): void {
  const [left = 0, top = 0, width = 0, height = 0] = String(root.properties.viewBox ?? "")
    .split(" ")
    .map(Number);
  const taken: { x: number; y: number; w: number }[] = [];
  for (const mark of diagram.later) {
    const [element] = targets.get(mark.target) ?? [];
    if (!element) continue;
    element.properties.dataLater = mark.fate;
    const text = [context.words.fates[mark.fate], mark.when].filter(Boolean).join(" ");
    const w = text.length * LETTER * (TAG.size / 22) + 2 * TAG.pad;
    const [tx = 0, ty = 0] = String(element.properties.dataTag ?? "")
      .split(" ")
      .map(Number);
    const edge = element.properties.dataEdge !== undefined;
    // A node's tag lies on its upper right corner, an edge's on its middle; both stay within the drawing.
    const x = clamp(edge ? tx - w / 2 : tx - w - 8, left, left + width - w);
    let y = clamp(ty - TAG.height / 2, top, top + height - TAG.height);
    while (taken.some((other) => Math.abs(other.y - y) < TAG.height + 2 && x < other.x + other.w && other.x < x + w)) y += TAG.height + 4;
    taken.push({ x, y, w });
    root.children.push(tagOf(context, mark, text, { x, y, w }));
  }
}

function tagOf(
  context: RenderContext,
  { claims, fate, target }: LaterMark,
  text: string,
  { x, y, w }: { x: number; y: number; w: number },
): Element {
  const { words } = context;
  return s(
    "g.later",
    {
      dataFate: fate,
      dataOf: target,
      ...(claims.length > 0
        ? {
            dataClaim: claims.join(" "),
            ...partProperties(claims, markOfCites(context, claims)),
            role: "button",
            tabIndex: 0,
            ariaLabel: `${words.withHindsight}${words.colon}${text}`,
          }
        : {}),
    },
    [
      s("rect.tag", { x: round(x), y: round(y), width: round(w), height: TAG.height, rx: 4 }),
      s("text.centred", { x: round(x + w / 2), y: round(y + TAG.height / 2 + TAG.size * 0.35) }, text),
    ],
  );
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
const round = (value: number) => String(Math.round(value * 10) / 10);
