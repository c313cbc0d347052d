import type { Nodes } from "mdast";
import { error, type Message, type Place } from "../model/message.ts";
import { type Context, placeOf } from "./source.ts";

/** What Markdown has and a slide has not: an author's word for it, and what to do instead. */
const WORDS: Partial<Record<Nodes["type"], [word: string, cure: string]>> = {
  blockquote: ["a quotation with >", ':::quote{by="who" to="whom"}, the words, :::'],
  image: ["an image", "a slide shows diagrams (```mermaid), maps (```map) and figures drawn from the ledger (::units, ::bars, ::figure)"],
  imageReference: [
    "an image",
    "a slide shows diagrams (```mermaid), maps (```map) and figures drawn from the ledger (::units, ::bars, ::figure)",
  ],
  definition: ["an address that stands apart from its link", "[words](https://…) in one place"],
  footnoteDefinition: ["a footnote", "cite a claim, [@its-id], or say it in the notes"],
  thematicBreak: ["a line of --- within a block", "close the block with ::: first; --- starts the next slide"],
};

/** That a slide cannot hold a node, and what to do instead. */
export function notOnSlides(context: Context, node: Nodes): Message {
  const [word, cure] = WORDS[node.type] ?? ["this kind of Markdown", "slides/README.md lists what a slide may hold"];
  const place = placeOf(context, node.position);
  return error("block-is-known", place, `a slide has no place for ${word}`, cure);
}

/** That raw HTML is none of a slide's. */
export function noHtml(place: Place, html: string): Message {
  return html.startsWith("<!--")
    ? error("markdown-has-no-html", place, "a comment in HTML", "what only you should read goes into the notes, or out of the file")
    : error(
        "markdown-has-no-html",
        place,
        `raw HTML: ${html.split("\n")[0]?.slice(0, 60)}`,
        "write it in Markdown, or with a block of slides/README.md; a < that is meant is written \\<",
      );
}
