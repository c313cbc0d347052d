import { expect, test } from "playwright/test";
import type { Actors } from "../model/deck.ts";
import { FileEffects } from "./effects.ts";
import { DIAGRAM_FONTS, diagramHasher, MermaidError, renderDiagrams } from "./mermaid.ts";

const EFFECTS = new FileEffects(process.cwd(), "slides");
const colours = { light: {}, dark: {}, print: {} };
const ACTORS: Actors = new Map([
  ["fr", { name: "One", called: [], shape: "rect", mark: "square", arrow: false, ...colours }],
  ["ru", { name: "Two", called: [], shape: "notch", mark: "diamond", arrow: true, ...colours }],
  ["ml", { name: "Three", called: [], shape: "pill", mark: "circle", arrow: false, ...colours }],
  ["eu", { name: "Four", called: [], shape: "rounded", mark: "square", arrow: false, ...colours }],
  ["cx", { name: "Five", called: [], shape: "hexagon", mark: "square", arrow: false, ...colours }],
]);

const SOURCES: Record<string, string> = {
  flowchart: `flowchart LR
  A["\`**One**
  and more\`"]:::fr --> B{{"\`**Two**\`"}}:::cx
  A --> B
  B rev1@-->|why| C@{shape: notch-rect, label: "**Three**<br>last"}
  class C ru
  C --> A
  A -->|past| D:::ml`,
  groups: `flowchart LR
  subgraph G[Group]
    A --> B
  end
  class G cx
  B --> C`,
  down: "flowchart TB\n  A --> B\n  A --> C{Which?}\n  B --> C",
  sequence: `sequenceDiagram
  %% actor P fr
  participant P as Paris
  participant M as Moscow
  P->>M: asks
  M-->>P: answers
  Note over P,M: waits
  alt yes
    M->>M: thinks
  end`,
  timeline: "timeline\n  section Then\n    2020 : First : Second\n  section Now\n    2021 : Third",
  state: "stateDiagram-v2\n  [*] --> Draft\n  Draft --> Done : ends\n  Done --> [*]",
  gantt: "gantt\n  dateFormat YYYY-MM-DD\n  section S\n  One :a1, 2021-01-01, 30d\n  Two :a2, after a1, 20d",
  quadrant: "quadrantChart\n  x-axis Low --> High\n  y-axis Low --> High\n  One: [0.3, 0.8]",
  xychart: "xychart\n  x-axis [a, b]\n  y-axis 0 --> 10\n  bar [4, 6]",
  pie: 'pie\n  "A" : 40\n  "B" : 60',
  mindmap: "mindmap\n  root((Root))\n    A\n    B",
  sankey: "sankey\nA,B,10\nC,B,5",
  class: "classDiagram\n  class A\n  A --> B : uses",
  band: `flowchart LR
  A["\`**Old**\`"]:::fr --x|would break| B["\`**New**\`"]:::fr
  A --> C("\`**Other**\`"):::eu
  G[gap] ~~~ C
  R[Guest] --> G
  class B,C planned
  class G gap
  %% band Now: what follows is plan`,
  lanes: `timeline
  section Here
    1 Jan 2021 : First
    31 Jan 2021 : Last
  section There
    11 Jan : Between
  %% actor Here fr
  %% actor There ml`,
  er: "erDiagram\n  A ||--o{ B : has",
};
const OURS = ["flowchart", "groups", "down", "sequence", "timeline", "band", "lanes"];
// What Mermaid does not understand stands before the rest, which has to be drawn all the same.
const BROKEN = [
  { name: "bad", source: "flowchart LR\n  A --> B\n\n  B ==== -> [C\n  C --> D" },
  { name: "unknown", source: "flowhart LR\n  A --> B" },
];
const list = [...BROKEN, ...Object.entries(SOURCES).map(([name, source]) => ({ name, source }))];

let drawn: Promise<Map<string, PromiseSettledResult<string>>> | undefined;

/** What became of each of the list, by name: drawn once for all tests, in one page. */
function results(): Promise<Map<string, PromiseSettledResult<string>>> {
  drawn ??= renderDiagrams(list, EFFECTS, ACTORS).then((all) => new Map(all.map((result, i) => [list[i]?.name ?? "", result])));
  return drawn;
}

async function svgOf(name: string): Promise<string> {
  const result = (await results()).get(name);
  return result?.status === "fulfilled" ? result.value : "";
}

