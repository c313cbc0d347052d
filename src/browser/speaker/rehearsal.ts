import { words } from "deck:words";
import { make } from "../deck/element.ts";
import { allSlides, isMain, titleOf } from "../deck/slides.ts";
import { minutes } from "./pace.ts";
import { getTimer, onTimer, recorded, setRehearsing } from "./timer.ts";

/** One line of a rehearsal's record. */
interface Line {
  id: string;
  number: string;
  title: string;
  planned: number; // seconds
  took: number; // seconds
  timing: number; // what to write as the slide's `timing=`: to the next five seconds
}

const { heads } = words.rehearsal;
const HEADS = [heads.slide, heads.planned, heads.took, heads.difference];

let panel: HTMLDialogElement | undefined;

/** Opens the rehearsal: starts or ends the recording, shows plan and truth side by side, and saves them as a file. */
export function openRehearsal(): void {
  panel ??= makePanel();
  panel.showModal();
}

function makePanel(): HTMLDialogElement {
  const body = make("tbody");
  const record = make("button", { type: "button", click: () => setRehearsing(!getTimer().rehearsing) });
  const dialog: HTMLDialogElement = make(
    "dialog.panel.rehearsal",
    { "aria-labelledby": "rehearsal-title" },
    make("h2", { id: "rehearsal-title" }, words.rehearsal.title),
    make("p", {}, words.rehearsal.what),
    make(
      "div.table",
      { tabindex: "0", role: "group", "aria-label": words.rehearsal.table },
      make("table", {}, make("thead", {}, make("tr", {}, ...HEADS.map(head))), body),
    ),
    make(
      "div.buttons",
      {},
      record,
      make("button", { type: "button", click: () => save("csv", "text/csv", csv(lines())) }, words.rehearsal.saveAs("CSV")),
      make(
        "button",
        { type: "button", click: () => save("json", "application/json", JSON.stringify(lines(), null, 2)) },
        words.rehearsal.saveAs("JSON"),
      ),
      make("button", { type: "button", click: () => dialog.close() }, words.close),
    ),
  );
  const update = (): void => {
    record.textContent = getTimer().rehearsing ? words.rehearsal.endRecording : words.rehearsal.record;
    record.setAttribute("aria-pressed", String(getTimer().rehearsing));
    body.replaceChildren(...lines().map(row));
  };
  onTimer(update);
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  document.body.append(dialog);
  update();
  return dialog;
}

function head(text: string): HTMLElement {
  return make("th", { scope: "col" }, text);
}

function row({ number, title, planned, took }: Line): HTMLElement {
  const off = Math.round(took - planned);
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, `${number} ${title}`),
    make("td", {}, minutes(planned)),
    make("td", {}, took > 0 ? minutes(took) : ""),
    make(
      "td",
      {},
      took === 0 ? "" : off === 0 ? words.rehearsal.asPlanned : words.rehearsal[off > 0 ? "longer" : "shorter"](minutes(Math.abs(off))),
    ),
  );
}

/** Every slide of the main line, and each detail or appendix that was shown. */
function lines(): Line[] {
  const { took } = recorded();
  return allSlides().flatMap((slide) => {
    const seconds = Math.round((took[slide.id] ?? 0) / 100) / 10;
    if (!isMain(slide) && seconds === 0) return [];
    return [
      {
        id: slide.id,
        number: slide.dataset.number ?? "",
        title: titleOf(slide),
        planned: Number(slide.dataset.timing ?? 0),
        took: seconds,
        timing: Math.ceil(seconds / 5) * 5,
      },
    ];
  });
}

function csv(all: Line[]): string {
  const cell = (value: string | number): string => (typeof value === "number" ? String(value) : `"${value.replaceAll('"', '""')}"`);
  const rows = all.map(({ id, number, title, planned, took, timing }) => [id, number, title, planned, took, timing].map(cell).join(","));
  return `${["id,number,title,planned_s,took_s,timing", ...rows].join("\r\n")}\r\n`;
}

function save(end: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: url, download: `rehearsal.${end}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the download reads it in its own time
}
