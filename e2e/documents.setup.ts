import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";
import { test as setup } from "playwright/test";
import { DECKS, DOCUMENTS, ROOT } from "./site.ts";

// Made once, beside the tests that need none; pdf.spec.ts reads them. A slide that overflows its page, or a summary of two pages, fails here.
for (const [name, deck] of [
  ["briefing", DECKS.briefing],
  ["river", DECKS.river],
  ["again", DECKS.river],
] as const) {
  setup(`the documents of ${deck} are made${name === "again" ? " once more" : ""}`, async () => {
    await rm(DOCUMENTS[name], { recursive: true, force: true });
    await promisify(execFile)(process.execPath, ["build.mjs", "pdf", "--deck", deck, "--out", DOCUMENTS[name]], { cwd: ROOT });
  });
}
