import { words } from "deck:words";
import { basisOf, type Mark, operandsOf, type Support } from "../../model/basis.ts";
import { type Evidence, type EvidenceClaim, type EvidenceSource, weighable } from "../../model/page.ts";
import { make } from "../deck/element.ts";
import { getState } from "../deck/state.ts";
import { glyph, markWords } from "./glyph.ts";
import { type Branch, quotedOf, type Trace, traceOf } from "./trace.ts";
import { getWithout } from "./without.ts";

/** What the parts of a card can set off. */
export interface CardActions {
  close(): void;
  leave(): void; // a link within the deck was followed
  show(id: string): void; // another claim in the same card
  pull?: ((ids: string[]) => void) | undefined; // ids of the origins that carry the claim
}

/** What says what a card is about: the mark with its word and party, and the button that closes it. */
export function headOf(claim: EvidenceClaim, evidence: Evidence, { close }: CardActions): HTMLElement {
  const { parties } = evidence;
  const { change = "holds", ...left } = leftOf(claim, evidence);
  const party = left.party === undefined ? undefined : parties[left.party];
  const mark = { ...markOf(claim), basis: left.basis, change };
  return make(
    "div.card-head",
    {},
    glyph(mark),
    make("span.card-mark", {}, markWords(mark, parties)),
    party !== undefined && make("span.card-tag", {}, words.card.party(party)),
    change !== "holds" && make("span.card-change", {}, words.pull[change]),
    make("button.close", { type: "button", "aria-label": words.close, title: words.close, click: close }, cross()),
  );
}

/** What a claim still stands on while something is pulled out; all of it while nothing is. */
function leftOf(claim: EvidenceClaim, evidence: Evidence): Pick<Support, "basis" | "party" | "origins"> & Partial<Support> {
  const without = getWithout();
  return without === "" ? claim : basisOf(claim.id, weighable(evidence), new Set([without]));
}

/** The mark of what a claim says. That the tested wording is wrong is said beside that wording, and not of what the check found. */
function markOf({ basis, standing }: EvidenceClaim): Mark {
  return { basis, ...(standing && standing !== "wrong" ? { standing } : {}) };
}

function cross(): HTMLElement {
  return make("span.cross", { "aria-hidden": "true" });
}

/** All that stands behind a claim, in the order in which one asks for it. */
export function bodyOf(
  claim: EvidenceClaim,
  evidence: Evidence,
  actions: CardActions,
  here: string | undefined,
): (Node | false | undefined)[] {
  const trace = traceOf(claim, evidence);
  const isNow = getState("time") === "now";
  const { hindsight } = claim;
  return [
    make("h2", {}, claim.says),
    ownWords(quotedOf(claim, trace), evidence),
    origins(claim, trace, leftOf(claim, evidence).origins),
    grounds(claim, evidence, actions),
    make(
      "dl",
      {},
      ...row(words.card.against, claim.against),
      ...row(words.card.unknown, claim.unknown),
      ...row(words.card.judgement, claim.judgement === "ours" ? words.card.ours : claim.judgement),
      ...tested(claim),
      ...(isNow && hindsight ? row(words.card.hindsight, later(hindsight)) : []),
      ...row(words.card.who, claim.by),
      ...row(words.mark, claim.why),
      ...row(words.byOurArithmetic, claim.derived),
    ),
    uncounted(trace),
    elsewhere(claim, here, actions),
  ];
}

function row(term: string, text: string | Node | undefined): Node[] {
  return text === undefined || text === "" ? [] : [make("dt", {}, term), make("dd", {}, text)];
}

/** The sources' own words, the first in sight, the others a press away. Nothing is put in their place where none is stored. */
function ownWords([first, ...others]: EvidenceSource[], evidence: Evidence): HTMLElement | undefined {
  if (!first) return undefined;
  return make(
    "section.own-words",
    {},
    make("h3", {}, words.card.ownWords),
    quotation(first, evidence),
    others.length > 0 &&
      make("details", {}, make("summary", {}, words.card.moreWords(others.length)), ...others.map((source) => quotation(source, evidence))),
  );
}

function quotation(source: EvidenceSource, { origins }: Evidence): HTMLElement {
  const { quote = "", lang, translation, origin: id } = source;
  const deck = document.documentElement.lang;
  const origin = id === undefined ? undefined : origins[id];
  const isItsOwn = origin !== undefined && !origin.named && origin.outlet === source.outlet;
  const who = origin && !isItsOwn ? `${origin.name}${words.semicolon}` : "";
  return make(
    "figure",
    {},
    make("blockquote", { lang: lang ?? deck }, make("q", {}, quote)),
    translation !== undefined && make("p.translation", {}, make("q", {}, translation)),
    make("figcaption", {}, `${who}${source.title}${who.includes(datedOf(source)) ? "" : `, ${datedOf(source)}`}`),
  );
}

/** The date of a source as printed; of one that is younger than the deck's date, as what it is. */
function datedOf({ issued, date, after }: EvidenceSource): string {
  return after && date !== undefined ? words.card.pageOf(words.date(date.split("-").map(Number))) : issued;
}

/** Who first knew, each once, and the pages that carry it. */
function origins(claim: EvidenceClaim, { branches }: Trace, left: readonly string[]): HTMLElement | undefined {
  if (branches.length === 0) return undefined;
  const pages = branches.reduce((sum, branch) => sum + branch.pages.length, 0);
  const reprints = branches.reduce((sum, branch) => sum + branch.reprints, 0);
  const kind = claim.judgement !== undefined ? "judged" : branches[0]?.basis === "rumour" ? "told" : "known";
  const named = branches.every(({ basis }) => basis === "official");
  return make(
    "section.origins",
    {},
    make("h3", {}, words.card.originsOf(kind, { origins: branches.length, pages, reprints, named })),
    make("ul", {}, ...branches.map((branch) => branchItem(branch, claim.origins.includes(branch.id) && !left.includes(branch.id)))),
  );
}

