import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import type { Deck } from "../../model/deck.ts";
import type { Sheet } from "../../model/page.ts";
import { plain, walkSlides } from "../../model/walk.ts";
import type { RenderContext } from "../../render/context.ts";
import { renderHandout } from "../../render/pages/handout.ts";
import { renderSummary } from "../../render/pages/summary.ts";
import type { Words } from "../../words/index.ts";
import type { Paper } from "../build.ts";
import { withPages } from "../chromium.ts";
import type { Effects } from "../effects.ts";
import { CliError } from "../error.ts";
import { addToMark, claimOutput, MARK, type OutputFiles } from "../output.ts";
import { withFixedFaces } from "./faces.ts";
import { type About, type Entry, finishPdf } from "./finish.ts";
import type { PdfOptions } from "./options.ts";
import { laySheets, ORIGIN, sayMisfit, serveFrom } from "./sheets.ts";

/** A document that was made. */
export interface Document {
  name: string; // e.g., "briefing.pdf"
  bytes: Uint8Array;
  pages: number;
}

/** Told how far it is: which document, which page of how many. */
export type Progress = (name: string, page: number, of: number) => void;

/**
 * Makes the documents one takes away: the slides, the handout, the summary. Nothing is written.
 *
 * @param files the built deck
 * @throws CliError where a page overflows, or there is no Chromium
 */
export async function makePdfs(
  { context, styles, script }: Paper,
  files: OutputFiles,
  options: PdfOptions,
  progress: Progress,
): Promise<Document[]> {
  const { words } = context;
  const about = aboutOf(context.deck);
  const printed = await withFixedFaces(files);
  printed.set("handout.html", renderHandout(context, styles, options));
  printed.set("summary.html", renderSummary(context, styles, options.paper));
  // Three pages of one browser print side by side: one waits for layout while another one writes.
  return withPages(async (open) => {
    const [first, second, third] = await Promise.all([open(), open(), open()]);
    await Promise.all([first, second, third].map((page) => serveFrom(page, printed)));
    return Promise.all([
      printSlides(first, context, options, about, progress),
      printDocument(second, "handout", script, { ...about, title: `${about.title}${words.colon}${words.handout}` }),
      printDocument(third, "summary", script, { ...about, title: `${about.title}${words.colon}${words.summary}` }),
    ]);
  });
}

async function printSlides(
  page: Page,
  { deck, words }: RenderContext,
  options: PdfOptions,
  about: About,
  progress: Progress,
): Promise<Document> {
  const name = "briefing.pdf";
  const sheets = await laySheets(page, options, (n, of) => progress(name, n, of));
  const misfits = [
    ...new Set(sheets.flatMap(({ slide, misfit }) => (misfit ? [`${placeOf(deck, slide)}#${slide}: ${sayMisfit(misfit)}`] : []))),
  ];
  if (misfits.length > 0) throw new CliError(`a slide does not fit its page:\n${misfits.join("\n")}`);
  const printed = await page.pdf({ tagged: true, outline: false, preferCSSPageSize: true, printBackground: true });
  const { bytes, pages } = await finishPdf(printed, about, labelsOf(sheets, words), outlineOf(deck, sheets));
  if (pages !== sheets.length) throw new Error(`${pages} pages printed of ${sheets.length} laid out`);
  return { name, bytes, pages };
}

async function printDocument(page: Page, stem: string, script: string, about: About): Promise<Document> {
  await page.goto(`${ORIGIN}${stem}.html`);
  await page.evaluate("Promise.all([...document.fonts].map((face) => face.load())).then(() => undefined)");
  await page.emulateMedia({ media: "print" }); // what the script measures is what is printed
  await page.evaluate(script);
  const printed = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
  const headings = await page.evaluate<string[]>(
    `[...document.querySelectorAll("h1, h2, h3, h4")].map(({ textContent }) => textContent.replace(/\\s+/g, " ").trim())`,
  );
  const finished = await finishPdf(printed, about, undefined, headings);
  if (stem === "summary" && finished.pages > 1)
    throw new CliError(
      `the summary does not fit one page, but takes ${finished.pages}: shorten the bottom line or the diagrams of the shortest cut`,
    );
  return { name: `${stem}.pdf`, ...finished };
}

/** "7", "7.1", "A1"; where a slide takes several pages "A1 (2)", its steps "7 (step 1)". */
function labelsOf(sheets: Sheet[], words: Words): string[] {
  return sheets.map(
    ({ number, part, step }) => `${number}${part ? ` (${part})` : ""}${step === undefined ? "" : ` (${words.step(step)})`}`,
  );
}

/** Sections, and beneath each its slides at their first pages. */
function outlineOf(deck: Deck, sheets: Sheet[]): Entry[] {
  return deck.sections.flatMap((section) => {
    const children = section.slides.flatMap((slide): Entry[] => {
      const page = sheets.findIndex((sheet) => sheet.slide === slide.id);
      return page < 0 ? [] : [{ title: plain(slide.title), page, children: [] }];
    });
    return children[0] ? [{ title: section.name, page: children[0].page, children }] : [];
  });
}

function placeOf(deck: Deck, id: string): string {
  const slide = [...walkSlides(deck)].find((entry) => entry.slide.id === id)?.slide;
  return slide ? `${slide.place.path}:${slide.place.line}: ` : "";
}

/** Title, author and date of a deck: the date is that of the newest check of a claim, or `SOURCE_DATE_EPOCH`; today where neither is. */
function aboutOf({ info, ledger }: Deck): About {
  const epoch = Number(process.env.SOURCE_DATE_EPOCH);
  const newest = [info.asOf ?? "", ...[...ledger.claims.values()].map(({ checked }) => checked)].sort().at(-1);
  const date =
    process.env.SOURCE_DATE_EPOCH && Number.isInteger(epoch)
      ? new Date(epoch * 1000)
      : newest
        ? new Date(`${newest}T00:00:00Z`)
        : new Date();
  return { title: info.title, author: info.author, subject: info.subtitle, lang: info.lang, date };
}

/**
 * Writes documents into a folder, all or none: beside their places first, then moved there. Done in one breath, so that
 * Ctrl-C comes before it or after it.
 *
 * @throws CliError where a file of theirs is there that is not ours, see claimOutput
 */
export async function writeDocuments(documents: Document[], folder: string, effects: Effects): Promise<void> {
  const names = documents.map(({ name }) => name);
  await claimOutput(folder, effects, names);
  const mark = await addToMark(folder, names);
  mkdirSync(folder, { recursive: true });
  const files = [...documents.map(({ name, bytes }) => [name, bytes] as const), [MARK, mark] as const];
  const next = files.map(([name]) => join(folder, `.${name}-${process.pid}`));
  const wait = (): void => undefined;
  process.on("SIGINT", wait);
  try {
    files.forEach(([, content], index) => writeFileSync(next[index] ?? "", content));
    files.forEach(([name], index) => renameSync(next[index] ?? "", join(folder, name)));
  } finally {
    for (const path of next) rmSync(path, { force: true });
    process.off("SIGINT", wait);
  }
}
