import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Claim, Reference } from "../../model/claim.ts";
import { safeLink } from "../../model/link.ts";
import { isLater } from "../../model/time.ts";
import { markOfClaim, markWords, printIssued, type RenderContext } from "../context.ts";
import { citeLink } from "../slide/inline.ts";
import { glyph, partProperties } from "./marks.ts";

/** The evidence register: every claim of the ledger, in its order. It scrolls on its slide and runs on in an article. */
export function renderRegister(context: RenderContext): Element {
  const { deck, words } = context;
  const { id, claim, mark, who, slides } = words.register.heads;
  const claims = [...deck.ledger.claims.values()];
  return h("div.scroll-y", { tabIndex: 0, role: "region", ariaLabel: words.register.name }, [
    h("table.register", [
      h(
        "thead",
        h(
          "tr",
          [id, claim, mark, who, slides].map((head) => h("th", { scope: "col" }, head)),
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
  const mark = markOfClaim(context, claim.id);
  return h(
    "tr",
    {
      id: `claim-${claim.id}`,
      ...partProperties([claim.id], mark),
      dataLater: isLater(claim.when, context.deck.info.asOf) ? "" : undefined,
    },
    [
      h("th", { scope: "row" }, claim.id),
      h("td", claim.says),
      h("td.mark", citeLink(context, [claim.id], mark, [glyph(mark), h("span", markWords(context, mark))])),
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
  if (claim.derived) return [{ type: "text", value: `${context.words.byOurArithmetic}${context.words.colon}${claim.derived}` }];
  const refs = new Set(claim.sources.map(({ ref }) => ref)); // a page that passes on two origins is cited twice
  return [...refs].flatMap((ref, index): ElementContent[] => {
    const { tested } = context.deck.info;
    const { register, semicolon } = context.words;
    const name = ref === tested?.ref && claim.tested ? register.testedAt(tested.name, claim.tested.at.replace("P", "¶")) : undefined;
    const title = name ?? context.deck.ledger.references.get(ref)?.title ?? ref;
    return [...(index > 0 ? [{ type: "text" as const, value: semicolon }] : []), h("a", { href: `#source-${ref}` }, title)];
  });
}

/** The sources, as the citation processor sets and we sort them. */
export function renderSources(context: RenderContext): Element {
  const entry = (reference: Reference): string =>
    context.bibliography.get(reference.id) ?? `${reference.title}, ${printIssued(context.words, reference)}.`;
  const references = [...context.deck.ledger.references.values()].sort((a, b) => entry(a).localeCompare(entry(b), context.deck.info.lang));
  return h("div.scroll-y", { tabIndex: 0, role: "region", ariaLabel: context.words.sources }, [
    h(
      "ul.sources",
      references.map((reference) => h("li", { id: `source-${reference.id}` }, sourceLine(context, reference, entry(reference)))),
    ),
  ]);
}

function sourceLine({ words }: RenderContext, reference: Reference, entry: string): ElementContent[] {
  const text = reference.URL ? h("a", { href: safeLink(reference.URL), rel: "noreferrer" }, entry) : h("span", entry);
  const note = reference.note ? ` ${reference.note[0]?.toUpperCase()}${reference.note.slice(1)}.` : "";
  return [text, { type: "text", value: `${note} ` }, h("span.tier", words.sourceTier(reference.tier))];
}
