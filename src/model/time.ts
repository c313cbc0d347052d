/**
 * Is something dated `when` later than the date `asOf`? A date that names only its year or month counts as later once all of
 * it lies behind `asOf`.
 *
 * @param when YYYY, YYYY-MM or YYYY-MM-DD
 * @param asOf YYYY-MM-DD; without it nothing is later
 */
export function isLater(when: string, asOf: string | undefined): boolean {
  return asOf !== undefined && when > asOf.slice(0, when.length);
}

/** What an author writes for the date of a source that shows none. Printed in the deck's language. */
export const UNDATED = "n.d.";

/** Whether a text is a date of the calendar: YYYY, YYYY-MM or YYYY-MM-DD. */
export function isDate(text: string): boolean {
  const [, year, month = "1", day = "1"] = text.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** The month of a date, in parts that a language prints: "2021-09-30" → [2021, 9] */
export function monthOf(date: string): number[] {
  return date.split("-").slice(0, 2).map(Number);
}
