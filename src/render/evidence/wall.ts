import type { Element } from "hast";
import { h, s } from "hastscript";
import { BASES, type Mark, STANDINGS } from "../../model/basis.ts";
import { type Claim, HINDSIGHT_VERDICTS } from "../../model/claim.ts";
import { strokeId } from "../../model/page.ts";
import { CONTENT_WIDTH } from "../../model/stage.ts";
import { markOfClaim, markWords, type RenderContext } from "../context.ts";
import { countedClaims } from "./counts.ts";
import { glyph, markProperties, partProperties, round } from "./marks.ts";

/** A stroke on the wall, slide px: its place across, its length; and what stands around it. */
const SLOT = 33;
const LENGTH = 116;
const BETWEEN_GROUPS = 44;
const BETWEEN_ROWS = 10;
const BETWEEN_DECKS = 6;
const LABEL = { height: 98, width: 168 }; // count, word and two lines of meaning; the least it takes across
const SAYING = 26; // above a deck: the line that tells a stroke's claim
const HERO = 236; // the loud number at the right of the upper deck, with its margin
const MOST_ROWS = 4;

/** The wall on a phone: ten strokes a row. */
const NARROW = { width: 340, slot: 34, perRow: 10, hero: 108 };

/** The verdicts on what was so when it was said: they take the upper deck. */
const STOOD: string[] = HINDSIGHT_VERDICTS.slice(0, 2);

interface Group {
  name: string; // a basis or a verdict
  word: string;
  means: string;
  claims: Claim[];
}

/** Groups that stand side by side, the upper deck and the lower. */
type Decks = [upper: Group[], lower: Group[]];

/** How large strokes are, the same for every arrangement: they travel from one to the other. */
interface Size {
  slot: number;
  rows: number;
  length: number;
}

interface Spot {
  x: number;
  y: number;
}

interface Arrangement {
  strokes: Map<string, Spot>; // by claim
  groups: (Spot & { group: Group; width: number; across: number; tall: number })[]; // width of the label; of the strokes above it
  height: number;
}

/**
 * Every claim of the tested document (of the whole ledger, where a deck tests none) as its stroke on end, by who stands behind it;
 * with hindsight the same strokes by what became of them. Both arrangements, and both again for a narrow page, are custom
 * properties of the one set of strokes: the style sheet moves them. Each leads to its card.
 */
export function renderWall(context: RenderContext): Element {
  const { deck, words } = context;
  const claims = countedClaims(context);
  const [then, now] = [byBasis(context, claims), byVerdict(context, claims)];
  const size = sizeFor([
    [then[0], CONTENT_WIDTH - HERO],
    [then[1], CONTENT_WIDTH],
    [now[0], CONTENT_WIDTH],
    [now[1], CONTENT_WIDTH],
  ]);
  const [wide, wideNow] = [arrange(then, size), arrange(now, size)];
  const [narrow, narrowNow] = [arrangeNarrow(then, size, NARROW.hero), arrangeNarrow(now, size, 0)];
  const firm = then[0].reduce((sum, group) => sum + group.claims.length, 0);
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
        h("p.wall-hero.then", [h("strong", words.number(firm)), words.wall.firm(claims.length)]),
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

/** The largest strokes with which each deck fits its width: slots shrink to half, then strokes stand in rows, then slots shrink on. */
function sizeFor(decks: (readonly [groups: Group[], width: number])[]): Size {
  for (let rows = 1; ; rows++) {
    const least = rows < MOST_ROWS ? SLOT / 2 : 2;
    for (let slot = SLOT; slot >= least; slot -= 0.5) {
      if (decks.every(([groups, width]) => widthOf(groups, slot, rows) <= width || (slot === least && rows === MOST_ROWS)))
        return { slot, rows, length: lengthIn(rows) };
    }
    if (rows === MOST_ROWS) return { slot: 2, rows, length: lengthIn(rows) };
  }
}

/** Of each stroke where some stand above one another, whole px. */
const lengthIn = (rows: number): number => Math.floor((LENGTH - (rows - 1) * BETWEEN_ROWS) / rows);

const acrossOf = ({ claims }: Group, slot: number, rows: number): number => Math.ceil(claims.length / rows) * slot;

function widthOf(groups: Group[], slot: number, rows: number): number {
  const widths = groups.map((group) => Math.max(LABEL.width, acrossOf(group, slot, rows)));
  return widths.reduce((sum, width) => sum + width, 0) + Math.max(0, groups.length - 1) * BETWEEN_GROUPS;
}

/** Two decks of groups side by side; the last label of a deck has what is left of the width. */
function arrange(decks: Decks, { slot, rows, length }: Size): Arrangement {
  const [strokes, groups] = [new Map<string, Spot>(), [] as Arrangement["groups"]];
  let y = SAYING;
  for (const [deck, hero] of [
    [decks[0], HERO],
    [decks[1], 0],
  ] as const) {
    if (deck.length === 0) continue;
    let x = 0;
    for (const [i, group] of deck.entries()) {
      const columns = Math.ceil(group.claims.length / rows);
      const across = columns * slot;
      const own = Math.max(LABEL.width, across);
      for (const [at, { id }] of group.claims.entries())
        strokes.set(id, { x: x + (at % columns) * slot, y: y + Math.floor(at / columns) * (length + BETWEEN_ROWS) });
      const width = i === deck.length - 1 ? Math.max(own, CONTENT_WIDTH - hero - x) : own + BETWEEN_GROUPS - 14;
      groups.push({ group, x, y: y + LENGTH, width, across, tall: LENGTH });
      x += own + BETWEEN_GROUPS;
    }
    y += LENGTH + LABEL.height + BETWEEN_DECKS;
  }
  return { strokes, groups, height: y - BETWEEN_DECKS };
}

/** One group beneath the other, ten strokes a row. */
function arrangeNarrow(decks: Decks, { length }: Size, above: number): Arrangement {
  const [strokes, groups] = [new Map<string, Spot>(), [] as Arrangement["groups"]];
  let y = above + SAYING;
  for (const group of decks.flat()) {
    const rows = Math.ceil(group.claims.length / NARROW.perRow);
    const tall = rows * length + (rows - 1) * BETWEEN_ROWS;
    for (const [at, { id }] of group.claims.entries())
      strokes.set(id, {
        x: (at % NARROW.perRow) * NARROW.slot,
        y: y + Math.floor(at / NARROW.perRow) * (length + BETWEEN_ROWS),
      });
    const across = Math.min(NARROW.perRow, group.claims.length) * NARROW.slot;
    groups.push({ group, x: 0, y: y + tall, width: NARROW.width, across, tall });
    y += tall + LABEL.height + SAYING + 24;
  }
  return { strokes, groups, height: y };
}
