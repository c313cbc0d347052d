import type { Deck } from "../model/deck.ts";
import type { Message } from "../model/message.ts";
import { parseInfo } from "./info.ts";
import { parseLedger } from "./ledger.ts";
import { parseSection } from "./slides.ts";
import type { SourceFile } from "./source.ts";

/** The files of one deck folder, as loaded. */
export interface DeckFiles {
  info: SourceFile;
  claims: SourceFile;
  references: SourceFile;
  sections: SourceFile[];
}

/** Files → deck. Never throws on content: what is wrong comes back as messages, and `deck` is there unless deck.yaml itself cannot be read. */
export function parseDeck(files: DeckFiles): { deck: Deck | undefined; messages: Message[] } {
  const messages: Message[] = [];
  const info = parseInfo(files.info, messages);
  const ledger = parseLedger(files.claims, files.references, messages);
  const sections = files.sections.map((file) => parseSection(file, messages));
  return { deck: info && { info, ledger, sections }, messages };
}
