import { type GeoPermissibleObjects, type GeoProjection, geoContains } from "d3-geo";
import type { Element, ElementContent } from "hast";
import { h, s } from "hastscript";
import { feature, merge, mesh } from "topojson-client";
import type { GeometryCollection, GeometryObject, MultiPolygon, Polygon, Topology } from "topojson-specification";
import type { Mark } from "../../model/basis.ts";
import type { Cite, DeckInfo, MapFigure } from "../../model/deck.ts";
import { type Frame, frameAround, projectionOf, viewOf } from "../../model/frame.ts";
import { type DrawnMap, markInside, markOfCites, markWords, type RenderContext } from "../context.ts";
import { partProperties, round } from "../evidence/marks.ts";
import { type Box, coverage, type Mask, maskOf, pathOf } from "./grid.ts";
import { type Ground, groundOfTier, onGround } from "./ground.ts";
import { LABEL_SIZE, LEAD_SIZE, type PlacedLabel, placeLabels } from "./labels.ts";
import { drawKey, drawPlaces, type Spot } from "./places.ts";
import { drawRoutes, type Route, type Stop } from "./routes.ts";
import { tierFill, tierPatterns } from "./tiers.ts";

export { mapLegend } from "./tiers.ts";

/** What a country of the geography carries (src/tool/geo/ makes it). */
export interface LandProperties {
  iso: string; // ISO 3166 alpha-3, e.g., "MLI"
  name: string;
}

export type Country = (Polygon | MultiPolygon) & { properties: LandProperties };
type Named = MapFigure["countries"][number] & { support: Mark | undefined; areas: Country[] };

// Boundaries that one side or both do not hold to be a border: dashed.
const UNSETTLED = new Set(["ESH-MAR", "SRB-XKX", "ISR-PSE"]);

/**
 * Draws a map fence as SVG.
 *
 * @returns its figure, and the labels that found no free place; what the fence names and there is not is passed over (check/map.ts tells it)
 */
export function renderMap(context: RenderContext, map: MapFigure, topology: Topology): DrawnMap {
  const { info } = context.deck;
  const countries = countriesOf(topology);
  const byIso = new Map(countries.map((country) => [country.properties.iso, country]));
  const supportOf = (cite: Cite) => markOfCites(context, cite.claims);

  const named: Named[] = map.countries.map((country) => {
    const areas = country.is.flatMap((iso) => byIso.get(iso) ?? []);
    return { ...country, support: supportOf(country.cite), areas };
  });
  const frame = frameOf(map, info, named, topology);
  const projection = projectionOf(frame);
  const stops = new Map<string, Stop>();
  for (const id of new Set([...map.cities, ...map.lines.flatMap(({ from, to }) => [from, to])])) {
    const city = info.cities[id];
    const at = city && projection([city.lon, city.lat]);
    if (city && at) stops.set(id, { ...city, id, at });
  }
  const routes = map.lines.flatMap((line): Route[] => {
    const [from, to] = [stops.get(line.from), stops.get(line.to)];
    return from && to
      ? [
          {
            from,
            to,
            actor: line.actor,
            label: line.label,
            claims: line.cite.claims,
            support: supportOf(line.cite) ?? { basis: "assessed" },
          },
        ]
      : [];
  });

  const view = viewOf(frame);
  const spots = map.places.flatMap((spot): Spot[] => {
    const at = projection([spot.lon, spot.lat]);
    return at ? [{ ...spot, at, support: supportOf(spot.cite) }] : [];
  });

  const land = maskOf(projection, merge(topology, countries));
  const goals = goalsOf(routes);
  const homes = homesOf([...stops.values()], goals, countries, named, topology);
  const grounds = [
    ...homes.map(({ ground, area }) => ({ ground, mask: maskOf(projection, feature(topology, area)) })),
    ...named.map(({ tier, actor, areas }) => ({ ground: groundOfTier(tier, actor), mask: maskOf(projection, merge(topology, areas)) })),
  ];
  // What a word's halo has to match.
  const groundOf = (box: Box): Ground =>
    grounds.find(({ mask }) => coverage(mask, box) > 0.6)?.ground ?? { of: coverage(land, box) > 0.5 ? "land" : "water" };
  const { elements, taken } = drawRoutes([...stops.values()], goals, routes, info.actors, groundOf, context);
  const { labels, crowded } = labelsOf(frame, named, land, taken, topology, projection);
  const drawn = [
    s("title", { id: `${map.name}-title` }, map.title),
    s("desc", { id: `${map.name}-desc` }, map.desc),
    tierPatterns(map.name, map.countries),
    ...drawLand(topology, countries, projection),
    ...homes.map(({ ground, area }) =>
      s("path.home", { class: ground.of, dataActor: ground.actor, d: pathOf(feature(topology, area), projection) }),
    ),
    ...drawCountries(map, named, topology, projection, context),
    ...elements,
    ...labels,
    ...drawPlaces(spots, groundOf, context),
    ...drawKey(map.key, [view.x + 18, view.y + view.height - 22 - 28 * (Object.keys(map.key).length - 1)]),
  ];
  // A `group`, not an `img`, where something within can be reached: what an image holds is hidden from screen readers.
  const role = named.length + routes.length + spots.length > 0 ? "group" : "img";
  const svg = s(
    "svg",
    {
      viewBox: `${view.x} ${view.y} ${view.width} ${view.height}`,
      role,
      ariaLabelledBy: [`${map.name}-title`],
      ariaDescribedBy: [`${map.name}-desc`],
    },
    drawn,
  );
  return {
    figure: h("figure.map", { dataMap: map.name, dataFrame: map.frame, dataInset: frame.window ? "" : undefined }, [
      svg,
      textVersion(named, routes, spots, context),
    ]),
    crowded,
  };
}

