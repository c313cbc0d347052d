import type { Deck } from "../model/deck.ts";
import type { Message, RuleId } from "../model/message.ts";
import { walkSlides } from "../model/walk.ts";

/** What keeps the parser from taking all of a slide. */
const LOST: RuleId[] = [
  "block-is-closed",
  "block-is-readable",
  "block-is-known",
  "markdown-has-no-html",
  "note-stands-alone",
  "map-is-valid",
];

/**
 * Rules whose breach may only follow from that of another, and how near the other has to be: one mistake, one message. What is
 * held back is told once its cause is mended, if it still holds.
 */
const FOLLOWS: { rule: RuleId; from: RuleId[]; within: "slide" | "file" | "deck" }[] = [
  { rule: "slide-fits-its-layout", from: [...LOST, "diagram-is-described", "slide-has-title"], within: "slide" },
  { rule: "slide-has-notes", from: LOST, within: "slide" },
  {
    rule: "statement-cites-claim",
    from: ["block-is-closed", "note-stands-alone", "slide-has-notes", "cite-names-claims", "question-is-answered"],
    within: "slide",
  },
  { rule: "block-is-known", from: ["block-is-closed", "block-is-readable"], within: "slide" },
  { rule: "slide-has-timing", from: ["slide-is-declared"], within: "slide" },
  { rule: "slide-is-declared", from: ["heading-is-not-setext"], within: "file" },
  { rule: "slide-id-is-unique", from: ["id-is-plain"], within: "slide" },
  {
    rule: "claim-is-used",
    from: [
      ...LOST,
      "front-matter-is-valid",
      "claim-exists",
      "cite-names-claims",
      "ledger-is-valid",
      "slide-is-declared",
      "cite-target-exists",
      "statement-cites-claim",
    ],
    within: "deck",
  },
  // A cite that names no part leaves the part it was meant for without one.
  { rule: "diagram-part-cites", from: ["cite-target-exists"], within: "slide" },
  { rule: "source-is-used", from: ["ledger-is-valid"], within: "deck" },
  { rule: "tested-is-source", from: ["ledger-is-valid"], within: "deck" },
  { rule: "arithmetic-holds", from: ["ledger-is-valid"], within: "deck" },
  { rule: "link-resolves", from: ["slide-is-declared", "ledger-is-valid", "id-is-plain"], within: "deck" },
  // What deck.yaml would have named is not known to be missing.
  ...(["cut-is-known", "actor-is-known", "map-is-valid", "weak-source-is-said", "hindsight-has-date"] as const).map((rule) => ({
    rule,
    from: ["deck-is-valid" as const],
    within: "deck" as const,
  })),
];

/** The messages but those that may only follow from others among them, or say the same of the same place again. */
export function withoutWhatFollows(messages: Message[], deck: Deck): Message[] {
  const openings = new Map<string, number[]>(); // file → the lines its slides start at
  for (const { slide } of walkSlides(deck)) openings.set(slide.place.path, [...(openings.get(slide.place.path) ?? []), slide.place.line]);
  const scopeOf = ({ path, line }: Message["place"], within: "slide" | "file" | "deck"): string => {
    if (within === "deck") return "";
    return within === "file" ? path : `${path} ${(openings.get(path) ?? []).filter((start) => start <= line).length}`;
  };
  const broken = new Set<string>();
  for (const { rule, severity, place } of messages) {
    if (severity !== "error") continue;
    for (const within of ["slide", "file", "deck"] as const) broken.add(`${rule} ${within} ${scopeOf(place, within)}`);
  }
  const said = new Set<string>();
  return messages.filter(({ rule, place, reason }) => {
    const words = `${rule} ${place.path} ${place.line} ${place.column} ${reason}`;
    if (said.has(words)) return false;
    said.add(words);
    return !FOLLOWS.some(
      (follows) =>
        follows.rule === rule &&
        follows.from.some((cause) => cause !== rule && broken.has(`${cause} ${follows.within} ${scopeOf(place, follows.within)}`)),
    );
  });
}
