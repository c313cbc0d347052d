import { readFileSync } from "node:fs";
import { geoContains } from "d3-geo";
import { expect, test } from "playwright/test";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { countriesOf } from "../../render/map/map.ts";
import { makeGeography } from "./geography.ts";

const text = makeGeography();
const topology = JSON.parse(text) as Topology;

/** The countries that hold a place. */
function holding(place: [number, number]): string[] {
  return countriesOf(topology)
    .filter((country) => geoContains(feature(topology, country), place))
    .map(({ properties }) => properties.iso);
}

test("Crimea is Ukraine's", () => {
  expect(holding([34.1, 44.95])).toEqual(["UKR"]); // Simferopol
  expect(holding([33.6, 44.75])).toEqual(["UKR"]); // near Sevastopol
  expect(holding([34.0, 46.5])).toEqual(["UKR"]); // the mainland beside it
});

test("Russia is all there but Crimea", () => {
  expect(holding([37.62, 55.75])).toEqual(["RUS"]); // Moscow
  expect(holding([20.6, 54.7])).toEqual(["RUS"]); // Kaliningrad
  expect(holding([38.9, 45.05])).toEqual(["RUS"]); // Krasnodar
});

test("France is without its overseas departments", () => {
  expect(holding([2.35, 48.86])).toEqual(["FRA"]);
  expect(holding([9.1, 42.2])).toEqual(["FRA"]); // Corsica
  expect(holding([55.5, -21.1])).toEqual(["REU"]);
  expect(holding([-53, 4])).toEqual(["GUF"]);
});

test("Western Sahara stands for itself", () => {
  expect(holding([-13, 24.5])).toEqual(["ESH"]); // west of the sand wall
  expect(holding([-9.5, 26.5])).toEqual(["ESH"]); // east of it
  expect(holding([-11, 28.2])).toEqual(["MAR"]);
  expect(holding([-9, 31])).toEqual(["MAR"]);
});

test("every African member state of the UN is on the map", () => {
  const isos = new Set(countriesOf(topology).map(({ properties }) => properties.iso));
  const africa = `DZA AGO BEN BWA BFA BDI CMR CPV CAF TCD COM COG COD CIV DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN GNB KEN LSO LBR LBY
    MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF SSD SDN TZA TGO TUN UGA ZMB ZWE`;
  expect(africa.split(/\s+/).filter((iso) => !isos.has(iso))).toEqual([]);
});

test("every country of the world is on the map, by a code of three letters", () => {
  const isos = countriesOf(topology).map(({ properties }) => properties.iso);
  expect(isos).toEqual(expect.arrayContaining(["USA", "BRA", "CHN", "IND", "AUS", "JPN", "FJI", "GLP", "MTQ"]));
  expect(isos.filter((iso) => !/^[A-Z]{3}$/.test(iso))).toEqual([]);
  expect(new Set(isos).size).toBe(isos.length);
  expect(isos.length).toBeGreaterThan(235);
});

test("the file is small, and is what the maker makes", () => {
  expect(text.length).toBeLessThan(400_000);
  expect(text === readFileSync("assets/geo/land.topo.json", "utf8")).toBe(true);
});
