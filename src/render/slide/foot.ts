import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import { BASES, type Mark, STANDINGS } from "../../model/basis.ts";
import { type Claim, HINDSIGHT_VERDICTS } from "../../model/claim.ts";
import type { Block, Section, Slide } from "../../model/deck.ts";
import { walkBlocks, walkCites } from "../../model/walk.ts";
import { furniture, markOfCites, type RenderContext, shortSource } from "../context.ts";
import { glyph } from "../evidence/marks.ts";

const ROOM = 132; // characters of 16 px Archivo that fit the foot's line beside the page number
const LEGEND_ROOM = 19; // characters each stroke of the legend takes from it
const BENEATH_ROOM = 20; // and the link to the details

/** A slide's foot: where its statements come from, the strokes drawn on it, its number; and, for hindsight, what became of them. */
export function renderFoot(context: RenderContext, slide: Slide, section: Section): Element {
  const number = context.numbers.get(slide.id) ?? "";
  const place = slide.appendix || slide.detail ? number : `${number} / ${context.count}`;
  const strokes = strokesOf(context, slide);
  const beneath = detailsBeneath(context, slide, section);
  const room = ROOM - strokes.length * LEGEND_ROOM - (beneath ? BENEATH_ROOM : 0);
  return h("div.foot", [
    h("p.source", sourceLine(context, slide, room)),
    ...verdictLine(context, slide),
    ...(strokes.length > 0
      ? [
          h(
            "p.legend",
            { ariaHidden: "true" },
            strokes.map((mark) => h("span", [glyph(mark), wordOf(context, mark)])),
          ),
        ]
      : []),
    ...(beneath ? [beneath] : []),
    h("p.number", furniture(context), place),
  ]);
}

/** The strokes a slide's diagram is drawn in: those of its edges, messages and events. A map's patterns have their legend beside it. */
function strokesOf(context: RenderContext, slide: Slide): Mark[] {
  const drawn = [...walkBlocks(slide.body)].flatMap((block) => (block.kind === "diagram" ? block.cites : []));
  const lines = drawn.filter(({ target }) => target.includes("->") || /^(m\d+|t\d+\.\d+)$/.test(target));
  const marks = lines.flatMap(({ claims, wrong }): Mark[] => {
    const mark = markOfCites(context, claims);
    return mark ? [wrong ? { ...mark, standing: "wrong" } : mark] : [];
  });
  return [
    ...BASES.filter((basis) => marks.some((mark) => mark.basis === basis && !mark.standing)).map((basis) => ({ basis })),
    ...STANDINGS.flatMap((standing) => marks.filter((mark) => mark.standing === standing).slice(0, 1)),
  ];
}

/** What a legend calls a stroke: what speaks against it, where anything does. */
function wordOf({ words }: RenderContext, { basis, standing }: Mark): string {
  return (standing ? words.standings[standing].word : words.bases[basis].word).toLowerCase();
}

/** The way down: a link to the first of the details stacked beneath a slide. */
function detailsBeneath(context: RenderContext, slide: Slide, section: Section): Element | undefined {
  if (slide.detail) return undefined;
  const after = section.slides.slice(section.slides.indexOf(slide) + 1);
  const end = after.findIndex((next) => !next.detail);
  const details = end < 0 ? after : after.slice(0, end);
  const [first] = details;
  return first && h("p.beneath", furniture(context), h("a", { href: `#${first.id}` }, context.words.foot.beneath(details.length)));
}

/** The claims a slide makes as of its date; on a slide of the hindsight section, all of them. */
function claimsNow(context: RenderContext, slide: Slide): Claim[] {
  const blocks = (slide.hindsight ? slide.body : slide.body.filter(({ kind }) => kind !== "hindsight")) satisfies Block[];
  const ids = new Set([...walkCites(blocks)].flatMap((cite) => cite.claims));
  return [...ids].flatMap((id) => context.deck.ledger.claims.get(id) ?? []);
}

/** The sources behind a slide in one line, the tested document's paragraphs first, as many as there is room for. */
function sourceLine(context: RenderContext, slide: Slide, room: number): ElementContent[] {
  const { ledger } = context.deck;
  const { foot, semicolon } = context.words;
  const claims = claimsNow(context, slide);
  if (claims.length === 0) return [];
  const paragraphs = [...new Set(claims.flatMap((claim) => claim.tested?.at ?? []))].sort(
    (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
  );
  const refs = new Set(
    claims.flatMap((claim) => claim.sources.map(({ ref }) => ref)).filter((ref) => ref !== context.deck.info.tested?.ref),
  );
  const names = [
    ...new Set([...refs].flatMap((ref) => ledger.references.get(ref) ?? []).map((reference) => shortSource(context.words, reference))),
  ];
  const credit = [...walkBlocks(slide.body)].some((block) => block.kind === "map") ? ` ${foot.mapCredit}` : "";
  const parts =
    paragraphs.length > 0 ? [`${context.deck.info.tested?.name ?? ""} ${paragraphs.map((at) => at.replace(/^P/, "¶")).join(", ")}`] : [];
  let left = room - 24 - credit.length - (parts[0]?.length ?? 0); // 24: the lead, and "and 12 more"
  let shown = 0;
  for (const name of names) {
    if (name.length + 2 > left) break;
    parts.push(name);
    left -= name.length + 2;
    shown++;
  }
  const more = names.length - shown;
  const rest = more === 0 ? "" : parts.length > 0 ? foot.andMore(more) : foot.countOfSources(more);
  return [
    h("strong", slide.hindsight ? foot.laterSources : foot.source),
    { type: "text", value: ` ${parts.join(semicolon)}${rest}${credit && `.${credit}`}` },
  ];
}

/** What became of a slide's claims, counted: `4 borne out · 2 overtaken`. Shown with hindsight only. */
function verdictLine(context: RenderContext, slide: Slide): ElementContent[] {
  if (slide.hindsight || context.deck.info.asOf === undefined) return [];
  if ([...walkBlocks(slide.body)].some(({ kind }) => kind === "wall")) return []; // the wall itself tells it
  const { foot, verdicts, withHindsight } = context.words;
  const claims = claimsNow(context, slide).filter(({ hindsight }) => hindsight);
  const counts = HINDSIGHT_VERDICTS.map((verdict) => ({
    verdict,
    ids: claims.filter(({ hindsight }) => hindsight?.verdict === verdict).map(({ id }) => id),
  }));
  const told = counts.filter(({ ids }) => ids.length > 0);
  if (told.length === 0) return [h("p.verdicts", [h("strong", withHindsight), foot.nothingLater])];
  return [
    h("p.verdicts", [
      h("strong", withHindsight),
      foot.ofStatements,
      ...told.flatMap(({ verdict, ids }, index): ElementContent[] => [
        { type: "text", value: index > 0 ? " · " : "" },
        h("a", { href: `#claim-${ids[0]}`, dataClaim: ids.join(" "), dataVerdict: verdict }, verdicts[verdict].count(ids.length)),
      ]),
    ]),
  ];
}
