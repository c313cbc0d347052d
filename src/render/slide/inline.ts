import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Cite, Inline } from "../../model/deck.ts";
import type { Grade } from "../../model/grade.ts";
import { safeLink } from "../../model/link.ts";
import { CITE_GLYPH } from "../../model/page.ts";
import type { Words } from "../../words/index.ts";
import type { RenderContext } from "../context.ts";
import { gradeGlyph } from "../evidence/marks.ts";

/** Inline content as hast; a cite becomes the strokes of its claims' grades, each a link to its claim. */
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
    const claim = context.deck.ledger.claims.get(id);
    return claim ? [citeLink(context.words, id, claim.grade, [gradeGlyph(claim.grade, CITE_GLYPH)])] : [];
  });
  return links.length > 0 ? [h("span.cites", links)] : [];
}

/** A link to claim `id`, carrying its grade. */
export function citeLink(words: Words, id: string, grade: Grade, children: ElementContent[]): ElementContent {
  const { word } = words.grades[grade];
  return h(
    "a.cite",
    { href: `#claim-${id}`, dataClaim: id, dataGrade: grade, ariaLabel: words.citeLabel(word, id), title: `${word} · ${id}` },
    children,
  );
}

/** `data-exempt` for what cites nothing, with why. */
export function exemptOf(cites: Cite[]): string | undefined {
  return cites.every((cite) => cite.claims.length === 0) ? cites.find((cite) => cite.exempt)?.exempt : undefined;
}
