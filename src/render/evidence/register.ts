import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import { type Claim, GRADE_WORDS, type Reference } from "../../model/claim.ts";
import { safeLink } from "../../model/link.ts";
import { isLater } from "../../model/time.ts";
import type { RenderContext } from "../context.ts";
import { citeLink } from "../slide/inline.ts";
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
      dataLater: isLater(claim.when, context.deck.info.asOf) ? "" : undefined,
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

function whereText(context: RenderContext, claim: Claim): ElementContent[] {
  if (claim.derived) return [{ type: "text", value: `By our arithmetic: ${claim.derived}` }];
  return claim.sources.flatMap(({ ref }, index): ElementContent[] => {
    const { tested } = context.deck.info;
    const name = ref === tested?.ref && claim.tested ? `${tested.name.toLowerCase()} ${claim.tested.at.replace("P", "¶")}` : undefined;
    const title = name ?? context.deck.ledger.references.get(ref)?.title ?? ref;
    return [...(index > 0 ? [{ type: "text" as const, value: "; " }] : []), h("a", { href: `#source-${ref}` }, title)];
  });
}

/** The sources, as the citation processor sets and we sort them. */
export function renderSources(context: RenderContext): Element {
  const entry = (reference: Reference): string => context.bibliography.get(reference.id) ?? `${reference.title}, ${reference.issued}.`;
  const references = [...context.deck.ledger.references.values()].sort((a, b) => entry(a).localeCompare(entry(b), context.deck.info.lang));
  return h("div.scroll-y", { tabIndex: 0, role: "region", ariaLabel: "Sources" }, [
    h(
      "ul.sources",
      references.map((reference) => h("li", { id: `source-${reference.id}` }, sourceLine(reference, entry(reference)))),
    ),
  ]);
}

function sourceLine(reference: Reference, entry: string): ElementContent[] {
  const text = reference.URL ? h("a", { href: safeLink(reference.URL), rel: "noreferrer" }, entry) : h("span", entry);
  const note = reference.note ? ` ${reference.note[0]?.toUpperCase()}${reference.note.slice(1)}.` : "";
  return [text, { type: "text", value: `${note} ` }, h("span.tier", reference.tier === "own" ? "ours" : `tier ${reference.tier}`)];
}
