import { words } from "deck:words";
import Reveal from "reveal.js";
import { goTo } from "../deck/address.ts";
import { pictureOf } from "../deck/copy.ts";
import { runningOrder } from "../deck/cut.ts";
import { make } from "../deck/element.ts";
import { allSlides, isMain, titleOf } from "../deck/slides.ts";
import { fold } from "../find/fold.ts";
import { narrowing } from "../find/narrow.ts";

let panel: HTMLDialogElement | undefined;

/** Opens the list of all slides, each with its picture; typing narrows it down by number, words of the slide or its notes. */
export function openJump(): void {
  panel ??= makePanel();
  const order = new Set(runningOrder().map(({ id }) => id));
  for (const row of panel.querySelectorAll<HTMLElement>("button[data-to]")) {
    const id = row.dataset.to ?? "";
    if (id === Reveal.getCurrentSlide().id) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
    const out = row.dataset.main !== undefined && !order.has(id);
    row.querySelector(".out")?.toggleAttribute("hidden", !out);
  }
  panel.showModal();
  const field = panel.querySelector("input");
  if (field) {
    field.value = "";
    field.dispatchEvent(new Event("input"));
  }
  panel.querySelector<HTMLElement>("[aria-current]")?.scrollIntoView({ block: "center" });
}

function makePanel(): HTMLDialogElement {
  const field = make("input", { type: "search", "aria-label": words.jump.field, placeholder: words.jump.hint });
  const none = make("p", { role: "status" });
  const list = make("ul");
  const dialog = make("dialog.jump", { "aria-label": words.jump.name }, field, none, list);
  const items = allSlides().map((slide) => ({
    number: slide.dataset.number ?? "",
    said: fold(slide.textContent ?? ""),
    item: item(slide, dialog),
  }));
  list.append(...items.map(({ item }) => item));

  field.addEventListener("input", () => {
    const asked = field.value.trim();
    const keeps = narrowing(asked);
    let found = 0;
    for (const { number, said, item } of items) {
      // What looks like a number is one: "7", "7.1", "A2".
      item.hidden = keeps !== undefined && !(/^[a\d.]+$/i.test(asked) ? fold(number).startsWith(fold(asked)) : keeps(said));
      if (!item.hidden) found++;
    }
    none.textContent = found === 0 ? words.nothingFound : "";
  });
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the deck must not page while one types
    const buttons = items.filter(({ item }) => !item.hidden).flatMap(({ item }) => item.querySelector("button") ?? []);
    if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      if (field.value.trim() !== "") buttons[0]?.click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      if (event.key === "ArrowUp" && at <= 0) field.focus();
      else buttons[at < 0 ? 0 : at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    } else if (event.key === "Escape") {
      event.preventDefault(); // a search field would take the first Esc to empty itself
      field.blur(); // or a key pressed right after would still be the field's
      dialog.close();
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // the backdrop
  });
  document.body.append(dialog);
  return dialog;
}

function item(slide: HTMLElement, dialog: HTMLDialogElement): HTMLElement {
  const frame = make("span.frame");
  const button = make(
    "button",
    {
      type: "button",
      "data-to": slide.id,
      click: () => {
        dialog.close();
        goTo(`#${slide.id}`);
      },
    },
    frame,
    make("span.place", {}, slide.dataset.number ?? ""),
    make("span", {}, titleOf(slide), make("span.out", { hidden: "" }, words.jump.notInCut)),
  );
  if (isMain(slide)) button.dataset.main = "";
  pictures.observe(frame);
  waiting.set(frame, slide);
  return make("li", {}, button);
}

// A picture is made when it comes near: some decks have a hundred slides.
const waiting = new WeakMap<Element, HTMLElement>();
const pictures = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const slide = waiting.get(target);
      if (!isIntersecting || !slide) continue;
      target.append(pictureOf(slide));
      pictures.unobserve(target);
    }
  },
  { rootMargin: "200px" },
);
