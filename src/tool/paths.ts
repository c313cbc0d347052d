import { relative, resolve, sep } from "node:path";

/** A path as the author knows it: from where they stand. */
export function show(path: string): string {
  return relative(process.cwd(), path).replaceAll("\\", "/") || ".";
}

/** Is `path` the folder `folder`, or in it? Both are absolute. */
export function isWithin(path: string, folder: string): boolean {
  const [inner, outer] = [resolve(path), resolve(folder)];
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}
