import { words } from "deck:words";
import type { EvidenceClaim, EvidenceSource } from "../../model/page.ts";
import { STAGE } from "../../model/stage.ts";
import { make } from "../deck/element.ts";
import { getState } from "../deck/state.ts";
import { gradeGlyph } from "./glyph.ts";
import { findClaim } from "./ledger.ts";

let card: HTMLElement | undefined;
let opener: HTMLElement | SVGElement | undefined;

/**
 * Opens the evidence card of whatever carries `data-claim`, by mouse, touch or keyboard. One card at a time; Esc, its button
 * or a press elsewhere closes it and gives the focus back. In an article the cites stay links into the register.
 */
export function addCards(deck: HTMLElement): void {
  // In the capture phase: Reveal follows links within the deck before an event bubbles here.
  const onClick = (event: MouseEvent): void => {
    const target = supported(event.target);
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    void openCard(target);
  };
  deck.addEventListener("click", onClick, { capture: true });
  deck.addEventListener("keydown", (event) => {
    const target = supported(event.target);
    if (!target || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    event.stopPropagation(); // Space on a cite opens it and does not page on
    void openCard(target);
  });
  addEventListener("pointerdown", (event) => {
    if (card && !card.contains(event.target as Node) && !supported(event.target)) closeCard();
  });
  addEventListener("resize", () => card && opener && place(card, opener));
}

/** Closes the card; the focus returns to what opened it. */
function closeCard(): void {
  if (!card) return;
  const held = card.contains(document.activeElement);
  card.remove();
  card = undefined;
  opener?.classList.remove("is-explained");
  opener?.setAttribute("aria-expanded", "false");
  if (held) opener?.focus();
  opener = undefined;
}

function supported(target: EventTarget | null): HTMLElement | SVGElement | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement | SVGElement>(".slides [data-claim]") ?? undefined;
}

async function openCard(target: HTMLElement | SVGElement): Promise<void> {
  if (opener === target) return closeCard();
  closeCard();
  const ids = (target.dataset.claim ?? "").split(" ");
  const claims = (await Promise.all(ids.map(findClaim))).filter((claim) => claim !== undefined);
  if (claims.length === 0) return;
  opener = target;
  target.classList.add("is-explained");
  target.setAttribute("aria-expanded", "true");
  card = make("div.card", { role: "dialog", "aria-label": words.card.name, tabindex: "-1" });
  fill(card, claims, 0, target);
  card.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the deck must not page while one reads
    if (event.key === "Escape") closeCard();
  });
  document.body.append(card);
  place(card, target);
  card.focus({ preventScroll: true });
}

/** Shows claim number `index` of several behind one mark. */
function fill(panel: HTMLElement, claims: EvidenceClaim[], index: number, target: Element): void {
  const claim = claims[index];
  if (!claim) return;
  const rows: [string, string | undefined][] = [
    [words.card.who, claim.by],
    [words.card.against, claim.against],
    [words.card.unknown, claim.unknown],
    [words.grade, claim.why],
    [words.byOurArithmetic, claim.derived],
    [
      claim.tested?.name ?? "",
      claim.tested &&
        `${claim.tested.at.replace(/^P/, "¶")}${words.colon}${claim.tested.wording} (${words.testedVerdicts[claim.tested.verdict]})`,
    ],
  ];
  if (getState("time") === "now" && claim.hindsight)
    rows.push([
      words.card.hindsight,
      `${words.verdicts[claim.hindsight.verdict].word}, ${claim.hindsight.when}${words.colon}${claim.hindsight.says}`,
    ]);
  const here = target.closest("section.slide")?.id;
  const elsewhere = claim.slides.filter(({ id }) => id !== here);
  panel.replaceChildren(
    make(
      "p.card-grade",
      {},
      gradeGlyph(claim.grade),
      words.grades[claim.grade].word,
      make("button.close", { type: "button", "aria-label": words.close, click: closeCard }, words.close),
    ),
    make("h2", {}, claim.says),
    make("dl", {}, ...rows.flatMap(([term, text]) => (text ? [make("dt", {}, term), make("dd", {}, text)] : []))),
    make("h3", {}, words.sources),
    make(
      "ul",
      {},
      ...claim.sources.map(sourceItem),
      ...(getState("time") === "now" ? (claim.hindsight?.sources ?? []).map(sourceItem) : []),
    ),
    elsewhere.length === 0
      ? ""
      : make(
          "p.also",
          {},
          words.card.alsoOn,
          ...elsewhere.flatMap(
            ({ id, number, title }, at) =>
              [at > 0 ? ", " : "", make("a", { href: `#${id}`, title, click: closeCard }, number)] as (Node | string)[],
          ),
        ),
    make(
      "p.card-foot",
      {},
      make("a", { href: `#claim-${claim.id}`, click: closeCard }, words.card.inRegister),
      claims.length === 1
        ? undefined
        : make(
            "button",
            {
              type: "button",
              click: () => {
                fill(panel, claims, (index + 1) % claims.length, target);
                panel.focus();
              },
            },
            words.card.nextOf(claims.length),
          ),
    ),
  );
}

function sourceItem(source: EvidenceSource): HTMLElement {
  const name = source.url ? make("a", { href: source.url, target: "_blank", rel: "noreferrer" }, source.title) : source.title;
  return make(
    "li",
    {},
    name,
    ` ${source.issued}${words.semicolon}${source.at}${source.tier === "own" ? "" : ` (${words.sourceTier(source.tier)})`}`,
  );
}

const LEAST = 240; // px of height a card needs to be of use; it scrolls if it holds more

/** Puts the card beside what it explains, on the side with room, never over it: neither the mark nor the statement the mark stands in. */
function place(panel: HTMLElement, target: Element): void {
  const anchor = (target.closest("li, tr, p, figure.drawn") ?? target).getBoundingClientRect();
  const scale = Math.min(innerWidth / STAGE.width, innerHeight / STAGE.height);
  const gap = 14 * scale;
  panel.style.fontSize = `${Math.max(14, 20 * scale)}px`;
  panel.style.maxBlockSize = "";
  const { width, height } = panel.getBoundingClientRect();
  const box = target.getBoundingClientRect();
  const middle = (start: number, length: number, size: number, room: number) => clamp(start + length / 2 - size / 2, 8, room - size - 8);
  const besides = {
    height: Math.min(height, innerHeight - 16),
    top: middle(box.top, box.height, Math.min(height, innerHeight - 16), innerHeight),
  };
  const across = middle(box.left, box.width, width, innerWidth);
  const [above, below] = [anchor.top - gap - 8, innerHeight - anchor.bottom - gap - 8];
  const sides = [
    { fits: innerWidth - anchor.right - gap - 8 >= width, left: anchor.right + gap, ...besides },
    { fits: anchor.left - gap - 8 >= width, left: anchor.left - gap - width, ...besides },
    { fits: below >= Math.min(height, LEAST) && below >= above, left: across, height: Math.min(height, below), top: anchor.bottom + gap },
    {
      fits: above >= Math.min(height, LEAST),
      left: across,
      height: Math.min(height, above),
      top: anchor.top - gap - Math.min(height, above),
    },
  ];
  const best = sides.find(({ fits }) => fits) ?? sides[below >= above ? 2 : 3];
  if (!best) return;
  panel.style.left = `${clamp(best.left, 8, innerWidth - width - 8)}px`;
  panel.style.top = `${best.top}px`;
  if (best.height < height) panel.style.maxBlockSize = `${best.height}px`;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
