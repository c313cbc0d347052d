// The tab's own memory, by deck. Yesterday's talk must not greet today's audience: nothing of a talk outlives its windows.
const key = (name: string): string => `deck ${document.documentElement.dataset.deck ?? document.title} ${name}`;

/**
 * What was remembered in this tab under a name, also over a reload. Undefined where there is nothing, or nothing that `valid`
 * knows, or storage is denied.
 */
export function recall<T>(name: string, valid: (value: unknown) => value is T): T | undefined {
  return read(() => sessionStorage, key(name), valid);
}

/** Remembers a value in this tab. Does nothing where storage is denied or full. */
export function remember(name: string, value: unknown): void {
  write(() => sessionStorage, key(name), value);
}

/** A preference of the person at this machine, for every deck, where it is one that `valid` knows. */
export function recallPreference<T>(name: string, valid: (value: unknown) => value is T): T | undefined {
  return read(() => localStorage, `deck-speaker ${name}`, valid);
}

/** Keeps a preference for the next time. */
export function keepPreference(name: string, value: unknown): void {
  write(() => localStorage, `deck-speaker ${name}`, value);
}

// Behind a function: where storage is denied, even naming it throws.
function read<T>(storage: () => Storage, name: string, valid: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(storage().getItem(name) ?? "null");
    return valid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function write(storage: () => Storage, name: string, value: unknown): void {
  try {
    storage().setItem(name, JSON.stringify(value));
  } catch {
    // denied or full: the other windows still know
  }
}
