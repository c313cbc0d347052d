import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type ReadPdf, readPdf } from "./pdf-reader.ts";
import { DIST, expect, open, ROOT, test } from "./site.ts";
import { contentsOf, NO_BROWSER, openWorkshop, type Workshop } from "./workshop.ts";

// One worker: the real deck's documents are made once for all tests.
test.describe.configure({ mode: "default" });

let folder: string;
let slides: ReadPdf;
let handout: ReadPdf;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = await mkdtemp(join(tmpdir(), "deck-pdf-"));
  await promisify(execFile)(process.execPath, ["build.mjs", "pdf", "--out", folder], { cwd: ROOT });
  slides = await readPdf(join(folder, "briefing.pdf"));
  handout = await readPdf(join(folder, "handout.pdf"));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

interface Expected {
  id: string;
  number: string;
  title: string;
  section: string;
  figures: string[];
}

/** What the deck itself says its slides are. */
async function expectedOf(page: import("playwright/test").Page, site: string): Promise<Expected[]> {
  await page.goto(`${site}read.html`);
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("section.slide")].map((slide) => ({
      id: slide.id,
      number: slide.dataset.number ?? "",
      title: slide.querySelector(".headline")?.textContent?.replace(/\s+/g, " ").trim() ?? "",
      section: slide.closest(".part")?.querySelector("h2")?.textContent ?? "",
      figures: [...slide.querySelectorAll(".content svg > title")].map((title) => title.textContent ?? ""),
    })),
  );
}

test("one page a slide, each of 1280 × 720 px, the final state; what lists the ledger takes as many as it needs", async ({
  page,
  site,
}) => {
  const expected = await expectedOf(page, site);
  const starts = slides.labels.flatMap((label, index) => (label.includes("(") ? [] : [{ label, index }]));
  expect(starts.map(({ label }) => label)).toEqual(expected.map(({ number }) => number));
  for (const { width, height } of slides.pages) expect([width, height]).toEqual([960, 540]);
  starts.forEach(({ index }, order) => expect(slides.pages[index]?.text).toContain(expected[order]?.title));
  const evidence = JSON.parse(await readFile(join(DIST, "evidence.json"), "utf8")) as { claims: { id: string; says: string }[] };
  const all = slides.pages.map(({ text }) => text.replace(/\s+/g, "")).join("");
  for (const { says } of evidence.claims) expect(all).toContain(says.replace(/\s+/g, ""));
  expect(slides.pages.filter(({ text }) => text.trim() === "")).toEqual([]);
});

test("the outline is sections and headlines; title, author, subject, language and dates are set", async ({ page, site }) => {
  const expected = await expectedOf(page, site);
  expect(slides.outline.flatMap(({ children }) => children.map(({ title }) => title))).toEqual(expected.map(({ title }) => title));
  expect(slides.outline.map(({ title }) => title)).toEqual([
    ...new Set(expected.flatMap(({ section }) => section || [])), // the cover stands above all sections
  ]);
  for (const { children } of slides.outline)
    for (const entry of children) expect(slides.labels[entry.page]).toBe(expected.find(({ title }) => title === entry.title)?.number);
  expect(slides.info).toMatchObject({ Title: "Wagner to Mali", Author: "This briefing", Language: "en" });
  expect(String(slides.info.Subject)).toContain("Barkhane");
  expect(slides.info.CreationDate).toBe(slides.info.ModDate);
  expect(slides.isTagged).toBe(true);
  expect(handout.isTagged).toBe(true);
  expect(handout.outline[0]?.title).toBe("Wagner to Mali");
  expect(handout.outline[0]?.children.map(({ title }) => title)).toEqual(slides.outline.map(({ title }) => title));
});

