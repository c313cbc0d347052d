import { closest, distance } from "fastest-levenshtein";

/** `did you mean "x"?` for the known name nearest to `name`, or a list of what is known where none is near. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  if (names.length === 0) return undefined;
  const near = closest(name, names);
  if (distance(name.toLowerCase(), near.toLowerCase()) <= Math.max(2, Math.ceil(name.length / 3))) return `did you mean "${near}"?`;
  return names.length <= 12 ? `known here: ${names.join(", ")}` : undefined;
}
