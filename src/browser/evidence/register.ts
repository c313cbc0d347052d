import { words } from "deck:words";
import { BASES } from "../../model/basis.ts";
import { make } from "../deck/element.ts";
import { fold } from "../find/fold.ts";
import { narrowing } from "../find/narrow.ts";

/** Makes the register's heads sort it and gives it a field that narrows it: by id, words, person or source. */
export function addRegister(deck: HTMLElement): void {
  const table = deck.querySelector<HTMLTableElement>("table.register");
  const body = table?.tBodies[0];
  if (!table || !body) return;
  const rows = [...body.rows];
  const texts = new Map(rows.map((row) => [row, fold(row.textContent ?? "")]));

  const field = make("input", { type: "search", placeholder: words.register.narrowTo, "aria-label": words.register.narrow });
  const count = make("p", { role: "status" });
  const narrow = (): void => {
    const keeps = narrowing(field.value);
    for (const row of rows) row.hidden = keeps !== undefined && !keeps(texts.get(row) ?? "");
    count.textContent = keeps ? words.register.found(rows.filter((row) => row.checkVisibility()).length) : "";
  };
  field.addEventListener("input", narrow);
  field.addEventListener("keydown", (event) => event.stopPropagation()); // letters are words here, not the deck's keys
  table.parentElement?.before(make("div.register-tools", {}, field, count));

  for (const [column, head] of [...(table.tHead?.rows[0]?.cells ?? [])].entries()) {
    const button = make("button", { type: "button" }, head.textContent ?? "");
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead?.rows[0]?.cells ?? []) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = keyOf(column);
      const sorted = [...rows].sort((a, b) => key(a).localeCompare(key(b), document.documentElement.lang, { numeric: true }));
      body.append(...(down ? sorted.reverse() : sorted));
    });
    button.addEventListener("keydown", (event) => {
      if (event.key === " " || event.key === "Enter") event.stopPropagation();
    });
    head.replaceChildren(button);
  }
}

const SCROLLS = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];

/** While the focus is in a part that scrolls, the keys that scroll are that part's. */
export function keepScrolling(deck: HTMLElement): void {
  for (const part of deck.querySelectorAll<HTMLElement>(".scroll-y")) {
    part.addEventListener("keydown", (event) => {
      if (SCROLLS.includes(event.key)) event.stopPropagation();
    });
  }
}

const FIRMEST_FIRST: readonly string[] = BASES;

function keyOf(column: number): (row: HTMLTableRowElement) => string {
  return (row) => {
    const cell = row.cells[column];
    const { basis, standing = "" } = cell?.querySelector<HTMLElement>("[data-basis]")?.dataset ?? {};
    return basis ? `${FIRMEST_FIRST.indexOf(basis)} ${standing}` : (cell?.textContent ?? "");
  };
}
