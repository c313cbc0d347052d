import { expect, test } from "playwright/test";
import {
  type BasisClaim,
  type BasisLedger,
  basesOf,
  basisOf,
  byFirmness,
  operandsOf,
  outletId,
  standingFault,
  weakestOf,
} from "./basis.ts";

/** A valley where two newsrooms, a mayor and a survey speak of a dam; `tract` is the document under test, `ours` the deck's own work. */
const LEDGER: Omit<BasisLedger, "claims"> = {
  asOf: "2021-09-30",
  tested: "tract",
  origins: new Map([
    ["tract", { name: "The tract", outlet: "The Pamphlet" }],
    ["herald-engineers", { name: "Two engineers, to The Herald", outlet: "The Herald" }],
    ["courier", { name: "The Courier, its own reporting", outlet: "The Courier" }],
    ["mayor", { name: "The mayor", party: "north", named: true }],
    ["clerk", { name: "A clerk, to The Courier", outlet: "The Courier", party: "north" }],
  ]),
  references: new Map([
    ["tract", { origin: "tract", outlet: "The Pamphlet", date: "2021-09" }],
    ["herald", { origin: "herald-engineers", outlet: "The Herald", date: "2021-09-13" }],
    ["reprint", { origin: "herald-engineers", outlet: "The Évening Post", date: "2021-09-14" }],
    ["courier", { origin: "courier", outlet: "The Courier", date: "2021-09" }],
    ["hall", { origin: "mayor", outlet: "The Courier", date: "2021-09-20" }],
    ["clerk", { origin: "clerk", outlet: "The Courier", date: "2021-09-20" }],
    ["undated", { origin: "courier", outlet: "The Courier" }],
    ["late", { origin: "courier", outlet: "The Courier", date: "2021-10" }],
    ["later", { origin: "herald-engineers", outlet: "The Herald", date: "2022" }],
    ["late-hall", { origin: "mayor", outlet: "The Courier", date: "2021-10-01" }],
    ["ours", {}],
  ]),
};

type Cites = (string | BasisClaim["sources"][number])[];

function claim(cites: Cites, rest: Partial<BasisClaim> = {}): BasisClaim {
  return { when: "2021-09", sources: cites.map((cite) => (typeof cite === "string" ? { ref: cite } : cite)), ...rest };
}

function ledger(claims: Record<string, BasisClaim>): BasisLedger {
  return { ...LEDGER, claims: new Map(Object.entries(claims)) };
}

const alone = (cites: Cites, rest: Partial<BasisClaim> = {}, ...without: string[]) =>
  basisOf("it", ledger({ it: claim(cites, rest) }), new Set(without));

test.describe("a basis follows from who stands behind a statement", () => {
  test("a named body that speaks for itself puts it on the record; unnamed sources do not", () => {
    expect(alone(["hall"]).basis).toBe("official");
    expect(alone(["hall", "herald"]).basis).toBe("official");
    expect(alone(["clerk"]).basis).toBe("one");
  });

  test("a named body that carries part of it counts as an origin, not as the record", () => {
    expect(alone([{ ref: "hall", part: true }]).basis).toBe("one");
    expect(alone([{ ref: "hall", part: true }, "herald"]).basis).toBe("several");
  });

  test("two origins are several; a report and its reprint are one", () => {
    expect(alone(["herald", "courier"])).toMatchObject({ basis: "several", origins: ["herald-engineers", "courier"] });
    expect(alone(["herald", "reprint"])).toMatchObject({ basis: "one", origins: ["herald-engineers"] });
  });

  test("one page may pass on two origins", () => {
    expect(alone(["courier", { ref: "courier", origin: "clerk" }]).basis).toBe("several");
    expect(alone(["courier", { ref: "courier", origin: "mayor" }]).basis).toBe("official");
  });

  test("what speaks against it, and the deck's own work, count for nothing", () => {
    expect(alone(["herald", { ref: "courier", against: true }]).basis).toBe("one");
    expect(alone(["herald", "ours"]).basis).toBe("one");
    expect(alone(["ours"])).toMatchObject({ basis: "rumour", origins: [] });
  });

  test("hearsay alone is rumour, and adds nothing to a witness", () => {
    const hearsay = { ref: "courier", hearsay: true };
    expect(alone([hearsay]).basis).toBe("rumour");
    expect(alone(["herald", hearsay]).basis).toBe("one");
  });

  test("the tested document never counts beside another, and is the one origin of what it alone says", () => {
    expect(alone(["herald", "tract"])).toMatchObject({ basis: "one", origins: ["herald-engineers"] });
    expect(alone([{ ref: "courier", hearsay: true }, "tract"]).basis).toBe("rumour");
    expect(alone(["tract"])).toMatchObject({ basis: "one", origins: ["tract"] });
    expect(alone(["tract", { ref: "courier", against: true }]).origins).toEqual(["tract"]);
  });

  test("the party is said where all are of it, not where one is", () => {
    expect(alone(["hall", "clerk"])).toMatchObject({ parties: ["north"], party: "north" });
    expect(alone(["clerk", "herald"]).parties).toEqual(["north"]);
    expect(alone(["clerk", "herald"]).party).toBeUndefined();
  });
});

