import type { Support } from "../../model/basis.ts";
import type { Citation, Claim } from "../../model/claim.ts";
import { safeLink } from "../../model/link.ts";
import type { Evidence, EvidenceClaim, EvidenceSource } from "../../model/page.ts";
import { dateOf, quoteOf } from "../../model/support.ts";
import { isLater } from "../../model/time.ts";
import { plain, walkSlides } from "../../model/walk.ts";
import { printIssued, type RenderContext } from "../context.ts";

/** The whole ledger with its sources written out, its bases computed and its uses found. */
export function evidenceOf(context: RenderContext): Evidence {
  const { info, ledger } = context.deck;
  const titles = new Map([...walkSlides(context.deck)].map(({ slide }) => [slide.id, plain(slide.title)]));
  const tested = info.tested && { name: info.tested.name, origin: ledger.references.get(info.tested.ref)?.origin };
  const claim = ({ sources, hindsight, ...claim }: Claim): EvidenceClaim => {
    const { basis, standing, origins, parties, party } = context.deck.supports.get(claim.id) ?? NO_SUPPORT;
    const { id, says, by, why, against, unknown, when, judgement, on, derived, tested: wording, checked } = claim;
    return {
      id,
      says,
      by,
      basis,
      ...given({ standing }),
      origins,
      parties,
      ...given({ party }),
      why,
      ...given({ against, unknown }),
      when,
      ...given({ judgement, on, derived }),
      sources: sources.flatMap((citation) => sourceOf(context, citation)),
      ...(wording && tested ? { tested: { name: tested.name, ...wording } } : {}),
      ...(hindsight ? { hindsight: { ...hindsight, sources: hindsight.sources.flatMap((citation) => sourceOf(context, citation)) } } : {}),
      slides: (context.uses.get(id) ?? []).map((slide) => ({
        id: slide,
        number: context.numbers.get(slide) ?? "",
        title: titles.get(slide) ?? "",
      })),
      checked,
    };
  };
  return {
    schema: 2,
    title: info.title,
    ...given({ asOf: info.asOf, licence: info.licence }),
    ...(tested ? { tested: given(tested) as Evidence["tested"] & object } : {}),
    parties: Object.fromEntries([...info.actors].map(([id, { name }]) => [id, name])),
    origins: Object.fromEntries([...ledger.origins].map(([id, { place: _place, ...origin }]) => [id, origin])),
    claims: [...ledger.claims.values()].map(claim),
  };
}

const NO_SUPPORT: Support = { basis: "rumour", origins: [], parties: [], later: false, change: "holds" };

function sourceOf({ deck, words }: RenderContext, citation: Citation): EvidenceSource[] {
  const { ledger, info } = deck;
  const reference = ledger.references.get(citation.ref);
  if (!reference) return [];
  const { title, tier, URL: address = "", note, outlet } = reference;
  const { ref, at, against, part, hearsay } = citation;
  const origin = citation.origin ?? reference.origin;
  const { quote, lang, translation } = quoteOf(citation, reference) ?? {};
  const date = dateOf(reference);
  return [
    {
      ref,
      title,
      issued: printIssued(words, reference),
      ...given({ date }),
      ...(date !== undefined && isLater(date, info.asOf) ? { after: true as const } : {}),
      at,
      tier,
      ...given({ url: safeLink(address), note, outlet, origin, party: ledger.origins.get(origin ?? "")?.party }),
      ...given({ against, part, hearsay, quote, lang, translation }),
    },
  ];
}

/** What is there of some properties. */
function given<T extends object>(properties: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as never;
}

const COLUMNS: [string, (claim: EvidenceClaim) => string][] = [
  ["id", ({ id }) => id],
  ["claim", ({ says }) => says],
  ["who_says", ({ by }) => by],
  ["basis", ({ basis }) => basis],
  ["standing", ({ standing }) => standing ?? ""],
  ["parties", ({ parties }) => parties.join(" ")],
  ["origins", ({ origins }) => origins.join(" ")],
  ["judgement_of", ({ judgement }) => judgement ?? ""],
  ["why", ({ why }) => why],
  ["against", ({ against }) => against ?? ""],
  ["unknown", ({ unknown }) => unknown ?? ""],
  ["when", ({ when }) => when],
  ["derived_from", ({ derived }) => derived ?? ""],
  ["sources", ({ sources }) => sources.map(sourceText).join(" | ")],
  ["tested_paragraph", ({ tested }) => tested?.at ?? ""],
  ["tested_wording", ({ tested }) => tested?.wording ?? ""],
  ["tested_verdict", ({ tested }) => tested?.verdict ?? ""],
  ["hindsight_verdict", ({ hindsight }) => hindsight?.verdict ?? ""],
  ["hindsight", ({ hindsight }) => hindsight?.says ?? ""],
  ["hindsight_date", ({ hindsight }) => hindsight?.when ?? ""],
  ["hindsight_sources", ({ hindsight }) => (hindsight?.sources ?? []).map(sourceText).join(" | ")],
  ["slides", ({ slides }) => slides.map(({ number }) => number).join(" ")],
  ["checked", ({ checked }) => checked],
];

function sourceText({ title, issued, at, tier, origin, url }: EvidenceSource): string {
  return `${title} (${issued}), ${at}, tier ${tier}${origin ? `, origin ${origin}` : ""}${url ? `, ${url}` : ""}`;
}

/** What a spreadsheet takes for the start of a formula: also in full width, as NFKC folds it, and after blanks and unseen characters. */
const FORMULA = /^[\s\p{C}]*[=+\-@\u2212]/u;

/**
 * The ledger as CSV (RFC 4180: CRLF, quotes doubled), a cell on one line. Where a spreadsheet would start a formula stands an
 * apostrophe first: at a cell's start, and after a semicolon, which separates cells where the comma is the decimal sign.
 */
export function evidenceCsv(evidence: Evidence): string {
  const guarded = (text: string) => (FORMULA.test(text.normalize("NFKC")) ? `'${text}` : text);
  const cell = (text: string): string => {
    const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
    const safe = line.split(";").map(guarded).join(";");
    return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = [COLUMNS.map(([name]) => name), ...evidence.claims.map((claim) => COLUMNS.map(([, read]) => read(claim)))];
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
