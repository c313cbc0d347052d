import { words } from "deck:words";
import { elementOf } from "./hash.ts";
import { allSlides } from "./slides.ts";

/** On a phone the document stays an article: a bar keeps section, page and progress in sight. */
export async function readAlong(): Promise<void> {
  document.documentElement.dataset.view = "read";
  const bar = document.createElement("header");
  bar.className = "reading-bar";
  const name = document.createElement("span");
  const number = document.createElement("span");
  number.className = "number";
  const progress = document.createElement("progress");
  progress.setAttribute("aria-label", words.toolbar.progress);
  bar.append(name, number, progress);
  document.body.prepend(bar);

  const slides = allSlides();
  progress.max = slides.length - 1;
  let shown: HTMLElement | undefined;
  const update = (): void => {
    const line = innerHeight / 3;
    const current = slides.findLast((slide) => slide.getBoundingClientRect().top <= line) ?? slides[0];
    if (!current || current === shown) return;
    shown = current;
    name.textContent = current.querySelector(".section-name")?.textContent ?? document.title;
    number.textContent = current.querySelector(".foot .number")?.firstChild?.textContent ?? "";
    progress.value = slides.indexOf(current);
    history.replaceState(null, "", `${location.pathname}${location.search}#${current.id}`);
  };
  for (const details of document.querySelectorAll<HTMLDetailsElement>(".alternative"))
    details.open = matchMedia("(max-width: 700px)").matches;
  await document.fonts.ready; // before that the text has other heights
  elementOf(location.hash)?.scrollIntoView();
  addEventListener("scroll", update, { passive: true });
  update();
}
