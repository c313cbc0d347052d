import type { Element } from "hast";
import { s } from "hastscript";
import type { Mark } from "../../model/basis.ts";
import type { Actors, City } from "../../model/deck.ts";
import { ROOM, SIZE } from "../../model/frame.ts";
import { markInside, type RenderContext } from "../context.ts";
import { cityMark, partProperties, redrawable, round } from "../evidence/marks.ts";
import { textWidth } from "../figures/text-width.ts";
import { type Box, hits, near, type Point } from "./grid.ts";
import { type Ground, onGround } from "./ground.ts";

/** A city on the map. */
export interface Stop extends City {
  id: string;
  at: Point;
}

/** A line between two of them. */
export interface Route {
  from: Stop;
  to: Stop;
  actor?: string | undefined;
  label: string;
  claims: string[];
  support: Mark;
}

const CITY_SIZE = 26;
const LABEL_SIZE = 21;
const LEADING = 26;
const MARK = 9;
const ARROW = { length: 28, half: 13 };

/** The lines, then the cities, then all their words: whatever crosses a word passes beneath it. */
export function drawRoutes(
  stops: Stop[],
  goals: Set<Stop>,
  routes: Route[],
  actors: Actors,
  groundOf: (box: Box) => Ground,
  context: RenderContext,
): { elements: Element[]; taken: Box[] } {
  const taken: Box[] = stops.map(({ at: [x, y] }) => ({ x: x - 14, y: y - 14, width: 28, height: 28 }));
  // The goal stands in its actor's fill: name and mark are in ink there.
  const ownActor = (stop: Stop) => (goals.has(stop) ? undefined : stop.actor);
  const cities = stops.map((stop) => {
    const place = placeCity(stop, routes, taken);
    taken.push(place.box);
    const { at, anchor, box } = place;
    const word = s("text.city", { dataActor: ownActor(stop), x: round(at[0]), y: round(at[1]), textAnchor: anchor }, stop.name);
    return onGround(groundOf(box), word);
  });
  const labels = routes.flatMap((route) => {
    const { element, box } = labelRoute(route, routes, taken, groundOf);
    taken.push(box);
    return [element];
  });
  return {
    elements: [
      ...routes.map((route) => drawRoute(route, actors, context)),
      ...stops.map((stop) => markOf(stop, actors, ownActor(stop))),
      ...labels,
      ...cities,
    ],
    taken,
  };
}

/** A city's mark: in the shape of its own actor, in the colour of `actor`. */
function markOf({ actor: own, at: [x, y] }: Stop, actors: Actors, actor: string | undefined): Element {
  const mark = cityMark(actors, own, x, y, MARK);
  mark.properties.dataActor = actor;
  return mark;
}

/** How thick a line is, in units of the stroke beside text: an actor's own lines carry the map, the others explain it. */
function weightOf({ actor }: Route): number {
  return actor ? 1.6 : 1.15;
}

function drawRoute(route: Route, actors: Actors, context: RenderContext): Element {
  const { from, to, actor, support, label, claims } = route;
  const { words } = context;
  const angle = Math.atan2(to.at[1] - from.at[1], to.at[0] - from.at[0]);
  const gap = MARK + 6;
  const whole = Math.hypot(to.at[0] - from.at[0], to.at[1] - from.at[1]) - 2 * gap;
  const arrow = actors.get(actor ?? "")?.arrow ?? false;
  const length = whole - (arrow ? ARROW.length - 3 : 0);
  return s(
    "g.route",
    {
      dataActor: actor,
      ...partProperties(claims, support),
      tabIndex: claims.length > 0 ? 0 : undefined,
      role: claims.length > 0 ? "button" : undefined,
      ariaLabel: `${words.fromTo(from.name, to.name)}. ${label}${words.colon}${markInside(context, support)}`,
    },
    [
      s(
        "g",
        {
          transform: `translate(${round(from.at[0] + gap * Math.cos(angle))} ${round(from.at[1] + gap * Math.sin(angle))}) rotate(${round((angle * 180) / Math.PI)})`,
        },
        [
          s("path.reach", { d: `M0 0H${round(whole)}` }),
          s("path.under", { d: `M0 0H${round(whole)}` }),
          redrawable(support, length, { weight: weightOf(route), room: 22 }),
          ...(arrow ? [s("path.arrow", { d: `M${round(whole)} 0l${-ARROW.length} ${-ARROW.half}v${2 * ARROW.half}z` })] : []),
        ],
      ),
    ],
  );
}

