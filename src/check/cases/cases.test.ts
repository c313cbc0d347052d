import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";
import { RULES } from "../../model/message.ts";
import { parseDeck } from "../../parse/deck.ts";
import { formatAll } from "../../tool/report.ts";
import { checkDeck } from "../deck.ts";

// The cases' maps name Mali; whether a point is in a frame is src/check/map.test.ts's.
const GEOGRAPHY = { countries: [{ iso: "MLI", name: "Mali" }], shows: () => true };

const here = fileURLToPath(new URL(".", import.meta.url));
const read = (path: string) => ({ path, text: readFileSync(here + path, "utf8") });
const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Holds `actual` against a golden file; makes a missing one, but never in CI. */
function expectGolden(path: string, actual: string): void {
  let golden: string | undefined;
  try {
    golden = readFileSync(here + path, "utf8");
  } catch {
    if (process.env.CI) throw new Error(`no golden file ${path}: run the tests locally and look at what they made`);
    writeFileSync(here + path, actual);
  }
  if (golden !== undefined) expect(actual).toBe(golden);
}

/** A file of the case itself, or the one that cases share. */
function fileOf(name: string, file: string) {
  return existsSync(here + `${name}/${file}`) ? { ...read(`${name}/${file}`), path: file } : { ...read(file), path: `shared/${file}` };
}

function parseCase(name: string) {
  const sections = existsSync(here + `${name}/input.md`) ? [{ ...read(`${name}/input.md`), path: `${name}.md` }] : [];
  const files = {
    info: fileOf(name, "deck.yaml"),
    claims: fileOf(name, "claims.yaml"),
    references: fileOf(name, "references.yaml"),
    origins: fileOf(name, "origins.yaml"),
    sections,
  };
  const { deck, messages } = parseDeck(files);
  // The shared ledger has more than one case uses: only what is said of the case's own files counts.
  const own = checkDeck(deck, GEOGRAPHY, messages).filter(({ place }) => !place.path.startsWith("shared/"));
  return { deck, messages: own, sources: [files.info, files.claims, files.references, files.origins, ...files.sections] };
}

for (const name of cases) {
  test(`case ${name}`, async () => {
    const { deck, messages, sources } = parseCase(name);
    const withoutPlaces = (key: string, value: unknown) => (key === "place" ? undefined : value);
    if (deck.sections[0]) expectGolden(`${name}/deck.json`, `${JSON.stringify(deck.sections[0], withoutPlaces, 1)}\n`);
    expectGolden(`${name}/messages.txt`, await formatAll(messages, sources, false));
  });
}

/** Rules whose failing case needs more than a Markdown file; each is named with the test that breaks it. */
const ELSEWHERE: Record<string, string> = {
  "file-is-readable": "e2e/safety.spec.ts",
  "slide-fits-its-page": "e2e/safety.spec.ts",
  "drawing-is-ours": "e2e/safety.spec.ts",
  "deck-is-valid": "src/parse/yaml.test.ts",
  "language-is-known": "src/parse/info.test.ts",
  "ledger-is-valid": "src/parse/yaml.test.ts",
  "claim-is-used": "src/check/ledger.test.ts",
  "claim-has-source": "src/check/ledger.test.ts",
  "source-is-dated": "src/check/ledger.test.ts",
  "source-is-used": "src/check/ledger.test.ts",
  "weak-source-is-said": "src/check/ledger.test.ts",
  "arithmetic-holds": "src/check/ledger.test.ts",
  "diagram-part-cites": "src/check/diagram.test.ts",
  "diagram-parses": "src/tool/mermaid.test.ts",
  "diagram-is-fresh": "e2e/build.spec.ts",
  "diagram-has-no-look": "src/check/diagram.test.ts",
  "step-target-exists": "src/check/diagram.test.ts",
  "cite-target-exists": "src/check/diagram.test.ts",
};

test("every rule has a case that breaks it", () => {
  const broken = new Set(cases.flatMap((name) => parseCase(name).messages.map(({ rule }) => rule)));
  expect(Object.keys(RULES).filter((rule) => !broken.has(rule as keyof typeof RULES) && !(rule in ELSEWHERE))).toEqual([]);
});

test("the good cases have no messages", () => {
  for (const name of ["whole", "separators"]) expect(parseCase(name).messages).toEqual([]);
});

test("every message says how to mend what it tells, in an author's words", () => {
  const messages = cases.flatMap((name) => parseCase(name).messages);
  expect(messages.filter(({ cure }) => !cure).map(({ reason }) => reason)).toEqual([]);
  const ours =
    /\b(mdast|zod|Invalid|undefined|null|NaN|blockquote|thematicBreak|leafDirective|containerDirective|\w+Reference|\w+Definition|prose|inlineCode)\b/;
  expect(messages.map(({ reason, cure }) => `${reason} (${cure})`).filter((said) => ours.test(said))).toEqual([]);
});
