import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect, type Page } from "playwright/test";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The decks that tests open: the briefing itself, and what the engine is tested on. The small deck is for workshops. */
export const DECKS = {
  briefing: "slides",
  river: "e2e/decks/river/slides",
  types: "e2e/decks/types/slides",
};
export type DeckName = keyof typeof DECKS;

/** Where each is built; the briefing where `npm run build` leaves it, or in another folder where two runs must not meet. */
export const BUILT: Record<DeckName, string> = {
  briefing: process.env.DECK_DIST ?? join(ROOT, "dist"),
  river: join(ROOT, ".cache/e2e/river"),
  types: join(ROOT, ".cache/e2e/types"),
};

/** Where the documents of the briefing and of the river are made, the river's twice. */
export const DOCUMENTS = {
  briefing: join(ROOT, ".cache/e2e/documents-briefing"),
  river: join(ROOT, ".cache/e2e/documents-river"),
  again: join(ROOT, ".cache/e2e/documents-again"),
};

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

/** Serves a folder as any static host would. */
export async function serveFolder(folder: string): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://deck").pathname);
    try {
      const content = await readFile(join(folder, path.endsWith("/") ? `${path}index.html` : path));
      response.writeHead(200, { "content-type": TYPES[extname(path) || ".html"] ?? "application/octet-stream" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

interface Opened {
  deck: DeckName; // which deck: the river, if a file does not say otherwise with `test.use({ deck })`
  site: string; // its address
  problems: string[];
}

/** A test with a built deck's address; it fails on any console error, page error, or request that leaves the origin. */
export const test = base.extend<Opened, { sites: Record<DeckName, string> }>({
  sites: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const names = Object.keys(BUILT) as DeckName[];
      const servers = await Promise.all(names.map(async (name) => [name, await serveFolder(BUILT[name])] as const));
      await use(Object.fromEntries(servers.map(([name, { url }]) => [name, url])) as Record<DeckName, string>);
      for (const [, { close }] of servers) close();
    },
    { scope: "worker" },
  ],
  deck: ["river", { option: true }],
  site: ({ deck, sites }, use) => use(sites[deck]),
  problems: [
    async ({ context, site }, use) => {
      const problems: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") problems.push(`console: ${message.text()}`);
      });
      context.on("weberror", (error) => problems.push(`page: ${error.error().message}`));
      context.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(site) && !url.startsWith("data:") && !url.startsWith("file:")) problems.push(`request: ${url}`);
      });
      await use(problems);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens the deck at `address` (e.g. "#cost" or "?theme=dark#gates") and waits until it can be used. */
export async function open(page: Page, site: string, address = ""): Promise<void> {
  await page.goto(site + address);
  await page.locator("html[data-ready]").waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** The id of the slide on show. */
export function current(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector(".slides section.present:not(.stack)")?.id ?? "");
}

/** The ids of the running order. */
export function mainLine(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("section.slide:not([data-detail], [data-appendix])")].map(({ id }) => id),
  );
}

/** A finger drawn across the page, from one x to another, in px. */
export async function swipe(page: Page, from: number, to: number): Promise<void> {
  const touch = await page.context().newCDPSession(page);
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: from, y: 400 }] });
  await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: to, y: 400 }] });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}
