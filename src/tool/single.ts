import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import type { Element } from "hast";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import type { Evidence, Packed } from "../model/page.ts";
import { plain, walkSlides } from "../model/walk.ts";
import type { RenderContext } from "../render/context.ts";
import { contentPolicy, escapeScript } from "../render/pages/csp.ts";
import { type PageFiles, rootProperties } from "../render/pages/deck.ts";
import { renderHead } from "../render/pages/head.ts";
import type { OutputFiles } from "./output.ts";

/**
 * The deck as one file that works from disk and asks for nothing: page, styles, faces, script and ledger, packed together.
 * Packed, because as plain text they are 1.3 MB, too much for many mailboxes, and as one archive a third of that.
 *
 * @param inner what stands in the deck's body, as renderBody made it
 * @param unpack the script that unfolds it (browser/unpack.ts)
 */
export function renderSingle(
  context: RenderContext,
  inner: Element[],
  page: PageFiles,
  files: OutputFiles,
  evidence: Evidence,
  unpack: string,
): string {
  const { info } = context.deck;
  const script = textOf(files, page.script);
  const content: Packed = {
    body: toHtml(inner),
    styles: inlineFaces(textOf(files, page.styles), files),
    script,
    evidence,
  };
  const packed = deflateRawSync(JSON.stringify(content), { level: 9 }).toString("base64");
  const loader = escapeScript(unpack);
  const head = [
    h("meta", { httpEquiv: "Content-Security-Policy", content: contentPolicy([loader, script].map(hashOf)) }),
    ...renderHead(info),
  ];
  const body = [withoutScript(context), h("script#packed", { type: "application/octet-stream" }, packed), h("script", loader)];
  const html = h("html", { ...rootProperties(context) }, [h("head", head), h("body", body)]);
  return `${toHtml([{ type: "doctype" }, html])}\n`;
}

/** What shows where no script may run: the deck's headlines, which are sentences and tell it in short. */
function withoutScript(context: RenderContext): Element {
  const { info } = context.deck;
  const main = [...walkSlides(context.deck)].filter(({ slide }) => !slide.detail && !slide.appendix && slide.layout !== "title");
  return h("noscript", [
    h("h1", info.title),
    info.subtitle === undefined ? "" : h("p", info.subtitle),
    h("p", context.words.noScript),
    h(
      "ol",
      main.map(({ slide }) => h("li", plain(slide.title))),
    ),
  ]);
}

/** The style sheet with each face it names as data. */
function inlineFaces(styles: string, files: OutputFiles): string {
  return styles.replace(/url\("?[./]*(fonts\/[^")]+)"?\)/g, (_, name: string) => {
    const face = files.get(name);
    if (face === undefined || typeof face === "string") throw new Error(`no face ${name} in the build`);
    return `url(data:font/woff2;base64,${Buffer.from(face).toString("base64")})`;
  });
}

function textOf(files: OutputFiles, name: string): string {
  const content = files.get(name);
  if (content === undefined) throw new Error(`no ${name} in the build`);
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

function hashOf(script: string): string {
  return createHash("sha256").update(script).digest("base64");
}