test.describe("renderDiagrams", () => {
  test.describe.configure({ mode: "default" }); // one worker, so that the list is drawn once

  test("makes every solid kind neutral, and the same each time", async () => {
    test.slow();
    const [first, second] = await Promise.all([results(), renderDiagrams([...list].reverse(), EFFECTS, ACTORS)]);
    second.reverse();
    for (const [i, { name }] of list.entries()) {
      if (BROKEN.some((broken) => broken.name === name)) continue;
      const result = first.get(name);
      expect(result?.status, `${name}: ${result?.status === "rejected" ? result.reason : ""}`).toBe("fulfilled");
      if (result?.status !== "fulfilled") continue;
      const svg = result.value;
      expect(svg, name).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" class="[^"]+" viewBox="[-\d. ]+" role="img">/);
      expect(svg, name).not.toMatch(/foreignObject|<style|\sstyle=|NaN|Infinity|undefined/);
      expect(svg, name).not.toMatch(/(fill|stroke)="(?!none"|var\(--[a-z\d-]+\)")/);
      expect(svg, name).not.toMatch(/\d\.\d{3}/);
      for (const [, id] of svg.matchAll(/\sid="([^"]*)"/g)) {
        expect(id, name).toMatch(new RegExp(`^${name}-`));
        expect(svg, name).toContain(`url(#${id})`);
      }
      if (OURS.includes(name)) expect(svg, name).not.toMatch(/#[0-9a-f]{3,6}\b|<marker/i);
      else expect(svg, name).toMatch(/data-node="/);
      expect(second[i], `${name} again, in another order`).toEqual(result);
    }
  });

  test("names nodes, edges, groups, messages and periods", async () => {
    const [flowchart, groups, sequence, timeline] = await Promise.all([
      svgOf("flowchart"),
      svgOf("groups"),
      svgOf("sequence"),
      svgOf("timeline"),
    ]);
    expect(namesOf(flowchart)).toEqual(["A", "A->B", "A->B#2", "A->D", "B", "D", "C", "B->C", "C->A"]);
    expect(flowchart).toContain('class="node notch" data-actor="ru" data-node="C"');
    // Read against its direction: from the one who acts.
    expect(flowchart).toContain('data-edge="B-&gt;C" data-from="C" data-to="B"');
    expect(groups).toContain('class="group contested" data-actor="cx" data-node="G" data-group="" data-members="');
    expect(namesOf(sequence)).toEqual(["P", "M", "m1", "m2", "m3"]);
    expect(sequence).toContain('class="node rect" data-actor="fr" data-node="P"');
    expect(namesOf(timeline)).toEqual(["t1", "t1.1", "t1.2", "t2", "t2.1"]);
  });

  test("draws a plan as a band, a link that fails as a tear, and what is only placed not at all", async () => {
    const svg = await svgOf("band");
    expect(namesOf(svg)).toEqual(["A", "G", "B", "A->B", "C", "A->C", "R", "R->G"]);
    expect(svg.match(/class="tear"/g)).toHaveLength(1);
    expect(svg).toContain('class="node strand planned" data-actor="fr" data-node="B"');
  });

  test("puts the dates of lanes to scale", async () => {
    const svg = await svgOf("lanes");
    const [first = 0, between = 0, last = 0] = [...svg.matchAll(/class="dot" cx="([\d.]+)"/g)]
      .map(([, x]) => Number(x))
      .sort((a, b) => a - b);
    expect((between - first) / (last - first)).toBeCloseTo(10 / 30, 2);
  });

  test("says on which line Mermaid stopped, and goes on with the others", async () => {
    const all = await results();
    const [bad, unknown] = [all.get("bad"), all.get("unknown")];
    expect(reasonOf(bad)).toMatchObject({ line: 4 });
    expect(reasonOf(bad).message).toContain('"B ==== -> [C"');
    expect(reasonOf(unknown)).toMatchObject({ line: 1, message: "the first line names no kind of diagram Mermaid knows" });
    expect([...all.values()].filter(({ status }) => status === "rejected")).toHaveLength(2);
  });

  test("starts no browser for nothing", async () => {
    const path = process.env.CHROMIUM_PATH;
    process.env.CHROMIUM_PATH = "/dev/null";
    try {
      expect(await renderDiagrams([], EFFECTS, ACTORS)).toEqual([]);
    } finally {
      if (path === undefined) delete process.env.CHROMIUM_PATH;
      else process.env.CHROMIUM_PATH = path;
    }
  });

  test("refuses to measure without its font", async () => {
    const fonts = [{ family: "Nowhere", file: "package.json" }];
    await expect(renderDiagrams([{ name: "a", source: "flowchart LR\n A" }], EFFECTS, ACTORS, fonts)).rejects.toThrow(/Nowhere/);
  });
});

test("a diagram's hash changes with the source, the fonts and the shapes of the actors, not with their colours", async () => {
  const hashOf = await diagramHasher(EFFECTS, ACTORS);
  const hash = hashOf("flowchart LR\n A");
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect((await diagramHasher(EFFECTS, ACTORS, DIAGRAM_FONTS))("flowchart LR\n A")).toBe(hash);
  expect(hashOf("flowchart LR\n B")).not.toBe(hash);
  expect((await diagramHasher(EFFECTS, ACTORS, []))("flowchart LR\n A")).not.toBe(hash);
  const hashWith = async (over: object) =>
    (await diagramHasher(EFFECTS, new Map([...ACTORS].map(([id, actor]) => [id, { ...actor, ...over }]))))("flowchart LR\n A");
  expect(await hashWith({ mark: "diamond" })).not.toBe(hash);
  expect(await hashWith({ light: { line: "#123456" } })).toBe(hash);
});

function namesOf(svg: string): string[] {
  return [...svg.matchAll(/data-(?:node|edge)="([^"]*)"/g)].map(([, name = ""]) => name.replace("&gt;", ">"));
}

function reasonOf(result: PromiseSettledResult<string> | undefined): MermaidError {
  expect(result?.status).toBe("rejected");
  const reason = (result as PromiseRejectedResult).reason;
  expect(reason).toBeInstanceOf(MermaidError);
  return reason;
}
