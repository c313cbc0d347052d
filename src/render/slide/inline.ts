import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Mark } from "../../model/basis.ts";
import type { Cite, Inline } from "../../model/deck.ts";
import { safeLink } from "../../model/link.ts";
import { CITE_GLYPH } from "../../model/page.ts";
import { markOfCites, markWords, type RenderContext } from "../context.ts";
import { glyph, markProperties } from "../evidence/marks.ts";

/** Inline content as hast; a cite becomes its claims' strokes, each a link to its claim. */
export function renderInline(context: RenderContext, inline: Inline[], withCites = true): ElementContent[] {
  return inline.flatMap((part): ElementContent[] => {
    switch (part.kind) {
      case "text":
        return [{ type: "text", value: part.text }];
      case "name":
        return [h("span.name", { dataActor: part.actor }, part.text)];
      case "strong":
        return [h("strong", renderInline(context, part.children, withCites))];
      case "emphasis":
        return [h("em", renderInline(context, part.children, withCites))];
      case "wrong":
        return [
          h("s.wrong", renderInline(context, part.children, withCites)),
          h("span.wrong-tag", context.words.standings.wrong.word.toLowerCase()),
        ];
      case "code":
        return [h("code", part.text)];
      case "link":
        return [h("a", { href: safeLink(part.href) }, renderInline(context, part.children, withCites))];
      case "break":
        return [h("br")];
      case "cite":
        return withCites ? renderCite(context, part.cite) : [];
    }
  });
}

/** The marks of one cite: a link a claim, its stroke to see and its words to hear. Nothing for what cites nothing. */
export function renderCite(context: RenderContext, cite: Cite): ElementContent[] {
  const links = cite.claims.flatMap((id) => {
    if (!context.deck.ledger.claims.has(id)) return [];
    const mark = citedMark(context, id);
    return [citeLink(context, id, mark, [glyph(mark, CITE_GLYPH)])];
  });
  return links.length > 0 ? [h("span.cites", links)] : [];
}

/** The mark of one claim where a statement cites it. */
export function citedMark(context: RenderContext, id: string): Mark {
  return markOfCites(context, [id]) ?? { basis: "rumour" };
}

/** A link to claim `id`, carrying its mark. */
export function citeLink(context: RenderContext, id: string, mark: Mark, children: ElementContent[]): ElementContent {
  const text = markWords(context, mark);
  return h(
    "a.cite",
    {
      href: `#claim-${id}`,
      dataClaim: id,
      ...markProperties(mark),
      ariaLabel: context.words.citeLabel(text, id),
      title: `${text} · ${id}`,
    },
    children,
  );
}

/** `data-exempt` for what cites nothing, with why. */
export function exemptOf(cites: Cite[]): string | undefined {
  return cites.every((cite) => cite.claims.length === 0) ? cites.find((cite) => cite.exempt)?.exempt : undefined;
}
