import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Builds the real deck once, as an author would; every end-to-end test opens what this leaves in `dist`. */
export default function setup(): void {
  const root = fileURLToPath(new URL("..", import.meta.url));
  execFileSync(process.execPath, ["build.mjs", "build"], { cwd: root, stdio: "inherit" });
}
