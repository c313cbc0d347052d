import { isNode, parseDocument } from "yaml";
import { z } from "zod";
import { error, type Place, type RuleId } from "../model/message.ts";
import { didYouMean } from "./nearest.ts";
import { type Context, placeAt } from "./source.ts";

/** YAML read against a schema: the data (undefined where it does not fit) and the way from a key to its place. */
export interface Yaml<T> {
  data: T | undefined;
  place(path: readonly PropertyKey[]): Place;
}

/**
 * Reads YAML and holds it against `schema`. What does not fit becomes messages of `rule`, each at its place.
 *
 * @param text the YAML
 * @param offset where in the context's file `text` starts
 */
export function parseYaml<T>(context: Context, text: string, offset: number, schema: z.ZodType<T>, rule: RuleId): Yaml<T> {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  const place = (path: readonly PropertyKey[]): Place => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length) as unknown[], true);
      if (isNode(node) && node.range) return placeAt(context, offset + node.range[0], offset + Math.max(node.range[1], node.range[0] + 1));
    }
    return placeAt(context, offset, offset + 1);
  };
  for (const problem of document.errors) {
    const [start, end] = problem.pos;
    context.messages.push(
      error(rule, placeAt(context, offset + start, offset + Math.max(end, start + 1)), `not YAML: ${problem.message.split("\n")[0]}`),
    );
  }
  if (document.errors.length > 0) return { data: undefined, place };
  const result = schema.safeParse(document.toJS() ?? {});
  if (result.success) return { data: result.data, place };
  for (const issue of result.error.issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) {
        const known = didYouMean(key, keysAt(schema, issue.path));
        context.messages.push(error(rule, keyPlace(context, offset, document, [...issue.path, key], place), `unknown key "${key}"`, known));
      }
    } else {
      const at = issue.path.length > 0 ? `${issue.path.map(String).join(".")}: ` : "";
      context.messages.push(error(rule, place(issue.path), `${at}${issue.message}`));
    }
  }
  return { data: undefined, place };
}

/** The place of a key itself rather than of its value. */
function keyPlace(
  context: Context,
  offset: number,
  document: ReturnType<typeof parseDocument>,
  path: PropertyKey[],
  fallback: (p: PropertyKey[]) => Place,
): Place {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1) as unknown[], true);
  const pairs = (parent as { items?: { key?: { value?: unknown; range?: [number, number, number] } }[] } | null)?.items ?? [];
  const key = pairs.find((pair) => pair.key?.value === path.at(-1))?.key;
  return key?.range ? placeAt(context, offset + key.range[0], offset + key.range[1]) : fallback(path);
}

/** The keys a schema knows at `path`, for the nearest-name cure. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.ZodType | undefined = schema;
  for (const step of path) {
    at = unwrap(at);
    if (at instanceof z.ZodObject) at = at.shape[String(step)] as z.ZodType | undefined;
    else if (at instanceof z.ZodRecord) at = at.valueType as z.ZodType;
    else if (at instanceof z.ZodArray) at = at.element as z.ZodType;
    else return [];
  }
  at = unwrap(at);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrap(schema.unwrap() as z.ZodType) : schema;
}
