import { z } from "zod";
import { BASES, type Origin, STANDINGS } from "../../model/basis.ts";
import { HINDSIGHT_VERDICTS, TESTED_VERDICTS } from "../../model/claim.ts";
import type { Evidence, EvidenceClaim, EvidenceSource } from "../../model/page.ts";

/** The keys of T, each described: one that is missing, or that T has not, does not compile. */
type Described<T> = { [Key in keyof Required<T>]: z.ZodType };

const text = (means: string) => z.string().min(1).describe(means);
const ids = (means: string) => z.array(z.string().min(1)).describe(means);
const date = (means: string) =>
  z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .describe(`${means}: YYYY, YYYY-MM or YYYY-MM-DD`);

const origin = z
  .strictObject({
    name: text("who first knew"),
    outlet: text("the newsroom it belongs to").optional(),
    party: text("the party whose quarrel it is, an id of parties").optional(),
    named: z.boolean().describe("a person or body that speaks for itself, on the record").optional(),
  } satisfies Described<Origin>)
  .meta({ id: "origin", description: "Who first knew. Two pages of one origin count once." });

const source = z
  .strictObject({
    ref: text("id of the source"),
    title: text("what stands over the page"),
    issued: text("its date as printed, in the deck's language"),
    date: date("its date; left out where the page shows none").optional(),
    after: z.literal(true).describe("a page of after asOf, which lifts no basis of an earlier claim").optional(),
    at: text("the place in it"),
    tier: z
      .enum(["A", "B", "C", "D", "own"])
      .describe("A official or primary, B newsroom or research, C copy or digest, D partisan, own: the deck's own work"),
    url: text("its address").optional(),
    note: text("what kind of page it is").optional(),
    outlet: text("whose page it is").optional(),
    origin: text("who first knew, an id of origins; left out for the deck's own work").optional(),
    party: text("the party whose quarrel it is, an id of parties").optional(),
    against: z.boolean().describe("speaks against the claim, or only sets its context: counts for nothing").optional(),
    part: z.boolean().describe("carries part of the claim only").optional(),
    hearsay: z.boolean().describe("passes on what nobody is known to have seen").optional(),
    quote: text("its own words, letter for letter").optional(),
    lang: text("language of the quote, where it is not the deck's").optional(),
    translation: text("the quote in the deck's language").optional(),
  } satisfies Described<EvidenceSource>)
  .meta({ id: "source", description: "A page as a claim cites it." });

const claim = z
  .strictObject({
    id: text("id of the claim, unique in the ledger"),
    says: text("the claim, in a sentence"),
    by: text("who says so, in words"),
    basis: z.enum(BASES).describe("who stands behind it, computed from its sources' origins"),
    standing: z.enum(STANDINGS).describe("what speaks against it; wrong is said of the tested wording").optional(),
    origins: ids("those that count for the basis, ids of origins"),
    parties: ids("the parties among those origins, ids of parties"),
    party: text("the one party that all those origins are of").optional(),
    why: text("why it stands as firm as it does"),
    against: text("who says otherwise").optional(),
    unknown: text("what is not known").optional(),
    when: date("what it speaks of, or when it was said"),
    judgement: text("whose reasoning it is: ours, or a name").optional(),
    on: ids("claims that it stands on").optional(),
    derived: text("arithmetic on claims that its value is worked out by").optional(),
    sources: z.array(source),
    tested: z
      .strictObject({
        name: text("the tested document"),
        at: text("the place in it"),
        wording: text("its words, in ours"),
        verdict: z.enum(TESTED_VERDICTS).describe("what the check found of that wording"),
      })
      .optional(),
    hindsight: z
      .strictObject({ verdict: z.enum(HINDSIGHT_VERDICTS), says: text("what became of it"), when: date("when"), sources: z.array(source) })
      .optional(),
    slides: z
      .array(z.strictObject({ id: text("id of the slide"), number: text("as printed"), title: text("its headline") }))
      .describe("where the claim is cited"),
    checked: date("when we last looked it up"),
  } satisfies Described<EvidenceClaim>)
  .meta({ id: "claim", description: "A statement with all that stands behind it and speaks against it." });

const evidence = z.strictObject({
  $schema: z.string().describe("where this description is").optional(),
  schema: z.literal(2).describe("version of this form: another number where a key changes its name or meaning"),
  title: text("the deck's title"),
  asOf: date("the day the deck stands on").optional(),
  licence: text("of the ledger").optional(),
  tested: z
    .strictObject({ name: text("the tested document"), origin: text("its origin, which never counts beside another").optional() })
    .optional(),
  parties: z.record(z.string(), z.string()).describe("id → name"),
  origins: z.record(z.string(), origin).describe("who first knew, by id"),
  claims: z.array(claim),
} satisfies Described<Evidence> & { $schema: z.ZodType });

/** `evidence.json` described as a JSON Schema (draft 2020-12). */
export function evidenceSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(evidence, { target: "draft-2020-12" });
  return { $schema, title: "An evidence ledger, version 2", ...schema };
}
