import type { Page } from "playwright";
import type { Misfit, PrintOptions, Sheet } from "../../model/page.ts";
import { STAGE } from "../../model/stage.ts";
import type { OutputFiles } from "../output.ts";
import type { PdfOptions } from "./options.ts";

/** Where the deck's files are while they are printed: nowhere. The browser gets them from memory, and asks nobody else. */
export const ORIGIN = "http://deck.invalid/";

const TYPES: [string, string][] = [
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript"],
  [".css", "text/css"],
  [".woff2", "font/woff2"],
  [".ttf", "font/ttf"],
];

/** Answers a page's requests from `files`; all others fail. */
export async function serveFrom(page: Page, files: OutputFiles): Promise<void> {
  await page.route("**/*", (route) => {
    const name = decodeURIComponent(new URL(route.request().url()).pathname.slice(1));
    const content = route.request().url().startsWith(ORIGIN) ? files.get(name) : undefined;
    if (content === undefined) return route.abort();
    const contentType = TYPES.find(([ending]) => name.endsWith(ending))?.[1] ?? "application/octet-stream";
    return route.fulfill({ body: typeof content === "string" ? content : Buffer.from(content), contentType });
  });
}

/**
 * Opens the deck and has it lay out its pages, as it does for the browser's own print dialog (browser/print/pages.ts), then
 * looks at each of them.
 *
 * @param seen told of each page once it has been looked at
 */
export async function laySheets(page: Page, options: PdfOptions, seen: (n: number, of: number) => void): Promise<Sheet[]> {
  await page.setViewportSize(STAGE);
  const query = new URLSearchParams({
    theme: options.theme === "dark" ? "dark" : "light",
    ...(options.hindsight ? { time: "now" } : {}),
  });
  await page.goto(`${ORIGIN}index.html?${query}`);
  await page.locator("html[data-ready]").waitFor();
  const asked: PrintOptions = {
    ...(options.slides ? { slides: options.slides } : {}),
    steps: options.steps,
    ...(options.theme === "print" ? {} : { paper: options.theme }),
  };
  const count = await page.evaluate<number>(`deckPrint.lay(${JSON.stringify(asked)})`);
  const sheets: Sheet[] = [];
  for (let index = 0; index < count; index++) {
    sheets.push(await page.evaluate<Sheet>(`deckPrint.look(${index})`));
    seen(index + 1, count);
  }
  return sheets;
}

const WHERE: Record<Misfit["where"], string> = {
  off: "is off the page",
  foot: "runs into the foot",
  title: "stands where the title does",
};

/** What does not fit, as the author of the slide is told. */
export function sayMisfit({ what, name, where }: Misfit): string {
  return `${what === "drawing" ? "the drawing " : ""}“${name}” ${WHERE[where]}`;
}
