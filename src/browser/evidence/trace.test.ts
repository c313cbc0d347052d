import { expect, test } from "playwright/test";
import type { Evidence, EvidenceClaim, EvidenceSource } from "../../model/page.ts";
import { quotedOf, traceOf } from "./trace.ts";

const evidence: Pick<Evidence, "origins" | "parties" | "tested"> = {
  tested: { name: "Article", origin: "article" },
  parties: { up: "Upstream" },
  origins: {
    article: { name: "The article" },
    agency: { name: "The agency", outlet: "Agency" },
    mayor: { name: "The mayor", party: "up", named: true },
  },
};

const page = (ref: string, more: Partial<EvidenceSource> = {}): EvidenceSource => ({
  ref,
  title: ref,
  issued: "",
  at: "",
  tier: "B",
  ...more,
});

function claim(sources: EvidenceSource[], more: Partial<EvidenceClaim> = {}): EvidenceClaim {
  return {
    id: "C",
    says: "",
    by: "",
    basis: "one",
    origins: [],
    parties: [],
    why: "",
    when: "2021",
    sources,
    slides: [],
    checked: "",
    ...more,
  };
}

test("three reprints of one report are one origin with three pages", () => {
  const reprints = ["a", "b", "c"].map((ref) => page(ref, { origin: "agency", outlet: ref }));
  const own = page("d", { origin: "agency", outlet: "Agency" });
  const { branches, uncounted } = traceOf(claim([...reprints, own], { origins: ["agency"] }), evidence);
  expect(branches).toHaveLength(1);
  expect(branches[0]).toMatchObject({ name: "The agency", basis: "one", reprints: 3 });
  expect(branches[0]?.pages).toHaveLength(4);
  expect(uncounted).toEqual([]);
});

test("who speaks for itself stands first, with its party, unless its page carries a part alone", () => {
  const sources = [page("a", { origin: "agency" }), page("m", { origin: "mayor" })];
  const [first] = traceOf(claim(sources, { basis: "official", origins: ["agency", "mayor"] }), evidence).branches;
  expect(first).toMatchObject({ id: "mayor", basis: "official", party: "Upstream" });
  const part = [page("m", { origin: "mayor", part: true })];
  expect(traceOf(claim(part, { origins: ["mayor"] }), evidence).branches[0]?.basis).toBe("one");
});

test("what does not count stands apart, with why", () => {
  const sources = [
    page("a", { origin: "agency" }),
    page("b", { origin: "agency", against: true }),
    page("c", { origin: "article" }),
    page("d", { origin: "mayor", after: true }),
    page("e", { origin: "mayor", hearsay: true }),
    page("f"),
  ];
  const { branches, uncounted } = traceOf(claim(sources, { origins: ["agency"] }), evidence);
  expect(branches[0]?.pages.map(({ ref }) => ref)).toEqual(["a"]);
  expect(uncounted.map(({ source, reason }) => [source.ref, reason])).toEqual([
    ["b", "context"],
    ["c", "tested"],
    ["d", "after"],
    ["e", "hearsay"],
    ["f", "own"],
  ]);
});

test("a rumour shows who passes it on, a judgement who answers for it", () => {
  const sources = [page("a", { origin: "agency", hearsay: true })];
  expect(traceOf(claim(sources, { basis: "rumour" }), evidence).branches[0]?.basis).toBe("rumour");
  const judged = claim([page("a", { origin: "article" })], { basis: "assessed", judgement: "the article", origins: ["article"] });
  expect(traceOf(judged, evidence).branches[0]?.basis).toBe("assessed");
});

test("own words: the firmest origin's first, each wording once, none of what counts for nothing", () => {
  const said = claim(
    [
      page("x", { origin: "article", quote: "tested" }),
      page("a", { origin: "agency", quote: "wired" }),
      page("b", { origin: "agency", quote: "wired" }),
      page("m", { origin: "mayor", quote: "said" }),
    ],
    { basis: "official", origins: ["agency", "mayor"] },
  );
  expect(quotedOf(said, traceOf(said, evidence)).map(({ quote }) => quote)).toEqual(["said", "wired"]);
});
