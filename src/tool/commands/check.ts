import { coverageOf, printCoverage } from "../../check/coverage.ts";
import { walkSlides } from "../../model/walk.ts";
import { check } from "../check.ts";
import { count } from "../report.ts";
import { type Command, print } from "../run.ts";

/** Reads and checks the deck, and nothing else. A diagram whose drawing is not there yet is named, since nothing looked at it. */
export const command: Command = async ({ values, effects }) => {
  const started = performance.now();
  const { deck, messages, sources, undrawn } = await check(effects);
  if (values.report) console.log(`${printCoverage(coverageOf(deck))}\n`);
  if (await print(messages, sources)) return 1;
  const slides = count([...walkSlides(deck)].length, "slide");
  const open = undrawn.length > 0 ? `; ${count(undrawn.length, "diagram")} not yet drawn: ${undrawn.join(", ")}` : "";
  console.log(`${slides}, ${count(deck.ledger.claims.size, "claim")}: all well${open} (${Math.round(performance.now() - started)} ms)`);
  return 0;
};
