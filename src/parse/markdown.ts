import type { Root } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { directive } from "micromark-extension-directive";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";

// Only the flow half of directives: text directives would eat `10:30` and `a:b` out of prose.
const { flow } = directive();

/**
 * Parses Markdown with GFM, YAML front matter and block directives. Every node keeps its position.
 *
 * @param text a whole file, or one line of it
 */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false }), frontmatter(["yaml"]), flow ? { flow } : {}],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(["yaml"]), directiveFromMarkdown()],
  });
}

/**
 * Reads a fence's `{#name key="value" flag}` with the parser directives have, so both are written alike.
 *
 * @returns the attributes (`#name` under `id`, a flag as ""), or undefined where the braces do not parse
 */
export function parseAttributes(braces: string): Record<string, string> | undefined {
  const node = parseMarkdown(`::fence${braces.trim()}`).children[0];
  if (node?.type !== "leafDirective") return undefined;
  return Object.fromEntries(Object.entries(node.attributes ?? {}).map(([key, value]) => [key, value ?? ""]));
}
