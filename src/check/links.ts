import type { Deck } from "../model/deck.ts";
import { isSafeLink } from "../model/link.ts";
import { error, type Message } from "../model/message.ts";
import { walkInline, walkSlides } from "../model/walk.ts";
import { didYouMean } from "../parse/nearest.ts";

/** Do links lead to the web, to a mailbox, or to a slide, claim or source that is there. */
export function checkLinks(deck: Deck): Message[] {
  const { claims, references, unread } = deck.ledger;
  const slides = new Set([...walkSlides(deck)].map(({ slide }) => slide.id));
  const isThere = (name: string): boolean => {
    const [kind, id = ""] = name.split(/-(.*)/);
    return (
      slides.has(name.replace(/\/\d+$/, "")) ||
      (kind === "claim" ? claims.has(id) || unread.has(id) : kind === "source" && references.has(id))
    );
  };
  return [...walkSlides(deck)].flatMap(({ slide }) =>
    [...walkInline(slide)].flatMap((part) => {
      if (part.kind !== "link") return [];
      const { href, place } = part;
      if (!isSafeLink(href)) return [error("link-is-safe", place, `"${shown(href)}" is nowhere a link may lead`, cureFor(href, slides))];
      if (!href.startsWith("#") || isThere(href.slice(1))) return [];
      return [
        error(
          "link-resolves",
          place,
          `there is no "${href.slice(1)}" in this deck`,
          didYouMean(href.slice(1), [...slides, ...[...claims.keys()].map((id) => `claim-${id}`)]),
        ),
      ];
    }),
  );
}

function cureFor(href: string, slides: Set<string>): string {
  if (slides.has(href)) return `to a slide: #${href}`;
  return "links lead to https://…, mailto:… or #its-slide";
}

/** An address as it can be printed: one that is long or hides something is cut and shown bare. */
function shown(href: string): string {
  return JSON.stringify(href).slice(1, -1).slice(0, 60);
}
