import { fold } from "./fold.ts";

/**
 * What a field asks of a text: that it holds every word, whatever its case and accents.
 *
 * @returns tests a folded text; undefined where nothing is asked
 */
export function narrowing(asked: string): ((folded: string) => boolean) | undefined {
  const words = fold(asked)
    .split(/\s+/)
    .filter((word) => word !== "");
  return words.length === 0 ? undefined : (folded) => words.every((word) => folded.includes(word));
}
