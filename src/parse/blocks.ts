import type { BlockContent, DefinitionContent, ListItem, Paragraph, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { BASES, STANDINGS } from "../model/basis.ts";
import type { Block, Cite, Statement } from "../model/deck.ts";
import { error, firstLine, type Place } from "../model/message.ts";
import { parseFence } from "./fences.ts";
import { parseCite, parseInline } from "./inline.ts";
import { didYouMean } from "./nearest.ts";
import { noHtml, notOnSlides } from "./nodes.ts";
import { type Context, placeOf } from "./source.ts";

type Node = RootContent | BlockContent | DefinitionContent;

/** Every directive the deck knows, and the keys each may carry. */
const DIRECTIVES: Record<string, { container: boolean; keys: string[] }> = {
  columns: { container: true, keys: [] },
  column: { container: true, keys: ["actor"] },
  aside: { container: true, keys: [] },
  hindsight: { container: true, keys: [] },
  step: { container: true, keys: [] },
  quote: { container: true, keys: ["by", "to"] },
  units: { container: false, keys: ["claim", "block", "mark", "caption", "actor"] },
  bars: { container: false, keys: ["claims", "names", "actors"] },
  figure: { container: false, keys: ["claim", "actor"] },
  key: { container: false, keys: ["strokes"] },
  wall: { container: false, keys: [] },
  profile: { container: false, keys: [] },
  scorecard: { container: false, keys: [] },
  register: { container: false, keys: [] },
  sources: { container: false, keys: [] },
};

/** Markdown's blocks as the deck's blocks. What a slide cannot hold becomes a message. */
export function parseBlocks(context: Context, nodes: Node[]): Block[] {
  return nodes.flatMap((node): Block[] => {
    const place = placeOf(context, node.position);
    switch (node.type) {
      case "paragraph":
        if (/^::/.test(sourceOf(context, node))) {
          context.messages.push(
            error(
              "block-is-known",
              firstLine(place),
              "this line opens no block: its braces or its name do not read",
              ':::name{key="value"}, without a space before the brace',
            ),
          );
          return [];
        }
        if (sourceOf(context, node).startsWith("|")) {
          context.messages.push(
            error(
              "block-is-known",
              firstLine(place),
              "a table without a line of dashes beneath its head",
              "| --- | --- | as its second line, a cell for each column",
            ),
          );
          return [];
        }
        return [{ kind: "prose", statement: parseStatement(context, node) }];
      case "list":
        if (node.ordered && (node.start ?? 1) !== 1)
          context.messages.push(
            error(
              "block-is-known",
              firstLine(place),
              `a list that starts at ${node.start}`,
              "a list counts from 1; for other numbers write a table",
            ),
          );
        return [{ kind: "list", ordered: node.ordered ?? false, items: node.children.map((item) => parseItem(context, item)), place }];
      case "table": {
        const [head, ...rows] = node.children;
        const cells = (row: typeof head, cites: Cite[]) => (row?.children ?? []).map((cell) => parseInline(context, cell.children, cites));
        return [
          {
            kind: "table",
            head: cells(head, []),
            rows: rows.map((row) => {
              const cites: Cite[] = [];
              const inlines = cells(row, cites);
              return { cells: inlines, statement: { inline: [], cites, step: false, place: placeOf(context, row.position) } };
            }),
            align: node.align ?? [],
            place,
          },
        ];
      }
      case "code": {
        const fence = parseFence(context, node);
        return fence ? [fence] : [];
      }
      case "heading":
        if (node.depth > 2)
          context.messages.push(
            error(
              "block-is-known",
              place,
              `a heading with ${"#".repeat(node.depth)} within a slide`,
              "a slide has its title, #, and headings beneath it, ##",
            ),
          );
        return [{ kind: "heading", inline: parseInline(context, node.children, []), place }];
      case "containerDirective":
      case "leafDirective":
        return parseDirective(context, node);
      case "html":
        context.messages.push(noHtml(firstLine(place), node.value));
        return [];
      default:
        context.messages.push(notOnSlides(context, node));
        return [];
    }
  });
}

/** A paragraph with the claims it cites. */
export function parseStatement(context: Context, node: Paragraph, step = false): Statement {
  const cites: Cite[] = [];
  return { inline: parseInline(context, node.children, cites), cites, step, place: placeOf(context, node.position) };
}

function parseItem(context: Context, item: ListItem): { statement: Statement; blocks: Block[] } {
  const [first, ...rest] = item.children;
  if (typeof item.checked === "boolean")
    context.messages.push(
      error("block-is-known", firstLine(placeOf(context, item.position)), "a box to tick", "a slide is read, not ticked: leave [ ] out"),
    );
  const step = context.file.text[item.position?.start.offset ?? -1] === "+"; // the tree keeps no bullet
  const place = placeOf(context, item.position);
  if (first?.type === "paragraph") return { statement: parseStatement(context, first, step), blocks: parseBlocks(context, rest) };
  return { statement: { inline: [], cites: [], step, place }, blocks: parseBlocks(context, item.children) };
}

function parseDirective(context: Context, node: ContainerDirective | LeafDirective): Block[] {
  const place = placeOf(context, node.position);
  const opening = { ...place, endLine: place.line, endColumn: place.column + node.name.length + 3 };
  const known = Object.hasOwn(DIRECTIVES, node.name) ? DIRECTIVES[node.name] : undefined;
  const children = node.type === "containerDirective" ? node.children : [];
  if (!known) {
    const cure = didYouMean(node.name, Object.keys(DIRECTIVES)) ?? "slides/README.md lists the blocks there are";
    context.messages.push(error("block-is-known", opening, `unknown block "${node.name}"`, cure));
    return parseBlocks(context, children); // what it holds is not lost with its name
  }
  const attributes = node.attributes ?? {};
  checkKeys(context, node, known.keys);
  if (known.container !== (node.type === "containerDirective")) {
    context.messages.push(
      error("block-is-known", opening, `${node.name} is written ${known.container ? `:::${node.name} … :::` : `::${node.name}`}`),
    );
    return parseBlocks(context, children);
  }
  const cite = (ids: string): Cite => parseCite(ids.trim().split(/\s+/).join(";"), opening);
  const withActor = attributes.actor ? { actor: attributes.actor } : {};
  switch (node.name) {
    case "columns": {
      const columns = children.flatMap((child) => {
        if (child.type === "containerDirective" && child.name === "column") {
          checkKeys(context, child, DIRECTIVES.column?.keys ?? []);
          const { actor } = child.attributes ?? {};
          return [{ ...(actor ? { actor } : {}), blocks: parseBlocks(context, child.children), place: placeOf(context, child.position) }];
        }
        context.messages.push(
          error(
            "block-is-known",
            firstLine(placeOf(context, child.position)),
            "columns hold only :::column blocks",
            "give the outer block one colon more than the inner ones",
          ),
        );
        return [];
      });
      return [{ kind: "columns", columns, place }];
    }
    case "column":
      context.messages.push(error("block-is-known", opening, "a column outside columns", "wrap it in ::::columns … ::::"));
      return [];
    case "aside":
    case "hindsight":
    case "step":
      return [{ kind: node.name, blocks: parseBlocks(context, children), place }];
    case "quote":
      return [
        {
          kind: "quote",
          by: attributes.by ?? "",
          ...(attributes.to ? { to: attributes.to } : {}),
          blocks: parseBlocks(context, children),
          place,
        },
      ];
    case "units":
      return [
        {
          kind: "units",
          claim: cite(attributes.claim ?? ""),
          block: Number(attributes.block ?? 100),
          mark: oneOf(context, opening, "mark", attributes.mark ?? "hollow", ["hollow", "solid"]),
          ...(attributes.caption ? { caption: attributes.caption } : {}),
          ...withActor,
          place: opening,
        },
      ];
    case "bars":
      return [
        {
          kind: "bars",
          claims: cite(attributes.claims ?? ""),
          names: (attributes.names ?? "").split("|").map((name) => name.trim()),
          actors: (attributes.actors ?? "").split(/\s+/).map((name) => name || undefined),
          place: opening,
        },
      ];
    case "figure":
      return [{ kind: "figure", claim: cite(attributes.claim ?? ""), ...withActor, place: opening }];
    case "key":
      return [
        {
          kind: "key",
          strokes: (attributes.strokes ?? "")
            .split(/\s+/)
            .filter(Boolean)
            .map((stroke) => oneOf(context, opening, "strokes", stroke, [...BASES, ...STANDINGS])),
          place: opening,
        },
      ];
    default:
      return [{ kind: node.name as "wall" | "profile" | "scorecard" | "register" | "sources", place: opening }];
  }
}

/** A message for each key of a block's braces that it does not know; a class is none. */
function checkKeys(context: Context, node: ContainerDirective | LeafDirective, known: string[]): void {
  const place = placeOf(context, node.position);
  const opening = { ...place, endLine: place.line, endColumn: place.column + node.name.length + 3 };
  for (const key of Object.keys(node.attributes ?? {})) {
    if (known.includes(key)) continue;
    const said = key === "class" ? `a class on ${node.name}` : `unknown key "${key}" on ${node.name}`;
    const cure = didYouMean(key, known) ?? (known.length > 0 ? `it knows ${known.join(", ")}` : `${node.name} takes no keys`);
    context.messages.push(error("attribute-is-known", opening, said, key === "class" ? "take it out: looks belong to the deck" : cure));
  }
}

/** A value that has to be one of some; the first of them, with a message, where it is not. */
function oneOf<T extends string>(context: Context, place: Place, key: string, value: string, known: readonly [T, ...T[]]): T {
  const found = known.find((each) => each === value);
  if (found === undefined) context.messages.push(error("attribute-is-known", place, `unknown ${key} "${value}"`, didYouMean(value, known)));
  return found ?? known[0];
}

/** A node as the author wrote it. */
function sourceOf(context: Context, node: Node): string {
  return context.file.text.slice(node.position?.start.offset, node.position?.end.offset);
}
