import { setQuery } from "../deck/query.ts";

// What has been pulled out of the ledger: an outlet, an origin or a party, by id. Its value stands on <html> and in the address.

const listeners = new Set<() => void>();

/** The id of what is pulled out; empty where all is in its place. */
export function getWithout(): string {
  return document.documentElement.dataset.without ?? "";
}

/** Takes something out of the ledger, here and in the address; empty puts all back. Whether it is known is evidence/pull.ts's to say. */
export function setWithout(id: string): void {
  if (id === getWithout()) return;
  if (id === "") delete document.documentElement.dataset.without;
  else document.documentElement.dataset.without = id;
  setQuery("without", id || undefined);
  for (const listener of listeners) listener();
}

/** Calls `listener` on each change of what is pulled out. */
export function onWithout(listener: () => void): void {
  listeners.add(listener);
}
