import { z } from "zod";
import { type Origin, outletId, STANDINGS } from "../model/basis.ts";
import { type Claim, HINDSIGHT_VERDICTS, type Ledger, type Reference, TESTED_VERDICTS } from "../model/claim.ts";
import { isSafeLink } from "../model/link.ts";
import { error, type Message, type Place } from "../model/message.ts";
import { isDate } from "../model/time.ts";
import { didYouMean } from "./nearest.ts";
import { contextOf, type SourceFile } from "./source.ts";
import { fit, readYaml, type YamlFile } from "./yaml.ts";

const text = (example: string) => z.string().trim().min(1).meta({ example });

// YAML reads 2021 as a number and leaves 2021-09-13 a string; both are dates here.
const date = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine(isDate, "there is no such date; one is written YYYY, YYYY-MM or YYYY-MM-DD")
  .meta({ example: '"2021-09-13"' });
const quote = {
  quote: z.string().optional(),
  lang: z.string().optional(),
  translation: z.string().optional(),
};
const citations = z
  .array(
    z.strictObject({
      ref: text("its-id, from references.yaml"),
      at: text('"page 3"'),
      origin: z.string().optional(),
      against: z.boolean().optional(),
      part: z.boolean().optional(),
      hearsay: z.boolean().optional(),
      ...quote,
    }),
  )
  .meta({ example: '[{ ref: its-id, at: "page 3" }]' });

const claimSchema = z.strictObject({
  says: text("what a slide may say of it, in a sentence"),
  by: text("who says so"),
  why: text("why it stands as firm as it does"),
  judgement: z.string().optional(),
  on: z.array(z.string()).optional(),
  standing: z.enum(STANDINGS).optional(),
  against: z.string().optional(),
  unknown: z.string().optional(),
  when: date,
  sources: citations.default([]),
  tested: z.strictObject({ at: text("P1"), wording: text("its words"), verdict: z.enum(TESTED_VERDICTS) }).optional(),
  value: z.number().optional(),
  unit: z.string().optional(),
  show: z.string().optional(),
  showUnit: z.string().optional(),
  derived: z.string().optional(),
  hindsight: z
    .strictObject({ verdict: z.enum(HINDSIGHT_VERDICTS), says: text("what became of it"), when: date, sources: citations })
    .optional(),
  use: z.literal("register").optional(),
  checked: date.meta({ example: '"2026-11-23", the day you looked it up' }),
});

const names = z.array(z.looseObject({ literal: z.string().optional(), family: z.string().optional() }));
const day = z
  .array(z.number())
  .min(1)
  .max(3)
  .refine((parts) => isDate(parts.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, "0")).join("-")), "there is no such date")
  .meta({ example: "[2021, 9, 13]: year, month, day" });
const referenceSchema = z.looseObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][\w.:-]*$/, "an id is of letters, digits, hyphens and dots")
    .meta({ example: "paper-2021-09-13" }),
  type: text("article-newspaper"),
  title: text("what stands over it"),
  author: names.optional(),
  publisher: z.string().optional(),
  "container-title": z.string().optional(),
  URL: z
    .string()
    .refine((address) => isSafeLink(address) && !address.startsWith("#"), "this is no address of the web")
    .meta({ example: '"https://…"' })
    .optional(),
  issued: z
    .union([z.strictObject({ "date-parts": z.array(day).min(1).max(2) }), z.strictObject({ literal: z.string() })])
    .meta({ example: "{ date-parts: [[2021, 9, 13]] }, or { literal: n.d. }" }),
  custom: z
    .looseObject({
      tier: z.enum(["A", "B", "C", "D", "own"]).meta({ example: "A, B, C, D or own" }),
      note: z.string().optional(),
      origin: z.string().optional(),
      outlet: z.string().optional(),
      ...quote,
    })
    .meta({ example: "{ tier: B }" }),
});

const CLAIM_ID = /^[A-Za-z][A-Za-z0-9.-]*$/;

/** The files of a ledger. `origins.yaml` may be left out: then each outlet is an origin of its own. */
export interface LedgerFiles {
  claims: SourceFile;
  references: SourceFile;
  origins?: SourceFile | undefined;
}

/**
 * `claims.yaml`, `references.yaml` and `origins.yaml` as the ledger, entry by entry: what does not fit becomes messages at its
 * place, and the other entries are there all the same.
 */
export function parseLedger(files: LedgerFiles, messages: Message[]): Ledger {
  const claimsFile = files.claims;
  const origins: Ledger["origins"] = files.origins ? parseOrigins(files.origins, messages) : new Map();
  const { references, unread } = parseReferences(files.references, origins, messages);
  const ledger: Ledger = { claims: new Map(), references, origins, unread: new Set() };
  const file = readYaml(contextOf(claimsFile, messages), claimsFile.text, 0, "ledger-is-valid");
  const entries = file && fit(file, [], z.record(z.string(), z.unknown()));
  if (!file || !entries) return { ...ledger, unread: EVERYTHING };
  const lost = new Set<string>();
  for (const id of Object.keys(entries)) {
    if (!CLAIM_ID.test(id))
      messages.push(
        error(
          "id-is-plain",
          file.keyPlace([id]),
          `"${id}" is no id`,
          "a claim's id starts with a letter; then letters, digits, dots and hyphens",
        ),
      );
    const data = fit(file, [id], claimSchema);
    if (!data) {
      lost.add(id);
      continue;
    }
    ledger.claims.set(id, { id, ...typeset(withoutUndefined(data)), place: file.keyPlace([id]) } as Claim);
    for (const [path, { ref, origin }] of citationsOf(id, data)) {
      if (origin !== undefined && !origins.has(origin)) messages.push(unknownOrigin(file.place([...path, "origin"]), origin, origins));
      if (references.has(ref) || unread.has(ref)) continue;
      messages.push(
        error("ledger-is-valid", file.place([...path, "ref"]), `unknown reference "${ref}"`, didYouMean(ref, references.keys())),
      );
    }
  }
  return { ...ledger, unread: lost };
}

