import type { Code } from "mdast";
import { z } from "zod";
import { type Diagram, FATES, type LaterMark, type MapFigure, PLACE_SIDES, type Step, type TargetCite, TIERS } from "../model/deck.ts";
import { error, type Place } from "../model/message.ts";
import { parseCite } from "./inline.ts";
import { parseAttributes } from "./markdown.ts";
import { didYouMean, nearest } from "./nearest.ts";
import { type Context, contextOf, placeAt, placeOf } from "./source.ts";
import { parseYaml } from "./yaml.ts";

const FENCE_KEYS = { mermaid: ["id", "title", "desc", "steps", "hue", "lens"], map: ["id", "title", "desc"] };

/** The one reader of fences: `mermaid` becomes a diagram, `map` a map; undefined for what no fence can be. */
export function parseFence(context: Context, node: Code): Diagram | MapFigure | undefined {
  const place = placeOf(context, node.position);
  const line: Place = { ...place, endLine: place.line, endColumn: place.column + 3 + (node.lang?.length ?? 0) };
  const isIndented = !/^\s*(`{3}|~{3})/.test(context.file.text.slice(node.position?.start.offset, node.position?.end.offset));
  if (node.lang !== "mermaid" && node.lang !== "map") {
    context.messages.push(
      isIndented
        ? error("block-is-known", line, "a line indented by four spaces or more, which Markdown takes for code", "take the indentation off")
        : error(
            "block-is-known",
            line,
            `a fence of ${node.lang ? `"${node.lang}"` : "no kind"}`,
            node.lang && nearest(node.lang, ["mermaid", "map"])
              ? didYouMean(node.lang, ["mermaid", "map"])
              : "a fence is ```mermaid or ```map: a slide has no place for code",
          ),
    );
    return undefined;
  }
  const given = parseAttributes(node.meta ?? "");
  if (given === undefined) {
    context.messages.push(
      error(
        "diagram-is-described",
        line,
        `the braces of this ${node.lang} fence do not read`,
        "```" + node.lang + ' {#name title="What it is" desc="What it tells"}, each text in quotes, all on one line',
      ),
    );
    return undefined;
  }
  const known = FENCE_KEYS[node.lang];
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries(given)) {
    // One mistyped is read as what it was meant to be: nothing else is to follow from it.
    attributes[known.includes(key) ? key : (nearest(key, known) ?? key)] = value;
    if (!known.includes(key))
      context.messages.push(
        error(
          "attribute-is-known",
          line,
          `unknown key "${key}" on a ${node.lang} fence`,
          didYouMean(key, known) ?? `it knows ${known.join(", ")}`,
        ),
      );
  }
  const { id: name = "", title = "", desc = "" } = attributes;
  const missing = Object.entries({ "#id": name, title, desc }).flatMap(([key, value]) => (value === "" ? [key] : []));
  if (missing.length > 0)
    context.messages.push(
      error(
        "diagram-is-described",
        line,
        `this ${node.lang} fence has no ${missing.join(", no ")}`,
        "```" + node.lang + ' {#name title="What it is" desc="What it tells"}',
      ),
    );
  const head = { name, title, desc, place };
  return node.lang === "mermaid" ? parseDiagram(context, node, attributes, head) : parseMap(context, node, head);
}

type Head = Pick<Diagram, "name" | "title" | "desc" | "place">;

/** The offset in the file at which a fence's content starts: the line after its opening. */
function contentOffset(context: Context, node: Code): number {
  return context.lineStarts[node.position?.start.line ?? 0] ?? 0;
}

