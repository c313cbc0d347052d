import type { Heading, Paragraph, RootContent, Yaml } from "mdast";
import type { LeafDirective } from "mdast-util-directive";
import { visit } from "unist-util-visit";
import { z } from "zod";
import { type Inline, LAYOUTS, type Notes, type Section, type Slide } from "../model/deck.ts";
import { error, firstLine, type Message } from "../model/message.ts";
import { parseBlocks, parseStatement } from "./blocks.ts";
import { parseInline } from "./inline.ts";
import { parseMarkdown } from "./markdown.ts";
import { didYouMean, nearest } from "./nearest.ts";
import { mendShape } from "./shape.ts";
import { type Context, contextOf, placeOf, type SourceFile } from "./source.ts";
import { parseYaml } from "./yaml.ts";

const sectionSchema = z.strictObject({ section: z.string(), emblem: z.string().default("all") });

/** One file of slides as a section: cut at root-level breaks of the tree, notes and steps lifted out. Never throws on content. */
export function parseSection(file: SourceFile, messages: Message[]): Section {
  const context = contextOf(file, messages);
  const root = parseMarkdown(mendShape(context));
  checkSyntax(context, root);
  const first = root.children[0];
  const head = first?.type === "yaml" ? parseHead(context, first) : undefined;
  if (!head && first?.type !== "yaml") {
    messages.push(
      error("front-matter-is-valid", placeOf(context, undefined), "no front matter", "start the file with ---, section: Its name, ---"),
    );
  }
  const nodes = first?.type === "yaml" ? root.children.slice(1) : root.children;
  const slides = cut(context, nodes)
    .filter((chunk) => chunk.length > 0)
    .map((chunk) => parseSlide(context, chunk));
  return { name: head?.section ?? "", emblem: head?.emblem ?? "all", slides, path: file.path };
}

function parseHead(context: Context, node: Yaml): z.infer<typeof sectionSchema> | undefined {
  const offset = context.lineStarts[node.position?.start.line ?? 0] ?? 0;
  return parseYaml(context, node.value, offset, sectionSchema, "front-matter-is-valid").data;
}

/** What an author may write in Markdown but not on a slide. */
function checkSyntax(context: Context, root: ReturnType<typeof parseMarkdown>): void {
  visit(root, "heading", (node: Heading) => {
    const source = context.file.text.slice(node.position?.start.offset, node.position?.end.offset);
    if (source.startsWith("#")) return;
    const underline = source.trimEnd().split("\n").at(-1) ?? "";
    const cure = underline.startsWith("-")
      ? "to start the next slide, leave an empty line before ---; for a title, write # before it"
      : "write # before the title";
    context.messages.push(error("heading-is-not-setext", placeOf(context, node.position), "an underlined heading", cure));
  });
}

/** The file's nodes slide by slide. A `::slide` starts one too where the line of --- before it was forgotten. */
function cut(context: Context, nodes: RootContent[]): RootContent[][] {
  const chunks: RootContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === "thematicBreak") {
      chunks.push([]);
      continue;
    }
    if (node.type === "leafDirective" && node.name === "slide" && (chunks.at(-1)?.length ?? 0) > 0) {
      context.messages.push(
        error(
          "slide-is-declared",
          placeOf(context, node.position),
          "no line of --- before this ::slide",
          "--- starts a slide: put it above, with an empty line before and after",
        ),
      );
      chunks.push([]);
    }
    chunks.at(-1)?.push(node);
  }
  return chunks;
}

const SLIDE_KEYS = ["id", "layout", "timing", "cuts", "detail", "appendix", "hindsight"];

