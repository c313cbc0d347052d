import type { Block, Deck } from "../model/deck.ts";
import { error, type Message, type Place } from "../model/message.ts";
import { walkBlocks, walkSlides } from "../model/walk.ts";
import { whichActor } from "../parse/info.ts";

/** Does every actor that a slide names, and every party an origin belongs to, stand in deck.yaml. */
export function checkActors(deck: Deck): Message[] {
  const { actors } = deck.info;
  const named = [...walkSlides(deck)].flatMap(({ slide }) => [...walkBlocks(slide.body)].flatMap(actorsOf));
  const parties = [...deck.ledger.origins.values()].flatMap(({ party, place }) => (party && place ? [{ actor: party, place }] : []));
  return [...named, ...parties]
    .filter(({ actor }) => !actors.has(actor))
    .map(({ actor, place }) => error("actor-is-known", place, `unknown actor "${actor}"`, whichActor(actor, actors)));
}

/** The actors a block names itself, each with its place; those of the blocks it holds are theirs. */
function actorsOf(block: Block): { actor: string; place: Place }[] {
  switch (block.kind) {
    case "columns":
      return block.columns.flatMap(({ actor, place }) => (actor === undefined ? [] : [{ actor, place }]));
    case "units":
    case "figure":
      return block.actor === undefined ? [] : [{ actor: block.actor, place: block.place }];
    case "bars":
      return block.actors.flatMap((actor) => (actor === undefined ? [] : [{ actor, place: block.place }]));
    case "map":
      return [...block.countries, ...block.lines].flatMap(({ actor, cite }) => (actor === undefined ? [] : [{ actor, place: cite.place }]));
    default:
      return [];
  }
}