test.describe("a page of after the as-of day lifts nothing", () => {
  test("it does not count beside a page of the time, be it named or not", () => {
    expect(alone(["herald", "late"])).toMatchObject({ basis: "one", later: false });
    expect(alone(["herald", "late-hall"])).toMatchObject({ basis: "one", later: false });
  });

  test("where there is no other, later pages are one origin at most, or the record", () => {
    expect(alone(["late", "later"])).toMatchObject({ basis: "one", later: true });
    expect(alone(["late-hall", "late"])).toMatchObject({ basis: "official", later: true });
  });

  test("a claim of after that day counts them all", () => {
    expect(alone(["late", "later"], { when: "2021-10" })).toMatchObject({ basis: "several", later: false });
    expect(alone(["late", "later"], { when: "2021" }).basis).toBe("one");
  });

  test("a page without a date counts as of the time; a deck without a day knows no later", () => {
    expect(alone(["herald", "undated"]).basis).toBe("several");
    const { asOf: _, ...timeless } = ledger({ it: claim(["late", "later"]) });
    expect(basisOf("it", timeless)).toMatchObject({ basis: "several", later: false });
  });
});

test.describe("claims that stand on others", () => {
  const claims = {
    men: claim(["herald", "courier"]),
    pay: claim(["herald"]),
    vow: claim(["hall"]),
    guess: claim(["ours"], { judgement: "ours" }),
    head: claim([], { derived: "pay / men" }),
    sum: claim(["courier"], { derived: "vow + men" }),
    days: claim([], { on: ["vow", "guess"] }),
    view: claim(["hall"], { judgement: "ours", on: ["pay", "men"] }),
  };

  test("a figure worked out is as firm as its weakest operand, whatever it cites", () => {
    expect(basisOf("head", ledger(claims))).toMatchObject({ basis: "one", origins: ["herald-engineers", "courier"] });
    expect(basisOf("sum", ledger(claims)).basis).toBe("several");
    expect(basisOf("days", ledger(claims)).basis).toBe("assessed");
  });

  test("a judgement is assessed, even one that rests on the record", () => {
    expect(basisOf("view", ledger(claims)).basis).toBe("assessed");
    expect(basisOf("head", ledger({ ...claims, head: claim([], { derived: "pay / men", judgement: "ours" }) })).basis).toBe("assessed");
  });

  test("a circle and an unknown claim are named", () => {
    const circle = ledger({ a: claim([], { on: ["b"] }), b: claim([], { on: ["a"] }) });
    expect(() => basisOf("a", circle)).toThrow("a → b → a");
    expect(() => basisOf("a", ledger({ a: claim([], { on: ["gone"] }) }))).toThrow('unknown claim "gone"');
  });

  test("taking a ground away weakens a judgement, taking all away fells it", () => {
    const judged = { ...claims, view: claim(["ours"], { judgement: "ours", on: ["pay", "men"] }) };
    const change = (...without: string[]) => basisOf("view", ledger(judged), new Set(without)).change;
    expect(change("mayor")).toBe("holds");
    expect(change("the-courier")).toBe("weakens");
    expect(change("the-herald", "the-courier")).toBe("falls");
  });

  test("a figure falls with one of its operands, and weakens with one that does", () => {
    const after = (id: string, ...without: string[]) => basisOf(id, ledger(claims), new Set(without));
    expect(after("head", "the-herald")).toMatchObject({ basis: "rumour", change: "falls" });
    expect(after("head", "the-courier")).toMatchObject({ basis: "one", change: "holds" });
    expect(after("sum", "the-herald")).toMatchObject({ basis: "one", change: "weakens" });
  });
});

