import { words } from "deck:words";
import { basesOf, outletId, type Support } from "../../model/basis.ts";
import { type Evidence, weighable } from "../../model/page.ts";
import { make } from "../deck/element.ts";
import { loadEvidence } from "./ledger.ts";
import { repaint } from "./repaint.ts";
import { getWithout, onWithout, setWithout } from "./without.ts";

/** Something that can be pulled out of the ledger. */
export interface Pullable {
  id: string;
  kind: "party" | "outlet" | "origin";
  name: string;
}

/** What became of the claims since something was pulled out. */
export interface Pulled {
  name: string;
  weaken: string[]; // ids of the claims that weaken
  fall: string[]; // and of those that have no source left
}

let restore: (() => void) | undefined;
let shown: Pulled | undefined;
const listeners = new Set<() => void>();

/**
 * Lets a source be pulled out before the room's eyes: the ledger is weighed anew without it, by the function that the build used,
 * and every line on every slide follows. Takes what the address says.
 */
export function followWithout(): void {
  onWithout(() => void show());
  const asked = new URLSearchParams(location.search).get("without");
  if (asked) setWithout(asked);
}

/** Where the document is read, a link may have pulled something out: it is told, and one press puts it back. */
export function tellPulled(): void {
  const told = make("span", { role: "status" });
  const back = make("button", { type: "button", click: () => setWithout("") }, words.pull.restore);
  const tag = make("div.pull-tag.afloat", { hidden: "" }, told, back); // a status within a button would be left out of its name
  document.body.append(tag);
  onPulled(() => {
    tag.hidden = shown === undefined;
    told.textContent = shown ? pulledWords(shown) : "";
  });
  followWithout();
}

/** What is pulled out and what became of the claims; undefined while all is in its place. */
export function getPulled(): Pulled | undefined {
  return shown;
}

/** Calls `listener` once the slides show another pull, or none. */
export function onPulled(listener: () => void): void {
  listeners.add(listener);
}

/** Shows the slides as if nothing were pulled out, for the time of printing. Returns how to go on. */
export function pausePull(): () => void {
  restore?.();
  restore = undefined;
  return () => void show();
}

async function show(): Promise<void> {
  const id = getWithout();
  const evidence = id === "" ? undefined : await loadEvidence();
  if (id !== getWithout()) return; // meanwhile something else was asked for
  restore?.();
  restore = undefined;
  shown = undefined;
  const found = evidence && pullables(evidence).find((each) => each.id === id);
  if (evidence && found) {
    const supports = basesOf(weighable(evidence), new Set([id]));
    restore = repaint(supports, evidence.parties);
    shown = { name: found.name, weaken: idsOf(supports, "weakens"), fall: idsOf(supports, "falls") };
  } else if (id !== "") setWithout(""); // a name that this ledger does not know
  for (const listener of listeners) listener();
}

function idsOf(supports: ReadonlyMap<string, Support>, change: Support["change"]): string[] {
  return [...supports].flatMap(([id, support]) => (support.change === change ? [id] : []));
}

/** All that can be pulled out of a ledger, each id once: parties, then outlets, then origins that are no outlet's own. */
export function pullables({ parties, origins, claims }: Evidence): Pullable[] {
  const found = new Map<string, Pullable>();
  const add = (id: string, kind: Pullable["kind"], name: string): void => {
    if (!found.has(id)) found.set(id, { id, kind, name });
  };
  const used = new Set(claims.flatMap(({ sources }) => sources.flatMap(({ origin }) => origin ?? [])));
  const there = Object.entries(origins).filter(([id]) => used.has(id));
  for (const [, { party }] of there) if (party !== undefined) add(party, "party", parties[party] ?? party);
  for (const [, { outlet }] of there) if (outlet !== undefined) add(outletId(outlet), "outlet", outlet);
  for (const { sources } of claims) for (const { outlet } of sources) if (outlet !== undefined) add(outletId(outlet), "outlet", outlet);
  for (const [id, { name }] of there) add(id, "origin", name);
  return [...found.values()];
}

/** What is pulled out, and how much hangs on it: "Without Reuters", ": 13 claims weaken, 13 fall". */
export function pulledParts({ name, weaken, fall }: Pulled): { name: string; changes: string } {
  return { name: words.pull.without(name), changes: `${words.colon}${words.pull.changes(weaken.length, fall.length)}` };
}

/** The same in one. */
export function pulledWords(pulled: Pulled): string {
  const { name, changes } = pulledParts(pulled);
  return `${name}${changes}`;
}