function parseDiagram(context: Context, node: Code, attributes: Record<string, string>, head: Head): Diagram {
  const cites: TargetCite[] = [];
  const later: LaterMark[] = [];
  let offset = contentOffset(context, node);
  // A cite comment leaves an empty line behind, so that Mermaid's line numbers stay the author's.
  const lines = node.value.split("\n").map((line) => {
    const start = offset + (context.file.text.slice(offset).match(/^[ \t]*/)?.[0].length ?? 0);
    offset = context.file.text.indexOf("\n", offset) + 1;
    const bracket = line.indexOf("[@");
    if (!line.trimStart().startsWith("%%") || bracket < 0) return line;
    const place = placeAt(context, start, start + line.trim().length);
    const end = line.indexOf("]", bracket);
    if (end < 0) {
      context.messages.push(error("cite-names-claims", place, "this cite is not closed", "%% name [@claim-id]"));
      return "";
    }
    const cite = parseCite(line.slice(bracket + 2, end), place);
    const words = line.slice(line.indexOf("%%") + 2, bracket).trim();
    if (/^now\s/.test(words)) {
      later.push(...parseLater(context, words, { ...cite, target: "" }));
      return "";
    }
    const wrong = /^wrong\s/.test(words);
    for (const target of words.replace(/^wrong\s/, "").split(","))
      cites.push({ ...cite, target: target.trim(), ...(wrong ? { wrong: true as const } : {}) });
    return "";
  });
  const steps: Step[] = (attributes.steps ?? "")
    .split("|")
    .map((step) =>
      step
        .split(",")
        .map((target) => target.trim())
        .filter((target) => target !== ""),
    )
    .filter((targets) => targets.length > 0)
    .map((targets) => ({ targets, place: stepsPlace(context, node) }));
  const lens = (attributes.lens ?? "").split(/\s+/).filter(Boolean);
  if (lens.length !== 0 && lens.length !== 2)
    context.messages.push(
      error("attribute-is-known", head.place, "a lens has two sides", 'lens="paris moscow", names of groups or actors'),
    );
  return { kind: "diagram", ...head, source: lines.join("\n").trimEnd(), hue: "hue" in attributes, steps, cites, later, lens };
}

/** `now A->B broken "Feb 2022"`; a message for what does not read as that. */
function parseLater(context: Context, words: string, cite: TargetCite): LaterMark[] {
  const [, target, name, when = ""] = words.match(/^now\s+(\S+)\s+(\w+)(?:\s+"([^"]*)")?$/) ?? [];
  const fate = FATES.find((known) => known === name);
  if (target !== undefined && fate) return [{ ...cite, target, fate, when }];
  const help = name === undefined ? '%% now A->B broken "Feb 2022" [@claim-id]' : didYouMean(name, FATES);
  context.messages.push(error("cite-target-exists", cite.place, `"${words}" says of nothing what became of it`, help));
  return [];
}

/** The place of `steps="…"` in a fence's first line. */
function stepsPlace(context: Context, node: Code): Place {
  const start = node.position?.start.offset ?? 0;
  const from = context.file.text.indexOf("steps=", start);
  const first = context.file.text.indexOf('"', from);
  return placeAt(context, from, context.file.text.indexOf('"', first + 1) + 1);
}

const mapSchema = z.strictObject({
  frame: z.string().optional(),
  actor: z.string().optional(),
  countries: z
    .array(
      z.strictObject({
        is: z.union([z.string(), z.array(z.string())]).transform((is) => (typeof is === "string" ? [is] : is)),
        tier: z.enum(TIERS),
        label: z.string(),
        actor: z.string().optional(),
        cite: z.string(),
      }),
    )
    .default([]),
  cities: z.array(z.string()).default([]),
  lines: z
    .array(z.strictObject({ from: z.string(), to: z.string(), actor: z.string().optional(), label: z.string(), cite: z.string() }))
    .default([]),
  places: z
    .array(
      z.strictObject({
        name: z.string(),
        lon: z.number().min(-180).max(180),
        lat: z.number().min(-90).max(90),
        side: z.enum(PLACE_SIDES).default("right"),
        mark: z.enum(["solid", "hollow"]).default("solid"),
        cite: z.string(),
      }),
    )
    .default([]),
  key: z.strictObject({ solid: z.string().optional(), hollow: z.string().optional() }).default({}),
});

function parseMap(context: Context, node: Code, head: Head): MapFigure | undefined {
  const offset = contentOffset(context, node);
  const { data, place } = parseYaml(contextOf(context.file, context.messages), node.value, offset, mapSchema, "map-is-valid");
  if (!data) return undefined;
  const cite = (text: string, path: (string | number)[]) => parseCite(text, place(path));
  return {
    kind: "map",
    ...head,
    ...(data.frame === undefined ? {} : { frame: data.frame }),
    countries: data.countries.map(({ actor = data.actor, ...country }, index) => ({
      ...country,
      ...(actor === undefined ? {} : { actor }),
      cite: cite(country.cite, ["countries", index, "cite"]),
    })),
    cities: data.cities,
    lines: data.lines.map(({ actor, ...line }, index) => ({
      ...line,
      ...(actor ? { actor } : {}),
      cite: cite(line.cite, ["lines", index, "cite"]),
    })),
    places: data.places.map((spot, index) => ({ ...spot, cite: cite(spot.cite, ["places", index, "cite"]) })),
    key: { ...(data.key.solid ? { solid: data.key.solid } : {}), ...(data.key.hollow ? { hollow: data.key.hollow } : {}) },
  };
}