function parseSlide(context: Context, nodes: RootContent[]): Slide {
  const [first] = nodes;
  const declared = first?.type === "leafDirective" && first.name === "slide" ? first : undefined;
  const place = placeOf(context, (declared ?? first)?.position);
  const opening = { ...place, endLine: place.line, endColumn: declared ? place.endColumn : place.column + 1 };
  const meant = !declared && /^:+ *slide/.test(sourceOf(context, first));
  if (!declared)
    context.messages.push(
      error(
        "slide-is-declared",
        meant ? firstLine(place, 8) : opening,
        meant ? "this line does not read as ::slide" : "this slide does not start with ::slide",
        "::slide{#its-id layout=text timing=60}",
      ),
    );
  const attributes = declared ? readAttributes(context, declared) : {};
  if (declared && !attributes.id) context.messages.push(error("id-is-plain", opening, "this slide has no id", "::slide{#its-id …}"));

  const rest = declared || meant ? nodes.slice(1) : nodes;
  const [body, notes] = splitNotes(context, rest);
  const titles = body.filter((node): node is Heading => node.type === "heading" && node.depth === 1);
  const unspaced = titles.length === 0 ? body.find((node) => /^#[^#\s]/.test(sourceOf(context, node))) : undefined;
  if (unspaced) {
    context.messages.push(
      error(
        "slide-has-title",
        placeOf(context, unspaced.position),
        "a title without a space after its #",
        "# A full sentence that states its message",
      ),
    );
  } else if (titles.length !== 1) {
    const second = titles[1];
    context.messages.push(
      error(
        "slide-has-title",
        second ? placeOf(context, second.position) : opening,
        second ? "a second title on one slide" : "this slide has no title",
        second ? "--- starts the next slide; ## is a heading within one" : "# A full sentence that states its message",
      ),
    );
  }
  const layout = LAYOUTS.find((known) => known === (attributes.layout ?? "text"));
  if (!layout)
    context.messages.push(
      error("attribute-is-known", opening, `unknown layout "${attributes.layout}"`, didYouMean(attributes.layout ?? "", LAYOUTS)),
    );
  const title: Inline[] = titles[0] ? parseInline(context, titles[0].children, []) : [];
  return {
    id: attributes.id ?? "",
    layout: layout ?? "text",
    title,
    body: parseBlocks(
      context,
      body.filter((node) => node !== titles[0] && node !== unspaced),
    ),
    notes: parseNotes(context, notes),
    timing: attributes.timing === undefined ? 0 : /^\d{1,5}$/.test(attributes.timing) ? Number(attributes.timing) : Number.NaN,
    cuts: (attributes.cuts ?? "").split(/\s+/).filter((name) => name !== ""),
    detail: "detail" in attributes,
    appendix: "appendix" in attributes,
    hindsight: "hindsight" in attributes,
    place: opening,
  };
}

function readAttributes(context: Context, node: LeafDirective): Record<string, string> {
  return Object.fromEntries(
    Object.entries(node.attributes ?? {}).map(([key, value]) => {
      if (SLIDE_KEYS.includes(key)) return [key, value ?? ""];
      const said = key === "class" ? "a class on slide" : `unknown key "${key}" on slide`;
      const cure = key === "class" ? "take it out: looks belong to the deck" : didYouMean(key, SLIDE_KEYS);
      context.messages.push(error("attribute-is-known", placeOf(context, node.position), said, cure));
      return [nearest(key, SLIDE_KEYS) ?? key, value ?? ""]; // read as what it was meant to be: nothing else is to follow from it
    }),
  );
}

/** Body and notes: `Note:` on a line of its own starts the notes. */
function splitNotes(context: Context, nodes: RootContent[]): [RootContent[], RootContent[]] {
  for (const [index, node] of nodes.entries()) {
    const text = node.type === "paragraph" && node.children[0]?.type === "text" ? node.children[0] : undefined;
    const [line = "", ...following] = text?.value.split("\n") ?? [];
    const [marker] = line.match(/^(speaker )?notes?\s*:/i) ?? [];
    if (node.type !== "paragraph" || !text || marker === undefined) continue;
    if (marker !== "Note:") {
      const place = placeOf(context, node.position);
      context.messages.push(
        error(
          "note-stands-alone",
          { ...place, endLine: place.line, endColumn: place.column + marker.length },
          `"${marker}" starts no notes`,
          'did you mean "Note:"?',
        ),
      );
    } else if (line.trim() !== "Note:") {
      context.messages.push(
        error(
          "note-stands-alone",
          placeOf(context, node.position),
          "text on the line of Note:",
          "put Note: on a line of its own; all that follows is notes",
        ),
      );
    }
    // The notes' first paragraph may hang on the marker's line: take the marker off it.
    const value = [line.slice(marker.length).trim(), ...following].filter((part) => part !== "").join("\n");
    const hanging: Paragraph[] =
      value || node.children.length > 1 ? [{ ...node, children: [{ ...text, value }, ...node.children.slice(1)] }] : [];
    return [nodes.slice(0, index), [...hanging, ...nodes.slice(index + 1)]];
  }
  return [nodes, []];
}

function parseNotes(context: Context, nodes: RootContent[]): Notes {
  const notes: Notes = { say: [], asked: [] };
  for (const node of nodes) {
    const lead = node.type === "paragraph" && node.children[0]?.type === "text" ? node.children[0].value : "";
    if (node.type === "paragraph" && lead.startsWith("Transition:")) {
      notes.transition = parseStatement(context, withoutLead(node, "Transition:"));
    } else if (node.type === "paragraph" && lead.startsWith("If asked:")) {
      const rest = withoutLead(node, "If asked:");
      const question = rest.children.find((child) => child.type === "strong");
      const cut = question ? rest.children.indexOf(question) + 1 : 0;
      if (!question || cut === rest.children.length)
        context.messages.push(
          error(
            "question-is-answered",
            firstLine(placeOf(context, node.position)),
            question ? "a question without an answer" : "If asked: without a question in bold",
            "If asked: **The question?** The answer [@its-claim].",
          ),
        );
      notes.asked.push({
        question: parseInline(context, question?.type === "strong" ? question.children : [], []),
        answer: parseStatement(context, { ...rest, children: rest.children.slice(cut) }),
      });
    } else {
      notes.say.push(...parseBlocks(context, [node]));
    }
  }
  return notes;
}

/** A node as the author wrote it. */
function sourceOf(context: Context, node: RootContent | undefined): string {
  return node ? context.file.text.slice(node.position?.start.offset, node.position?.end.offset) : "";
}

function withoutLead(node: Paragraph, lead: string): Paragraph {
  const [first, ...rest] = node.children;
  if (first?.type !== "text") return node;
  return { ...node, children: [{ ...first, value: first.value.slice(lead.length).trimStart() }, ...rest] };
}
