import { join } from "node:path";
import { replaceFile } from "../effects.ts";
import { makeGeography } from "../geo/geography.ts";
import type { Command } from "../run.ts";

/** Makes assets/geo anew; by hand, when its source or its making changes. */
export const command: Command = async ({ effects }) => {
  await replaceFile(join(effects.root, "assets/geo/land.topo.json"), makeGeography());
  return 0;
};
