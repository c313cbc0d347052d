import type { Palette } from "./tokens.ts";

/** The shapes a card can have. */
export type Shape = "rect" | "rounded" | "pill" | "hexagon" | "notch" | "diamond" | "circle";

/** What a drawing needs to know of an actor: the shape of its cards and the sign of its cities. Its colours are the style sheet's. */
export interface Actor {
  shape: Shape;
  mark: "square" | "diamond" | "circle";
}

/** A deck's actors by id. */
export type Cast = Record<string, Actor>;

/** What the page is told besides the source: both are the deck's, not ours. */
export interface Settings {
  actors: Cast;
  palette: Palette;
}

/** The actor of an id, if there is one. */
export function actorOf(cast: Cast, id: string | undefined): Actor | undefined {
  return id !== undefined && Object.hasOwn(cast, id) ? cast[id] : undefined;
}
