/** What the hash of an address names: an element by its id, and how many steps of its slide are shown. */
export interface Target {
  id: string; // "" where the hash names nothing
  steps: number | undefined; // undefined where the address does not say
}

/**
 * Reads a hash: `#interests`, `#/interests`, `#interests/2`, `#claim-P1.3`. What cannot be decoded (`#50%`) is taken as it
 * stands: it names nothing, and stops nothing.
 */
export function readHash(hash: string): Target {
  const [id = "", steps] = decoded(hash.replace(/^#\/?/, "")).split("/");
  return { id, steps: steps !== undefined && /^\d+$/.test(steps) ? Number(steps) : undefined };
}

/** The hash that names a slide with so many of its steps shown. */
export function writeHash(id: string, steps: number): string {
  return `#${id}${steps > 0 ? `/${steps}` : ""}`;
}

/** The element of this page that a hash names. */
export function elementOf(hash: string): HTMLElement | undefined {
  const { id } = readHash(hash);
  return (id === "" ? null : document.getElementById(id)) ?? undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % or bytes that are no UTF-8
  }
}