function branchItem({ name, party, basis, pages }: Branch, isPulled: boolean): HTMLElement {
  return make(
    isPulled ? "li.origin.is-pulled" : "li.origin",
    {},
    make(
      "span.origin-name",
      {},
      isPulled ? make("s", {}, name) : name,
      party !== undefined && !name.includes(party) && make("span.origin-party", {}, `, ${party}`),
    ),
    glyph({ basis, change: isPulled ? "falls" : "holds" }),
    make("ul", {}, ...pages.map((page) => make("li", {}, pageLink(page), dateAside(page, name)))),
  );
}

function pageLink({ title, url, at }: EvidenceSource): Node | string {
  return url ? make("a", { href: url, target: "_blank", rel: "noreferrer", title: at }, title) : title;
}

/** Said of a page beside its name: its date, unless its origin's name has it. */
function dateAside(source: EvidenceSource, origin: string): HTMLElement | false {
  const date = datedOf(source);
  return !origin.includes(date) && make(`span.dated${source.after ? ".after" : ""}`, {}, ` ${date}`);
}

/** The claims that a claim stands on, each a way to its own card. */
function grounds(claim: EvidenceClaim, { claims }: Evidence, { show }: CardActions): HTMLElement | undefined {
  const worked =
    claim.derived === undefined
      ? []
      : operandsOf(
          claim.derived,
          claims.map(({ id }) => id),
        );
  const ids = new Set([...(claim.on ?? []), ...worked]);
  const found = claims.filter(({ id }) => ids.has(id));
  if (found.length === 0) return undefined;
  return make(
    "section.grounds",
    {},
    make("h3", {}, words.card.standsOn(found.length)),
    make(
      "ul",
      {},
      ...found.map((ground) =>
        make(
          "li",
          {},
          make(
            "button",
            { type: "button", click: () => show(ground.id) },
            glyph(markOf(ground)),
            make("span.unseen", {}, `${words.bases[ground.basis].word}${words.colon}`),
            make("span", {}, ground.says),
          ),
        ),
      ),
    ),
  );
}

/** The tested wording with its verdict; struck, with a tag, where the check contradicts it. */
function tested({ tested: wording, standing }: EvidenceClaim): Node[] {
  if (!wording) return [];
  const isWrong = standing === "wrong";
  const words_ = make(
    "span",
    {},
    isWrong ? make("s", {}, wording.wording) : wording.wording,
    " ",
    isWrong
      ? make("span.card-tag", {}, words.standings.wrong.word.toLowerCase())
      : make("span.verdict", {}, `(${words.testedVerdicts[wording.verdict]})`),
  );
  return row(`${wording.name} ${wording.at.replace(/^P/, "¶")}`, words_);
}

function later({ verdict, when, says, sources }: NonNullable<EvidenceClaim["hindsight"]>): Node {
  return make(
    "span",
    {},
    make("strong", {}, words.verdicts[verdict].word),
    `, ${words.date(when.split("-").map(Number))}${words.colon}${says}`,
    make("ul.cited", {}, ...sources.map((source) => make("li", {}, pageLink(source), make("span.dated", {}, ` ${source.issued}`)))),
  );
}

/** What is cited and lifts no basis, with why. */
function uncounted({ uncounted: sources }: Trace): HTMLElement | undefined {
  if (sources.length === 0) return undefined;
  return make(
    "section.uncounted",
    {},
    make("h3", {}, words.card.uncounted),
    make(
      "ul.cited",
      {},
      ...sources.map(({ source, reason }) =>
        make(
          "li",
          {},
          pageLink(source),
          make("span.dated", {}, ` ${datedOf(source)}`),
          reason !== "after" && `, ${words.card.reasons[reason]}`,
        ),
      ),
    ),
  );
}

function elsewhere(claim: EvidenceClaim, here: string | undefined, { leave }: CardActions): HTMLElement | undefined {
  const slides = claim.slides.filter(({ id }) => id !== here);
  if (slides.length === 0) return undefined;
  return make(
    "p.also",
    {},
    words.card.alsoOn,
    ...slides.flatMap(({ id, number, title }, at) => [at > 0 ? ", " : "", make("a", { href: `#${id}`, title, click: leave }, number)]),
  );
}

/** The ways on: the page itself, the register, the card's sources pulled out. */
export function footOf(claim: EvidenceClaim, evidence: Evidence, { leave, pull }: CardActions): HTMLElement {
  const trace = traceOf(claim, evidence);
  const pages = [...quotedOf(claim, trace), ...trace.branches.flatMap((branch) => branch.pages), ...claim.sources];
  const url = pages.find((page) => page.url)?.url;
  const ids = trace.branches.map(({ id }) => id);
  return make(
    "p.card-links",
    {},
    url !== undefined && make("a", { href: url, target: "_blank", rel: "noreferrer" }, words.card.source),
    make("a", { href: `#claim-${claim.id}`, click: leave }, words.card.register),
    pull &&
      ids.length > 0 &&
      make("button.pull-out", { type: "button", click: () => pull(ids) }, words.card.pull, " ", make("kbd", {}, "P")),
  );
}