/** Where a whole file could not be read, nothing of it is known to be missing. */
const EVERYTHING = { has: () => true };

/** Every citation of a claim, with the way to it. */
function citationsOf(
  id: string,
  { sources, hindsight }: z.infer<typeof claimSchema>,
): [(string | number)[], { ref: string; origin?: string | undefined }][] {
  return [
    ...sources.map((citation, index): ReturnType<typeof citationsOf>[number] => [[id, "sources", index], citation]),
    ...(hindsight?.sources ?? []).map((citation, index): ReturnType<typeof citationsOf>[number] => [
      [id, "hindsight", "sources", index],
      citation,
    ]),
  ];
}

const originSchema = z.strictObject({
  name: text("who first knew"),
  outlet: z.string().optional(),
  party: z.string().optional(),
  named: z.boolean().optional(),
});

/** `origins.yaml`: who first knew, by id. */
function parseOrigins(source: SourceFile, messages: Message[]): Ledger["origins"] {
  const origins: Ledger["origins"] = new Map();
  const file = readYaml(contextOf(source, messages), source.text, 0, "ledger-is-valid");
  const entries = file && fit(file, [], z.record(z.string(), z.unknown()));
  for (const id of Object.keys(entries ?? {})) {
    const data = file && fit(file, [id], originSchema);
    if (data) origins.set(id, { ...(typeset(withoutUndefined(data)) as Origin), place: file.keyPlace([id]) });
  }
  return origins;
}

function unknownOrigin(place: Place, origin: string, origins: Ledger["origins"]): Message {
  return error("ledger-is-valid", place, `unknown origin "${origin}"`, didYouMean(origin, origins.keys()) ?? "origins.yaml names them");
}

/** Reads the sources. A source that names no origin is its outlet's own report, and `origins` gains that outlet. */
function parseReferences(
  source: SourceFile,
  origins: Ledger["origins"],
  messages: Message[],
): { references: Map<string, Reference>; unread: Ledger["unread"] } {
  const references = new Map<string, Reference>();
  const file = readYaml(contextOf(source, messages), source.text, 0, "ledger-is-valid");
  const whole = z
    .strictObject({ references: z.array(z.unknown()).meta({ example: "a list of sources, each with an id" }) })
    .meta({ example: "references: on the first line, the list of sources beneath it" });
  const entries = file && fit(file, [], whole)?.references;
  if (!file || !entries) return { references, unread: EVERYTHING };
  const lost = new Set<unknown>();
  for (const [index, entry] of entries.entries()) {
    const data = fit(file, ["references", index], referenceSchema);
    if (data && !references.has(data.id)) {
      const { origin } = data.custom;
      if (origin !== undefined && !origins.has(origin))
        messages.push(unknownOrigin(file.place(["references", index, "custom", "origin"]), origin, origins));
      references.set(data.id, referenceOf(data, file, index, origins));
    } else if (data)
      messages.push(
        error(
          "ledger-is-valid",
          file.place(["references", index, "id"]),
          `a second source with the id "${data.id}"`,
          "give one of them another id",
        ),
      );
    else lost.add(typeof entry === "object" && entry !== null && "id" in entry ? entry.id : undefined);
  }
  return { references, unread: lost.has(undefined) ? EVERYTHING : lost };
}

function referenceOf(item: z.infer<typeof referenceSchema>, file: YamlFile, index: number, origins: Ledger["origins"]): Reference {
  const publisher = item.publisher ?? item["container-title"] ?? item.author?.map((name) => name.literal ?? name.family).join(", ");
  const { tier, note, quote: words, lang, translation } = item.custom;
  const outlet = tier === "own" ? undefined : typeset(item.custom.outlet ?? publisher ?? item.title);
  const origin = item.custom.origin ?? (outlet === undefined ? undefined : outletId(outlet));
  if (outlet !== undefined && origin !== undefined && item.custom.origin === undefined && !origins.has(origin))
    origins.set(origin, { name: outlet, outlet });
  return {
    id: item.id,
    type: item.type,
    title: typeset(item.title),
    ...(publisher ? { publisher: typeset(publisher) } : {}),
    ...(item.URL ? { URL: item.URL } : {}),
    issued: "literal" in item.issued ? item.issued.literal : (item.issued["date-parts"][0] ?? []),
    tier,
    ...(note ? { note: typeset(note) } : {}),
    ...(origin === undefined ? {} : { origin }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(words === undefined ? {} : { quote: { quote: words, ...(lang ? { lang } : {}), ...(translation ? { translation } : {}) } }),
    csl: cslOf(item),
    place: file.place(["references", index, "id"]),
  };
}

/** What the citation processor sets of an entry: `custom` is ours. */
function cslOf({ URL: _url, custom: _custom, ...csl }: Record<string, unknown>): Record<string, unknown> {
  return csl;
}

/** YAML is typed with straight apostrophes; print has them curved. */
function typeset<T>(data: T): T {
  if (typeof data === "string") return data.replaceAll("'", "’") as T;
  if (Array.isArray(data)) return data.map(typeset) as T;
  if (typeof data === "object" && data !== null)
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, typeset(value)])) as T;
  return data;
}

function withoutUndefined<T extends object>(data: T): T {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as T;
}
