import type { Element } from "hast";
import { s } from "hastscript";
import type { Mark } from "../../model/basis.ts";
import type { MapFigure } from "../../model/deck.ts";
import { markInside, type RenderContext } from "../context.ts";
import { partProperties, round } from "../evidence/marks.ts";
import { type Box, CELL, type Point } from "./grid.ts";
import { type Ground, onGround } from "./ground.ts";

/** A place of a map, projected. */
export type Spot = MapFigure["places"][number] & { at: Point; support: Mark | undefined };

const BESIDE = { right: [14, 7, "start"], left: [-14, 7, "end"], above: [0, -15, "middle"], below: [0, 29, "middle"] } as const;

/** Places as marks with their names, each to be reached and opened. A name stands where its fence says: towns lie close. */
export function drawPlaces(spots: Spot[], groundOf: (box: Box) => Ground, context: RenderContext): Element[] {
  return spots.map(({ name, at, side, mark, cite, support }) => {
    const [dx, dy, textAnchor] = BESIDE[side];
    return s(
      "g.place",
      {
        class: mark,
        dataPlace: name,
        ...partProperties(cite.claims, support),
        ...(support ? { tabIndex: 0, role: "button", ariaLabel: `${name}${context.words.colon}${markInside(context, support)}` } : {}),
      },
      [
        s("circle", { cx: round(at[0]), cy: round(at[1]), r: 6.5 }),
        onGround(
          groundOf({ x: at[0], y: at[1], width: CELL, height: CELL }),
          s("text", { x: round(at[0] + dx), y: round(at[1] + dy), textAnchor }, name),
        ),
      ],
    );
  });
}

/** What the marks stand for, line by line from a point down. */
export function drawKey(key: MapFigure["key"], [x, y]: Point): Element[] {
  return Object.entries(key).map(([mark, text], row) =>
    s("g.place.map-key", { class: mark, ariaHidden: "true" }, [
      s("circle", { cx: round(x), cy: round(y + row * 28), r: 6.5 }),
      onGround({ of: "land" }, s("text", { x: round(x + 16), y: round(y + row * 28 + 7) }, text)),
    ]),
  );
}
