/** A number in groups of three digits, e.g. with "," and ".": 5100 → "5,100", 8.5 → "8.5". */
export function grouped(value: number, between: string, point: string): string {
  const [whole = "", part] = String(value).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, between) + (part === undefined ? "" : `${point}${part}`);
}

/** "3 claims", "1 claim": a count with its noun. `few` says which counts take the singular. */
export function counted(count: number, one: string, more: string, few = count === 1): string {
  return `${count} ${few ? one : more}`;
}

/** What there is of a date, e.g. "13", "Sept" and "2021", in a row. */
export function joined(...parts: (string | number | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(" ");
}

/** Keys a person can press, and what they do. */
export function shortcut(keys: string, does: string): { keys: string; does: string } {
  return { keys, does };
}

/** What is counted under a card's tree of origins. */
export interface OriginsCount {
  origins: number;
  pages: number;
  reprints: number; // pages of others than who first knew
  named: boolean; // who first knew speaks for itself
}
