import { build } from "../build.ts";
import { measureFit } from "../fit.ts";
import { claimOutput, writeOutput } from "../output.ts";
import { show } from "../paths.ts";
import { count } from "../report.ts";
import { type Command, print } from "../run.ts";

/** Builds the deck into its folder, whole or not at all. */
export const command: Command = async ({ effects, out }) => {
  const started = performance.now();
  await claimOutput(out, effects); // said at once, not after the work
  const built = await build(effects);
  if (built.rendered.length > 0) console.log(`rendered ${built.rendered.join(", ")}`);
  if ((await print(built.messages, built.sources)) || !built.files) return 1;
  const fit = await measureFit(built, effects);
  if (fit === undefined)
    console.log("no Chromium here, so whether each slide fits its page was not measured: npm run diagrams finds or installs one");
  else if (await print(fit, built.sources)) return 1;
  await writeOutput(built.files, out, effects);
  console.log(`${show(out)}: ${count(built.files.size, "file")} in ${Math.round(performance.now() - started)} ms`);
  return 0;
};
