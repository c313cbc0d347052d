import type { Element } from "hast";
import { h, s } from "hastscript";
import { BASES, byFirmness, type Mark, STANDINGS } from "../../model/basis.ts";
import { type Claim, HINDSIGHT_VERDICTS } from "../../model/claim.ts";
import { strokeId } from "../../model/page.ts";
import { CONTENT_WIDTH } from "../../model/stage.ts";
import { markOfClaim, markWords, type RenderContext } from "../context.ts";
import { countedClaims } from "./counts.ts";
import { glyph, markProperties, partProperties } from "./marks.ts";

const SLOT = 33; // px from stroke to stroke; fewer where there are many
const STROKE = { width: 116, height: 18 }; // of a stroke, lying
const DECKS = [0, 208] as const; // tops of the two rows, px
const GAP = 40; // between groups
const LABEL = 196; // the least a group's count and word take, px
const HERO = 206; // what the loud number takes at the right of the first row

/** The verdicts on what was so when it was said: they take the first row. */
const STOOD: (string | undefined)[] = HINDSIGHT_VERDICTS.slice(0, 2);

/** Strokes that stand together under one count. */
interface Group {
  name: string; // a basis or a verdict
  deck: 0 | 1;
  word: string;
  means: string;
  claims: Claim[];
}

interface Placed extends Group {
  x: number;
  width: number; // of its label
  slot: number;
}

/**
 * Every claim of the tested document (of the whole ledger, where a deck tests none) as its stroke on end, by who stands behind it;
 * with hindsight by what became of it. One element a claim serves both: the style sheet moves it. Each leads to its card.
 */
export function renderWall(context: RenderContext): Element {
  const { words, deck } = context;
  const marks = new Map(countedClaims(context).map((claim) => [claim, markOfClaim(context, claim.id)]));
  const claims = [...marks.keys()];
  const markOf = (claim: Claim): Mark => marks.get(claim) ?? { basis: "rumour" };
  const contested = (claim: Claim): number => STANDINGS.indexOf(markOf(claim).standing ?? ("" as never)) + 1;
  const then = place(
    BASES.map((basis): Group => {
      const own = claims.filter((claim) => markOf(claim).basis === basis).sort((a, b) => contested(a) - contested(b));
      const { word, means } = words.bases[basis];
      return { name: basis, deck: basis === "official" || basis === "several" ? 0 : 1, word, means, claims: own };
    }),
    CONTENT_WIDTH - HERO,
  );
  const byBasis = [...claims].sort((a, b) => byFirmness(markOf(a).basis, markOf(b).basis) || contested(a) - contested(b));
  const now = place(
    [...HINDSIGHT_VERDICTS, undefined].map((verdict): Group => {
      const own = byBasis.filter((claim) => claim.hindsight?.verdict === verdict);
      const head = verdict === undefined ? words.wall.nothing : words.verdicts[verdict].head;
      const means = verdict === undefined ? "" : words.wall.verdicts[verdict];
      return { name: verdict ?? "none", deck: STOOD.includes(verdict) ? 0 : 1, word: head, means, claims: own };
    }),
    CONTENT_WIDTH,
  );
  const spots = [spotsOf(then), spotsOf(now)];
  const firm = then.filter((group) => group.deck === 0).reduce((sum, group) => sum + group.claims.length, 0);
  return h("figure.wall", { dataWall: "", role: "group", ariaLabel: words.wall.name(claims.length, deck.info.tested?.name) }, [
    ...then.flatMap((group) => [
      label(context, group, "then"),
      ...group.claims.map((claim) => stroke(context, claim, markOf(claim), spots, claim === then[0]?.claims[0])),
    ]),
    ...now.map((group) => label(context, group, "now")),
    h("p.wall-hero.then", [h("strong", words.number(firm)), words.wall.firm(claims.length)]),
    h("p.wall-marks.then", standings(context, claims, markOf)),
    h("p.wall-caption", { ariaHidden: "true" }),
  ]);
}

