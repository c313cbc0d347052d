import type { Element } from "hast";
import { s } from "hastscript";
import type { MapFigure } from "../../model/deck.ts";

/** What lies under a word, which its halo has to match: open water or land, plain paper, or a country in an actor's tint or fill. */
export interface Ground {
  of: "water" | "land" | "paper" | "tint" | "fill";
  actor?: string | undefined;
}

/** The ground that a country's tier gives it. */
export function groundOfTier(tier: MapFigure["countries"][number]["tier"], actor: string | undefined): Ground {
  if (tier === "next") return { of: "fill", actor };
  return tier === "supported" || tier === "interest" ? { of: "tint", actor } : { of: "paper" };
}

/** A word on its ground. The ground's actor is not the word's own, so each has an element. */
export function onGround({ of, actor }: Ground, word: Element): Element {
  return s("g", { class: `on-${of}`, dataActor: actor }, [word]);
}
