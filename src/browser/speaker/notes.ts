import { words } from "deck:words";
import type { EvidenceClaim } from "../../model/page.ts";
import { make } from "../deck/element.ts";
import { stepsOf } from "../deck/steps.ts";
import { glyph, markWords } from "../evidence/glyph.ts";
import { loadEvidence } from "../evidence/ledger.ts";

/** What to say on a slide: its notes without the bridge and the answers. */
export function sayings(slide: HTMLElement): HTMLElement[] {
  return parts(slide, ":scope > :not(summary, .transition, .asked)");
}

/** The bridge to the next slide. */
export function bridge(slide: HTMLElement): HTMLElement[] {
  return parts(slide, ":scope > .transition");
}

/** Answers to have at hand, each folded under its question. */
export function answers(slide: HTMLElement): HTMLElement[] {
  return parts(slide, ":scope > .asked").map((asked) => {
    const [question, ...answer] = [...asked.children];
    question?.querySelector("span")?.remove(); // "If asked:" stands in the heading
    return make("details", {}, make("summary", {}, question?.textContent?.trim() ?? ""), ...answer);
  });
}

/**
 * Marks the passage that goes with the step on show. The author does not say which that is, so the paragraphs are dealt out
 * over the steps in order; with one paragraph, or one step, there is nothing to mark.
 */
export function markPassage(passages: HTMLElement[], slide: HTMLElement, steps: number): void {
  const states = stepsOf(slide) + 1;
  const count = passages.length;
  const first = Math.floor((steps * count) / states);
  const last = Math.max(first, Math.floor(((steps + 1) * count) / states) - 1);
  passages.forEach((passage, at) => {
    const now = states > 1 && count > 1 && at >= first && at <= last;
    passage.classList.toggle("is-now", now);
    if (now) passage.setAttribute("aria-current", "step");
    else passage.removeAttribute("aria-current");
  });
}

/** The claims behind a slide, on it or in its notes, each with its mark and what it stands on. */
export async function claims(slide: HTMLElement): Promise<HTMLElement[]> {
  const ids = new Set([...slide.querySelectorAll<HTMLElement>("[data-claim]")].flatMap(({ dataset }) => (dataset.claim ?? "").split(" ")));
  const { claims: ledger, parties } = await loadEvidence();
  return [...ids].flatMap((id) => {
    const claim = ledger.find((one) => one.id === id);
    return claim ? [row(claim, parties)] : [];
  });
}

function row({ id, says, by, sources, derived, tested, ...mark }: EvidenceClaim, parties: Record<string, string>): HTMLElement {
  const stands = sources.map(({ title, at }) => `${title}${at ? `, ${at}` : ""}`);
  if (derived) stands.push(`${words.speaker.workedOut}${words.colon}${derived}`);
  if (stands.length === 0 && tested) stands.push(words.speaker.testedAt(tested.name, tested.at));
  return make(
    "li",
    {},
    make(
      "details",
      {},
      make("summary", {}, glyph(mark), make("span.mark", {}, markWords(mark, parties)), " ", make("span.says", {}, says)),
      make("p", {}, make("strong", {}, id), `${words.colon}${by}`),
      ...stands.map((text) => make("p", {}, text)),
    ),
  );
}

function parts(slide: HTMLElement, selector: string): HTMLElement[] {
  return [...slide.querySelectorAll<HTMLElement>(":scope > .notes")].flatMap((notes) =>
    [...notes.querySelectorAll<HTMLElement>(selector)].map((part) => {
      const copy = part.cloneNode(true) as HTMLElement;
      // A cite here would lead the audience's screen to the register: its stroke stays, the link goes.
      for (const cite of copy.querySelectorAll<HTMLElement>("a.cite")) {
        const mark = make("span.cite", { title: cite.title, role: "img", "aria-label": cite.title });
        mark.append(...cite.childNodes);
        cite.replaceWith(mark);
      }
      for (const link of copy.querySelectorAll<HTMLElement>('a[href^="#"]')) link.replaceWith(...link.childNodes);
      return copy;
    }),
  );
}
