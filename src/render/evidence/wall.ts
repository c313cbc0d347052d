import type { Element } from "hast";
import { h, s } from "hastscript";
import { BASES, type Mark, STANDINGS } from "../../model/basis.ts";
import { type Claim, HINDSIGHT_VERDICTS } from "../../model/claim.ts";
import { strokeId } from "../../model/page.ts";
import { CONTENT_WIDTH } from "../../model/stage.ts";
import { markOfClaim, markWords, type RenderContext } from "../context.ts";
import { countedClaims } from "./counts.ts";
import { glyph, markProperties, partProperties, round } from "./marks.ts";
import { type Arrangement, arrange, arrangeNarrow, type Decks, type Group, HERO, NARROW, type Size, sizeFor } from "./wall-places.ts";

/** The verdicts on what was so when it was said: they take the upper deck. */
const STOOD: string[] = HINDSIGHT_VERDICTS.slice(0, 2);

/**
 * Every claim of the tested document (of the whole ledger, where a deck tests none) as its stroke on end, by who stands behind it;
 * with hindsight the same strokes by what became of them. Both arrangements, and both again for a narrow page, are custom
 * properties of the one set of strokes: the style sheet moves them. Each leads to its card.
 */
export function renderWall(context: RenderContext): Element {
  const { deck, words } = context;
  const claims = countedClaims(context);
  const [then, now] = [byBasis(context, claims), byVerdict(context, claims)];
  const struck = claims.filter(({ id }) => markOfClaim(context, id).standing === "wrong").length;
  const hero = struck > 0 ? HERO : { width: 0, height: 0 };
  const size = sizeFor([
    [then[0], CONTENT_WIDTH - hero.width],
    [then[1], CONTENT_WIDTH],
    [now[0], CONTENT_WIDTH],
    [now[1], CONTENT_WIDTH],
  ]);
  const [wide, wideNow] = [arrange(then, size, hero.width), arrange(now, size, 0)];
  const [narrow, narrowNow] = [arrangeNarrow(then, size, hero.height), arrangeNarrow(now, size, 0)];
  const spots = [
    ["", wide],
    ["later-", wideNow],
    ["slim-", narrow],
    ["slim-later-", narrowNow],
  ] as const;
  const strokes = inOrder(context, claims).map((claim) => {
    const mark = markOfClaim(context, claim.id);
    const places = spots.map(([name, { strokes }]) => at(name, strokes.get(claim.id)));
    return h(
      "a.wall-stroke",
      {
        href: `#claim-${claim.id}`,
        ...partProperties([claim.id], mark),
        dataVerdict: claim.hindsight?.verdict,
        ariaLabel: `${claim.id}${words.colon}${claim.says} ${markWords(context, mark)}`,
        style: places.join(";"),
      },
      [onEnd(mark, size)],
    );
  });
  const labels = (when: "then" | "now", arrangement: Arrangement, slim: Arrangement) =>
    arrangement.groups.map(({ group, ...spot }, index) => {
      const slimSpot = slim.groups[index];
      return h(
        "div.wall-label",
        { class: when, dataVerdict: when === "now" ? group.name : undefined, style: [at("", spot), at("slim-", slimSpot)].join(";") },
        [
          h("p.wall-count", [h("strong", words.number(group.claims.length)), ` ${group.word}`]),
          group.means === "" ? "" : h("p.wall-means", group.means),
        ],
      );
    });
  const heights = spots.map(([name, { height }]) => `--${name}height:${round(height)}`);
  return h("figure", { dataWall: "", role: "group", ariaLabel: words.wall.name(claims.length, deck.info.tested?.name) }, [
    h(
      "div.wall",
      {
        style: [
          ...heights,
          `--slot:${size.slot}`,
          `--length:${size.length}`,
          `--span:${CONTENT_WIDTH}`,
          `--slim-span:${NARROW.width}`,
        ].join(";"),
      },
      [
        struck > 0 ? h("p.wall-hero.then", [h("strong", words.number(struck)), words.wall.struck(claims.length)]) : "",
        ...strokes,
        ...labels("then", wide, narrow),
        ...labels("now", wideNow, narrowNow),
        h("p.wall-marks.then", standings(context, claims)),
        h("p.wall-caption", { ariaHidden: "true" }),
      ],
    ),
  ]);
}

/** A place, and what else is known of it, as custom properties without a unit: how long one is, the style sheet says. */
function at(name: string, spot: object | undefined): string {
  return Object.entries(spot ?? {})
    .map(([key, value]: [string, number]) => `--${name}${key}:${round(value)}`)
    .join(";");
}

/** A stroke from the foot up: the block of what is on the record stands on the ground. */
function onEnd(mark: Mark, { slot, length }: Size): Element {
  const across = slot >= 20 ? 18 : 14;
  const properties = { ...markProperties(mark), viewBox: `0 0 ${across} ${length}`, ariaHidden: "true", focusable: "false" };
  const use = { href: `#${strokeId(mark, { width: length, height: across })}`, transform: `translate(0 ${length}) rotate(-90)` };
  return s("svg.glyph", { ...properties, style: `--across:${across}` }, [s("use", use)]);
}

/** How many claims each mark on a line stands on. */
function standings(context: RenderContext, claims: Claim[]): Element[] {
  return [...STANDINGS].reverse().flatMap((standing) => {
    const count = claims.filter(({ id }) => markOfClaim(context, id).standing === standing).length;
    if (count === 0) return [];
    const word = ` ${context.words.standings[standing].word.toLowerCase()}`;
    return [h("span", [glyph({ basis: "several", standing }), h("strong", context.words.number(count)), word])];
  });
}

/** Firm bases above, soft ones below; within a basis those come last that something speaks against. */
function byBasis(context: RenderContext, claims: Claim[]): Decks {
  const groups = BASES.map((basis) => ({
    name: basis,
    ...context.words.bases[basis],
    claims: inOrder(context, claims).filter(({ id }) => markOfClaim(context, id).basis === basis),
  })).filter((group) => group.claims.length > 0);
  const isFirm = ({ name }: Group) => name === "official" || name === "several";
  return [groups.filter(isFirm), groups.filter((group) => !isFirm(group))];
}

/** What held above, the rest below; those last of which nothing was found later. */
function byVerdict(context: RenderContext, claims: Claim[]): Decks {
  const { words } = context;
  const groups = [...HINDSIGHT_VERDICTS, undefined]
    .map((verdict): Group => {
      const own = inOrder(context, claims).filter((claim) => claim.hindsight?.verdict === verdict);
      if (verdict === undefined) return { name: "none", word: words.wall.nothing, means: "", claims: own };
      return { name: verdict, word: words.verdicts[verdict].head, means: words.wall.verdicts[verdict], claims: own };
    })
    .filter((group) => group.claims.length > 0);
  const isUpper = ({ name }: Group) => STOOD.includes(name);
  return [groups.filter(isUpper), groups.filter((group) => !isUpper(group))];
}

/** Firmest first; what is contested after what is not; else as the ledger has them. */
function inOrder(context: RenderContext, claims: Claim[]): Claim[] {
  const rank = ({ id }: Claim) => {
    const { basis, standing } = markOfClaim(context, id);
    return BASES.indexOf(basis) * 10 + (standing ? 1 + STANDINGS.indexOf(standing) : 0);
  };
  return [...claims].sort((a, b) => rank(a) - rank(b));
}
