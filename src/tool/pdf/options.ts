import type { Deck } from "../../model/deck.ts";
import { walkSlides } from "../../model/walk.ts";
import { CliError } from "../error.ts";

/** Values of the command line, as they were typed. */
export interface PdfWords {
  steps?: boolean;
  cut?: string;
  hindsight?: boolean;
  theme?: string;
  slides?: string;
  paper?: string;
  ruled?: boolean;
}

export const THEMES = ["print", "light", "dark"] as const;
export const PAPERS = { a4: "210mm 297mm", letter: "8.5in 11in" } as const;

/** What to print, checked. */
export interface PdfOptions {
  steps: boolean; // a page for each step of a slide
  hindsight: boolean;
  theme: (typeof THEMES)[number];
  paper: keyof typeof PAPERS;
  ruled: boolean; // room to write in the handout
  slides: string[] | undefined; // ids; undefined is all
}

/**
 * The options of `npm run pdf`.
 *
 * @param numbers slide id → "7", "7.1" or "A2"
 * @throws CliError that names what is allowed
 */
export function pdfOptions(words: PdfWords, deck: Deck, numbers: Map<string, string>): PdfOptions {
  if (words.cut !== undefined && words.slides !== undefined) throw new CliError("--cut and --slides both choose slides: give one of them");
  const { cut } = words;
  const cuts = Object.keys(deck.info.cuts);
  if (cut !== undefined && !cuts.includes(cut)) throw new CliError(`no cut "${cut}": deck.yaml names ${list(cuts)}`);
  const ids = [...walkSlides(deck)].map(({ slide }) => slide);
  return {
    steps: words.steps ?? false,
    hindsight: words.hindsight ?? false,
    theme: oneOf("theme", words.theme ?? "print", THEMES),
    paper: oneOf("paper", words.paper?.toLowerCase() ?? "a4", Object.keys(PAPERS) as (keyof typeof PAPERS)[]),
    ruled: words.ruled ?? false,
    slides:
      cut !== undefined
        ? ids.filter(({ cuts: named }) => named.includes(cut)).map(({ id }) => id)
        : words.slides === undefined
          ? undefined
          : chosen(
              words.slides,
              ids.map(({ id }) => id),
              numbers,
            ),
  };
}

/** "4-9,12,A1" → the ids of those slides; a slide brings its details along. */
function chosen(words: string, ids: string[], numbers: Map<string, string>): string[] {
  const found = words.split(",").flatMap((word) => {
    const [from = "", to = from, ...more] = word.trim().split("-");
    const inRange = (number: string): boolean => {
      const stem = number.split(".")[0] ?? "";
      if (from === to) return number === from || stem === from;
      return Number(stem) >= Number(from) && Number(stem) <= Number(to);
    };
    const hits = ids.filter((id) => inRange(numbers.get(id) ?? ""));
    if (more.length > 0 || hits.length === 0)
      throw new CliError(`--slides "${word.trim()}" names no slide: use numbers as on the slides, such as 4-9, 12, 7.1 or A1`);
    return hits;
  });
  return ids.filter((id) => found.includes(id));
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const known = allowed.find((one) => one === value);
  if (!known) throw new CliError(`--${name} takes ${list(allowed)}, not "${value}"`);
  return known;
}

function list(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` : (words[0] ?? "none");
}
