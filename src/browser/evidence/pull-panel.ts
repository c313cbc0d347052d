import { words } from "deck:words";
import Reveal from "reveal.js";
import { outletId } from "../../model/basis.ts";
import type { Evidence, EvidenceClaim } from "../../model/page.ts";
import { make } from "../deck/element.ts";
import { fold } from "../find/fold.ts";
import { makePicker, type Picker } from "../find/picker.ts";
import { setPull } from "./card.ts";
import { loadEvidence } from "./ledger.ts";
import { followWithout, getPulled, type Pullable, pullables, pulledWords } from "./pull.ts";
import { getWithout, setWithout } from "./without.ts";

interface Panel extends Picker {
  choices: { pullable: Pullable; claims: number; here: boolean }[];
  narrowed: string[]; // ids that alone are offered; empty for all
}

let panel: Panel | undefined;

/**
 * Asks what to pull out: the outlets, origins and parties of the slide on show first, then those of the whole ledger. Typing
 * narrows, arrows choose, Enter pulls; what is out stands first, and Enter on it puts it back.
 *
 * @param ids of origins, to be offered alone
 */
export function openPull(ids: string[] = []): void {
  panel ??= makePanel();
  panel.narrowed = ids;
  panel.field.value = "";
  panel.dialog.showModal();
  void fill(panel);
}

/** Lets a source be pulled out, from a card as well, and takes what the address says. */
export function startPull(): void {
  setPull(openPull);
  followWithout();
}

/** `P`: puts back what is out; with nothing out, asks what to pull. */
export function togglePull(): void {
  if (getWithout() === "") openPull();
  else setWithout("");
}

function makePanel(): Panel {
  const { choose, name } = words.pull;
  const made: Panel = {
    ...makePicker("pull", { name, field: choose, hint: choose, list: name }, () => offer(made)),
    choices: [],
    narrowed: [],
  };
  return made;
}

async function fill(made: Panel): Promise<void> {
  const evidence = await loadEvidence();
  const slide = Reveal.getCurrentSlide();
  const ids = new Set([...slide.querySelectorAll<HTMLElement>("[data-claim]")].flatMap(({ dataset }) => (dataset.claim ?? "").split(" ")));
  made.choices = pullables(evidence)
    .map((pullable) => {
      const hanging = evidence.claims.filter((claim) => hangsOn(claim, pullable, evidence));
      return { pullable, claims: hanging.length, here: hanging.some(({ id }) => ids.has(id)) };
    })
    .filter(({ claims }) => claims > 0)
    .sort((a, b) => Number(b.here) - Number(a.here) || b.claims - a.claims);
  offer(made);
}

function hangsOn({ sources }: EvidenceClaim, { id, kind }: Pullable, { origins }: Evidence): boolean {
  return sources.some(({ origin, outlet, party, against }) => {
    if (against || origin === undefined) return false;
    if (kind === "party") return party === id;
    return origin === id || [outlet, origins[origin]?.outlet].some((name) => name !== undefined && outletId(name) === id);
  });
}

function offer({ list, field, choices, narrowed, dialog }: Panel): void {
  const asked = fold(field.value);
  const out = getWithout();
  const offered = choices
    .filter(({ pullable: { id, name } }) => (narrowed.length === 0 || narrowed.includes(id) || id === out) && fold(name).includes(asked))
    .sort((a, b) => Number(b.pullable.id === out) - Number(a.pullable.id === out));
  list.replaceChildren(
    ...offered.map(({ pullable: { id, kind, name }, claims, here }, at) =>
      make(
        "li",
        {
          role: "option",
          id: `pull-${at}`,
          "aria-selected": String(at === 0),
          click: () => {
            dialog.close();
            setWithout(id === out ? "" : id);
          },
        },
        make("span.kind", {}, words.pull[kind]),
        make("strong", {}, id === out ? `${words.pull.restore}${words.colon}${name}` : name),
        make("span.found", {}, [words.register.found(claims), here ? words.pull.here.toLowerCase() : ""].filter(Boolean).join(", ")),
      ),
    ),
  );
  if (offered.length === 0) list.replaceChildren(make("li.none", {}, words.nothingFound));
  field.setAttribute("aria-activedescendant", offered.length > 0 ? "pull-0" : "");
  showPulled(dialog);
}

/** What hung on what is out, each claim a way to the register. */
function showPulled(dialog: HTMLDialogElement): void {
  dialog.querySelector(".pulled")?.remove();
  const pulled = getPulled();
  if (!pulled) return;
  const group = (name: string, ids: string[]) =>
    ids.length === 0
      ? undefined
      : make(
          "p",
          {},
          make("strong", {}, `${name} `),
          ...ids.flatMap((id, at) => [at > 0 ? ", " : "", make("a", { href: `#claim-${id}`, click: () => dialog.close() }, id)]),
        );
  dialog.append(
    make(
      "section.pulled",
      { "aria-label": pulledWords(pulled) },
      make("h3", {}, pulledWords(pulled)),
      group(words.pull.falls, pulled.fall),
      group(words.pull.weakens, pulled.weaken),
    ),
  );
}
