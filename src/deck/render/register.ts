import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import { type Claim, GRADE_WORDS, type Reference } from "../model/claim.ts";
import type { RenderContext } from "./context.ts";
import { citeLink } from "./inline.ts";
import { gradeGlyph } from "./marks.ts";

/** The evidence register: every claim of the ledger, in its order. It scrolls on its slide and runs on in an article. */
export function renderRegister(context: RenderContext): Element {
  const claims = [...context.deck.ledger.claims.values()];
  return h("div.scroll-y", { tabIndex: 0, role: "region", ariaLabel: "Evidence register" }, [
    h("table.register", [
      h(
        "thead",
        h(
          "tr",
          ["Id", "Claim", "Grade", "Who says, where", "Slides"].map((head) => h("th", { scope: "col" }, head)),
        ),
      ),
      h(
        "tbody",
        claims.map((claim) => registerRow(context, claim)),
      ),
    ]),
  ]);
}

function registerRow(context: RenderContext, claim: Claim): Element {
  const slides = context.uses.get(claim.id) ?? [];
  return h(
    "tr",
    {
      id: `claim-${claim.id}`,
      dataSupport: claim.grade,
      dataLater: claim.when > context.deck.info.asOf.slice(0, claim.when.length) ? "" : undefined,
    },
    [
      h("th", { scope: "row" }, claim.id),
      h("td", claim.says),
      h("td.grade", citeLink(claim.id, claim.grade, [gradeGlyph(claim.grade), h("span", GRADE_WORDS[claim.grade].word)])),
      h("td", [`${claim.by}. `, h("span.where", whereText(context, claim))]),
      h(
        "td",
        slides.flatMap((id, index): ElementContent[] => [
          h("a", { href: `#${id}` }, context.numbers.get(id) ?? id),
          { type: "text", value: index < slides.length - 1 ? ", " : "" },
        ]),
      ),
    ],
  );
}

function whereText(context: RenderContext, claim: Claim): string {
  if (claim.derived) return `By our arithmetic: ${claim.derived}`;
  const titles = claim.sources.map(({ ref }) =>
    ref === "article" && claim.article
      ? `article ${claim.article.at.replace("P", "¶")}`
      : (context.deck.ledger.references.get(ref)?.title ?? ref),
  );
  return titles.join("; ");
}

/** The sources, in the order of their names. */
export function renderSources(context: RenderContext): Element {
  const references = [...context.deck.ledger.references.values()].sort((a, b) => a.title.localeCompare(b.title, context.deck.info.lang));
  return h("div.scroll-y", { tabIndex: 0, role: "region", ariaLabel: "Sources" }, [
    h(
      "ul.sources",
      references.map((reference) => h("li", { id: `source-${reference.id}` }, sourceLine(reference))),
    ),
  ]);
}

function sourceLine(reference: Reference): ElementContent[] {
  const title = reference.URL ? h("a", { href: reference.URL, rel: "noreferrer" }, reference.title) : h("strong", reference.title);
  const tail = [
    reference.publisher && reference.publisher !== reference.title ? reference.publisher : undefined,
    reference.issued,
    reference.note,
  ];
  return [
    title,
    { type: "text", value: `, ${tail.filter((part) => part !== undefined).join(", ")} ` },
    h("span.tier", reference.tier === "own" ? "ours" : `tier ${reference.tier}`),
  ];
}
