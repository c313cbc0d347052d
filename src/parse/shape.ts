import { error, type Place, type RuleId } from "../model/message.ts";
import { parseMarkdown } from "./markdown.ts";
import { type Context, placeAt } from "./source.ts";

/** How much a slide's text may be at the most. Beyond it a slide has long been unreadable, and a parser slow. */
const MOST = { line: 5000, run: 20_000, marks: 1500, depth: 6, indent: 60 };

/** What is open at a line: a `:::block` or a fence. */
interface Open {
  line: number; // counted from 0
  size: number; // how many colons, backticks or tildes
  name: string; // as it is written, e.g. ":::step"
  crowded: boolean; // whether it was told to need more colons
  skipped: boolean; // whether it is left out, being nested too deep
}

const BLOCK = /^ {0,3}(:{3,})([A-Za-z][\w-]*)/;
const BLOCK_END = /^ {0,3}(:{3,})[ \t]*$/;
const FENCE = /^\s*(`{3,}|~{3,})([^`]*)$/;
const SLIDE = /^::slide\b/;
const NOTE = /^Note:\s*$/;
const MARKS = /[*_[\]~]/g;

/**
 * Looks over a file before it is parsed for what would take all that follows with it: a block or fence that is not closed, and
 * text too long or too deep to parse. Each is told at its opening line and taken out, so that the rest reads as it was meant.
 *
 * @returns the text, as long as before, with blanks for what was taken out
 */
