import type { Citation, Claim } from "../../model/claim.ts";
import { safeLink } from "../../model/link.ts";
import type { Evidence, EvidenceClaim, EvidenceSource } from "../../model/page.ts";
import { plain, walkSlides } from "../../model/walk.ts";
import { printIssued, type RenderContext } from "../context.ts";

/** The whole ledger with its sources written out and its uses found. */
export function evidenceOf(context: RenderContext): Evidence {
  const { info, ledger } = context.deck;
  const titles = new Map([...walkSlides(context.deck)].map(({ slide }) => [slide.id, plain(slide.title)]));
  const sources = (citations: Citation[]): EvidenceSource[] =>
    citations.flatMap(({ ref, at }) => {
      const reference = ledger.references.get(ref);
      if (!reference) return [];
      const { title, tier, URL: address = "", note } = reference;
      const url = safeLink(address);
      return [{ title, issued: printIssued(context.words, reference), at, tier, ...(url ? { url } : {}), ...(note ? { note } : {}) }];
    });
  const claim = ({
    place: _place,
    sources: cited,
    value: _value,
    unit: _unit,
    show: _show,
    showUnit: _showUnit,
    use: _use,
    tested,
    hindsight,
    ...rest
  }: Claim): EvidenceClaim => ({
    ...rest,
    sources: sources(cited),
    ...(tested && info.tested ? { tested: { name: info.tested.name, ...tested } } : {}),
    ...(hindsight ? { hindsight: { ...hindsight, sources: sources(hindsight.sources) } } : {}),
    slides: (context.uses.get(rest.id) ?? []).map((id) => ({ id, number: context.numbers.get(id) ?? "", title: titles.get(id) ?? "" })),
  });
  return {
    title: info.title,
    ...(info.asOf === undefined ? {} : { asOf: info.asOf }),
    ...(info.licence === undefined ? {} : { licence: info.licence }),
    claims: [...ledger.claims.values()].map(claim),
  };
}

const COLUMNS: [string, (claim: EvidenceClaim) => string][] = [
  ["id", ({ id }) => id],
  ["claim", ({ says }) => says],
  ["who_says", ({ by }) => by],
  ["grade", ({ grade }) => grade],
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

function sourceText({ title, issued, at, tier, url }: EvidenceSource): string {
  return `${title} (${issued}), ${at}, tier ${tier}${url ? `, ${url}` : ""}`;
}

/** The ledger as CSV (RFC 4180: CRLF, quotes doubled). A cell that a spreadsheet would run as a formula starts with an apostrophe. */
export function evidenceCsv(evidence: Evidence): string {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = [COLUMNS.map(([name]) => name), ...evidence.claims.map((claim) => COLUMNS.map(([, read]) => read(claim)))];
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
