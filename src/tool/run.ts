import type { Message } from "../model/message.ts";
import type { SourceFile } from "../parse/source.ts";
import type { Effects } from "./effects.ts";
import type { PdfWords } from "./pdf/options.ts";
import { count, formatAll } from "./report.ts";

/** What was asked for on the command line, as a command gets it. */
export interface Run {
  values: Options;
  effects: Effects;
  out: string; // absolute
}

/** The options of all commands, as they were typed. */
export interface Options extends PdfWords {
  port?: string;
  host?: string;
  open?: boolean;
  "no-open"?: boolean;
  all?: boolean;
  report?: boolean;
}

/** A command; answers with the exit code. */
export type Command = (run: Run) => Promise<number>;

/** Prints all messages; true where one of them is an error. */
export async function print(messages: Message[], sources: SourceFile[]): Promise<boolean> {
  const errors = messages.filter(({ severity }) => severity === "error").length;
  if (messages.length > 0) console.error(await formatAll(messages, sources, process.stderr.isTTY ?? false));
  if (errors > 0) console.error(count(errors, "error"));
  return errors > 0;
}
