import { defineConfig } from "playwright/test";
import { findChromium, LAUNCH_ARGS } from "../src/tool/chromium.ts";

const executablePath = await findChromium();

/** The one runner: unit and golden tests beside the code, end-to-end tests here, all in one run. */
export default defineConfig({
  globalSetup: "./setup.ts",
  outputDir: "../test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 }, // a busy machine is slow, not wrong
  reporter: [["list"]],
  use: {
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
    launchOptions: { args: LAUNCH_ARGS, ...(executablePath ? { executablePath } : {}) },
  },
  // In this order, what takes longest first. What reads the documents waits for them; nothing else does.
  projects: [
    { name: "documents", testDir: ".", testMatch: "documents.setup.ts" },
    { name: "e2e", testDir: ".", testMatch: "*.spec.ts", testIgnore: "pdf.spec.ts" },
    { name: "unit", testDir: "../src", testMatch: "**/*.test.ts" },
    { name: "pdf", testDir: ".", testMatch: "pdf.spec.ts", dependencies: ["documents"] },
  ],
});
