import { type Document, isAlias, isMap, isNode, isScalar, parseDocument, visit } from "yaml";
import { z } from "zod";
import { error, type Place, type RuleId } from "../model/message.ts";
import { didYouMean, nearest } from "./nearest.ts";
import { type Context, placeAt } from "./source.ts";
import { sayIssue, sayYamlProblem } from "./yaml-words.ts";

/** How often what is marked once may be repeated: more is a trap or a mistake. */
const MOST_REPEATS = 100;

/** YAML as it was read, and the ways from a key to its place. */
export interface YamlFile {
  value: unknown;
  place(path: readonly PropertyKey[]): Place; // of a value, or of what stands nearest around it
  keyPlace(path: readonly PropertyKey[]): Place; // of the key itself
  context: Context;
  rule: RuleId;
}

/**
 * Reads YAML. What is none becomes one message of `rule`, at its place: the first thing wrong, since the rest follows from it.
 * A key that stands twice is told, and the second taken.
 *
 * @param text the YAML
 * @param offset where in the context's file `text` starts
 * @returns undefined where it cannot be read
 */
export function readYaml(context: Context, text: string, offset: number, rule: RuleId): YamlFile | undefined {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true, stringKeys: true });
  const at = (start: number, end: number): Place => placeAt(context, offset + start, offset + Math.max(end, start + 1));
  const tell = (place: Place, reason: string, cure?: string): void => {
    context.messages.push(error(rule, place, reason, cure));
  };
  const problems = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  for (const { code, message, pos } of problems) {
    const { reason, cure, open } = sayYamlProblem(code, message);
    const opening = open === undefined ? undefined : openingOf(text, open, pos[0]);
    tell(opening === undefined ? at(...pos) : at(opening, opening + 1), reason, cure);
    if (code !== "DUPLICATE_KEY") return undefined;
  }
  const lost = unknownAlias(document);
  if (lost) {
    tell(at(...lost.range), `"*${lost.name}" repeats what nothing here is marked as`, "text that starts with * stands in quotes");
    return undefined;
  }
  const place = (path: readonly PropertyKey[]): Place => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length) as unknown[], true);
      if (isNode(node) && node.range) return at(node.range[0], node.range[1]);
    }
    return at(0, 1);
  };
  const keyPlace = (path: readonly PropertyKey[]): Place => {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1) as unknown[], true);
    const key = isMap(parent) ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === path.at(-1))?.key : undefined;
    return isScalar(key) && key.range ? at(key.range[0], key.range[1]) : place(path);
  };
  try {
    return { value: document.toJS({ maxAliasCount: MOST_REPEATS }) ?? {}, place, keyPlace, context, rule };
  } catch {
    tell(at(0, 1), "too much is repeated with * here", "write it out");
    return undefined;
  }
}

/** Where the quote or bracket that is not closed before `end` was opened. */
function openingOf(text: string, open: string, end: number): number | undefined {
  const close = { "[": "]", "{": "}" }[open];
  let depth = 0;
  for (let at = end - 1; at >= 0; at--) {
    if (text[at] === close) depth++;
    else if (text[at] === open && depth-- === 0) return at;
  }
  return undefined;
}

/** The first `*name` for which no `&name` stands before it. */
function unknownAlias(document: Document): { name: string; range: [number, number] } | undefined {
  let lost: { name: string; range: [number, number] } | undefined;
  visit(document, {
    Alias: (_, node) => {
      if (!isAlias(node) || node.resolve(document)) return undefined;
      lost = { name: node.source, range: [node.range?.[0] ?? 0, node.range?.[1] ?? 1] };
      return visit.BREAK;
    },
  });
  return lost;
}

/**
 * Holds what stands at `path` of a file against `schema`. What does not fit becomes messages, each at its place.
 *
 * @returns undefined where it does not fit
 */
export function fit<T>(file: YamlFile, path: readonly PropertyKey[], schema: z.ZodType<T>): T | undefined {
  const { context, rule } = file;
  const result = schema.safeParse(valueAt(file.value, path));
  if (result.success) return result.data;
  const meant = new Set<string>(); // keys that an unknown one was meant to be: they are not missing
  for (const issue of result.error.issues) {
    if (issue.code !== "unrecognized_keys") continue;
    const known = keysOf(schemaAt(schema, issue.path));
    for (const key of issue.keys) {
      const near = nearest(key, known);
      if (near !== undefined) meant.add([...issue.path, near].join("\n"));
      context.messages.push(
        error(rule, file.keyPlace([...path, ...issue.path, key]), `unknown key "${key}"`, didYouMean(key, known) ?? "take it out"),
      );
    }
  }
  for (const issue of result.error.issues) {
    if (issue.code === "unrecognized_keys") continue;
    const whole = [...path, ...issue.path];
    const value = valueAt(file.value, whole);
    if (value === undefined && meant.has(issue.path.join("\n"))) continue;
    const { reason, cure } = sayIssue({ ...issue, path: whole }, value, schemaAt(schema, issue.path));
    // What is missing is told at its owner's name: underlining all the owner holds would point at nothing.
    const owner = whole.slice(0, -1);
    const place = value !== undefined ? file.place(whole) : typeof owner.at(-1) === "string" ? file.keyPlace(owner) : file.place(owner);
    context.messages.push(error(rule, place, reason, cure));
  }
  return undefined;
}

/** Reads YAML and holds all of it against `schema`; `data` is undefined where it does not fit. */
export function parseYaml<T>(
  context: Context,
  text: string,
  offset: number,
  schema: z.ZodType<T>,
  rule: RuleId,
): { data: T | undefined; place: YamlFile["place"] } {
  const file = readYaml(context, text, offset, rule);
  return { data: file && fit(file, [], schema), place: file?.place ?? (() => placeAt(context, offset, offset + 1)) };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined),
    value,
  );
}

/** The schema of what stands at `path` in what `schema` describes. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let at: z.ZodType | undefined = schema;
  for (const step of path) {
    at = unwrap(at);
    if (at instanceof z.ZodUnion) at = (at.options as z.ZodType[]).find((option) => schemaAt(option, [step]) !== undefined);
    if (at instanceof z.ZodObject) at = at.shape[String(step)] as z.ZodType | undefined;
    else if (at instanceof z.ZodRecord) at = at.valueType as z.ZodType;
    else if (at instanceof z.ZodArray) at = at.element as z.ZodType;
    else return undefined;
  }
  return unwrap(at);
}

/** The keys that may stand in what `schema` describes. */
function keysOf(schema: z.ZodType | undefined): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String);
  return [];
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema?.meta()?.example !== undefined) return schema;
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrap(schema.unwrap() as z.ZodType) : schema;
}
