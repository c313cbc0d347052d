import type { PhrasingContent, Text } from "mdast";
import type { Cite, Inline } from "../model/deck.ts";
import { error } from "../model/message.ts";
import { type Context, placeAt, placeOf } from "./source.ts";

/** Markdown's phrasing content as the deck's inline content; cites are lifted out of the text and collected into `cites`. */
export function parseInline(context: Context, nodes: PhrasingContent[], cites: Cite[]): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case "text":
        return parseText(context, node, cites);
      case "strong":
      case "emphasis":
        return [{ kind: node.type, children: parseInline(context, node.children, cites) }];
      case "inlineCode":
        return [{ kind: "code", text: node.value }];
      case "link":
        return [
          { kind: "link", href: node.url, children: parseInline(context, node.children, cites), place: placeOf(context, node.position) },
        ];
      case "break":
        return [{ kind: "break" }];
      case "html":
        context.messages.push(
          error(
            "markdown-has-no-html",
            placeOf(context, node.position),
            `raw HTML: ${node.value}`,
            "write it in Markdown, or with a block of slides/README.md",
          ),
        );
        return [];
      default:
        context.messages.push(error("block-is-known", placeOf(context, node.position), `a slide has no ${node.type}`));
        return [];
    }
  });
}

const CITE = /\[@([^\]]+)\]/g; // inside one text node of the tree, where Pandoc's form is plain text to Markdown

function parseText(context: Context, node: Text, cites: Cite[]): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  let offset = node.position?.start.offset ?? 0;
  for (const match of node.value.matchAll(CITE)) {
    const before = node.value.slice(from, match.index);
    // The space before a cite is the cite's own, and a full stop or comma after it belongs to the words before it.
    const stop = node.value.slice(match.index + match[0].length).match(/^[.,;:!?]+/)?.[0] ?? "";
    if (before.trimEnd() + stop) parts.push({ kind: "text", text: before.trimEnd() + stop });
    const start = context.file.text.indexOf(match[0], offset); // the source may hold escapes the value lacks
    offset = start < 0 ? offset : start + match[0].length;
    const cite = parseCite(match[1] ?? "", placeAt(context, start < 0 ? offset : start, offset));
    cites.push(cite);
    parts.push({ kind: "cite", cite });
    from = match.index + match[0].length + stop.length;
  }
  const rest = node.value.slice(from);
  if (rest) parts.push({ kind: "text", text: rest });
  return parts;
}

/**
 * Reads what stands between `[@` and `]`: `P1.3`, `P1.3; @P1.1` or `none: why`.
 *
 * @param body the text without its brackets
 */
export function parseCite(body: string, place: Cite["place"]): Cite {
  if (body === "none" || body.startsWith("none:")) return { claims: [], exempt: body.slice("none:".length).trim(), place };
  const claims = body.split(";").map((id) => id.trim().replace(/^@/, ""));
  return { claims: claims.filter((id) => id !== ""), place };
}
