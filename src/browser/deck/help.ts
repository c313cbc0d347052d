import { words } from "deck:words";
import type { Shortcut } from "./bindings.ts";

let panel: HTMLDialogElement | undefined;

/** Shows what can be pressed, or closes the list. Esc closes it too; focus returns where it was. */
export function showHelp(table: Shortcut[]): void {
  panel ??= makePanel(table);
  if (panel.open) panel.close();
  else panel.showModal();
}

function makePanel(table: Shortcut[]): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = "panel help";
  dialog.setAttribute("aria-labelledby", "help-title");
  const title = document.createElement("h2");
  title.id = "help-title";
  title.textContent = words.toolbar.keys;
  const list = document.createElement("dl");
  for (const { name } of table.filter(({ offered = true }) => offered)) {
    const { keys, does } = words.keys[name];
    const key = document.createElement("dt");
    key.textContent = keys;
    const meaning = document.createElement("dd");
    meaning.textContent = does;
    list.append(key, meaning);
  }
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = words.close;
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, list, close);
  // Reveal listens on the document: what is pressed here stays here.
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "?") dialog.close();
  });
  document.body.append(dialog);
  return dialog;
}