export function mendShape(context: Context): string {
  const lines = context.file.text.split("\n");
  const blocks: Open[] = [];
  let fence: Open | undefined;
  let run = { start: 0, length: 0, marks: 0, told: false };

  const placeOfLine = (line: number): Place => {
    const start = context.lineStarts[line] ?? 0;
    return placeAt(context, start, start + Math.max(1, Math.min(lines[line]?.trimEnd().length ?? 1, 80)));
  };
  const tell = (rule: RuleId, line: number, reason: string, cure: string): void => {
    context.messages.push(error(rule, placeOfLine(line), reason, cure));
  };
  const blank = (line: number): void => {
    lines[line] = " ".repeat(lines[line]?.length ?? 0);
  };
  const leaveOpen = (open: Open): void => {
    if (!open.crowded && !open.skipped)
      tell("block-is-closed", open.line, `${open.name} is not closed`, `close it with a line of ${":".repeat(open.size)}`);
    blank(open.line);
  };
  const dropFence = (open: Open, end: number): void => {
    const mark = open.name.slice(0, open.size);
    tell("block-is-closed", open.line, `this fence is not closed`, `close it with a line of ${mark}`);
    let last = end - 1;
    while (last > open.line && /^(---)?\s*$/.test(lines[last] ?? "")) last--;
    for (let line = open.line; line <= last; line++) blank(line);
  };
  const closeBlock = (line: number, size: number): void => {
    const same = blocks.findLastIndex((open) => open.size === size);
    const at = same >= 0 ? same : blocks.findLastIndex((open) => open.size < size);
    const outer = blocks.at(-1);
    if (!outer) {
      tell("block-is-closed", line, `${":".repeat(size)} closes nothing`, "take it out, or open the block it was to close");
      blank(line);
      return;
    }
    if (at < 0) {
      tell("block-is-closed", line, `${":".repeat(size)} are too few colons to close ${outer.name}`, `write ${":".repeat(outer.size)}`);
      blank(line);
      blank(outer.line);
      blocks.pop();
      return;
    }
    for (const open of blocks.splice(at + 1)) leaveOpen(open);
    const closed = blocks.pop();
    const around = blocks.at(-1);
    if (!closed) return;
    if (closed.skipped || (around && around.size <= closed.size)) {
      if (around && !closed.skipped && !around.crowded) {
        const more = ":".repeat(closed.size + 1);
        tell("block-is-closed", around.line, `${around.name} holds a block with as many colons`, `open and close it with ${more}`);
        around.crowded = true;
      }
      blank(closed.line);
      blank(line);
    }
  };
  const openBlock = (line: number, colons: string, name: string): void => {
    const tooDeep = blocks.length >= MOST.depth;
    if (tooDeep && !blocks.at(-1)?.skipped) tell("block-is-readable", line, `blocks nested more than ${MOST.depth} deep`, "take one out");
    const unread = !tooDeep && !opensBlock(lines[line] ?? "");
    if (unread) {
      tell(
        "block-is-known",
        line,
        "this line opens no block: its braces do not read",
        `${colons}${name}{key="value"}, without a space before the brace`,
      );
      blank(line);
    }
    const skipped = tooDeep || unread;
    blocks.push({ line, size: colons.length, name: `${colons}${name}`, crowded: false, skipped });
  };

  for (let line = 0; line < lines.length; line++) {
    const text = lines[line] ?? "";
    if (text.length > MOST.line) {
      tell("block-is-readable", line, `a line of ${text.length} characters`, `${MOST.line} at most: make it several lines`);
      blank(line);
      continue;
    }
    const [, mark = "", info = ""] = text.match(FENCE) ?? [];
    if (fence) {
      const kin = mark[0] === fence.name[0] && mark.length >= fence.size;
      if (kin && info.trim() === "") {
        fence = undefined;
        continue;
      }
      const ended = kin || SLIDE.test(text) || NOTE.test(text) || (blocks.length > 0 && BLOCK_END.test(text));
      if (!ended) continue;
      dropFence(fence, line);
      fence = undefined;
    }
    if (mark !== "") {
      fence = { line, size: mark.length, name: mark, crowded: false, skipped: false };
      run = { start: line + 1, length: 0, marks: 0, told: false };
      continue;
    }
    if (SLIDE.test(text) || NOTE.test(text) || (/^---\s*$/.test(text) && (lines[line - 1] ?? "").trim() === ""))
      for (const open of blocks.splice(0)) leaveOpen(open);
    let [, colons, name = ""] = text.match(BLOCK) ?? [];
    if (colons !== undefined && name === "slide") {
      tell("slide-is-declared", line, `${colons}slide has a colon too many`, "::slide{#its-id layout=text timing=60}");
      lines[line] = `::${text.trim().slice(colons.length)}`.padEnd(text.length);
      colons = undefined;
    }
    const [, end] = text.match(BLOCK_END) ?? [];
    if (colons !== undefined) openBlock(line, colons, name);
    else if (end !== undefined) closeBlock(line, end.length);

    if (new RegExp(`^(\\s*>){${MOST.depth},}`).test(text) || new RegExp(`^\\s*(([-+*]|\\d{1,9}[.)])\\s+){${MOST.depth},}`).test(text)) {
      if (!run.told)
        tell("block-is-readable", line, `quotations or lists nested more than ${MOST.depth - 1} deep`, "take a few levels out");
      run.told = true;
      blank(line);
    } else if (new RegExp(`^\\s{${MOST.indent},}\\S`).test(text)) {
      if (!run.told) tell("block-is-readable", line, `a line indented by more than ${MOST.indent} spaces`, "take the indentation off");
      run.told = true;
      blank(line);
    }
    if (text.trim() === "" || colons !== undefined) {
      run = { start: line + 1, length: 0, marks: 0, told: false };
      continue;
    }
    run.length += text.length;
    run.marks += text.match(MARKS)?.length ?? 0;
    if (run.length <= MOST.run && run.marks <= MOST.marks) continue;
    if (!run.told)
      tell("block-is-readable", run.start, "a paragraph, list or table too long to read", "part it, with an empty line between");
    for (let each = run.told ? line : run.start; each <= line; each++) blank(each);
    run.told = true;
  }
  if (fence) dropFence(fence, lines.length);
  for (const open of blocks) leaveOpen(open);
  return lines.join("\n");
}

/** Whether a line reads as the opening of a block: its braces, if it has any, do. */
function opensBlock(line: string): boolean {
  const [first] = parseMarkdown(`${line.trim()}\n`).children;
  return first?.type === "containerDirective";
}
