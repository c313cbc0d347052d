import { ensureChromium } from "../chromium.ts";
import type { Command } from "../run.ts";

/** Finds a Chromium for the tests, or installs one. */
export const command: Command = async () => {
  console.log(await ensureChromium());
  return 0;
};
