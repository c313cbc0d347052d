import type { Element } from "hast";
import { visit } from "unist-util-visit";
import type { Diagram } from "../model/deck.ts";
import { error, firstLine, type Message } from "../model/message.ts";
import { didYouMean } from "../parse/nearest.ts";

/** Looks in a diagram's source that belong to the deck: `style`, `classDef`, `linkStyle`, directives. A message for each. */
export function checkDiagramSource(diagram: Diagram): Message[] {
  return diagram.source.split("\n").flatMap((text, i) => {
    const found = text.match(/^\s*(style|classDef|linkStyle)\b|^\s*%%\{/)?.[0].trim();
    if (found === undefined) return [];
    const column = text.length - text.trimStart().length + 1;
    const line = diagram.place.line + 1 + i;
    const place = { ...diagram.place, line, column, endLine: line, endColumn: text.trimEnd().length + 1 };
    return [
      error(
        "diagram-has-no-look",
        place,
        `"${found}" sets a look of its own`,
        "give a node the class of an actor, such as A:::its-id, and an edge its cite",
      ),
    ];
  });
}

/** Classes a node may have besides that of its actor. */
const CLASSES = ["key", "planned", "hollow", "gap", "ends"];

/** Does each class in a diagram's source name an actor, or a state the deck knows. A message for each that does not. */
export function checkDiagramClasses(diagram: Diagram, actors: Iterable<string>): Message[] {
  const known = [...actors, ...CLASSES];
  return diagram.source.split("\n").flatMap((text, i) => {
    if (text.trimStart().startsWith("%%")) return [];
    const line = diagram.place.line + 1 + i;
    const bare = text.replace(/"[^"]*"/g, (words) => " ".repeat(words.length)); // what stands in quotes is words
    return [...bare.matchAll(/:::([\w,-]+)/g)].flatMap((match) =>
      (match[1] ?? "")
        .split(",")
        .filter((name) => name !== "" && !known.includes(name))
        .map((name) => {
          const column = match.index + 1;
          const place = { ...diagram.place, line, column, endLine: line, endColumn: column + match[0].length };
          return error(
            "actor-is-known",
            place,
            `unknown class "${name}"`,
            didYouMean(name, known) ?? "an actor of deck.yaml, or key, planned, hollow",
          );
        }),
    );
  });
}

/** The names of what a drawing has: its nodes, edges and groups. */
export function partsOf(drawing: Element): Set<string> {
  const parts = new Set<string>();
  visit(drawing, "element", ({ properties }) => {
    const name = properties.dataNode ?? properties.dataEdge;
    if (typeof name === "string") parts.add(name);
  });
  return parts;
}

/**
 * Does each part of a drawing cite, and does what the fence names exist in it.
 *
 * @param parts the names of what the drawing has, see `partsOf`
 */
export function checkDrawing(diagram: Diagram, parts: ReadonlySet<string>): Message[] {
  const cited = new Set(diagram.cites.map(({ target }) => target));
  const missing = [...diagram.cites, ...diagram.later].filter(({ target }) => !parts.has(target));
  return [
    ...[...parts]
      .filter((name) => !cited.has(name))
      .map((name) =>
        error(
          "diagram-part-cites",
          firstLine(diagram.place),
          `"${name}" of diagram "${diagram.name}" cites nothing`,
          `%% ${name} [@claim-id], or %% ${name} [@none: why]`,
        ),
      ),
    ...missing.map(({ target, place }) => error("cite-target-exists", place, `the diagram has no "${target}"`, didYouMean(target, parts))),
    ...diagram.steps.flatMap(({ targets, place }, i) =>
      targets
        .filter((name) => !parts.has(name))
        .map((name) =>
          error("step-target-exists", place, `step ${i + 1} names "${name}", which the diagram has not`, didYouMean(name, parts)),
        ),
    ),
  ];
}
