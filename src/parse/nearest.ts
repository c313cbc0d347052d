import { closest, distance } from "fastest-levenshtein";

/** The known name that `name` was probably meant to be, undefined where none is near. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  if (names.length === 0 || name.length > 100) return undefined;
  const near = closest(name, names);
  const most = Math.min(name.length - 1, Math.max(2, Math.ceil(name.length / 3))); // of one letter every other is near
  return distance(name.toLowerCase(), near.toLowerCase()) <= most ? near : undefined;
}

/** `did you mean "x"?` for the known name nearest to `name`, or a list of what is known where none is near. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  const near = nearest(name, names);
  if (near !== undefined) return `did you mean "${near}"?`;
  return names.length > 0 && names.length <= 12 ? `known here: ${names.join(", ")}` : undefined;
}
