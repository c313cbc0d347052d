import type { Block, LayoutName, Slide } from "../model/deck.ts";
import { error, firstLine, type Message } from "../model/message.ts";
import { walkBlocks } from "../model/walk.ts";

type Kind = Block["kind"];

/**
 * What each layout has a slot for, what it cannot do without, and of what it has one slot only; `items` is how many items its
 * list may have. `aside` and `hindsight` fit wherever there is room for a note.
 */
const SLOTS: Record<LayoutName, { needs: Kind[]; takes: Kind[]; once?: Kind[]; items?: number }> = {
  title: { needs: ["prose"], takes: ["key", "map"], once: ["map", "key"] },
  "bottom-line": { needs: ["list"], takes: ["prose", "hindsight"], once: ["list"], items: 4 },
  statements: { needs: ["list"], takes: ["prose", "hindsight", "key"], once: ["list"], items: 4 },
  figure: { needs: [], takes: ["figure", "prose", "list", "units", "bars", "hindsight", "table"] },
  compare: { needs: ["columns"], takes: ["prose", "hindsight"], once: ["columns"] },
  diagram: { needs: ["diagram"], takes: ["aside", "prose", "quote", "hindsight", "map"], once: ["diagram", "map"] },
  map: { needs: ["map"], takes: ["prose", "list", "key", "aside", "hindsight"], once: ["map"] },
  table: { needs: ["table"], takes: ["prose", "hindsight", "map"], once: ["table", "map"] },
  quote: { needs: ["quote"], takes: ["prose", "hindsight"], once: ["quote"] },
  text: {
    needs: [],
    takes: [
      "prose",
      "list",
      "table",
      "columns",
      "aside",
      "hindsight",
      "step",
      "quote",
      "key",
      "profile",
      "scorecard",
      "wall",
      "register",
      "sources",
      "heading",
      "units",
      "bars",
      "figure",
      "diagram",
      "map",
    ],
  },
};

/** A kind of block as an author writes it. */
const WRITTEN: Record<Kind, string> = {
  prose: "a paragraph",
  list: "a list",
  table: "a table",
  columns: "::::columns",
  aside: "an :::aside",
  hindsight: "a :::hindsight",
  step: "a :::step",
  quote: "a :::quote",
  units: "::units",
  bars: "::bars",
  figure: "a ::figure",
  key: "a ::key",
  profile: "::profile",
  scorecard: "::scorecard",
  wall: "::wall",
  register: "::register",
  sources: "::sources",
  heading: "a heading with ##",
  diagram: "a ```mermaid fence",
  map: "a ```map fence",
};

/** Does a slide hold what its layout has a slot for, and no more of it than it has slots. */
export function checkLayout(slide: Slide): Message[] {
  const { needs, takes, once = [], items } = SLOTS[slide.layout];
  const tell = (block: Block, reason: string, cure: string): Message =>
    error("slide-fits-its-layout", firstLine(block.kind === "prose" ? block.statement.place : block.place), reason, cure);
  const all = [...walkBlocks(slide.body)];
  const lacks = needs.filter((kind) => !all.some((block) => block.kind === kind));
  return [
    ...lacks.map((kind) =>
      error(
        "slide-fits-its-layout",
        slide.place,
        `layout ${slide.layout} needs ${WRITTEN[kind]}, and this slide has none`,
        "add it, or choose another layout",
      ),
    ),
    ...slide.body.flatMap((block, index) => {
      const { kind } = block;
      if (!needs.includes(kind) && !takes.includes(kind)) {
        if (lacks.length > 0) return []; // it may be the other layout's: one mistake
        const takesWords = [...needs, ...takes].map((each) => WRITTEN[each]).join(", ");
        return [
          tell(block, `layout ${slide.layout} has no slot for ${WRITTEN[kind]}`, `it takes ${takesWords}; layout text takes anything`),
        ];
      }
      if (once.includes(kind) && slide.body.findIndex((other) => other.kind === kind) < index)
        return [
          tell(
            block,
            `layout ${slide.layout} has one slot for ${WRITTEN[kind]}, and this is a second`,
            "move it to a slide of its own, or to a detail beneath",
          ),
        ];
      if (kind === "list" && items !== undefined && block.items.length > items)
        return [
          tell(
            block,
            `layout ${slide.layout} has room for ${items} items, and this list has ${block.items.length}`,
            "merge some, or move the rest to a detail beneath",
          ),
        ];
      return [];
    }),
    ...all.flatMap((block) =>
      block.kind === "columns" && (block.columns.length < 2 || block.columns.length > 4)
        ? [
            tell(
              block,
              `columns stand two to four side by side, and here ${block.columns.length === 1 ? "is 1" : `are ${block.columns.length}`}`,
              "a table takes more; a single column needs no ::::columns",
            ),
          ]
        : [],
    ),
  ];
}
