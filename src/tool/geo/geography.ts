import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea } from "d3-geo";
import type { Position } from "geojson";
import { mergeArcs, quantize } from "topojson-client";
import { filter, presimplify, simplify } from "topojson-simplify";
import type { GeometryCollection, Topology } from "topojson-specification";
import { isShown, WEST } from "../../render/map/frames.ts";
import { type Area, type Land, moveCrimea, outline, restoreWesternSahara, takeOverseas } from "./borders.ts";

type Countries = Topology<{ countries: GeometryCollection<Land> }>;

/** The least triangle worth a point, in steradians: a pixel or so at the scale of the title map. */
const LEAST = 8e-7;

/** How much coarser land is kept where no frame shows it; some has to be, or outlines would cut corners on the way around. */
const COARSER = 400;

/** Far enough east of every frame to need no outline at all. */
const EAST = 100;

/** The least island worth drawing, in steradians: about two pixels. */
const LEAST_ISLAND = 3e-6;

/** Steps of the grid along each side: a tenth of a pixel or so. */
const GRID = 2e4;

// ISO 3166 numeric → alpha-3, as "numeric alpha" pairs, for the countries that a frame can show.
const CODES = new Map(
  `004 AFG 008 ALB 012 DZA 020 AND 024 AGO 031 AZE 040 AUT 048 BHR 051 ARM 056 BEL 070 BIH 072 BWA 100 BGR 108 BDI 112 BLR
   120 CMR 132 CPV 140 CAF 148 TCD 156 CHN 174 COM 178 COG 180 COD 191 HRV 196 CYP 203 CZE 204 BEN 208 DNK 226 GNQ 231 ETH
   232 ERI 233 EST 234 FRO 246 FIN 248 ALA 250 FRA 262 DJI 266 GAB 268 GEO 270 GMB 275 PSE 276 DEU 288 GHA 300 GRC 324 GIN
   348 HUN 352 ISL 356 IND 364 IRN 368 IRQ 372 IRL 376 ISR 380 ITA 384 CIV 398 KAZ 400 JOR 404 KEN 414 KWT 417 KGZ 422 LBN
   426 LSO 428 LVA 430 LBR 434 LBY 438 LIE 440 LTU 442 LUX 450 MDG 454 MWI 466 MLI 470 MLT 478 MRT 480 MUS 492 MCO 498 MDA
   499 MNE 504 MAR 508 MOZ 512 OMN 516 NAM 528 NLD 562 NER 566 NGA 578 NOR 586 PAK 616 POL 620 PRT 624 GNB 634 QAT 642 ROU
   643 RUS 646 RWA 674 SMR 678 STP 682 SAU 686 SEN 688 SRB 690 SYC 694 SLE 703 SVK 705 SVN 706 SOM 710 ZAF 716 ZWE 724 ESP
   728 SSD 729 SDN 732 ESH 748 SWZ 752 SWE 756 CHE 760 SYR 762 TJK 768 TGO 784 ARE 788 TUN 792 TUR 795 TKM 800 UGA 804 UKR
   807 MKD 818 EGY 826 GBR 833 IMN 834 TZA 854 BFA 860 UZB 887 YEM 894 ZMB`
    .trim()
    .split(/\s+(?=\d)/)
    .map((pair) => pair.split(" ") as [string, string]),
);

/** Areas that Natural Earth draws apart, by what runs them, and that no ISO code names: joined to the state they are part of. */
const JOINED: Record<string, string> = { Somaliland: "706", "N. Cyprus": "196" };

/** Kosovo has no ISO code of its own; this one, from the range left to users, is what most statistics print. */
const KOSOVO = "XKX";

/**
 * Makes `assets/geo/land.topo.json` from world-atlas: the countries that a frame can show, with the borders of
 * geo-borders.ts, simplified alike on both sides of each border.
 */
export function makeGeography(): string {
  const path = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const atlas = JSON.parse(readFileSync(path, "utf8")) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const countries = rename(atlas);
  moveCrimea(atlas, countries);
  restoreWesternSahara(atlas, countries);
  countries.push(...takeOverseas(atlas, countries));
  const kept = countries
    .flatMap((country) => within(atlas, country) ?? [])
    .sort((a, b) => ((a.properties?.iso ?? "") < (b.properties?.iso ?? "") ? -1 : 1));
  const topology: Countries = {
    type: "Topology",
    arcs: atlas.arcs,
    ...(atlas.transform ? { transform: atlas.transform } : {}),
    objects: { countries: { type: "GeometryCollection", geometries: kept } },
  };
  return `${JSON.stringify(
    quantize(
      filter(thin(topology), () => true),
      GRID,
    ),
  )}\n`;
}

/** Each country with its alpha-3 code; what has none is left out. */
function rename(atlas: Topology<{ countries: GeometryCollection<{ name: string }> }>): Area[] {
  const geometries = atlas.objects.countries.geometries.filter((area) => area.type === "Polygon" || area.type === "MultiPolygon");
  const joined = (id: string) => geometries.filter((area) => JOINED[area.properties?.name ?? ""] === id);
  return geometries.flatMap((area): Area[] => {
    const name = area.properties?.name ?? "";
    const id = String(area.id).padStart(3, "0");
    const iso = name === "Kosovo" ? KOSOVO : CODES.get(id);
    if (iso === undefined) return [];
    const parts = joined(id);
    const { type, arcs } = parts.length > 0 ? mergeArcs(atlas, [area, ...parts]) : area;
    return [{ type, arcs, properties: { iso, name } } as Area];
  });
}

/** A country's polygons that a frame can show, or undefined where none does. Specks go, except a country's only land. */
function within(atlas: Topology, country: Area): Area | undefined {
  const polygons = country.type === "Polygon" ? [country.arcs] : country.arcs;
  const touching = polygons.filter((arcs) => {
    const ring = outline(atlas, arcs);
    // Chukotka, east of 180, is no reason to do without Russia.
    return ring.some(isNear) && ring.every(([lon = 0]) => lon >= WEST || lon < -150);
  });
  const large = touching.filter((arcs) => geoArea({ type: "Polygon", coordinates: [outline(atlas, arcs)] }) > LEAST_ISLAND);
  const arcs = large.length > 0 ? large : touching.slice(0, 1);
  return arcs.length > 0 ? ({ type: "MultiPolygon", arcs, properties: country.properties } as Area) : undefined;
}

/** Drops points that matter little, by the triangle they span. */
function thin(topology: Countries): Countries {
  const weighed = presimplify(topology);
  for (const arc of weighed.arcs) {
    for (const point of arc) {
      if (point[2] === Number.POSITIVE_INFINITY) continue; // the end of an arc: borders meet there
      const [lon = 0] = point;
      if (lon < WEST || lon > EAST) point[2] = 0;
      else if (!isNear(point)) point[2] = (point[2] ?? 0) / COARSER;
    }
  }
  return simplify(weighed, LEAST * SQUARE_DEGREES);
}

// presimplify weighs by planar triangles, in square degrees.
const SQUARE_DEGREES = (180 / Math.PI) ** 2;

/** Whether a frame shows a point, or nearly. */
function isNear([lon = 0, lat = 0]: Position): boolean {
  return lat > -40 && isShown(lon, lat, 40);
}
