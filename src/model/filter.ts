import type { Basis, Standing } from "./basis.ts";

/** What the evidence filter can be set to; the first keeps everything. */
export const FILTERS = ["all", "record", "reported", "contested"] as const;
export type Filter = (typeof FILTERS)[number];

/** The group a statement belongs to. What nobody saw, and what somebody contests, is contested, whoever stands behind it. */
export function groupOf(basis: Basis, standing: Standing | undefined): Exclude<Filter, "all"> {
  if (standing !== undefined || basis === "assessed" || basis === "rumour") return "contested";
  return basis === "official" ? "record" : "reported";
}
