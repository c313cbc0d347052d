import type { Deck, Inline, Statement } from "../model/deck.ts";
import { error, type Message, type Place } from "../model/message.ts";
import { walkBlocks, walkFigures, walkSlides, walkStatements } from "../model/walk.ts";

/** Are names spelled as deck.yaml's list says. What stands in `code` is quoted as its source prints it, and left alone. */
export function checkSpelling(deck: Deck): Message[] {
  const wrong = Object.keys(deck.info.spellings);
  if (wrong.length === 0) return [];
  const escaped = wrong.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\p{L}-])(${escaped.join("|")})(?![\\p{L}])`, "gu");
  const look = (text: string, place: Place): Message[] =>
    [...text.matchAll(pattern)].map(([word]) =>
      error(
        "spelling-is-kept",
        place,
        `"${word}" is spelled otherwise here`,
        `"${deck.info.spellings[word]}"; to quote the source's spelling, put it in \`backticks\``,
      ),
    );
  return [
    ...[...walkSlides(deck)].flatMap(({ slide }) => [
      ...look(words(slide.title), slide.place),
      ...[
        ...walkStatements(slide.body),
        ...walkStatements(slide.notes.say),
        ...slide.notes.asked.map(({ answer }) => answer),
        ...tableCells(slide.body),
      ].flatMap(({ inline, place }) => look(words(inline), place)),
    ]),
    ...[...walkFigures(deck)].flatMap(({ figure }) => {
      const place = { ...figure.place, endLine: figure.place.line, endColumn: figure.place.column + 10 };
      const own = figure.kind === "diagram" ? figure.source : figure.countries.map(({ label }) => label).join("\n");
      return look(`${figure.title}\n${figure.desc}\n${own}`, place);
    }),
    ...[...deck.ledger.claims.values()].flatMap(({ says, by, why, place }) => look(`${says}\n${by}\n${why}`, place)),
  ];
}

function tableCells(blocks: Parameters<typeof walkBlocks>[0]): Pick<Statement, "inline" | "place">[] {
  return [...walkBlocks(blocks)].flatMap((block) =>
    block.kind === "table" ? block.rows.flatMap(({ cells, statement }) => cells.map((inline) => ({ inline, place: statement.place }))) : [],
  );
}

/** The words of inline content, those in code left out. */
function words(inline: Inline[]): string {
  return inline.map((part) => ("children" in part ? words(part.children) : part.kind === "text" ? part.text : " ")).join("");
}
