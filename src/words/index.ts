import { words as en, type Words } from "./en.ts";
import { words as fr } from "./fr.ts";

export type { Words } from "./en.ts";

/** The languages the interface speaks: what `lang` in deck.yaml may start with. A new one is a file beside `en.ts` and a line here. */
const TABLES = { en, fr } satisfies Record<string, Words>;

export type Language = keyof typeof TABLES;
export const LANGUAGES = Object.keys(TABLES) as Language[];

/** The language a tag names, e.g. "en-GB" → "en"; undefined where the interface does not speak it, or where it is no BCP 47 tag. */
export function languageOf(tag: string): Language | undefined {
  if (!/^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(tag)) return undefined;
  const primary = tag.split("-")[0]?.toLowerCase();
  return LANGUAGES.find((language) => language === primary);
}

/** The words for a deck's language tag; English where it is unknown, which is an error of deck.yaml already. */
export function wordsOf(tag: string): Words {
  return TABLES[languageOf(tag) ?? "en"];
}
