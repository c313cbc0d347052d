import { createHash } from "node:crypto";
import { error, firstLine, type Message } from "../model/message.ts";
import { walkSlides } from "../model/walk.ts";
import type { Built } from "./build.ts";
import { findChromium, withPage } from "./chromium.ts";
import type { Effects } from "./effects.ts";
import { laySheets, sayMisfit, serveFrom } from "./pdf/sheets.ts";

const KEPT = 5000; // slides

/**
 * A message for each slide whose content does not fit its page. The slides are laid out in Chromium as they are for the PDF;
 * what was found is kept for each by what it was made from, so that slides which have not changed start no browser.
 *
 * @returns undefined where a browser is needed and there is none; none is installed for this
 */
export async function measureFit({ deck, files, look }: Built, effects: Effects): Promise<Message[] | undefined> {
  if (!files) return [];
  const keys = keysOf(files.get("index.html")?.toString() ?? "", look ?? "");
  const misfits = new Map<string, string>(); // slide id → what does not fit, or ""
  for (const [id, key] of keys) {
    const kept = await effects.readCache(`fits/${key}`, key);
    if (kept) misfits.set(id, kept.toString());
  }
  const unmeasured = [...keys.keys()].filter((id) => !misfits.has(id));
  if (unmeasured.length > 0) {
    if (!(await findChromium())) return undefined;
    const options = { steps: false, hindsight: false, theme: "print", paper: "a4", ruled: false, slides: unmeasured } as const;
    const sheets = await withPage(async (page) => {
      await serveFrom(page, files);
      return laySheets(page, options, () => undefined);
    });
    for (const id of unmeasured) {
      const misfit = sheets.find((sheet) => sheet.slide === id && sheet.misfit)?.misfit;
      const said = misfit ? sayMisfit(misfit) : "";
      misfits.set(id, said);
      const key = keys.get(id);
      if (key !== undefined) await effects.keepCache(`fits/${key}`, key, said, KEPT);
    }
  }
  return [...walkSlides(deck)].flatMap(({ slide }) => {
    const misfit = misfits.get(slide.id);
    if (!misfit) return [];
    return [
      error(
        "slide-fits-its-page",
        firstLine(slide.place),
        `slide "${slide.id}" does not fit its page: ${misfit}`,
        "say less on it, or split it in two",
      ),
    ];
  });
}

/** A slide's id → what its layout depends on: its own markup, the language, and the styles and script with the faces in them. */
function keysOf(index: string, look: string): Map<string, string> {
  const start = index.match(/<html[^>]*>/)?.[0].replace(/ data-evidence-source="[^"]*"/, "") ?? "";
  const pieces = index.split(/(?=<section )/).flatMap((piece): [string, string][] => {
    const id = piece.match(/^<section [^>]*?\bid="([^"]+)"/)?.[1];
    return id === undefined ? [] : [[id, createHash("sha256").update(look).update(start).update(piece).digest("hex").slice(0, 24)]];
  });
  return new Map(pieces);
}
