import type { Deck, DeckInfo, MapFigure } from "../model/deck.ts";
import { error, firstLine, type Message } from "../model/message.ts";
import { walkFigures } from "../model/walk.ts";
import { didYouMean } from "../parse/nearest.ts";

/** What a rule has to know of the world and of the frames. */
export interface Geography {
  countries: { iso: string; name: string }[]; // those that can be drawn
  shows(map: MapFigure, longitude: number, latitude: number): boolean; // whether a point lies in what the map shows
}

/** Do the deck's maps name countries, cities and places that there are, and that their frames show. */
export function checkMaps(deck: Deck, geography: Geography): Message[] {
  return [...walkFigures(deck)].flatMap(({ figure }) => (figure.kind === "map" ? checkMap(figure, deck.info, geography) : []));
}

function checkMap(map: MapFigure, info: DeckInfo, { countries, shows }: Geography): Message[] {
  const known = new Set(countries.map(({ iso }) => iso));
  const fence = firstLine(map.place);
  const cities = new Set([...map.cities, ...map.lines.flatMap(({ from, to }) => [from, to])]);
  return [
    ...checkFrame(map, info),
    ...map.countries.flatMap(({ is, cite }) =>
      is
        .filter((iso) => !known.has(iso))
        .map((iso) => error("map-is-valid", cite.place, `no country "${iso}" on this map`, cureFor(iso, countries))),
    ),
    ...[...cities].flatMap((id) => {
      const city = Object.hasOwn(info.cities, id) ? info.cities[id] : undefined;
      if (!city)
        return [error("map-is-valid", fence, `no city "${id}"`, `deck.yaml knows ${Object.keys(info.cities).join(", ") || "none"}`)];
      if (shows(map, city.lon, city.lat)) return [];
      return [error("map-is-valid", fence, `"${id}" lies outside the frame ${map.frame}`, "choose another frame, or leave the city out")];
    }),
    ...map.places
      .filter(({ lon, lat }) => !shows(map, lon, lat))
      .map(({ name, cite }) =>
        error("map-is-valid", cite.place, `"${name}" lies outside the frame ${map.frame}`, "choose another frame, or leave it out"),
      ),
  ];
}

function checkFrame({ frame, place }: MapFigure, info: DeckInfo): Message[] {
  const frames = Object.keys(info.frames);
  if (frame === undefined || frames.includes(frame)) return [];
  const cure =
    didYouMean(frame, frames) ?? "name it under frames: in deck.yaml, or leave it out: a map without a frame shows what it names";
  return [error("map-is-valid", firstLine(place), `no frame "${frame}"`, cure)];
}

function cureFor(iso: string, countries: Geography["countries"]): string {
  const close = countries.find((country) => country.name.toLowerCase() === iso.toLowerCase() || country.iso === iso.toUpperCase());
  return close ? `did you mean "${close.iso}"?` : "countries go by ISO 3166 alpha-3 codes, e.g. NPL for Nepal";
}

/** The labels that drawing a map found no free place for, as warnings. */
export function crowdedLabels(map: MapFigure, labels: string[]): Message[] {
  return labels.map((text) => ({
    rule: "map-is-valid",
    severity: "warning",
    reason: `no free place for the label "${text}"`,
    place: firstLine(map.place),
    cure: "shorten it, or name fewer countries",
  }));
}
