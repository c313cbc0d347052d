import { z } from "zod";
import { type Claim, HINDSIGHT_VERDICTS, type Ledger, type Reference, TESTED_VERDICTS } from "../model/claim.ts";
import { GRADES } from "../model/grade.ts";
import { error, type Message } from "../model/message.ts";
import { printDate } from "../model/time.ts";
import { didYouMean } from "./nearest.ts";
import { contextOf, type SourceFile } from "./source.ts";
import { parseYaml } from "./yaml.ts";

// YAML reads 2021 as a number and leaves 2021-09-13 a string; both are dates here.
const date = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((text) => /^\d{4}(-\d\d){0,2}$/.test(text), "a date is written YYYY, YYYY-MM or YYYY-MM-DD");
const citations = z.array(z.strictObject({ ref: z.string(), at: z.string() }));

const claimsSchema = z.record(
  z.string(),
  z.strictObject({
    says: z.string(),
    by: z.string(),
    grade: z.enum(GRADES),
    why: z.string(),
    against: z.string().optional(),
    unknown: z.string().optional(),
    when: date,
    sources: citations.default([]),
    tested: z.strictObject({ at: z.string(), wording: z.string(), verdict: z.enum(TESTED_VERDICTS) }).optional(),
    value: z.number().optional(),
    unit: z.string().optional(),
    show: z.string().optional(),
    showUnit: z.string().optional(),
    derived: z.string().optional(),
    hindsight: z.strictObject({ verdict: z.enum(HINDSIGHT_VERDICTS), says: z.string(), when: date, sources: citations }).optional(),
    use: z.literal("register").optional(),
    checked: date,
  }),
);

const names = z.array(z.looseObject({ literal: z.string().optional(), family: z.string().optional() }));
const referencesSchema = z.strictObject({
  references: z.array(
    z.looseObject({
      id: z.string(),
      type: z.string(),
      title: z.string(),
      author: names.optional(),
      publisher: z.string().optional(),
      "container-title": z.string().optional(),
      URL: z.string().optional(),
      issued: z.union([z.strictObject({ "date-parts": z.array(z.array(z.number())) }), z.strictObject({ literal: z.string() })]),
      custom: z.looseObject({ tier: z.enum(["A", "B", "C", "D", "own"]), note: z.string().optional() }),
    }),
  ),
});

/** `claims.yaml` and `references.yaml` as the ledger; what does not fit becomes messages at its place. */
export function parseLedger(claimsFile: SourceFile, referencesFile: SourceFile, messages: Message[]): Ledger {
  const ledger: Ledger = { claims: new Map(), references: new Map() };
  const references = parseYaml(contextOf(referencesFile, messages), referencesFile.text, 0, referencesSchema, "ledger-is-valid");
  for (const [index, item] of (references.data?.references ?? []).entries()) {
    const publisher = item.publisher ?? item["container-title"] ?? item.author?.map((name) => name.literal ?? name.family).join(", ");
    const reference: Reference = {
      id: item.id,
      type: item.type,
      title: typeset(item.title),
      ...(publisher ? { publisher: typeset(publisher) } : {}),
      ...(item.URL ? { URL: item.URL } : {}),
      issued: "literal" in item.issued ? item.issued.literal : printDate(item.issued["date-parts"][0] ?? []),
      tier: item.custom.tier,
      ...(item.custom.note ? { note: typeset(item.custom.note) } : {}),
      place: references.place(["references", index]),
    };
    ledger.references.set(item.id, reference);
  }
  const claims = parseYaml(contextOf(claimsFile, messages), claimsFile.text, 0, claimsSchema, "ledger-is-valid");
  for (const [id, data] of Object.entries(claims.data ?? {})) {
    const place = claims.place([id]);
    ledger.claims.set(id, { id, ...typeset(withoutUndefined(data)), place } as Claim);
    for (const [key, list] of [
      ["sources", data.sources],
      ["hindsight", data.hindsight?.sources ?? []],
    ] as const) {
      for (const [index, { ref }] of list.entries()) {
        if (ledger.references.size === 0 || ledger.references.has(ref)) continue;
        const path = key === "sources" ? [id, "sources", index, "ref"] : [id, "hindsight", "sources", index, "ref"];
        messages.push(
          error("ledger-is-valid", claims.place(path), `unknown reference "${ref}"`, didYouMean(ref, ledger.references.keys())),
        );
      }
    }
  }
  return ledger;
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
