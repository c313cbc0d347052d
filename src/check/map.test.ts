import { expect, test } from "playwright/test";
import type { Deck, MapFigure } from "../model/deck.ts";
import type { Place } from "../model/message.ts";
import { checkMaps, crowdedLabels, type Geography } from "./map.ts";

const place: Place = { path: "slides/01.md", line: 3, column: 1, endLine: 9, endColumn: 4 };
const cite = { claims: ["P1"], place: { ...place, line: 5, endLine: 5 } };
const map = {
  kind: "map",
  name: "south",
  frame: "africa",
  countries: [{ is: ["MLI"], tier: "next", label: "Mali", cite }],
  cities: ["here"],
  lines: [],
  places: [],
  place,
} as unknown as MapFigure;
// A world with one country, of which maps show the north.
const geography: Geography = { countries: [{ iso: "MLI", name: "Mali" }], shows: (_, __, latitude) => latitude > 0 };
const check = (over: Partial<MapFigure>) =>
  checkMaps(
    {
      info: { frames: { africa: {} }, cities: { here: { lon: 0, lat: 10 }, south: { lon: 0, lat: -10 } } },
      sections: [{ slides: [{ body: [{ ...map, ...over }] }] }],
    } as unknown as Deck,
    geography,
  ).map(({ reason, cure, place }) => [place.line, reason, cure]);

test("a map of what there is says nothing", () => {
  expect(check({})).toEqual([]);
});

test("what the geography, the deck or the frame lacks is told at its place", () => {
  const line = { from: "here", to: "south", label: "", cite };
  const spot = { name: "Kidal", lon: 1, lat: -1, side: "right" as const, mark: "solid" as const, cite };
  expect(
    check({ countries: [{ is: ["Mali", "XXX"], tier: "next", label: "Mali", cite }], cities: ["rome"], lines: [line], places: [spot] }),
  ).toEqual([
    [5, 'no country "Mali" on this map', 'did you mean "MLI"?'],
    [5, 'no country "XXX" on this map', "countries go by ISO 3166 alpha-3 codes, e.g. NPL for Nepal"],
    [3, 'no city "rome"', "deck.yaml knows here, south"],
    [3, '"south" lies outside the frame africa', "choose another frame, or leave the city out"],
    [5, '"Kidal" lies outside the frame africa', "choose another frame, or leave it out"],
  ]);
});

test("a frame is one of the deck's, or none", () => {
  expect(check({ frame: "afrika" })).toEqual([[3, 'no frame "afrika"', 'did you mean "africa"?']]);
  expect(check({ frame: undefined } as unknown as MapFigure)).toEqual([]);
});

test("a label without a free place is a warning at the fence", () => {
  expect(crowdedLabels(map, ["Mali"])).toEqual([
    expect.objectContaining({
      severity: "warning",
      reason: 'no free place for the label "Mali"',
      place: { ...place, endLine: 3, endColumn: 11 },
    }),
  ]);
});
