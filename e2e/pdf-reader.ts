import { readFile } from "node:fs/promises";
import { getDocument, OPS, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A PDF read back. */
export interface ReadPdf {
  pages: PageRead[];
  labels: string[];
  outline: { title: string; page: number; children: { title: string; page: number }[] }[];
  info: Record<string, unknown>;
  lang: unknown;
  isTagged: boolean;
}

export interface PageRead {
  width: number; // points
  height: number;
  text: string; // in the order of the tags, blanks as one
  roles: string[]; // of its tags, e.g. "H2"
  alternatives: string[];
  images: number;
  fonts: { name: string; isEmbedded: boolean }[];
  urls: string[];
  targets: number[]; // pages its internal links lead to; -1 where one leads nowhere
}

interface Tag {
  role?: string;
  alt?: string;
  children?: Tag[];
}

const IMAGES: number[] = [
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintInlineImageXObjectGroup,
];

/** Reads a PDF with a library that had no part in writing it. */
export async function readPdf(path: string | Uint8Array): Promise<ReadPdf> {
  const data = typeof path === "string" ? new Uint8Array(await readFile(path)) : new Uint8Array(path);
  const task = getDocument({ data, verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const pages: PageRead[] = [];
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(pdf, number));
  const outline = await Promise.all(
    ((await pdf.getOutline()) ?? []).map(async ({ title, dest, items }) => ({
      title,
      page: await pageOf(pdf, dest),
      children: await Promise.all(
        (items as { title: string; dest: unknown }[]).map(async (item) => ({ title: item.title, page: await pageOf(pdf, item.dest) })),
      ),
    })),
  );
  const info = (await pdf.getMetadata()).info as Record<string, unknown>;
  const mark = await pdf.getMarkInfo();
  const read = {
    pages,
    labels: (await pdf.getPageLabels()) ?? [],
    outline,
    info,
    lang: info.Language,
    isTagged: mark?.Marked === true,
  };
  await task.destroy();
  return read;
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PageRead> {
  const page = await pdf.getPage(number);
  const [, , width = 0, height = 0] = page.view;
  const { items } = await page.getTextContent();
  const operators = await page.getOperatorList();
  const tags: Tag[] = [];
  const walk = (tag: Tag): void => {
    tags.push(tag);
    for (const child of tag.children ?? []) walk(child);
  };
  const tree = (await page.getStructTree()) as Tag | null;
  if (tree) walk(tree);
  const names = operators.fnArray.flatMap((operator, index) => (operator === OPS.setFont ? [String(operators.argsArray[index]?.[0])] : []));
  const fonts = [...new Set(names)].map((name) => {
    const font = page.commonObjs.get(name) as { name: string; missingFile?: boolean };
    return { name: font.name, isEmbedded: !font.missingFile };
  });
  const links = (await page.getAnnotations()) as { url?: string; dest?: unknown }[];
  const inner = links.filter((link) => link.url === undefined);
  return {
    width,
    height,
    text: items
      .map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : ""))
      .join("")
      .replace(/\s+/g, " "),
    roles: tags.flatMap(({ role }) => role ?? []),
    alternatives: tags.flatMap(({ role, alt }) => (role === "Figure" && alt ? [alt] : [])),
    images: operators.fnArray.filter((operator) => IMAGES.includes(operator)).length,
    fonts,
    urls: links.flatMap(({ url }) => url ?? []),
    targets: await Promise.all(inner.map(({ dest }) => pageOf(pdf, dest))),
  };
}

/** The page a destination names, from 0; -1 where there is none. */
async function pageOf(pdf: PDFDocumentProxy, dest: unknown): Promise<number> {
  const explicit = typeof dest === "string" ? await pdf.getDestination(dest) : (dest as unknown[] | null);
  return explicit?.[0] ? pdf.getPageIndex(explicit[0] as { num: number; gen: number }) : -1;
}