/** The countries of a geography. */
export function countriesOf(topology: Topology): Country[] {
  const { countries } = topology.objects;
  if (countries?.type !== "GeometryCollection")
    throw new Error("the geography has no collection of countries: node build.mjs geography makes it");
  return (countries as GeometryCollection<LandProperties>).geometries.filter(
    (area): area is Country => area.type === "Polygon" || area.type === "MultiPolygon",
  );
}

/** Land in one piece, then the borders over it. */
function drawLand(topology: Topology, countries: Country[], projection: GeoProjection): Element[] {
  const path = (area: GeoPermissibleObjects) => pathOf(area, projection);
  const all: GeometryCollection = { type: "GeometryCollection", geometries: countries };
  const isUnsettled = (a: GeometryObject, b: GeometryObject) =>
    UNSETTLED.has([(a as Country).properties.iso, (b as Country).properties.iso].sort().join("-"));
  return [
    s("path.land", { d: path(merge(topology, countries)) }),
    s("path.borders", { d: path(mesh(topology, all, (a, b) => a !== b && !isUnsettled(a, b))) }),
    s("path.borders.unsettled", { d: path(mesh(topology, all, (a, b) => a !== b && isUnsettled(a, b))) }),
  ];
}

/** The frame the map names, or one around all it names. */
function frameOf(map: MapFigure, info: DeckInfo, named: Named[], topology: Topology): Frame {
  const frame = map.frame === undefined ? undefined : info.frames[map.frame];
  if (frame) return frame;
  const cities = [...map.cities, ...map.lines.flatMap(({ from, to }) => [from, to])].flatMap((id) => info.cities[id] ?? []);
  const outlines = named.flatMap(({ areas }) => (areas.length > 0 ? merge(topology, areas).coordinates.flat(2) : []));
  return frameAround([
    ...[...cities, ...map.places].map(({ lon, lat }): [number, number] => [lon, lat]),
    ...outlines.map(([lon = 0, lat = 0]): [number, number] => [lon, lat]),
  ]);
}

/** The cities that lines lead to and none leave: what a map with lines is about. */
function goalsOf(routes: Route[]): Set<Stop> {
  return new Set(routes.map(({ to }) => to).filter((stop) => !routes.some(({ from }) => from === stop)));
}

/** The country each city lies in, to be drawn in its actor's colour, unless the fence says more about it; the goal's stands out. */
function homesOf(
  stops: Stop[],
  goals: Set<Stop>,
  countries: Country[],
  named: Named[],
  topology: Topology,
): { ground: Ground; area: Country }[] {
  const known = new Set(named.flatMap(({ areas }) => areas));
  return stops.flatMap((stop) => {
    const { actor, lon, lat } = stop;
    if (actor === undefined) return [];
    const area = countries.find((country) => geoContains(feature(topology, country), [lon, lat]));
    return area && !known.has(area) ? [{ ground: { of: goals.has(stop) ? "fill" : "tint", actor }, area }] : [];
  });
}

