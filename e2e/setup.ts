import { execFileSync } from "node:child_process";
import { DIST, ROOT } from "./site.ts";

/** Builds the real deck once, as an author would; every end-to-end test opens what this leaves. */
export default function setup(): void {
  execFileSync(process.execPath, ["build.mjs", "build", "--out", DIST], { cwd: ROOT, stdio: "inherit" });
}