interface Place {
  at: Point;
  anchor: "start" | "middle" | "end";
  box: Box;
}

// Where a city's name may stand about its mark, best first: column and row of a compass.
const COMPASS = [
  [-1, 0],
  [0, -1],
  [1, 0],
  [-1, -1],
  [1, -1],
  [0, 1],
  [-1, 1],
  [1, 1],
] as const;

function placeCity({ name, at: [x, y] }: Stop, routes: Route[], taken: Box[]): Place {
  const width = textWidth(name, CITY_SIZE) * 1.04;
  const height = CITY_SIZE * 0.8;
  const places = COMPASS.map(([column, row]): Place => {
    const side = row === 0 ? 20 : 12;
    const left = column === 0 ? x - width / 2 : column < 0 ? x - side - width : x + side;
    const top = row === 0 ? y - height / 2 : row < 0 ? y - 20 - height : y + 20;
    const anchor = column === 0 ? "middle" : column < 0 ? "end" : "start";
    return {
      at: [column === 0 ? x : column < 0 ? left + width : left, top + height * 0.93],
      anchor,
      box: { x: left, y: top, width, height },
    };
  });
  const free = places.find(
    ({ box }) =>
      inside(box) && !taken.some((other) => near(box, other, -6)) && !routes.some((route) => hits(route.from.at, route.to.at, box, 4)),
  );
  return free ?? (places[0] as Place);
}

/** A route's label beside its middle, in two lines: what it is, and how it stands. */
function labelRoute(route: Route, routes: Route[], taken: Box[], groundOf: (box: Box) => Ground): { element: Element; box: Box } {
  const { from, to, actor, label } = route;
  const [head = "", ...more] = label.split(/,\s*/);
  const lines = more.length > 0 ? [head, more.join(", ")] : [head];
  const width = Math.max(...lines.map((line, index) => textWidth(line, LABEL_SIZE) * (index === 0 ? 1.04 : 1)));
  const height = LEADING * lines.length - 6;
  const [dx, dy] = [to.at[0] - from.at[0], to.at[1] - from.at[1]];
  const long = Math.hypot(dx, dy);
  let best: Box | undefined;
  let bestAnchor: "start" | "end" = "start";
  let least = Number.POSITIVE_INFINITY;
  for (const along of [0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66, 0.3, 0.7]) {
    for (const side of [-1, 1]) {
      const [nx, ny] = [(-dy / long) * side, (dx / long) * side];
      const off = 14 + 3.4 * weightOf(route) + (Math.abs(nx) * width + Math.abs(ny) * height) / 2;
      const box: Box = {
        x: from.at[0] + dx * along + nx * off - width / 2,
        y: from.at[1] + dy * along + ny * off - height / 2,
        width,
        height,
      };
      const blocked =
        !inside(box) ||
        taken.some((other) => near(box, other, 8)) ||
        routes.some((other) => other !== route && hits(other.from.at, other.to.at, box, 12));
      // Away from the other routes' middles: a label between two lines could be either's.
      const crowd = routes.filter((other) => other !== route).reduce((sum, other) => sum + 4000 / (40 + distanceTo(other, box)), 0);
      const cost = (blocked ? 1000 : 0) + Math.abs(along - 0.5) * 160 + crowd;
      if (cost < least) [least, best, bestAnchor] = [cost, box, nx < 0 ? "end" : "start"];
    }
  }
  const box = best ?? { x: 0, y: 0, width, height };
  const x = bestAnchor === "end" ? box.x + width : box.x;
  const word = s(
    "text.route-label",
    { dataActor: actor, x: round(x), y: round(box.y + 16), textAnchor: bestAnchor },
    lines.map((line, index) =>
      s("tspan", { class: index === 0 ? "first" : undefined, x: round(x), dy: index === 0 ? undefined : LEADING }, line),
    ),
  );
  return { element: onGround(groundOf(box), word), box };
}

/** Distance from a box's middle to a route. */
function distanceTo({ from, to }: Route, box: Box): number {
  const [px, py] = [box.x + box.width / 2, box.y + box.height / 2];
  const [dx, dy] = [to.at[0] - from.at[0], to.at[1] - from.at[1]];
  const along = Math.max(0, Math.min(1, ((px - from.at[0]) * dx + (py - from.at[1]) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - from.at[0] - dx * along, py - from.at[1] - dy * along);
}

function inside({ x, y, width, height }: Box): boolean {
  return x >= ROOM.left && x + width <= SIZE.width - 12 && y >= 12 && y + height <= SIZE.height - 12;
}