/** The countries the fence names; one that more than one state could be is reached once. */
function drawCountries(map: MapFigure, named: Named[], topology: Topology, projection: GeoProjection, context: RenderContext): Element[] {
  const { words } = context;
  // Outlines meet: the firmer one lies on top.
  const order = [...named].sort((a, b) => Number(a.tier === "next") - Number(b.tier === "next"));
  return order.flatMap(({ tier, label, actor, cite, support, areas }) => {
    const firm = support ? `${words.semicolon}${markInside(context, support)}` : "";
    const says = `${label}${words.colon}${words.map.tiers[tier].toLowerCase()}${firm}`;
    return areas.map((area, index) =>
      s("path", {
        class: `country ${tier}`,
        dataCountry: area.properties.iso,
        ...partProperties(cite.claims, support),
        ...(index === 0 ? { tabIndex: 0, role: "button", ariaLabel: says } : { ariaHidden: "true" }),
        dataActor: actor,
        fill: tierFill(map.name, tier, actor),
        d: pathOf(feature(topology, area), projection),
      }),
    );
  });
}

/** Leaders first, so that no line runs over a word. */
function labelsOf(
  frame: Frame,
  named: Named[],
  land: Mask,
  taken: Box[],
  topology: Topology,
  projection: GeoProjection,
): { labels: Element[]; crowded: string[] } {
  const wanted = named
    .filter(({ areas, label }) => areas.length > 0 && label !== "")
    .map(({ areas, label, tier, actor, cite, support }) => ({
      cite,
      support,
      ground: groundOfTier(tier, actor),
      iso: areas[0]?.properties.iso ?? "",
      text: label,
      tier,
      size: tier === "next" ? LEAD_SIZE : LABEL_SIZE,
      mask: maskOf(projection, merge(topology, areas)),
    }));
  if (wanted.length === 0) return { labels: [], crowded: [] };
  const placed = placeLabels(frame.berths, wanted, land, taken);
  const litAt = (index: number) => partProperties(wanted[index]?.cite.claims ?? [], wanted[index]?.support).dataLit;
  const leaders = placed.flatMap(({ leader, over, small }, index) =>
    leader ? [drawLeader(leader, over, small ? 3 : 4, litAt(index))] : [],
  );
  const texts = placed.map((label, index) => {
    const { at, anchor, over, text } = label;
    const { ground = { of: "land" }, tier } = wanted[index] ?? {};
    return onGround(
      over === "self" ? ground : { of: over },
      s(
        "text.label",
        {
          class: over === "self" && tier === "next" ? "lead" : undefined,
          x: round(at[0]),
          y: round(at[1]),
          textAnchor: anchor,
          dataLit: litAt(index),
          ariaHidden: "true",
        },
        text,
      ),
    );
  });
  return { labels: [...leaders, ...texts], crowded: placed.filter(({ crowded }) => crowded).map(({ text }) => text) };
}

function drawLeader(
  [from, dot]: NonNullable<PlacedLabel["leader"]>,
  over: PlacedLabel["over"],
  radius: number,
  lit: string | undefined,
): Element {
  const d = `M${from.map(round).join(" ")}L${dot.map(round).join(" ")}`;
  return s("g.leader", { class: `on-${over}`, dataLit: lit, ariaHidden: "true" }, [
    s("path.under", { d }),
    s("path.line", { d }),
    s("circle", { cx: round(dot[0]), cy: round(dot[1]), r: radius }),
  ]);
}

/** The map in words. */
function textVersion(named: Named[], routes: Route[], spots: Spot[], context: RenderContext): Element {
  const { words } = context;
  const word = (support: Mark | undefined) => (support ? markWords(context, support) : "");
  const table = (head: string[], rows: (string | undefined)[][]): ElementContent[] =>
    rows.length === 0
      ? []
      : [
          h("table", [
            h(
              "thead",
              h(
                "tr",
                head.map((cell) => h("th", { scope: "col" }, cell)),
              ),
            ),
            h(
              "tbody",
              rows.map(([first, ...cells]) => h("tr", [h("th", { scope: "row" }, first), ...cells.map((cell) => h("td", cell))])),
            ),
          ]),
        ];
  return h("details.alternative", [
    h("summary", words.textVersion),
    ...table(
      [words.map.country, words.map.onMap, words.map.evidence],
      named.map(({ label, tier, support }) => [label, words.map.tiers[tier], word(support)]),
    ),
    ...table(
      [words.map.line, words.map.standsFor, words.map.evidence],
      routes.map(({ from, to, label, support }) => [words.fromTo(from.name, to.name), label, word(support)]),
    ),
    ...table(
      [words.map.place, words.map.evidence],
      spots.map(({ name, support }) => [name, word(support)]),
    ),
  ]);
}
