import type { Position } from "unist";
import type { Message, Place } from "../model/message.ts";

/** A file of the deck as it was read. */
export interface SourceFile {
  path: string; // as the author knows it, e.g., "slides/02-deal.md"
  text: string;
}

/** What a parser carries along: the file, the messages so far, and the way from an offset to a place. */
export interface Context {
  file: SourceFile;
  messages: Message[];
  lineStarts: number[];
}

/** A context for `file` that collects into `messages`. */
export function contextOf(file: SourceFile, messages: Message[]): Context {
  const lineStarts = [0];
  for (let at = file.text.indexOf("\n"); at >= 0; at = file.text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return { file, messages, lineStarts };
}

/** The place of the characters from offset `start` up to `end` (counted from 0). */
export function placeAt(context: Context, start: number, end: number): Place {
  const [line, column] = lineAndColumn(context.lineStarts, start);
  const [endLine, endColumn] = lineAndColumn(context.lineStarts, end);
  return { path: context.file.path, line, column, endLine, endColumn };
}

/** The place of a syntax tree's node. Nodes a parser made always have a position; without one the file's start is meant. */
export function placeOf(context: Context, position: Position | undefined): Place {
  const path = context.file.path;
  if (!position) return { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const { start, end } = position;
  return { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function lineAndColumn(lineStarts: number[], offset: number): [number, number] {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - (lineStarts[low] ?? 0) + 1];
}
