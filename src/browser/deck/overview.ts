import { words } from "deck:words";
import Reveal from "reveal.js";
import { pictureOf } from "./copy.ts";
import { make } from "./element.ts";
import { allSlides, isMain, titleOf } from "./slides.ts";

let panel: HTMLDialogElement | undefined;

/** Opens the overview: every slide as a picture, the details smaller behind theirs, in the order of the talk. Closes it when open. */
export function toggleOverview(): void {
  panel ??= makePanel();
  if (panel.open) {
    panel.close();
    return;
  }
  fill(panel);
  panel.showModal();
  const here = panel.querySelector<HTMLElement>("[aria-current]");
  here?.focus();
  here?.scrollIntoView({ block: "center" });
}

function makePanel(): HTMLDialogElement {
  const dialog = make("dialog.overview-panel", { "aria-label": words.toolbar.overview });
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the deck must not page beneath
    const step = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns(dialog),
      ArrowUp: -columns(dialog),
      Home: Number.NEGATIVE_INFINITY,
      End: Number.POSITIVE_INFINITY,
    }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(dialog, step);
    } else if (event.key === "o" || event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    }
  });
  document.body.append(dialog);
  return dialog;
}

function fill(dialog: HTMLDialogElement): void {
  const current = Reveal.getCurrentSlide();
  const slides = allSlides();
  dialog.replaceChildren(
    ...slides.map((slide) => {
      const number = slide.dataset.number ?? "";
      const title = titleOf(slide);
      const open = (): void => {
        dialog.close();
        location.hash = `#${slide.id}`;
      };
      const button = make(
        "button.thumbnail",
        { type: "button", "aria-label": `${number}${words.colon}${title}`, click: open },
        pictureOf(slide),
        make("span", { "aria-hidden": "true" }, number),
      );
      if (slide === current) button.setAttribute("aria-current", "true");
      if (!isMain(slide)) button.classList.add("is-beside");
      return button;
    }),
  );
}

function columns(dialog: HTMLElement): number {
  return getComputedStyle(dialog).gridTemplateColumns.split(" ").length;
}

function move(dialog: HTMLElement, by: number): void {
  const buttons = [...dialog.querySelectorAll<HTMLElement>("button")];
  const now = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, now + by))]?.focus();
}
