/** Every slide of the deck, in its order: the deck's own, not the copies that pictures and printed pages are made of. */
export function allSlides(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(".deck section.slide")];
}

/** The slide of the deck that an element is or stands in. */
export function slideAround(element: Element | undefined): HTMLElement | undefined {
  return element?.closest<HTMLElement>(".deck section.slide") ?? undefined;
}

/** Is a slide one of the main line: no detail, and not in the appendix? */
export function isMain(slide: HTMLElement): boolean {
  return slide.dataset.detail === undefined && slide.dataset.appendix === undefined;
}

/** A slide's headline as plain words. */
export function titleOf(slide: HTMLElement): string {
  return slide.querySelector(".headline")?.textContent?.trim() ?? "";
}