/** Sets groups side by side on their decks, no wider than `room` px on the first: as many strokes as there are have to fit. */
function place(groups: Group[], room: number): Placed[] {
  const filled = groups.filter(({ claims }) => claims.length > 0);
  return ([0, 1] as const).flatMap((deck) => {
    const own = filled.filter((group) => group.deck === deck);
    const wide = deck === 0 ? room : CONTENT_WIDTH;
    const count = own.reduce((sum, { claims }) => sum + claims.length, 0);
    let slot = Math.min(SLOT, (wide - GAP * Math.max(0, own.length - 1)) / Math.max(1, count));
    const total = () => own.reduce((sum, { claims }) => sum + Math.max(claims.length * slot, LABEL) + GAP, -GAP);
    while (total() > wide && slot > 3) slot -= 0.5;
    let x = 0;
    return own.map((group, index) => {
      const width = index === own.length - 1 ? Math.max(LABEL, wide - x) : Math.max(group.claims.length * slot, LABEL);
      const placed = { ...group, x: Math.round(x), width: Math.round(width), slot };
      x += width + GAP;
      return placed;
    });
  });
}

function spotsOf(groups: Placed[]): Map<Claim, { x: number; y: number; group: string }> {
  return new Map(
    groups.flatMap(({ claims, x, slot, deck, name }) =>
      claims.map((claim, index) => [claim, { x: Math.round(x + index * slot), y: DECKS[deck], group: name }] as const),
    ),
  );
}

function stroke(context: RenderContext, claim: Claim, mark: Mark, spots: ReturnType<typeof spotsOf>[], isFirst: boolean): Element {
  const [then, now] = spots.map((each) => each.get(claim));
  const verdict = now?.group === "none" ? undefined : now?.group;
  const size = { width: STROKE.width, height: STROKE.height };
  return h(
    "a.wall-stroke",
    {
      href: `#claim-${claim.id}`,
      ...partProperties([claim.id], mark),
      dataVerdict: verdict,
      tabIndex: isFirst ? 0 : -1,
      ariaLabel: `${claim.id}${context.words.colon}${claim.says} ${markWords(context, mark)}`,
      style: `--x:${then?.x ?? 0};--y:${then?.y ?? 0};--later-x:${now?.x ?? 0};--later-y:${now?.y ?? 0}`,
    },
    [
      s(
        "svg.glyph",
        {
          ...markProperties(mark),
          viewBox: `0 0 ${size.height} ${size.width}`,
          width: size.height,
          height: size.width,
          ariaHidden: "true",
          focusable: "false",
        },
        // On end, from the foot up: the block of what is on the record stands on the ground.
        [s("use", { href: `#${strokeId(mark, size)}`, transform: `translate(0 ${size.width}) rotate(-90)` })],
      ),
    ],
  );
}

/** A group's count, word and meaning beneath its strokes; with hindsight also the rule or the strike through them. */
function label({ words }: RenderContext, { name, deck, word, means, claims, x, width, slot }: Placed, when: "then" | "now"): Element {
  const across = Math.round(claims.length * slot);
  return h(
    "div.wall-label",
    {
      class: when,
      dataVerdict: when === "now" ? name : undefined,
      style: `--x:${x};--y:${DECKS[deck]};--width:${width};--across:${across}`,
    },
    [h("p.wall-count", [h("strong", words.number(claims.length)), ` ${word}`]), means === "" ? "" : h("p.wall-means", means)],
  );
}

/** How many claims each mark on a line stands on. */
function standings(context: RenderContext, claims: Claim[], markOf: (claim: Claim) => Mark): Element[] {
  return [...STANDINGS].reverse().flatMap((standing) => {
    const count = claims.filter((claim) => markOf(claim).standing === standing).length;
    return count === 0
      ? []
      : [
          h("span", [
            glyph({ basis: "several", standing }),
            h("strong", context.words.number(count)),
            ` ${context.words.standings[standing].word.toLowerCase()}`,
          ]),
        ];
  });
}
