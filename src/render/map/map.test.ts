import { readFileSync } from "node:fs";
import type { Element } from "hast";
import { selectAll } from "hast-util-select";
import { toString as textOf } from "hast-util-to-string";
import { expect, test } from "playwright/test";
import type { Topology } from "topojson-specification";
import type { Basis } from "../../model/basis.ts";
import { type DeckInfo, type MapFigure, TIERS } from "../../model/deck.ts";
import type { Place } from "../../model/message.ts";
import { words } from "../../words/en.ts";
import type { RenderContext } from "../context.ts";
import { cross, type Point } from "./grid.ts";
import { mapLegend, renderMap } from "./map.ts";

const topology = JSON.parse(readFileSync("assets/geo/land.topo.json", "utf8")) as Topology;
const place: Place = { path: "slides/01.md", line: 3, column: 1, endLine: 3, endColumn: 9 };
const cite = { claims: ["P1"], place };
const info = {
  actors: new Map([["ru", { arrow: true }]]),
  frames: {
    africa: { projection: "azimuthal-equal-area", rotate: [-18.5, -1.5], scale: 497, translate: [842, 350], berths: {} },
    "europe-africa": { projection: "azimuthal-equal-area", rotate: [-10, -32], scale: 700, translate: [958, 400], berths: {} },
  },
  cities: {
    paris: { name: "Paris", actor: "fr", lon: 2.35, lat: 48.86 },
    moscow: { name: "Moscow", actor: "ru", lon: 37.62, lat: 55.75 },
    bamako: { name: "Bamako", actor: "ml", lon: -8, lat: 12.65 },
  },
} as unknown as DeckInfo;

const names = {
  LBY: "Libya",
  CAF: "Central African Rep.",
  SDN: "Sudan",
  MDG: "Madagascar",
  MOZ: "Mozambique",
  AGO: "Angola",
  GIN: "Guinea",
  ZWE: "Zimbabwe",
  BWA: "Botswana",
  COD: "Congo: which one?",
  RWA: "Rwanda",
  LSO: "Lesotho",
  MLI: "Mali",
};

function mapOf(over: Partial<MapFigure>): MapFigure {
  return {
    kind: "map",
    name: "africa",
    title: "Africa",
    desc: "A map.",
    frame: "africa",
    countries: [],
    cities: [],
    lines: [],
    places: [],
    key: {},
    place,
    ...over,
  };
}

const thirteen = mapOf({
  countries: Object.entries(names).map(([iso, label], index) => ({
    is: iso === "COD" ? ["COD", "COG"] : [iso],
    label,
    tier: TIERS[index % TIERS.length] ?? "next",
    cite,
  })),
});

/** A deck in which whatever is cited stands on one basis. */
const contextOf = (basis: Basis) => ({ words, deck: { info, supports: new Map([["P1", { basis }]]) } }) as unknown as RenderContext;

let drawn: Element | undefined;

/** The map of thirteen, each by one report: drawn once for all tests that read it. */
function theMap(): Element {
  drawn ??= renderMap(contextOf("one"), thirteen, topology).figure;
  return drawn;
}

function leadersOf(figure: Element): [Point, Point][] {
  return selectAll(".leader .line", figure).map(({ properties }) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] =
      String(properties.d)
        .match(/-?[\d.]+/g)
        ?.map(Number) ?? [];
    return [
      [x1, y1],
      [x2, y2],
    ];
  });
}

test("every country is drawn, and says its tier and basis", () => {
  const { figure, crowded } = renderMap(contextOf("several"), thirteen, topology);
  expect(crowded).toEqual([]);
  expect(selectAll("[data-country]", figure)).toHaveLength(14);
  expect(selectAll("[data-country='LBY']", figure)[0]?.properties).toMatchObject({
    dataClaim: "P1",
    dataBasis: "several",
    ariaLabel: "Libya: well supported; several origins",
  });
  expect(selectAll("details tbody tr", figure)).toHaveLength(13);
  expect(selectAll("text.label", figure).map((text) => textOf(text))).toEqual(Object.values(names));
});

test("no two leaders cross", () => {
  const leaders = leadersOf(theMap());
  expect(leaders.length).toBeGreaterThan(4);
  leaders.forEach(([a, b], i) => {
    for (const [c, d] of leaders.slice(i + 1)) expect(cross(a, b, c, d)).toBe(false);
  });
});

test("no label stands in the text column", () => {
  for (const { properties } of selectAll("text.label", theMap())) {
    expect(Number(properties.x)).toBeGreaterThan(504);
  }
});

test("each tier that is not a flat fill has a pattern of its own, on the map and in the legend", () => {
  const tiles = (root: Element) =>
    selectAll("pattern", root)
      .map(({ properties }) => (properties.className as string[])[1])
      .sort();
  expect(tiles(theMap())).toEqual(["ambiguous", "interest", "supported"]);
  expect(tiles(mapLegend(words, thirteen))).toEqual(["ambiguous", "interest", "supported"]);
  expect(selectAll("li", mapLegend(words, thirteen)).map((item) => textOf(item))).toEqual([
    "Well supported: 3 countries",
    "Reported interest: 3 countries",
    "Found nowhere else: 3 countries",
    "Not clear which: 2 countries",
    "Expected next: 2 countries",
  ]);
});

test("ids on one page differ from map to map", () => {
  const ids = (map: Element) => selectAll("[id]", map).map(({ properties }) => properties.id);
  const others = ids(renderMap(contextOf("one"), { ...thirteen, name: "other" }, topology).figure);
  expect(others.length).toBeGreaterThan(2);
  expect(ids(theMap()).filter((id) => others.includes(id))).toEqual([]);
});

test("a line takes the stroke of its claim's basis", () => {
  const line = { from: "moscow", to: "bamako", actor: "ru" as const, label: "A contract, not confirmed", cite };
  const draw = (basis: "one" | "several") =>
    selectAll(
      ".route .ink",
      renderMap(contextOf(basis), mapOf({ frame: "europe-africa", cities: ["paris"], lines: [line] }), topology).figure,
    );
  const one = draw("one");
  expect(one).toHaveLength(1);
  expect(one[0]?.properties.strokeDashArray).toBeTruthy();
  expect(draw("several")).toHaveLength(2);
});

test("what the geography or the deck lacks is passed over", () => {
  const { figure } = renderMap(
    contextOf("one"),
    mapOf({ countries: [{ is: ["Mali"], tier: "next", label: "Mali", cite }], cities: ["rome"] }),
    topology,
  );
  expect(selectAll(".country, .city", figure)).toEqual([]);
});
