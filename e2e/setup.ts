import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { BUILT, DECKS, type DeckName, ROOT } from "./site.ts";

/** Builds the briefing and the fixture decks once, as an author would; every test opens what this leaves. */
export default async function setup(): Promise<void> {
  const build = async (name: DeckName): Promise<void> => {
    await promisify(execFile)(process.execPath, ["build.mjs", "build", "--deck", DECKS[name], "--out", BUILT[name]], { cwd: ROOT });
  };
  await build("briefing"); // the first start makes the tool that the others find kept
  await Promise.all([build("river"), build("types")]);
}
