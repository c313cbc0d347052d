/** How each month starts, in the languages of the interface: what an author writes is told by its first letters. */
const MONTHS = [/^jan/, /^f[eé][bv]/, /^mar/, /^a[pv]r/, /^ma[yi]/, /^jui?n/, /^jui?l/, /^a(ug|o[uû])/, /^sep/, /^oct/, /^nov/, /^d[eé]c/];
const DAY = 86_400_000;

/** A stretch of days, both ends included, counted from 1970. */
export interface Span {
  from: number;
  to: number;
}

interface Parts {
  day?: number | undefined;
  month?: number | undefined;
  year?: number | undefined;
}

/**
 * Reads a date as people write it: "13 Sept 2021", "13–15 Sept", "10 June–9 July", "Dec 2020", "2022", "1er févr. 2021". What the first half
 * leaves out is the second's; without a year, `year` is taken. Returns undefined for what is no date.
 */
export function readDate(text: string, year: number): Span | undefined {
  const halves = text.split(/\s*[–—-]\s*/).map(partsOf);
  const last = halves.at(-1);
  const first = halves[0];
  if (!first || !last || halves.length > 2) return undefined;
  const whole = { year: last.year ?? year, ...only(last) };
  return { from: edge({ ...whole, ...(first === last ? {} : only(first)) }, false), to: edge(whole, true) };
}

function partsOf(text: string): Parts | undefined {
  const [, day, name, year] = text.trim().match(/^(\d{1,2}(?!\d))?(?:er)?\s*(\p{L}{3,})?\.?\s*(\d{4})?$/u) ?? [];
  const month = name === undefined ? undefined : MONTHS.findIndex((month) => month.test(name.toLowerCase()));
  if (month === -1 || (day === undefined && month === undefined && year === undefined)) return undefined;
  return { day: day === undefined ? undefined : Number(day), month, year: year === undefined ? undefined : Number(year) };
}

/** The parts that are said. */
function only(parts: Parts): Parts {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

/** The first or last day of what is meant. */
function edge({ day, month, year = 0 }: Parts, last: boolean): number {
  if (day !== undefined) return Date.UTC(year, month ?? 0, day) / DAY;
  if (month !== undefined) return Date.UTC(year, last ? month + 1 : month, last ? 0 : 1) / DAY;
  return Date.UTC(year, last ? 11 : 0, last ? 31 : 1) / DAY;
}
