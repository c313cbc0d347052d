import type { Grade } from "../deck/model/claim.ts";

/** The grades' words for what a script writes, firmest first. The page itself brings its own; the wall keeps values of the deck's model out of here. */
export const GRADE_WORDS: Record<Grade, string> = {
  official: "Official statement",
  several: "Several reports",
  one: "One report",
  assessed: "Assessed",
  rumour: "Rumour",
  disputed: "Disputed",
  denied: "Denied",
};
