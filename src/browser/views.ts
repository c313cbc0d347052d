import { followAddress, keepAddress } from "./deck/address.ts";
import { addControls } from "./deck/controls.ts";
import { startCut } from "./deck/cut.ts";
import { hearSigns } from "./deck/keys.ts";
import { readAlong } from "./deck/reading.ts";
import { startReveal } from "./deck/reveal.ts";
import { followSteps, prepareSteps } from "./deck/steps.ts";
import { startSync } from "./deck/sync.ts";
import { addToolbar } from "./deck/toolbar.ts";
import { explore } from "./diagram/explore.ts";
import { followLens } from "./diagram/lens.ts";
import { addCards } from "./evidence/card.ts";
import { tellPulled } from "./evidence/pull.ts";
import { startPull } from "./evidence/pull-panel.ts";
import { addRegister, keepScrolling } from "./evidence/register.ts";
import { addWalls } from "./evidence/wall.ts";
import { addPen } from "./pen.ts";
import { addPrinting } from "./print/pages.ts";
import { makeSpeakerPage, startSpeakerPage } from "./speaker/page.ts";
import { hearRemote } from "./speaker/remote.ts";

/** How the page is looked at: presented, by the speaker, or read as an article. */
export type View = "present" | "speaker" | "read";

type Start = (deck: HTMLElement) => void | Promise<void>;

const yes = true;
const no = false;

/** What each view can do, in the order in which it is started. What stands above `startReveal` must be there before it. */
const ABILITIES: [ability: Start, present: boolean, speaker: boolean, read: boolean][] = [
  [prepareSteps, yes, yes, no],
  [makeSpeakerPage, no, yes, no],
  [keepAddress, yes, yes, no],
  [(deck) => startReveal(deck, false), yes, no, no],
  [(deck) => startReveal(deck, true), no, yes, no],
  [followAddress, yes, yes, no],
  [startCut, yes, yes, no],
  [followSteps, yes, yes, no],
  [addControls, yes, yes, no],
  [followLens, yes, yes, no],
  [explore, yes, yes, no],
  [addWalls, yes, yes, yes],
  [addCards, yes, yes, yes],
  [startPull, yes, yes, no],
  [tellPulled, no, no, yes],
  [addRegister, yes, yes, no],
  [keepScrolling, yes, yes, no],
  [addToolbar, yes, no, no],
  [addPrinting, yes, yes, no],
  [addPen, yes, yes, no],
  [() => startSync("audience"), yes, no, no],
  [() => startSync("speaker"), no, yes, no],
  [() => hearRemote("audience"), yes, no, no],
  [() => hearRemote("speaker"), no, yes, no],
  [startSpeakerPage, no, yes, no],
  [hearSigns, yes, yes, no],
  [readAlong, no, no, yes],
];

/** Starts all that a view can do, one after the other. */
export async function startView(view: View, deck: HTMLElement): Promise<void> {
  for (const [start, present, speaker, read] of ABILITIES) if ({ present, speaker, read }[view]) await start(deck);
}
