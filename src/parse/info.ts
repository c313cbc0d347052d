import { z } from "zod";
import { ACTORS, type DeckInfo } from "../model/deck.ts";
import type { Message } from "../model/message.ts";
import { contextOf, type SourceFile } from "./source.ts";
import { parseYaml } from "./yaml.ts";

const schema = z.strictObject({
  title: z.string(),
  subtitle: z.string(),
  author: z.string(),
  lang: z.string(),
  "as-of": z.string().regex(/^\d{4}-\d\d-\d\d$/, "a date is written YYYY-MM-DD"),
  licence: z.string(),
  cuts: z.record(z.string(), z.string()),
  cities: z.record(z.string(), z.strictObject({ name: z.string(), actor: z.enum(ACTORS), lon: z.number(), lat: z.number() })),
  emblem: z.tuple([z.string(), z.string(), z.string()]),
  actors: z.partialRecord(z.enum(ACTORS), z.array(z.string())).default({}),
  spellings: z.record(z.string(), z.string()).default({}),
});

/** `deck.yaml` as the deck's own facts, or undefined with messages. */
export function parseInfo(file: SourceFile, messages: Message[]): DeckInfo | undefined {
  const context = contextOf(file, messages);
  const { data } = parseYaml(context, file.text, 0, schema, "deck-is-valid");
  if (!data) return undefined;
  const { "as-of": asOf, ...rest } = data;
  return { ...rest, asOf };
}
