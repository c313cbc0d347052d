/** The seven grades of evidence, strongest first. */
export const GRADES = ["official", "several", "one", "assessed", "rumour", "disputed", "denied"] as const;
export type Grade = (typeof GRADES)[number];

/** What the evidence filter can keep, and which grades each choice keeps. `all` keeps every grade. */
export const FILTERS = {
  all: GRADES,
  record: ["official"],
  reported: ["several", "one"],
  contested: ["assessed", "rumour", "disputed", "denied"],
} as const satisfies Record<string, readonly Grade[]>;
export type Filter = keyof typeof FILTERS;

/** Firmest first: less than 0 where `a` is the firmer. */
export function byFirmness(a: Grade, b: Grade): number {
  return GRADES.indexOf(a) - GRADES.indexOf(b);
}

/** The weakest of some grades: a thing is as firm as its weakest support. Undefined for none. */
export function weakestOf(grades: Iterable<Grade | undefined>): Grade | undefined {
  let weakest: Grade | undefined;
  for (const grade of grades) if (grade && (!weakest || byFirmness(grade, weakest) > 0)) weakest = grade;
  return weakest;
}
