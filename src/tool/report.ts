import { byPlace, type Message } from "../model/message.ts";
import type { SourceFile } from "../parse/source.ts";

/**
 * Messages as a person reads them, in esbuild's form so that content errors and code errors look alike:
 * `file:line:column`, the line with the place underlined, the cure. All at once, sorted by place.
 *
 * @param sources the files the places are in
 */
export async function formatAll(messages: Message[], sources: SourceFile[], color: boolean): Promise<string> {
  const { formatMessages } = await import("esbuild");
  const lines = new Map(sources.map(({ path, text }) => [path, text.split("\n")]));
  const formatted = await Promise.all(
    [...messages].sort(byPlace).map(async (message) => {
      const { path, line, column, endLine, endColumn } = message.place;
      const lineText = lines.get(path)?.[line - 1] ?? "";
      const end = endLine > line ? lineText.length + 1 : endColumn;
      const [text = ""] = await formatMessages(
        [
          {
            text: `${message.reason} [${message.rule}]`,
            // esbuild counts columns from 0 and prints them so; an author's editor counts from 1.
            location: {
              file: `${path}:${line}:${column}`,
              line,
              column: column - 1,
              length: Math.max(1, Math.min(end, lineText.length + 1) - column),
              lineText,
            },
            notes: message.cure === undefined ? [] : [{ text: message.cure }],
          },
        ],
        { kind: message.severity, color, terminalWidth: 120 },
      );
      // esbuild appends its own 0-based `:line:column:` to the file's name; ours stands already.
      return text.replace(`${path}:${line}:${column}:${line}:${column - 1}:`, `${path}:${line}:${column}:`);
    }),
  );
  return formatted.join("");
}

/** `3 errors` and the like. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
