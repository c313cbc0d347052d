import type { ElementContent } from "hast";
import { h } from "hastscript";
import { byFirmness, type Mark } from "../../model/basis.ts";
import type { Cite, Inline, Statement } from "../../model/deck.ts";
import { safeLink } from "../../model/link.ts";
import { CITE_GLYPH, GLYPH } from "../../model/page.ts";
import { markOfCites, markOfStatement, markWords, type RenderContext } from "../context.ts";
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

/** The mark of one cite, a stroke to see and words to hear: a link to its claims. Nothing for what cites nothing. */
export function renderCite(context: RenderContext, { claims }: Cite): ElementContent[] {
  const mark = markOfCites(context, claims);
  return mark ? [h("span.cites", citeLink(context, claims, mark, [glyph(mark, CITE_GLYPH)]))] : [];
}

/**
 * The one mark of a statement, set apart from its words: stroke and name, a link to all its claims. Nothing where it cites none.
 *
 * @param size of the stroke, slide px
 */
export function statementMark(context: RenderContext, statement: Statement, size = GLYPH): ElementContent[] {
  const mark = markOfStatement(context, statement);
  if (!mark) return [];
  const ids = statement.cites.flatMap(({ claims }) => claims);
  return [citeLink(context, ids, mark, [glyph(mark, size), h("span", markWords(context, mark))])];
}

/** The mark of one claim where a statement cites it. */
export function citedMark(context: RenderContext, id: string): Mark {
  return markOfCites(context, [id]) ?? { basis: "rumour" };
}

/** A link to claims, carrying what they come to: the weakest, which the mark shows, leads. */
export function citeLink(context: RenderContext, claims: string[], mark: Mark, children: ElementContent[]): ElementContent {
  const known = [...new Set(claims)].filter((id) => context.deck.supports.has(id));
  const ids = known.sort((a, b) => byFirmness(citedMark(context, b).basis, citedMark(context, a).basis));
  const text = markWords(context, mark);
  return h(
    "a.cite",
    {
      href: `#claim-${ids[0]}`,
      dataClaim: ids.join(" "),
      ...markProperties(mark),
      ariaLabel: context.words.citeLabel(text, ids.join(", ")),
      title: `${text} · ${ids.join(", ")}`,
    },
    children,
  );
}

/** `data-exempt` for what cites nothing, with why. */
export function exemptOf(cites: Cite[]): string | undefined {
  return cites.every((cite) => cite.claims.length === 0) ? cites.find((cite) => cite.exempt)?.exempt : undefined;
}
