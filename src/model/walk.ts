import type { Block, Cite, Deck, Diagram, Inline, MapFigure, Section, Slide, Statement } from "./deck.ts";

/** Every block of a list, outer before inner. */
export function* walkBlocks(blocks: Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === "columns") for (const column of block.columns) yield* walkBlocks(column.blocks);
    else if (block.kind === "list") for (const item of block.items) yield* walkBlocks(item.blocks);
    else if ("blocks" in block) yield* walkBlocks(block.blocks);
  }
}

/** Every slide with its section, in order. */
export function* walkSlides(deck: Deck): Generator<{ slide: Slide; section: Section }> {
  for (const section of deck.sections) for (const slide of section.slides) yield { slide, section };
}

/** Every diagram and map of a deck with its slide, in order. */
export function* walkFigures(deck: Deck): Generator<{ figure: Diagram | MapFigure; slide: Slide }> {
  for (const { slide } of walkSlides(deck)) {
    for (const block of walkBlocks(slide.body)) if (block.kind === "diagram" || block.kind === "map") yield { figure: block, slide };
  }
}

/** The statements of some blocks: paragraphs, list items and table rows. */
export function* walkStatements(blocks: Block[]): Generator<Statement> {
  for (const block of walkBlocks(blocks)) {
    if (block.kind === "prose") yield block.statement;
    else if (block.kind === "list") for (const item of block.items) yield item.statement;
    else if (block.kind === "table") for (const row of block.rows) yield row.statement;
  }
}

/** Every cite of some blocks, those of diagrams, maps and drawn figures included. */
export function* walkCites(blocks: Block[]): Generator<Cite> {
  for (const statement of walkStatements(blocks)) yield* statement.cites;
  for (const block of walkBlocks(blocks)) {
    if (block.kind === "diagram") yield* block.cites;
    else if (block.kind === "map") yield* [...block.countries, ...block.lines, ...block.places].map(({ cite }) => cite);
    else if (block.kind === "units" || block.kind === "figure") yield block.claim;
    else if (block.kind === "bars") yield block.claims;
  }
}

/** The cites of diagrams' marks of hindsight: the only ones of a slide's figures that may be later than its date. */
export function* walkLaterCites(blocks: Block[]): Generator<Cite> {
  for (const block of walkBlocks(blocks)) if (block.kind === "diagram") yield* block.later;
}

/** All inline content of a slide: its title, its body with tables and headings, its notes and answers. */
export function* walkInline({ title, body, notes }: Slide): Generator<Inline> {
  yield* within(title);
  for (const block of [...walkBlocks(body), ...walkBlocks(notes.say)]) {
    if (block.kind === "prose") yield* within(block.statement.inline);
    else if (block.kind === "list") for (const { statement } of block.items) yield* within(statement.inline);
    else if (block.kind === "heading") yield* within(block.inline);
    else if (block.kind === "table") for (const cell of [block.head, ...block.rows.map(({ cells }) => cells)].flat()) yield* within(cell);
  }
  if (notes.transition) yield* within(notes.transition.inline);
  for (const { question, answer } of notes.asked) yield* within([...question, ...answer.inline]);
}

function* within(inline: Inline[]): Generator<Inline> {
  for (const part of inline) {
    yield part;
    if ("children" in part) yield* within(part.children);
  }
}

/** The plain words of inline content, cites left out. */
export function plain(inline: Inline[]): string {
  return inline
    .map((part) =>
      "children" in part
        ? plain(part.children)
        : part.kind === "text" || part.kind === "code" || part.kind === "name"
          ? part.text
          : part.kind === "break"
            ? " "
            : "",
    )
    .join("");
}

/** Does inline content hold a wording struck as wrong? */
export function isStruck(inline: Inline[]): boolean {
  return inline.some((part) => part.kind === "wrong" || ("children" in part && isStruck(part.children)));
}
