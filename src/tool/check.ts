import { deserialize, serialize } from "node:v8";
import type { Topology } from "topojson-specification";
import { checkDeck, checkDrawings } from "../check/deck.ts";
import type { Geography } from "../check/map.ts";
import type { Deck } from "../model/deck.ts";
import { isShown } from "../model/frame.ts";
import type { Message } from "../model/message.ts";
import { type DeckFiles, type Parsed, parseDeck } from "../parse/deck.ts";
import type { SourceFile } from "../parse/source.ts";
import { countriesOf } from "../render/map/map.ts";
import { keptDiagrams, refusals } from "./diagrams.ts";
import { type Effects, nameOf } from "./effects.ts";
import { loadDeck } from "./load.ts";

/** What a check found. */
export interface Checked {
  deck: Deck;
  messages: Message[];
  sources: SourceFile[]; // for the printer
}

/**
 * Load, parse, check: no browser, nothing of the deck's written. Diagrams are checked as they were last drawn.
 *
 * @returns besides, the names of the diagrams that are not drawn as their fence now stands, and so were not looked at
 */
export async function check(effects: Effects): Promise<Checked & { undrawn: string[] }> {
  const checked = await parse(effects);
  const kept = await keptDiagrams(checked.deck, effects);
  const drawings = kept.flatMap(({ diagram, svg }) => (svg === undefined ? [] : [[diagram.name, svg] as const]));
  const messages = checkDrawings(checked.deck, new Map(drawings), [...checked.messages, ...refusals(kept, checked.deck, effects)]);
  const undrawn = kept.flatMap(({ diagram, svg, refused }) => (svg || refused !== undefined ? [] : [diagram.name]));
  return { ...checked, messages, undrawn };
}

/**
 * Load, parse and every rule that needs no drawing.
 *
 * @param parsed what was parsed before in this process; without it, what the last command kept is taken
 */
export async function parse(effects: Effects, parsed?: Parsed): Promise<Checked> {
  const { files, unread } = await loadDeck(effects);
  const { deck, messages: found } = parsed ? parseDeck(files, parsed) : await parseKept(files, effects);
  const sources = [files.info, files.claims, files.references, ...(files.origins ? [files.origins] : []), ...files.sections];
  if (unread.length > 0) {
    // What stands in a file that cannot be read is not known to be missing.
    const lost = new Set(unread.map(({ place }) => place.path));
    return { deck, messages: [...unread, ...found.filter(({ place }) => !lost.has(place.path))], sources };
  }
  return { deck, messages: checkDeck(deck, geographyOf(await loadLand(effects), deck), found), sources };
}

/** Parses what changed since the last command of this same tool; parsing the rest again would be most of a check's time. */
async function parseKept(files: DeckFiles, effects: Effects): Promise<ReturnType<typeof parseDeck>> {
  const { version } = effects;
  if (version === undefined) return parseDeck(files);
  const name = `parsed/${nameOf(effects)}`;
  const key = [version, files.info.path, files.info.text].join("\0"); // paths stand in places as they are seen from here
  const kept = await effects.readCache(name, key);
  const before = kept && (deserialize(kept) as Parsed);
  const parsed: Parsed = { sections: new Map(before?.sections) };
  if (before?.ledger) parsed.ledger = before.ledger;
  const result = parseDeck(files, parsed);
  const whole =
    before && before.ledger === parsed.ledger && files.sections.every(({ path, text }) => before.sections.get(path)?.text === text);
  // What did not parse is parsed again until it does: only a clean result is worth keeping.
  if (!whole && result.messages.length === 0) {
    const paths = new Set(files.sections.map(({ path }) => path));
    const sections = new Map([...parsed.sections].filter(([path]) => paths.has(path)));
    await effects.keepCache(name, key, serialize({ ...parsed, sections } satisfies Parsed));
  }
  return result;
}

/** The land that maps are drawn from. */
export async function loadLand(effects: Effects): Promise<Topology> {
  return JSON.parse((await effects.readOwn("assets/geo/land.topo.json")).toString());
}

/** The land as the rules see it. A map without a frame shows all that it names. */
function geographyOf(land: Topology, { info }: Deck): Geography {
  return {
    countries: countriesOf(land).map(({ properties }) => properties),
    shows(map, lon, lat) {
      const frame = map.frame !== undefined && Object.hasOwn(info.frames, map.frame) ? info.frames[map.frame] : undefined;
      return !frame || isShown(frame, lon, lat);
    },
  };
}
