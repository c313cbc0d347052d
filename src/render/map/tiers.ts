import type { Element } from "hast";
import { h, s } from "hastscript";
import { type MapFigure, TIERS } from "../../model/deck.ts";
import type { Words } from "../../words/index.ts";

export type MapTier = (typeof TIERS)[number];

/** Tier → its pattern: a tile, turned. A tier without one is a flat fill (map.css). */
const TILES: Partial<Record<MapTier, { size: number; marks: () => Element[] }>> = {
  supported: { size: 10, marks: () => [s("path.stripe", { d: "M0 2H10", strokeWidth: 4 })] },
  interest: { size: 12, marks: () => [s("path.stripe", { d: "M0 3H12", strokeWidth: 1.5 })] },
  ambiguous: { size: 9, marks: () => [s("path.stripe", { d: "M0 2H5.5", strokeWidth: 1.6 })] },
};

/**
 * The patterns of some countries, one for each tier of each actor.
 *
 * @param prefix what keeps their ids apart from those of other maps on the page
 */
export function tierPatterns(prefix: string, countries: { tier: MapTier; actor?: string | undefined }[]): Element {
  const each = new Map(countries.map(({ tier, actor }) => [idOf(prefix, tier, actor), { tier, actor }]));
  return s(
    "defs",
    [...each].flatMap(([id, { tier, actor }]) => {
      const tile = TILES[tier];
      if (!tile) return [];
      const { size, marks } = tile;
      return [
        s(
          "pattern",
          {
            id,
            class: `tile ${tier}`,
            dataActor: actor,
            width: size,
            height: size,
            patternUnits: "userSpaceOnUse",
            patternTransform: "rotate(-45)",
          },
          [s("rect.ground", { width: size, height: size }), ...marks()],
        ),
      ];
    }),
  );
}

function idOf(prefix: string, tier: MapTier, actor: string | undefined): string {
  return [prefix, tier, ...(actor === undefined ? [] : [actor])].join("-");
}

/** What fills a country of a tier: its pattern, or nothing where CSS fills it flat. */
export function tierFill(prefix: string, tier: MapTier, actor: string | undefined): string | undefined {
  return TILES[tier] ? `url(#${idOf(prefix, tier, actor)})` : undefined;
}

/** A map's legend: a swatch, the tier's words and how many countries it holds. Two states one name could mean count once. */
export function mapLegend(words: Words, map: MapFigure): Element {
  const used = TIERS.map((tier) => ({ tier, countries: map.countries.filter((country) => country.tier === tier) })).filter(
    ({ countries }) => countries.length > 0,
  );
  return h(
    "ul.map-legend",
    { dataMap: map.name },
    used.map(({ tier, countries }) => {
      const prefix = `${map.name}-key-${tier}`;
      const actor = countries[0]?.actor;
      return h("li", [
        s("svg.swatch", { viewBox: "0 0 40 26", width: 40, height: 26, ariaHidden: "true", focusable: "false" }, [
          tierPatterns(prefix, [{ tier, actor }]),
          s("rect", { class: `country ${tier}`, dataActor: actor, x: 1, y: 1, width: 38, height: 24, fill: tierFill(prefix, tier, actor) }),
        ]),
        h("span", [
          `${words.map.tiers[tier]}${words.colon}`,
          h("strong", countries.length === 1 ? (countries[0]?.label.split(":")[0]?.trim() ?? "") : words.map.countries(countries.length)),
        ]),
      ]);
    }),
  );
}
