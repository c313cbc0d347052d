import { words } from "deck:words";
import MiniSearch from "minisearch";
import { isLater } from "../../model/time.ts";
import { goTo } from "../deck/address.ts";
import { make } from "../deck/element.ts";
import { allSlides, titleOf } from "../deck/slides.ts";
import { getState } from "../deck/state.ts";
import { loadEvidence } from "../evidence/ledger.ts";
import { fold } from "./fold.ts";
import { makePicker, type Picker } from "./picker.ts";

interface Entry {
  id: string; // a slide's id, or "claim-P1.3"
  kind: "slide" | "notes" | "hindsight" | "claim";
  later: boolean; // found with hindsight only
  title: string;
  number: string;
  text: string;
}

interface Search extends Picker {
  index: MiniSearch<Entry> | undefined; // until the ledger has come
  entries: Map<string, Entry>;
}

let search: Search | undefined;

/** Opens the search over slides, notes and claims. Enter goes to the best hit, arrows choose another, Esc closes. */
export function openSearch(): void {
  search ??= makeSearch();
  search.dialog.showModal();
  search.field.select();
}

/** Fills the index, and shows what was typed meanwhile. */
async function fill(made: Search): Promise<void> {
  made.entries = new Map([...slideEntries(), ...(await claimEntries())].map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  made.index = new MiniSearch<Entry>({
    fields: ["title", "text", "claim"],
    idField: "key",
    extractField: (entry, field) =>
      field === "key" ? `${entry.kind} ${entry.id}` : field === "claim" ? entry.id : (entry[field as keyof Entry] ?? ""),
    processTerm: (term) => fold(term),
    searchOptions: { prefix: true, fuzzy: 0.15, boost: { title: 3, claim: 4 }, combineWith: "AND" },
  });
  made.index.addAll([...made.entries.values()]);
  show(made);
}

function makeSearch(): Search {
  const { name, field, hint, results } = words.search;
  const picker = makePicker("search", { name, field, hint, list: results }, () => show(made));
  const made: Search = { ...picker, index: undefined, entries: new Map() };
  void fill(made);
  return made;
}

function slideEntries(): Entry[] {
  return allSlides().flatMap((slide) => {
    if (slide.querySelector(".register, .sources")) return []; // claims are found one by one
    const title = titleOf(slide);
    const number = slide.dataset.number ?? "";
    const entry = (kind: Entry["kind"], part: Element | null): Entry => ({
      id: slide.id,
      kind,
      title,
      number,
      text: spaced(part),
      later: kind === "hindsight",
    });
    const later = slide.matches("[data-hindsight]") ? null : slide.querySelector(".hindsight");
    return [
      entry("slide", slide.querySelector(".content")),
      entry("notes", slide.querySelector(".notes")),
      ...(later ? [entry("hindsight", later)] : []),
    ];
  });
}

async function claimEntries(): Promise<Entry[]> {
  const { claims, asOf } = await loadEvidence();
  return claims.map(({ id, says, by, sources, slides, when }) => ({
    id: `claim-${id}`,
    kind: "claim",
    title: says,
    number: slides.map(({ number }) => number).join(", "),
    later: isLater(when, asOf),
    text: `${by}. ${sources.map(({ title }) => title).join(". ")}`,
  }));
}

function show({ list, field, index, entries }: Search): void {
  if (!index) return;
  const now = getState("time") === "now";
  const hits = index
    .search(field.value)
    .filter(({ id }) => now || !entries.get(String(id))?.later)
    .slice(0, 40);
  list.replaceChildren(
    ...hits.flatMap(({ id, terms }, at) => {
      const entry = entries.get(String(id));
      if (!entry) return [];
      const label = `${words.search.kinds[entry.kind]} ${entry.kind === "claim" ? entry.id.slice("claim-".length) : entry.number}`;
      return [
        make(
          "li",
          { role: "option", id: `result-${at}`, "aria-selected": String(at === 0), click: () => jump(entry.id) },
          make("span.kind", {}, label),
          make(
            "span",
            {},
            make("strong", {}, ...marked(entry.title, terms)),
            make("span.found", {}, ...marked(around(entry.text, terms), terms)),
          ),
        ),
      ];
    }),
  );
  if (hits.length === 0 && field.value.trim() !== "") list.replaceChildren(make("li.none", {}, words.nothingFound));
  field.setAttribute("aria-activedescendant", hits.length > 0 ? "result-0" : "");
}

function jump(id: string): void {
  search?.dialog.close();
  if (location.hash === `#${id}`) goTo(`#${id}`);
  else location.hash = `#${id}`;
}

/** Text of an element with a space between its parts. */
function spaced(part: Element | null): string {
  if (!part) return "";
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    const within = walker.currentNode.parentElement?.closest(".hindsight");
    if (!within || within === part || part.closest("[data-hindsight]")) texts.push(walker.currentNode.textContent ?? "");
  }
  return texts.join(" ").replace(/\s+/g, " ").trim();
}

/** The stretch of a text around its first match. */
function around(text: string, terms: string[]): string {
  const folded = fold(text);
  const at = Math.max(0, Math.min(...terms.map((term) => folded.indexOf(term)).filter((index) => index >= 0), text.length) - 60);
  const start = at >= text.length - 60 ? 0 : at;
  return `${start > 0 ? "…" : ""}${text.slice(start, start + 160)}${start + 160 < text.length ? "…" : ""}`;
}

/** A text with its matches marked. */
function marked(text: string, terms: string[]): (Node | string)[] {
  const words = text.split(/(\s+)/);
  return words.map((word) => (terms.some((term) => fold(word).includes(term)) ? make("mark", {}, word) : word));
}
