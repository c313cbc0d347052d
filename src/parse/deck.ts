import type { Ledger } from "../model/claim.ts";
import type { Deck, DeckInfo, Section } from "../model/deck.ts";
import type { Message } from "../model/message.ts";
import { basisLedger, supportsOf } from "../model/support.ts";
import { parseInfo } from "./info.ts";
import { parseLedger } from "./ledger.ts";
import { parseSection } from "./slides.ts";
import type { SourceFile } from "./source.ts";

/** The files of one deck folder, as loaded. */
export interface DeckFiles {
  info: SourceFile;
  claims: SourceFile;
  references: SourceFile;
  origins?: SourceFile | undefined; // may be left out
  sections: SourceFile[];
}

/** What stands in for a deck.yaml that cannot be read. */
const BARE: DeckInfo = {
  title: "",
  lang: "en",
  cuts: {},
  cities: {},
  emblem: [],
  actors: new Map(),
  frames: {},
  house: { partisan: [] },
  spellings: {},
};

/** What was parsed before, for whoever parses the same files again and again: handed in, filled and handed in again. */
export interface Parsed {
  sections: Map<string, { text: string; section: Section; messages: Message[] }>; // by path
  ledger?: { claims: string; references: string; origins: string | undefined; ledger: Ledger; messages: Message[] };
}

/**
 * Files → deck. Never throws on content: what is wrong comes back as messages. Where deck.yaml cannot be read the deck has a
 * bare title and language, so that slides and ledger are checked all the same (what then only follows, check/follows.ts holds back).
 *
 * @param parsed what is kept between calls; a file whose text is the same is not parsed again
 */
export function parseDeck(files: DeckFiles, parsed: Parsed = { sections: new Map() }): { deck: Deck; messages: Message[] } {
  const messages: Message[] = [];
  const info = parseInfo(files.info, messages) ?? BARE;
  if (
    parsed.ledger?.claims !== files.claims.text ||
    parsed.ledger.references !== files.references.text ||
    parsed.ledger.origins !== files.origins?.text
  ) {
    const found: Message[] = [];
    const ledger = parseLedger(files, found);
    parsed.ledger = { claims: files.claims.text, references: files.references.text, origins: files.origins?.text, ledger, messages: found };
  }
  const sections = files.sections.map((file) => {
    let kept = parsed.sections.get(file.path);
    if (kept?.text !== file.text) {
      const found: Message[] = [];
      kept = { text: file.text, section: parseSection(file, found), messages: found };
      parsed.sections.set(file.path, kept);
    }
    messages.push(...kept.messages);
    return kept.section;
  });
  messages.push(...parsed.ledger.messages);
  const { ledger } = parsed.ledger;
  return { deck: { info, ledger, sections, ...supportsOf(basisLedger(ledger, info)) }, messages };
}
