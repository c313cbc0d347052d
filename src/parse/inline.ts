import type { PhrasingContent, Text } from "mdast";
import type { Cite, Inline } from "../model/deck.ts";
import { error } from "../model/message.ts";
import { noHtml, notOnSlides } from "./nodes.ts";
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
      case "delete":
        return [{ kind: "wrong", children: parseInline(context, node.children, cites) }];
      case "inlineCode":
        return [{ kind: "code", text: node.value }];
      case "link":
        return [
          { kind: "link", href: node.url, children: parseInline(context, node.children, cites), place: placeOf(context, node.position) },
        ];
      case "break":
        return [{ kind: "break" }];
      case "linkReference": // told where its address stands, as a footnote is at its text
        return parseInline(context, node.children, cites);
      case "footnoteReference":
        return [];
      case "html":
        // Of a pair of tags the opening one is told.
        if (node.value.startsWith("</") && nodes.some((other) => other.type === "html" && !other.value.startsWith("</"))) return [];
        context.messages.push(noHtml(placeOf(context, node.position), node.value));
        return [];
      default:
        context.messages.push(notOnSlides(context, node));
        return "children" in node ? parseInline(context, node.children, cites) : [];
    }
  });
}

const CITE = /\[@([^\]]+)\]/g; // inside one text node of the tree, where Pandoc's form is plain text to Markdown

// What was meant as one: words before the @, a space, nothing after it, no closing bracket.
const NO_CITE = /\[[^\][@]+@([\w.-]*\w)?[^\][]*\]|\[@\s*\]|\[@[^\][]*$/;

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
    const source = context.file.text.slice(offset, start < 0 ? node.position?.end.offset : start + 1);
    offset = start < 0 ? offset : start + match[0].length;
    if (/\\\[(@.*)?$/s.test(source)) continue; // \[@id] is text
    const cite = parseCite(match[1] ?? "", placeAt(context, start < 0 ? offset : start, offset));
    cites.push(cite);
    parts.push({ kind: "cite", cite });
    from = match.index + match[0].length + stop.length;
  }
  const rest = node.value.slice(from);
  for (const { kind, text } of [...parts, { kind: "text", text: rest }] as { kind: string; text?: string }[]) {
    const [wrong, id = "claim-id"] = (kind === "text" && text?.match(NO_CITE)) || [];
    if (wrong && !context.file.text.slice(node.position?.start.offset, node.position?.end.offset).includes("\\["))
      context.messages.push(
        error(
          "cite-names-claims",
          placeOf(context, node.position),
          `"${wrong.slice(0, 60)}" is no cite`,
          `[@${id}], and words outside the brackets`,
        ),
      );
  }
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
