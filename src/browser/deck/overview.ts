import { words } from "deck:words";
import Reveal from "reveal.js";
import { make } from "./element.ts";

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
  scale(panel);
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
  addEventListener("resize", () => dialog.open && scale(dialog));
  document.body.append(dialog);
  return dialog;
}

function fill(dialog: HTMLDialogElement): void {
  const current = Reveal.getCurrentSlide();
  const slides = [...document.querySelectorAll<HTMLElement>(".slides section.slide")];
  dialog.replaceChildren(
    ...slides.map((slide) => {
      const number = slide.dataset.number ?? "";
      const title = slide.querySelector(".headline")?.textContent ?? "";
      const open = (): void => {
        dialog.close();
        location.hash = `#${slide.id}`;
      };
      const button = make(
        "button.thumbnail",
        { type: "button", "aria-label": `${number}${words.colon}${title}`, click: open },
        thumbnailOf(slide),
        make("span", { "aria-hidden": "true" }, number),
      );
      if (slide === current) button.setAttribute("aria-current", "true");
      if (slide.matches("[data-detail], [data-appendix]")) button.classList.add("is-beside");
      return button;
    }),
  );
}

/** A slide's picture: a copy that no one can reach, without the ids of the one it copies. */
export function thumbnailOf(slide: HTMLElement): HTMLElement {
  const copy = slide.cloneNode(true) as HTMLElement;
  copy.classList.remove("past", "future");
  copy.classList.add("present");
  copy.removeAttribute("hidden");
  copy.removeAttribute("aria-hidden");
  copy.style.cssText = "";
  // Patterns and gradients are found by id: those of the original serve the copy too.
  for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
  for (const part of copy.querySelectorAll(".notes, .alternative, .controls-strip, .scroll-y > * > tbody > tr:nth-child(n+12)"))
    part.remove();
  for (const part of copy.querySelectorAll(".is-waiting, .is-now")) part.classList.remove("is-waiting", "is-now");
  for (const part of copy.querySelectorAll(".fragment")) part.classList.add("visible");
  const frame = make("div.reveal.thumbnail-frame", { inert: "", "aria-hidden": "true" }, make("div.slides", {}, copy));
  return frame;
}

/** Tells each picture how wide it came out: CSS cannot divide lengths. */
export function scale(within: HTMLElement): void {
  for (const frame of within.querySelectorAll<HTMLElement>(".thumbnail-frame"))
    frame.style.setProperty("--frame", String(frame.clientWidth));
}

function columns(dialog: HTMLElement): number {
  return getComputedStyle(dialog).gridTemplateColumns.split(" ").length;
}

function move(dialog: HTMLElement, by: number): void {
  const buttons = [...dialog.querySelectorAll<HTMLElement>("button")];
  const now = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, now + by))]?.focus();
}
