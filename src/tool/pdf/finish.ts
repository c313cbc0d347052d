import { createHash } from "node:crypto";
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFRef, PDFStreamWriter, PDFString } from "@cantoo/pdf-lib";

/** What a document says of itself. */
export interface About {
  title: string;
  author?: string | undefined;
  subject?: string | undefined;
  lang: string;
  date: Date; // of its content, not of its making: two runs give the same bytes
}

export interface Finished {
  bytes: Uint8Array;
  pages: number;
}

/** An entry of the outline and what lies beneath it. */
export interface Entry {
  title: string;
  page: number; // from 0
  children: Entry[];
}

/**
 * Gives a PDF that Chromium printed what Chromium cannot: author, subject and fixed dates, page labels, an outline of
 * sections and slides.
 *
 * @param labels a label a page, e.g. "7.1"; left out, pages are counted
 * @param outline left out, Chromium's own stays; or the headings it was made from, in which it loses the blank at each line's end
 */
export async function finishPdf(printed: Uint8Array, about: About, labels?: string[], outline?: Entry[] | string[]): Promise<Finished> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  pdf.setTitle(about.title, { showInWindowTitleBar: true });
  if (about.author !== undefined) pdf.setAuthor(about.author);
  if (about.subject !== undefined) pdf.setSubject(about.subject);
  pdf.setLanguage(about.lang);
  pdf.setCreationDate(about.date);
  pdf.setModificationDate(about.date);
  pdf.setCreator("npm run pdf");
  if (labels) setLabels(pdf, labels);
  if (outline) {
    const entries = outline.filter((entry) => typeof entry !== "string");
    if (entries.length > 0) setOutline(pdf, entries);
    else mendOutline(pdf, outline.map(String));
  }
  renumberTags(pdf);
  // The file's identity follows from its content, as its dates do.
  const id = PDFHexString.of(
    createHash("sha256")
      .update(about.title)
      .update(labels?.join() ?? "")
      .digest("hex")
      .slice(0, 32),
  );
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id]);
  await pdf.flush();
  // Not pdf.save(), which packs objects by fifty: tags are many and alike, and pack the better the more lie together.
  const bytes = await PDFStreamWriter.forContext(pdf.context, Number.POSITIVE_INFINITY, true, 2000).serializeToBuffer();
  return { bytes, pages: pdf.getPageCount() };
}

const TAG_ID = /^node\d{8}$/;

/** Chromium names the tags of table heads by numbers that differ from run to run: they are counted anew, in their order. */
function renumberTags(pdf: PDFDocument): void {
  const found: { id: string; rename: (id: PDFString) => void }[] = [];
  const note = (value: unknown, rename: (id: PDFString) => void): void => {
    if (value instanceof PDFString && TAG_ID.test(value.asString())) found.push({ id: value.asString(), rename });
    else if (value instanceof PDFDict) for (const [key, inner] of value.entries()) note(inner, (id) => value.set(key, id));
    else if (value instanceof PDFArray) value.asArray().forEach((inner, index) => note(inner, (id) => value.set(index, id)));
  };
  for (const [, object] of pdf.context.enumerateIndirectObjects()) note(object, () => undefined);
  const order = new Map(
    [...new Set(found.map(({ id }) => id))].sort().map((id, index) => [id, `node${String(index + 1).padStart(8, "0")}`]),
  );
  for (const { id, rename } of found) rename(PDFString.of(order.get(id) ?? id));
}

function setLabels(pdf: PDFDocument, labels: string[]): void {
  const entries = labels.flatMap((label, page) => [PDFNumber.of(page), pdf.context.obj({ P: PDFHexString.fromText(label) })]);
  pdf.catalog.set(PDFName.of("PageLabels"), pdf.context.obj({ Nums: entries }));
}

/** Gives Chromium's outline its blanks back. */
function mendOutline(pdf: PDFDocument, headings: string[]): void {
  const bare = (text: string): string => text.replace(/\s/g, "");
  const known = new Map(headings.map((heading) => [bare(heading), heading]));
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !object.has(PDFName.of("Parent"))) continue;
    const title = object.get(PDFName.of("Title"));
    if (!(title instanceof PDFString || title instanceof PDFHexString)) continue;
    const heading = known.get(bare(title.decodeText()));
    if (heading !== undefined) object.set(PDFName.of("Title"), PDFHexString.fromText(heading));
  }
}

function setOutline(pdf: PDFDocument, entries: Entry[]): void {
  const root = pdf.context.nextRef();
  const { first, last, count } = addEntries(pdf, entries, root);
  if (!first || !last) return;
  pdf.context.assign(root, pdf.context.obj({ Type: "Outlines", First: first, Last: last, Count: count }));
  pdf.catalog.set(PDFName.of("Outlines"), root);
  pdf.catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}

/** Writes entries of one level under `parent`, each linked to the next, and theirs beneath them. All stand open. */
function addEntries(pdf: PDFDocument, entries: Entry[], parent: PDFRef): { first?: PDFRef; last?: PDFRef; count: number } {
  const refs = entries.map(() => pdf.context.nextRef());
  const pages = pdf.getPages();
  let count = entries.length;
  entries.forEach((entry, index) => {
    const ref = refs[index];
    const page = pages[entry.page];
    if (!ref || !page) throw new Error(`the outline names page ${entry.page + 1}, which is not there`);
    const beneath = addEntries(pdf, entry.children, ref);
    count += beneath.count;
    const item = PDFDict.withContext(pdf.context);
    item.set(PDFName.of("Title"), PDFHexString.fromText(entry.title));
    item.set(PDFName.of("Parent"), parent);
    item.set(PDFName.of("Dest"), pdf.context.obj([page.ref, "XYZ", null, null, null]));
    const around: [string, PDFRef | undefined][] = [
      ["Prev", refs[index - 1]],
      ["Next", refs[index + 1]],
      ["First", beneath.first],
      ["Last", beneath.last],
    ];
    for (const [name, value] of around) if (value) item.set(PDFName.of(name), value);
    if (beneath.count > 0) item.set(PDFName.of("Count"), PDFNumber.of(beneath.count));
    pdf.context.assign(ref, item);
  });
  return { first: refs[0], last: refs.at(-1), count };
}
