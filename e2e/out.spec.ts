import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { evidenceSchema } from "../src/render/evidence/schema.ts";
import { BUILT, expect, test } from "./site.ts";

const read = async (folder: string, name: string) => JSON.parse(await readFile(join(folder, name), "utf8"));

/** The first things wrong with `data` by the schema that stands beside it, "" for none. */
function faults(schema: object, data: unknown): string {
  const ajv = new Ajv2020({ allErrors: true });
  return ajv.validate(schema, data) ? "" : ajv.errorsText(ajv.errors?.slice(0, 5));
}

for (const deck of ["briefing", "river"] as const) {
  test(`evidence.json of the ${deck} is what evidence.schema.json says`, async () => {
    const evidence = await read(BUILT[deck], "evidence.json");
    expect(faults(await read(BUILT[deck], evidence.$schema), evidence)).toBe("");
    expect(evidence.claims.length).toBeGreaterThan(20);
  });
}

test("the schema lets nothing through that is of another form", async () => {
  const schema = evidenceSchema();
  const change = async (how: (evidence: Awaited<ReturnType<typeof read>>) => void) => {
    const evidence = await read(BUILT.river, "evidence.json");
    how(evidence);
    return faults(schema, evidence);
  };
  expect(await change(() => {})).toBe("");
  expect(await change((evidence) => delete evidence.claims[0].basis)).toContain("must have required property 'basis'");
  expect(await change((evidence) => Object.assign(evidence.claims[0], { grade: "one" }))).toContain("must NOT have additional properties");
  expect(await change((evidence) => Object.assign(evidence.claims[0], { basis: "certain" }))).toContain(
    "/claims/0/basis must be equal to one",
  );
  expect(await change((evidence) => Object.assign(evidence, { schema: 1 }))).toContain("/schema must be equal to constant");
  expect(await change((evidence) => Object.assign(evidence.claims[0].sources[0], { date: "May 2019" }))).toContain("must match pattern");
});

test("evidence.json carries the two axes, the origins and the sources' own words", async () => {
  const { claims, origins, parties } = await read(BUILT.river, "evidence.json");
  const claim = (id: string) => claims.find((each: { id: string }) => each.id === id);
  expect(claim("C1.3")).toMatchObject({ basis: "one", party: "op", parties: ["op"], origins: ["herald-engineers"] });
  expect(claim("C1.3").sources).toContainEqual(
    expect.objectContaining({
      ref: "herald",
      origin: "herald-engineers",
      party: "op",
      at: "page 2",
      quote: "twelve million, give or take",
    }),
  );
  expect(claim("C1.3").sources).toContainEqual(expect.objectContaining({ ref: "works", after: true }));
  expect(claim("C2.3")).toMatchObject({ basis: "several", standing: "denied" });
  expect(claim("C3.2").sources[0]).toMatchObject({ lang: "sv", translation: expect.stringContaining("Five gates") });
  expect(claim("C1.1")).toMatchObject({ basis: "one", origins: ["gazette-reporter"] }); // its two reprints count once
  expect(origins["gazette-reporter"]).toMatchObject({ outlet: "Northern Gazette" });
  expect(parties.op).toBe("Northfall");
});
