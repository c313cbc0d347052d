import { make } from "../deck/element.ts";

/** A dialog in which typing narrows a list and arrows choose from it. */
export interface Picker {
  dialog: HTMLDialogElement;
  field: HTMLInputElement;
  list: HTMLUListElement;
}

/**
 * Puts a picker on the page, closed. Arrows choose one of the list's options, Enter presses it, Esc or a press beside the dialog
 * closes; no key reaches the deck meanwhile. What the list offers is the caller's to fill in.
 *
 * @param kind class of the dialog, and stem of the list's id
 * @param said names, for those who hear them: of the dialog, its field and its list; and the field's hint
 */
export function makePicker(kind: string, said: { name: string; field: string; hint: string; list: string }, onInput: () => void): Picker {
  const id = `${kind}-choices`;
  const field = make("input", {
    type: "search",
    "aria-label": said.field,
    placeholder: said.hint,
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": id,
    autocomplete: "off",
  });
  const list = make("ul", { id, role: "listbox", "aria-label": said.list });
  const dialog = make(`dialog.panel.${kind}`, { "aria-label": said.name }, field, list);
  const picker: Picker = { dialog, field, list };
  field.addEventListener("input", onInput);
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the deck must not page while one types
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) choose(picker, by);
    else if (event.key === "Escape") dialog.close();
    else if (event.key === "Enter") list.querySelector<HTMLElement>("[aria-selected=true]")?.click();
    else return;
    event.preventDefault(); // a search field would take the first Esc to empty itself
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // the backdrop
  });
  document.body.append(dialog);
  return picker;
}

/** Moves the choice by so many options, as far as there are any. */
function choose({ list, field }: Picker, by: number): void {
  const options = [...list.querySelectorAll<HTMLElement>("[role=option]")];
  const now = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const next = options[Math.max(0, Math.min(options.length - 1, now + by))];
  if (!next) return;
  for (const option of options) option.setAttribute("aria-selected", String(option === next));
  next.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", next.id);
}
