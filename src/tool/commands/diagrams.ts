import { check } from "../check.ts";
import { ensureChromium } from "../chromium.ts";
import { pruneDiagrams, settleDiagrams } from "../diagrams.ts";
import { count } from "../report.ts";
import { type Command, print } from "../run.ts";

/** Draws the diagrams that changed and removes the drawings whose fence is gone; finds or installs a Chromium for it. */
export const command: Command = async ({ values, effects }) => {
  await ensureChromium();
  const { deck, messages, sources } = await check(effects);
  if (await print(messages, sources)) return 1;
  const settled = await settleDiagrams(deck, effects, values.all);
  const gone = await pruneDiagrams(deck, effects);
  if (await print(settled.messages, sources)) return 1;
  const removed = gone.length > 0 ? `; removed ${gone.join(", ")}` : "";
  console.log(`${count(settled.rendered.length, "diagram")} rendered, ${settled.svgs.size} in all${removed}`);
  return 0;
};
