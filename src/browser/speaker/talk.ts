import { openChannel, token } from "./channel.ts";
import { recall, remember } from "./memory.ts";
import { isRecord, isStamp, isToken, type Message, type Role, type Word } from "./message.ts";

const PATIENCE = 300; // ms within which a window on the same machine answers

/** A part of the state that all windows of a talk share. The last to change it is right. */
export interface Register<T> {
  get(): T;
  /** Changes it here and in all windows. */
  set(value: T): void;
  /** Says what it is from the start, which any other window may know better. */
  begin(value: T): void;
  onChange(listener: (value: T) => void): void;
}

interface Cell {
  value: unknown;
  clock: number;
  by: string;
  kept: boolean;
  valid: (value: unknown) => boolean;
  listeners: Set<(value: never) => void>;
}

const cells = new Map<string, Cell>();
const listeners = new Set<(word: Word & { role: Role }) => void>();
const presence = new Set<() => void>();
const seen = new Map<string, { role: Role; at: number }>(); // windows of this talk
let line: ReturnType<typeof openChannel> | undefined;
let role: Role = "audience";
let talk = "";
let settled = false; // false while this window still looks for the talk it belongs to

/** The deck this page is, as the build named it. */
function deckId(): string {
  return document.documentElement.dataset.deck ?? document.title;
}

/** The talk's name, known to its windows only. */
export function talkId(): string {
  return talk;
}

/**
 * Joins the talk of this deck, or begins one. A window finds its talk again by its own name or the tab's memory; a speaker
 * opened by hand by asking; a new audience's window is taken in where a speaker has lost his, and left alone otherwise, so
 * that one can look something up in another tab without the hall watching.
 */
export function joinTalk(as: Role): void {
  role = as;
  const known = /^deck-(?:speaker|audience)-(\w+)$/.exec(window.name)?.[1] ?? recall("talk", isToken);
  talk = known ?? token();
  settled = known !== undefined || as === "audience";
  keepTalk();
  for (const [name, cell] of cells) restore(name, cell);
  line = openChannel(deckId(), role, () => talk, hear);
  say({ kind: "hello" });
  if (role === "speaker") setInterval(() => say({ kind: "ping" }), 2000);
  setTimeout(() => {
    settled = true;
  }, PATIENCE);
  addEventListener("pagehide", () => say({ kind: "bye" }));
  addEventListener("pageshow", ({ persisted }) => persisted && say({ kind: "hello" }));
}

/**
 * A register of the shared state. To be made before `joinTalk`.
 *
 * @param kept whether it outlives a reload by the tab's memory; the address holds what is not
 * @param valid guards against what another version of the page may send
 */
export function share<T>(name: string, initial: T, kept: boolean, valid: (value: unknown) => value is T): Register<T> {
  const cell: Cell = { value: initial, clock: 0, by: "", kept, valid, listeners: new Set() };
  cells.set(name, cell);
  return {
    get: () => cell.value as T,
    set(value) {
      cell.value = value;
      cell.clock += 1;
      cell.by = line?.id ?? "";
      keep(name, cell);
      tell(name, cell);
      for (const listener of cell.listeners) listener(value as never);
    },
    begin(value) {
      if (cell.clock === 0) cell.value = value;
    },
    onChange: (listener) => void cell.listeners.add(listener),
  };
}

/** Says something that is not kept: a pointer's place, a stroke under way. */
export function say(word: Word): void {
  line?.send(talk, word);
}

/** Hears what the talk's other windows say. */
export function onWord(listener: (word: Word & { role: Role }) => void): void {
  listeners.add(listener);
}

/** Calls back when a window of the talk comes or goes. */
export function onPresence(listener: () => void): void {
  presence.add(listener);
}

/** Is a window of that role in the talk? One that has not answered for a while counts as gone. */
export function isThere(other: Role): boolean {
  // The speaker's window asks every two seconds, but browsers slow down the clocks of windows that are covered.
  const limit = Date.now() - (other === "audience" ? 7000 : 90_000);
  return [...seen.values()].some((peer) => peer.role === other && peer.at > limit);
}

/** Lets a window that this one has opened hear us where BroadcastChannel does not carry. */
export function addPeer(peer: Window): void {
  line?.addPeer(peer);
}

function hear(message: Message): void {
  if (message.talk !== talk) {
    hearStranger(message);
    return;
  }
  if (message.kind === "join") {
    if (role === "audience") moveTo(message.to);
    return;
  }
  const wasThere = isThere(message.role);
  if (message.kind === "bye") seen.delete(message.from);
  else seen.set(message.from, { role: message.role, at: Date.now() });
  if (message.kind === "hello") answer();
  else if (message.kind === "ping") say({ kind: "pong" });
  else if (message.kind === "set") adopt(message);
  if (wasThere !== isThere(message.role)) for (const listener of presence) listener();
  for (const listener of listeners) listener(message);
}

function hearStranger(message: Message): void {
  if (message.kind === "hello" && message.role === "speaker" && role === "audience") {
    // A speaker who knows no talk: the audience's windows offer theirs, the one looked at last first.
    setTimeout(() => say({ kind: "here" }), document.visibilityState === "visible" ? 0 : PATIENCE / 3);
  } else if (message.kind === "here" && role === "speaker") {
    if (!settled) moveTo(message.talk);
    else setTimeout(() => !isThere("audience") && moveTo(message.talk), PATIENCE); // our own may answer yet
  } else if (message.kind === "hello" && message.role === "audience" && role === "speaker") {
    // A new audience's window. Is ours still alive? A killed one does not say goodbye, so ask.
    for (const [id, peer] of seen) if (peer.role === "audience") seen.delete(id);
    say({ kind: "ping" });
    setTimeout(() => {
      if (!isThere("audience")) line?.send(message.talk, { kind: "join", to: talk });
    }, PATIENCE);
  }
}

function moveTo(other: string): void {
  talk = other;
  settled = true;
  for (const cell of cells.values()) cell.clock = 0; // whoever was there knows better
  keepTalk();
  say({ kind: "hello" });
}

/** Tells a newcomer all. What never changed counts from now on: we were here first. */
function answer(): void {
  for (const [name, cell] of cells) {
    if (cell.clock === 0) {
      cell.clock = 1;
      cell.by = line?.id ?? "";
    }
    tell(name, cell);
  }
  say({ kind: "pong" });
}

/** Takes a change of another window, if it is well-formed and newer than what is here; of two at the same time, the later name's. */
export function adopt({ name, value, clock, by }: Word & { kind: "set" }): void {
  const cell = cells.get(name);
  if (!cell?.valid(value) || clock < cell.clock || (clock === cell.clock && by <= cell.by)) return;
  Object.assign(cell, { value, clock, by });
  keep(name, cell);
  for (const listener of cell.listeners) listener(value as never);
}

function tell(name: string, { value, clock, by }: Cell): void {
  say({ kind: "set", name, value, clock, by });
}

function keep(name: string, { value, clock, by, kept }: Cell): void {
  if (kept) remember(`${talk} ${name}`, { value, clock, by });
}

function restore(name: string, cell: Cell): void {
  const saved = cell.kept ? recall(`${talk} ${name}`, isRecord) : undefined;
  if (!saved) return;
  const { value, clock, by } = saved;
  if (!isStamp({ clock, by }) || !cell.valid(value)) return;
  Object.assign(cell, { value, clock, by });
  for (const listener of cell.listeners) listener(value as never);
}

function keepTalk(): void {
  remember("talk", talk);
  window.name = `deck-${role}-${talk}`; // for browsers that deny the memory
}
