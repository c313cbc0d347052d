import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ReadPdf, readPdf } from "./pdf-reader.ts";
import { BUILT, DOCUMENTS, expect, open, test } from "./site.ts";
import { contentsOf } from "./workshop.ts";

let slides: ReadPdf;
let handout: ReadPdf;

test.beforeAll(async () => {
  slides = await readPdf(join(DOCUMENTS.river, "briefing.pdf"));
  handout = await readPdf(join(DOCUMENTS.river, "handout.pdf"));
});

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
  const evidence = JSON.parse(await readFile(join(BUILT.river, "evidence.json"), "utf8")) as { claims: { id: string; says: string }[] };
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
  expect(slides.info).toMatchObject({ Title: "Harrow Dam", Author: "The river desk", Language: "en" });
  expect(String(slides.info.Subject)).toContain("two towns");
  expect(slides.info.CreationDate).toBe(slides.info.ModDate);
  expect(slides.isTagged).toBe(true);
  expect(handout.isTagged).toBe(true);
  expect(handout.outline[0]?.title).toBe("Harrow Dam");
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
    "A reported, unsigned deal",
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
  const summary = await readPdf(join(DOCUMENTS.river, "summary.pdf"));
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
  const evidence = JSON.parse(await readFile(join(BUILT.river, "evidence.json"), "utf8")) as { claims: { sources: { url?: string }[] }[] };
  const addresses = new Set(evidence.claims.flatMap(({ sources: cited }) => cited.flatMap(({ url }) => (url ? [new URL(url).href] : []))));
  for (const document of [slides, handout]) {
    const pressed = new Set(document.pages.flatMap(({ urls }) => urls.map((url) => new URL(url).href)));
    expect([...addresses].filter((address) => !pressed.has(address))).toEqual([]);
  }
});

test("the browser's own print dialog gives the same pages, whatever the screen shows", async ({ page, site }) => {
  await open(page, site, "?evidence=record&theme=dark#wishes");
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
  const [first, second] = [await contentsOf(DOCUMENTS.river), await contentsOf(DOCUMENTS.again)];
  expect([...second.keys()]).toEqual([".built-by", "briefing.pdf", "handout.pdf", "summary.pdf"]);
  for (const [name, bytes] of first) expect(second.get(name) === bytes, name).toBe(true);
});
