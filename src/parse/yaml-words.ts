import type { ErrorCode } from "yaml";
import type { z } from "zod";
import { didYouMean } from "./nearest.ts";

/** What is wrong, and how to mend it. */
export interface Saying {
  reason: string;
  cure?: string;
}

/** What an author did where the YAML reader stumbles. */
const YAML_WORDS: Partial<Record<ErrorCode, Saying>> = {
  TAB_AS_INDENT: { reason: "a tab at the start of a line", cure: "indent with spaces" },
  DUPLICATE_KEY: { reason: "this key stands here twice", cure: "take one of the two out" },
  BLOCK_AS_IMPLICIT_KEY: { reason: "a second colon on one line", cure: 'text with ": " in it stands in quotes: key: "one: two"' },
  MULTIPLE_DOCS: { reason: "a line of --- in the middle of the file", cure: "take it out: a file holds one document" },
  BAD_DQ_ESCAPE: { reason: "a backslash in double quotes that means nothing", cure: "in single quotes a backslash is a backslash" },
  BAD_SCALAR_START: { reason: "text starts with a sign that YAML keeps for itself", cure: "put the text in quotes" },
  TAG_RESOLVE_FAILED: { reason: "text starts with !", cure: "put the text in quotes" },
  UNEXPECTED_TOKEN: {
    reason: "something follows where the value has ended",
    cure: "a quote within quotes is doubled: 'it''s', or use double quotes",
  },
  BAD_INDENT: { reason: "this line stands at another depth than those beside it", cure: "give it the spaces of the line it belongs with" },
  MULTILINE_IMPLICIT_KEY: {
    reason: "a line without a colon before this one",
    cure: "a key is followed by a colon and a space: key: value",
  },
  MISSING_CHAR: { reason: "something is not closed, or a key lacks its colon", cure: "close each quote and bracket; write key: value" },
  BAD_ALIAS: { reason: "text starts with & or *", cure: "put the text in quotes" },
};

/** What the YAML reader found, in an author's words; `open` is the sign that is not closed, where that is the trouble. */
export function sayYamlProblem(code: ErrorCode, message: string): Saying & { open?: string } {
  if (message.startsWith("Flow"))
    return { reason: "a bracket or brace is not closed", cure: "close it with ] or }", open: message.startsWith("Flow map") ? "{" : "[" };
  if (code === "MISSING_CHAR" && message.includes("quote"))
    return {
      reason: "a quotation mark is not closed",
      cure: "close the text with the same mark",
      open: message.includes('"quote') ? '"' : "'",
    };
  return YAML_WORDS[code] ?? { reason: "this is no YAML", cure: "a line reads key: value; what belongs to a key is indented beneath it" };
}

const KINDS: Record<string, string> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "keys with values",
  record: "keys with values",
};

/** How each kind of value is written. */
const SHAPES: Record<string, string> = {
  text: "write it as text, in quotes",
  "a number": "write it in digits, without quotes",
  "true or false": "write true or false, without quotes",
  "a list": "a list stands in brackets: [one, two]",
  "keys with values": "keys with values stand in braces: { key: value }, or indented beneath",
};

/** An author's word for what a value is. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "keys with values";
  return KINDS[typeof value] ?? "something else";
}

/** How a key is written rightly, where its schema says so: `z.string().meta({ example: "2021-09" })`. */
function exampleOf(schema: z.ZodType | undefined): string | undefined {
  const example = schema?.meta()?.example;
  return typeof example === "string" ? example : undefined;
}

/** `"says"`, or `entry 2 of "sources"`. */
function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  return typeof last === "number" ? `entry ${last + 1}${path.length > 1 ? ` of ${nameOf(path.slice(0, -1))}` : ""}` : `"${String(last)}"`;
}

/**
 * One thing that does not fit a schema, in an author's words.
 *
 * @param issue what the schema found; never an unknown key
 * @param value what stands there
 * @param schema the schema of that place, for its example
 */
export function sayIssue(issue: z.core.$ZodIssue, value: unknown, schema: z.ZodType | undefined): Saying {
  const { path } = issue;
  const name = path.length > 0 ? nameOf(path) : "the file";
  const example = exampleOf(schema);
  const key = String(path.at(-1));
  // A file and an entry of a list have no key.
  const write = example === undefined || typeof path.at(-1) !== "string" ? example : `${key}: ${example}`;
  const withCure = (reason: string, cure: string | undefined): Saying => (cure === undefined ? { reason } : { reason, cure });
  if (value === undefined) {
    const owner = path.length > 1 ? `${nameOf(path.slice(0, -1))} has no` : "there is no";
    return withCure(`${owner} "${key}"`, `add ${write ?? `${key}: with what belongs there`}`);
  }
  if (value === null) return withCure(`${name} is empty`, write ?? "write its value after the colon, or take it out");
  switch (issue.code) {
    case "invalid_type": {
      if (typeof value === "number" && issue.expected === "number") return withCure(`${name} is no number`, write ?? `${key}: 12`);
      const wanted = KINDS[issue.expected] ?? "something else";
      const quoted = issue.expected === "string" && typeof value !== "object" ? `put it in quotes: ${key}: "${String(value)}"` : undefined;
      return withCure(
        `${name} is ${kindOf(value)}, where ${wanted} ${wanted === "keys with values" ? "belong" : "belongs"}`,
        quoted ?? write ?? SHAPES[wanted],
      );
    }
    case "invalid_value": {
      const known = issue.values.map(String);
      return known.length === 1
        ? withCure(`${name} is "${String(value)}"`, `${key}: ${known[0]}, or take it out`)
        : withCure(`${name} is "${String(value)}", which is none of those known`, didYouMean(String(value), known));
    }
    case "too_big":
    case "too_small": {
      const bound = String(issue.code === "too_big" ? issue.maximum : issue.minimum);
      const word = issue.code === "too_big" ? "at most" : "at least";
      if (issue.origin === "array")
        return withCure(`${name} has ${(value as unknown[]).length} entries, and takes ${word} ${bound}`, write);
      if (issue.origin === "string") return withCure(`${name} is empty`, write ?? "write its value after the colon");
      return withCure(`${name} is ${String(value)}, and can be ${word} ${bound}`, write ?? `${key}: ${bound}`);
    }
    case "custom":
      return withCure(issue.message === "Invalid input" ? `${name} does not read as it should` : `${name}: ${issue.message}`, write);
    case "invalid_format":
      return withCure(issue.message.startsWith("Invalid") ? `${name} does not read as it should` : `${name}: ${issue.message}`, write);
    case "invalid_key":
      return withCure(`${name} is no name that can stand here`, write);
    default:
      return withCure(`${name} does not read as it should`, write);
  }
}