test("tags: a heading a slide, figures with alternatives, lists, tables; furniture has none", async ({ page, site }) => {
  for (const { number, title, figures } of await expectedOf(page, site)) {
    const sheet = slides.pages[slides.labels.indexOf(number)];
    expect(
      sheet?.roles.filter((role) => /^H[12]$/.test(role)),
      title,
    ).toHaveLength(1);
    for (const figure of figures) expect(sheet?.alternatives.join("|"), title).toContain(figure);
  }
  const roles = new Set(slides.pages.flatMap((sheet) => sheet.roles));
  for (const role of ["L", "LI", "Table", "TH", "TD", "Figure", "Link"]) expect(roles).toContain(role);
});

test("text comes in reading order", () => {
  const { text = "" } = slides.pages[1] ?? {};
  const places = [
    "A reported, unconfirmed deal",
    "High confidence",
    "Moderate confidence",
    "Low confidence",
    "What would change",
    "Source",
  ].map((words) => text.indexOf(words));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test("no bitmap anywhere, every face embedded, links lead somewhere", async () => {
  const summary = await readPdf(join(folder, "summary.pdf"));
  expect(summary.pages).toHaveLength(1);
  for (const document of [slides, handout, summary]) {
    for (const [index, sheet] of document.pages.entries()) {
      expect(sheet.images, `page ${index + 1}`).toBe(0);
      expect(
        sheet.fonts.filter(({ isEmbedded }) => !isEmbedded),
        `page ${index + 1}`,
      ).toEqual([]);
      expect(sheet.targets, `page ${index + 1}`).not.toContain(-1);
    }
  }
});

test("slide, register and source link to each other, and each source's address is there to press", async () => {
  const register = slides.labels.indexOf("A1");
  const sources = slides.labels.indexOf("A2");
  const names = slides.labels.indexOf("A3");
  expect(slides.pages[1]?.targets.some((page) => page >= register && page < sources)).toBe(true);
  const rows = slides.pages.slice(register, sources).flatMap(({ targets }) => targets);
  expect(rows.some((page) => page < register)).toBe(true);
  expect(rows.some((page) => page >= sources && page < names)).toBe(true);
  const evidence = JSON.parse(await readFile(join(DIST, "evidence.json"), "utf8")) as { claims: { sources: { url?: string }[] }[] };
  const addresses = new Set(evidence.claims.flatMap(({ sources: cited }) => cited.flatMap(({ url }) => (url ? [new URL(url).href] : []))));
  for (const document of [slides, handout]) {
    const pressed = new Set(document.pages.flatMap(({ urls }) => urls.map((url) => new URL(url).href)));
    expect([...addresses].filter((address) => !pressed.has(address))).toEqual([]);
  }
});

test("the browser's own print dialog gives the same pages, whatever the screen shows", async ({ page, site }) => {
  await open(page, site, "?evidence=record&theme=dark#interests");
  const printed = await readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(printed.pages.map(({ text }) => text)).toEqual(slides.pages.map(({ text }) => text));
  expect(new Set(printed.pages.map(({ width, height }) => `${width} ${height}`))).toEqual(new Set(["960 540"]));
  await expect(page.locator(".pages")).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-evidence", "record");
});

test("the handout holds each slide's notes, claims and sources, on A4", async ({ page, site }) => {
  const text = handout.pages.map((sheet) => sheet.text).join(" ");
  for (const { title } of await expectedOf(page, site)) expect(text).toContain(title);
  expect(text).toContain("If asked:");
  expect(text).toContain("What it rests on");
  for (const { width, height } of handout.pages) expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
});

test("two runs give the same bytes", async () => {
  test.setTimeout(120_000);
  const again = await mkdtemp(join(tmpdir(), "deck-pdf-"));
  await promisify(execFile)(process.execPath, ["build.mjs", "pdf", "--out", again], { cwd: ROOT });
  const [first, second] = [await contentsOf(folder), await contentsOf(again)];
  expect([...second.keys()]).toEqual(["briefing.pdf", "handout.pdf", "summary.pdf"]);
  for (const [name, bytes] of first) expect(second.get(name) === bytes, name).toBe(true);
  await rm(again, { recursive: true });
});

test.describe("a small deck", () => {
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
});
