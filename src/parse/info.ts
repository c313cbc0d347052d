import { z } from "zod";
import { type Actors, type DeckInfo, MARKS, SHAPES } from "../model/deck.ts";
import { PROJECTIONS } from "../model/frame.ts";
import { error, type Message } from "../model/message.ts";
import { isDate } from "../model/time.ts";
import { LANGUAGES, languageOf } from "../words/index.ts";
import { didYouMean } from "./nearest.ts";
import { contextOf, type SourceFile } from "./source.ts";
import { parseYaml } from "./yaml.ts";

const colour = z
  .string()
  .regex(/^(#[0-9a-f]{3}|#[0-9a-f]{6})$/i, "a colour is written #1d4c9f")
  .optional();
const colours = z.strictObject({ line: colour, tint: colour, fill: colour, block: colour, on: colour }).default({});
const actor = z.strictObject({
  name: z.string(),
  called: z.array(z.string()).optional(),
  shape: z.enum(SHAPES).default("rect"),
  mark: z.enum(MARKS).default("square"),
  arrow: z.boolean().default(false),
  light: colours,
  dark: colours,
  print: colours,
});
const lon = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);
const point = z.tuple([z.number(), z.number()]);
const frame = z.strictObject({
  projection: z.enum(PROJECTIONS).default("azimuthal-equal-area"),
  rotate: point.default([0, 0]),
  parallels: point.optional(),
  scale: z.number().positive().optional(),
  translate: point.optional(),
  fit: z
    .strictObject({ points: z.array(z.tuple([lon, lat])).min(2), box: z.tuple([z.number(), z.number(), z.number(), z.number()]) })
    .optional(),
  window: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).optional(),
  berths: z.record(z.string(), z.strictObject({ at: point, side: z.enum(["start", "end"]), dot: point.optional() })).default({}),
});

const schema = z.strictObject({
  title: z.string().trim().min(1).meta({ example: "What the briefing is called" }),
  subtitle: z.string().optional(),
  author: z.string().optional(),
  lang: z.string().meta({ example: "en" }),
  "as-of": z
    .string()
    .refine((text) => text.length === 10 && isDate(text), "there is no such date; one is written YYYY-MM-DD")
    .meta({ example: "2021-09-30" })
    .optional(),
  licence: z.string().optional(),
  cuts: z.record(z.string(), z.string()).default({}),
  cities: z.record(z.string(), z.strictObject({ name: z.string(), actor: z.string().optional(), lon, lat })).default({}),
  emblem: z.array(z.string()).min(2).max(5).meta({ example: "[two, to, five, cities]" }).optional(),
  actors: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, "an actor's id is of small letters, digits and hyphens"), actor).default({}),
  frames: z.record(z.string(), frame).default({}),
  tested: z.strictObject({ ref: z.string(), name: z.string() }).optional(),
  house: z.strictObject({ partisan: z.array(z.string()).default([]) }).default({ partisan: [] }),
  spellings: z.record(z.string(), z.string()).default({}),
  diagrams: z
    .string()
    .regex(/^[\w-]+(\/[\w-]+)*$/, "drawings are kept in a folder within the deck's own")
    .meta({ example: "diagrams" })
    .optional(),
});

/** `deck.yaml` as the deck's own facts, or undefined with messages. */
export function parseInfo(file: SourceFile, messages: Message[]): DeckInfo | undefined {
  const context = contextOf(file, messages);
  const { data, place } = parseYaml(context, file.text, 0, schema, "deck-is-valid");
  if (!data) return undefined;
  const { "as-of": asOf, emblem = [], actors: given, tested, ...rest } = data;
  const actors: Actors = new Map(
    Object.entries(given).map(([id, { called, ...actor }]) => [id, { ...actor, called: called ?? [actor.name] }]),
  );
  if (!languageOf(rest.lang))
    messages.push(
      error(
        "language-is-known",
        place(["lang"]),
        `the interface does not speak "${rest.lang}"`,
        `lang: ${LANGUAGES.join(" or ")}, or a tag of these such as en-GB; CONTRIBUTING.md says how to add one`,
      ),
    );
  for (const [id, { actor }] of Object.entries(rest.cities)) {
    if (actor !== undefined && !actors.has(actor))
      messages.push(error("actor-is-known", place(["cities", id, "actor"]), `unknown actor "${actor}"`, whichActor(actor, actors)));
  }
  for (const [index, id] of emblem.entries()) {
    if (!Object.hasOwn(rest.cities, id))
      messages.push(error("deck-is-valid", place(["emblem", index]), `no city "${id}"`, didYouMean(id, Object.keys(rest.cities))));
  }
  return {
    ...rest,
    ...(asOf === undefined ? {} : { asOf }),
    ...(tested === undefined ? {} : { tested: { ...tested, place: place(["tested", "ref"]) } }),
    emblem,
    actors,
  };
}

/** The cure for an actor that deck.yaml does not know. */
export function whichActor(name: string, actors: Actors): string {
  return didYouMean(name, actors.keys()) ?? `add it to deck.yaml: actors: { ${name}: { name: "Its name" } }`;
}
