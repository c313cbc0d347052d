import { words as en, type Words } from "./en.ts";
import { words as fr } from "./fr.ts";

export type { Words } from "./en.ts";

/** The languages the interface speaks: what `lang` in deck.yaml may start with. A new one is a file beside `en.ts` and a line here. */
const TABLES = { en, fr } satisfies Record<string, Words>;

export type Language = keyof typeof TABLES;
export const LANGUAGES = Object.keys(TABLES) as Language[];

/** The language a tag names, e.g. "en-GB" → "en"; undefined where the interface does not speak it, or where it is no BCP 47 tag. */
export function languageOf(tag: string): Language | undefined {
  try {
    const { language: said } = new Intl.Locale(tag);
    return LANGUAGES.find((language) => language === said);
  } catch {
    return undefined; // no tag at all
  }
}

/** The words for a deck's language tag; English where it is unknown, which is an error of deck.yaml already. */
export function wordsOf(tag: string): Words {
  return TABLES[languageOf(tag) ?? "en"];
}