test.describe("taking sources away", () => {
  test("several weakens to one, one falls, and what does not hang on it holds", () => {
    expect(alone(["herald", "courier"], {}, "the-herald")).toMatchObject({ basis: "one", change: "weakens", origins: ["courier"] });
    expect(alone(["herald"], {}, "the-herald")).toMatchObject({ basis: "rumour", change: "falls", origins: [] });
    expect(alone(["courier"], {}, "the-herald")).toMatchObject({ basis: "one", change: "holds" });
  });

  test("an origin, a page's outlet, an origin's outlet or a party can be taken", () => {
    expect(alone(["herald"], {}, "herald-engineers").change).toBe("falls");
    expect(alone(["hall"], {}, "the-courier").change).toBe("falls");
    expect(alone(["reprint"], {}, "the-herald").change).toBe("falls");
    expect(alone(["reprint", "herald"], {}, "the-evening-post").change).toBe("holds");
    expect(alone(["hall", "clerk", "herald"], {}, "north")).toMatchObject({ basis: "one", change: "weakens", parties: [] });
  });

  test("the tested document does not step in for what was taken", () => {
    expect(alone(["herald", "tract"], {}, "the-herald")).toMatchObject({ basis: "rumour", change: "falls" });
    expect(alone(["tract"], {}, "tract").change).toBe("falls");
    expect(alone(["herald", "tract"], {}, "tract").change).toBe("holds");
  });

  test("a judgement of the tested document falls with it, one of ours without a source holds", () => {
    expect(alone(["tract"], { judgement: "the tract" }, "tract").change).toBe("falls");
    expect(alone(["tract", "courier"], { judgement: "the tract" }, "tract")).toMatchObject({ basis: "assessed", change: "weakens" });
    expect(alone(["ours"], { judgement: "ours" }, "the-herald")).toMatchObject({ basis: "assessed", change: "holds" });
  });

  test("with a page of the time gone, later pages step in, for one at most", () => {
    expect(alone(["herald", "courier", "late"], {}, "courier", "herald-engineers").change).toBe("falls");
    expect(alone(["clerk", "late", "later"], {}, "clerk")).toMatchObject({ basis: "one", later: true, change: "holds" });
  });

  test("nothing taken changes nothing, for every claim at once", () => {
    const all = basesOf(ledger({ a: claim(["herald"]), b: claim([], { on: ["a"] }) }));
    expect([...all].map(([id, { basis, change }]) => [id, basis, change])).toEqual([
      ["a", "one", "holds"],
      ["b", "one", "holds"],
    ]);
  });
});

test("a standing is carried through, and does not move the basis", () => {
  expect(alone(["hall"], { standing: "denied", against: "The council" })).toMatchObject({ basis: "official", standing: "denied" });
  expect(alone(["hall"]).standing).toBeUndefined();
});

test("a dispute and a denial are told, a wrong wording was tested", () => {
  const fault = (rest: Partial<BasisClaim>) => standingFault(claim(["herald"], rest));
  expect(fault({})).toBeUndefined();
  expect(fault({ standing: "disputed", against: "Two others" })).toBeUndefined();
  expect(fault({ standing: "disputed" })).toContain("against");
  expect(fault({ standing: "denied" })).toContain("against");
  expect(fault({ standing: "wrong", tested: { verdict: "error" } })).toBeUndefined();
  expect(fault({ standing: "wrong", tested: { verdict: "stands" }, against: "Two others" })).toContain("tested");
  expect(fault({ standing: "wrong" })).toContain("tested");
});

test("bases have one order, firmest first", () => {
  expect(["rumour", "one", "official", "assessed", "several"].sort(byFirmness as (a: string, b: string) => number)).toEqual([
    "official",
    "several",
    "one",
    "assessed",
    "rumour",
  ]);
  expect(weakestOf(["several", undefined, "assessed", "one"])).toBe("assessed");
  expect(weakestOf([])).toBeUndefined();
});

test("operands are found by whole ids, an outlet's id is plain", () => {
  expect(operandsOf("P1.1 * 12 - P1.10", ["P1.1", "P1.10", "P1", "1"])).toEqual(["P1.1", "P1.10"]);
  expect(operandsOf("rain-2021 / rain", ["rain", "rain-2021"])).toEqual(["rain-2021", "rain"]);
  expect(outletId("L’Évening Post, 2")).toBe("l-evening-post-2");
});
