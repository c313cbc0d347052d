import type { Position } from "geojson";
import { feature, mergeArcs } from "topojson-client";
import type { MultiPolygon, Polygon, Topology } from "topojson-specification";

/** What each country of the prepared geography carries. */
export interface Land {
  iso: string; // ISO 3166 alpha-3, e.g., "MLI"
  name: string; // as Natural Earth prints it, e.g., "Mali"
}

export type Area = Polygon<Land> | MultiPolygon<Land>;

// Natural Earth draws what is held. A briefing draws what is recognised, so three of its areas change hands here.

/** Moves Crimea from Russia to Ukraine (UN General Assembly, resolution 68/262). */
export function moveCrimea(atlas: Topology, countries: Area[]): void {
  const russia = find(countries, "RUS");
  const ukraine = find(countries, "UKR");
  const isCrimea = (arcs: number[][]): boolean =>
    outline(atlas, arcs).every(([lon = 0, lat = 0]) => lon > 32 && lon < 37 && lat > 44 && lat < 47);
  const [crimea, rest] = part(russia, isCrimea);
  if (crimea.length === 0) throw new Error("Crimea is no polygon of Russia in this world-atlas: is it Ukraine's by now?");
  Object.assign(russia, { type: "MultiPolygon", arcs: rest });
  Object.assign(ukraine, mergeArcs(atlas, [ukraine, { type: "MultiPolygon", arcs: crimea }]));
}

/** The line between Morocco and Western Sahara as the UN draws it, from the coast to Algeria. */
const PARALLEL = 27 + 2 / 3;

/**
 * Gives Western Sahara back the part west of the sand wall, which Natural Earth counts to Morocco. No line of the source
 * runs where they meet, so Morocco's coast is cut at the parallel and the cut joined to the corner with Algeria.
 */
export function restoreWesternSahara(atlas: Topology, countries: Area[]): void {
  const morocco = find(countries, "MAR");
  const sahara = find(countries, "ESH");
  const ring = morocco.type === "Polygon" ? morocco.arcs[0] : undefined;
  const saharan = new Set((sahara.arcs as number[][] | number[][][]).flat(2));
  const at = ring?.findIndex((arc) => saharan.has(~arc)) ?? -1;
  const [border = 0, wall = 0, coast = 0] = ring ? [...ring.slice(at - 1), ...ring] : [];
  if (ring?.length !== 3 || at < 0 || wall < 0 || coast < 0)
    throw new Error("Morocco's outline in this world-atlas is not border, wall, coast");

  // Arcs hold steps, the first of them from nothing.
  const steps = atlas.arcs[coast] ?? [];
  const points = pointsOf(steps);
  const index = points.findIndex((point) => latitude(atlas, point) >= PARALLEL);
  const [x = 0, y = 0] = points[index] ?? [];
  const [cornerX = 0, cornerY = 0] = atlas.arcs[wall]?.[0] ?? [];
  const south = atlas.arcs.push(steps.slice(0, index + 1)) - 1;
  const north = atlas.arcs.push([[x, y], ...steps.slice(index + 1)]) - 1;
  const cut =
    atlas.arcs.push([
      [cornerX, cornerY],
      [x - cornerX, y - cornerY],
    ]) - 1;
  Object.assign(morocco, { arcs: [[border, cut, north]] });
  Object.assign(sahara, mergeArcs(atlas, [sahara, { type: "Polygon", arcs: [[wall, south, ~cut]] }]));
}

/** France's overseas departments: ISO 3166 has codes for them, and a map of France should not light them up. `reach` is in degrees. */
const OVERSEAS: Record<string, { name: string; lon: number; lat: number; reach: number }> = {
  GLP: { name: "Guadeloupe", lon: -61.5, lat: 16.2, reach: 0.7 },
  GUF: { name: "French Guiana", lon: -53, lat: 4, reach: 3 },
  MTQ: { name: "Martinique", lon: -61, lat: 14.65, reach: 0.7 },
  MYT: { name: "Mayotte", lon: 45.1, lat: -12.8, reach: 1 },
  REU: { name: "Réunion", lon: 55.5, lat: -21.1, reach: 1 },
};

/** Takes all that lies overseas from France. Returns it as countries of their own. */
export function takeOverseas(atlas: Topology, countries: Area[]): Area[] {
  const france = find(countries, "FRA");
  const first = (arcs: number[][]): Position => outline(atlas, arcs)[0] ?? [0, 0];
  const [home, overseas] = part(france, (arcs) => {
    const [lon = 0, lat = 0] = first(arcs);
    return lon > -10 && lon < 15 && lat > 40;
  });
  Object.assign(france, { type: "MultiPolygon", arcs: home });
  return Object.entries(OVERSEAS).flatMap(([iso, { name, lon, lat, reach }]): Area[] => {
    const arcs = overseas.filter((polygon) => Math.hypot((first(polygon)[0] ?? 0) - lon, (first(polygon)[1] ?? 0) - lat) < reach);
    return arcs.length > 0 ? [{ type: "MultiPolygon", arcs, properties: { iso, name } }] : [];
  });
}

/** The outer ring of a polygon given by its arcs. */
export function outline(topology: Topology, arcs: number[][]): Position[] {
  const polygon = feature(topology, { type: "Polygon", arcs }).geometry;
  return polygon.type === "Polygon" ? (polygon.coordinates[0] ?? []) : [];
}

function find(countries: Area[], iso: string): Area {
  const country = countries.find((area) => area.properties?.iso === iso);
  if (!country) throw new Error(`world-atlas has no ${iso}`);
  return country;
}

/** A country's polygons, those that fit and the others. */
function part(country: Area, fits: (arcs: number[][]) => boolean): [fitting: number[][][], others: number[][][]] {
  const polygons = country.type === "Polygon" ? [country.arcs] : country.arcs;
  return [polygons.filter(fits), polygons.filter((arcs) => !fits(arcs))];
}

/** The points of an arc given by its steps, on the topology's grid. */
function pointsOf(steps: Position[]): Position[] {
  let [x, y] = [0, 0];
  return steps.map(([dx = 0, dy = 0]) => {
    x += dx;
    y += dy;
    return [x, y];
  });
}

function latitude({ transform }: Topology, [, y = 0]: Position): number {
  return y * (transform?.scale[1] ?? 1) + (transform?.translate[1] ?? 0);
}
