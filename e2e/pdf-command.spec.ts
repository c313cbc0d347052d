import { execFile, spawn } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "playwright/test";
import { readPdf } from "./pdf-reader.ts";
import { ROOT } from "./site.ts";
import { contentsOf, NO_BROWSER, openWorkshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
test.beforeEach(async () => {
  shop = await openWorkshop();
});
test.afterEach(() => shop.clear());

const pdf = (options: string[], environment: Record<string, string> = {}): Promise<{ code: number; said: string }> =>
  promisify(execFile)(process.execPath, ["build.mjs", "pdf", "--deck", shop.slides, "--out", shop.out, ...options], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
  );
const labels = async (): Promise<string[]> => (await readPdf(join(shop.out, "briefing.pdf"))).labels;

test("a page a step, one slide alone, letter paper, the screen's dark colours", async () => {
  expect(await pdf(["--steps", "--paper", "letter"])).toMatchObject({ code: 0 });
  expect(await labels()).toEqual(["1", "2 (step 1)", "2"]);
  const steps = await readPdf(join(shop.out, "briefing.pdf"));
  expect(steps.pages.map(({ roles }) => roles.includes("H2"))).toEqual([true, false, true]); // a step repeats its slide, untagged
  const [sheet] = (await readPdf(join(shop.out, "handout.pdf"))).pages;
  expect([Math.round(sheet?.width ?? 0), Math.round(sheet?.height ?? 0)]).toEqual([612, 792]);
  expect(await pdf(["--slides", "2", "--theme", "dark"])).toMatchObject({ code: 0 });
  expect(await labels()).toEqual(["2"]);
});

test("a slide that overflows its page is an error that names it, and the last good documents stay", async () => {
  await pdf([]);
  const made = await contentsOf(shop.out);
  const path = join(shop.slides, "01-rain.md");
  const long = Array.from({ length: 30 }, (_, index) => `- The office measured 12 mm, time ${index} [@rain].`).join("\n");
  await writeFile(
    path,
    (await readFile(path, "utf8")).replace("layout=statements", "layout=text").replace("- The office measured 12 mm [@rain].", long),
  );
  const { code, said } = await pdf([]);
  expect(code).toBe(1);
  expect(said).toMatch(/01-rain\.md:\d+: #rain: “.*” (runs into the foot|is off the page)/);
  expect(said).not.toContain("    at ");
  expect(await contentsOf(shop.out)).toEqual(made);
});

test("a wrong option is explained, and nothing is written", async () => {
  for (const [options, says] of [
    [["--cut", "7"], 'no cut "7"'],
    [["--slides", "99"], '--slides "99" names no slide'],
    [["--slides", "1-2-3"], '--slides "1-2-3" names no slide'],
    [["--theme", "blue"], "--theme takes print, light or dark"],
    [["--paper", "a3"], "--paper takes a4 or letter"],
    [["--cut", "5", "--slides", "1"], "give one of them"],
    [["--colour"], "--colour"],
  ] as const) {
    const { code, said } = await pdf([...options]);
    expect(code, said).toBe(1);
    expect(said).toContain(says);
    expect(said).not.toContain("    at ");
  }
  await expect(readdir(shop.out)).rejects.toThrow();
});

test("without a Chromium it says so in a line", async () => {
  const { code, said } = await pdf([], NO_BROWSER);
  expect(code).toBe(1);
  expect(said).toContain("CHROMIUM_PATH");
  expect(said).not.toContain("    at ");
});

test("Ctrl-C leaves nothing behind: no document, no folder, no browser", async () => {
  const temporary = join(shop.folder, "tmp");
  await mkdir(temporary);
  const child = spawn(process.execPath, ["build.mjs", "pdf", "--deck", shop.slides, "--out", shop.out], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: temporary },
    stdio: "ignore",
  });
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  await expect
    .poll(async () => (await readdir(temporary)).some((name) => name.includes("profile")), { intervals: [50], timeout: 30_000 })
    .toBe(true); // the browser starts
  child.kill("SIGINT");
  expect(await closed).not.toBe(0);
  await expect(readdir(shop.out)).rejects.toThrow();
  await expect.poll(async () => (await promisify(execFile)("ps", ["-eo", "args"])).stdout.includes(temporary)).toBe(false);
  await expect.poll(() => readdir(temporary)).toEqual([]);
});
