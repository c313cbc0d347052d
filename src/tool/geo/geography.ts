import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea } from "d3-geo";
import { mergeArcs, quantize } from "topojson-client";
import { filter, presimplify, simplify } from "topojson-simplify";
import type { GeometryCollection, Topology } from "topojson-specification";
import { type Area, type Land, moveCrimea, outline, restoreWesternSahara, takeOverseas } from "./borders.ts";

type Countries = Topology<{ countries: GeometryCollection<Land> }>;

/** The least triangle worth a point, in steradians: a pixel or so at the scale of the title map. */
const LEAST = 8e-7;

/** The least island worth drawing, in steradians: about two pixels. */
const LEAST_ISLAND = 3e-6;

/** Steps of the grid along each side: a tenth of a pixel or so. */
const GRID = 2e4;

// ISO 3166 numeric → alpha-3, as "numeric alpha" pairs: world-atlas has the numeric ones.
const CODES = new Map(
  `004 AFG 008 ALB 010 ATA 012 DZA 016 ASM 020 AND 024 AGO 028 ATG 031 AZE 032 ARG 036 AUS 040 AUT 044 BHS 048 BHR 050 BGD
   051 ARM 052 BRB 056 BEL 060 BMU 064 BTN 068 BOL 070 BIH 072 BWA 076 BRA 084 BLZ 086 IOT 090 SLB 092 VGB 096 BRN 100 BGR
   104 MMR 108 BDI 112 BLR 116 KHM 120 CMR 124 CAN 132 CPV 136 CYM 140 CAF 144 LKA 148 TCD 152 CHL 156 CHN 158 TWN 170 COL
   174 COM 178 COG 180 COD 184 COK 188 CRI 191 HRV 192 CUB 196 CYP 203 CZE 204 BEN 208 DNK 212 DMA 214 DOM 218 ECU 222 SLV
   226 GNQ 231 ETH 232 ERI 233 EST 234 FRO 238 FLK 239 SGS 242 FJI 246 FIN 248 ALA 250 FRA 258 PYF 260 ATF 262 DJI 266 GAB
   268 GEO 270 GMB 275 PSE 276 DEU 288 GHA 296 KIR 300 GRC 304 GRL 308 GRD 316 GUM 320 GTM 324 GIN 328 GUY 332 HTI 334 HMD
   336 VAT 340 HND 344 HKG 348 HUN 352 ISL 356 IND 360 IDN 364 IRN 368 IRQ 372 IRL 376 ISR 380 ITA 384 CIV 388 JAM 392 JPN
   398 KAZ 400 JOR 404 KEN 408 PRK 410 KOR 414 KWT 417 KGZ 418 LAO 422 LBN 426 LSO 428 LVA 430 LBR 434 LBY 438 LIE 440 LTU
   442 LUX 446 MAC 450 MDG 454 MWI 458 MYS 462 MDV 466 MLI 470 MLT 478 MRT 480 MUS 484 MEX 492 MCO 496 MNG 498 MDA 499 MNE
   500 MSR 504 MAR 508 MOZ 512 OMN 516 NAM 520 NRU 524 NPL 528 NLD 531 CUW 533 ABW 534 SXM 540 NCL 548 VUT 554 NZL 558 NIC
   562 NER 566 NGA 570 NIU 574 NFK 578 NOR 580 MNP 583 FSM 584 MHL 585 PLW 586 PAK 591 PAN 598 PNG 600 PRY 604 PER 608 PHL
   612 PCN 616 POL 620 PRT 624 GNB 626 TLS 630 PRI 634 QAT 642 ROU 643 RUS 646 RWA 652 BLM 654 SHN 659 KNA 660 AIA 662 LCA
   663 MAF 666 SPM 670 VCT 674 SMR 678 STP 682 SAU 686 SEN 688 SRB 690 SYC 694 SLE 702 SGP 703 SVK 704 VNM 705 SVN 706 SOM
   710 ZAF 716 ZWE 724 ESP 728 SSD 729 SDN 732 ESH 740 SUR 748 SWZ 752 SWE 756 CHE 760 SYR 762 TJK 764 THA 768 TGO 776 TON
   780 TTO 784 ARE 788 TUN 792 TUR 795 TKM 796 TCA 800 UGA 804 UKR 807 MKD 818 EGY 826 GBR 831 GGY 832 JEY 833 IMN 834 TZA
   840 USA 850 VIR 854 BFA 858 URY 860 UZB 862 VEN 876 WLF 882 WSM 887 YEM 894 ZMB`
    .trim()
    .split(/\s+(?=\d)/)
    .map((pair) => pair.split(" ") as [string, string]),
);

/** Areas that Natural Earth draws apart, by what runs them, and that no ISO code names: joined to the state they are part of. */
const JOINED: Record<string, string> = {
  Somaliland: "706",
  "N. Cyprus": "196",
  "Ashmore and Cartier Is.": "036",
  "Indian Ocean Ter.": "036",
};

/** What has no ISO code of its own: codes from the range left to users. XKX is what most statistics print for Kosovo. */
const UNCODED: Record<string, string> = { Kosovo: "XKX", "Siachen Glacier": "XSG" };

/**
 * Makes `assets/geo/land.topo.json` from world-atlas: all countries of the world, with the borders of
 * borders.ts, simplified alike on both sides of each border.
 */
export function makeGeography(): string {
  const path = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const atlas = JSON.parse(readFileSync(path, "utf8")) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const countries = rename(atlas);
  moveCrimea(atlas, countries);
  restoreWesternSahara(atlas, countries);
  countries.push(...takeOverseas(atlas, countries));
  const kept = countries
    .map((country) => withoutSpecks(atlas, country))
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
    const iso = UNCODED[name] ?? (name in JOINED ? undefined : CODES.get(id));
    if (iso === undefined) return [];
    const parts = joined(id);
    const { type, arcs } = parts.length > 0 ? mergeArcs(atlas, [area, ...parts]) : area;
    return [{ type, arcs, properties: { iso, name } } as Area];
  });
}

/** A country without its specks, except where they are its only land. */
function withoutSpecks(atlas: Topology, country: Area): Area {
  const polygons = country.type === "Polygon" ? [country.arcs] : country.arcs;
  const large = polygons.filter((arcs) => geoArea({ type: "Polygon", coordinates: [outline(atlas, arcs)] }) > LEAST_ISLAND);
  return { type: "MultiPolygon", arcs: large.length > 0 ? large : polygons.slice(0, 1), properties: country.properties } as Area;
}

/** Drops points that matter little, by the triangle they span. */
function thin(topology: Countries): Countries {
  return simplify(presimplify(topology), LEAST * SQUARE_DEGREES);
}

// presimplify weighs by planar triangles, in square degrees.
const SQUARE_DEGREES = (180 / Math.PI) ** 2;
