/** Who a window is in a talk: it shows the slides, or the notes. */
export type Role = "audience" | "speaker";

/** What windows of one deck say to each other. Only `hello`, `here` and `join` reach beyond a talk. */
export type Word =
  | { kind: "hello" } // I have just opened: who is there, and where are we?
  | { kind: "here" } // an audience's window without a speaker answers one that seeks its talk
  | { kind: "join"; to: string } // a speaker whose audience was closed takes the new window in
  | { kind: "set"; name: string; value: unknown; clock: number; by: string } // one register of the shared state
  | { kind: "ping" }
  | { kind: "pong" }
  | { kind: "bye" }
  | { kind: "point"; at: [number, number] | undefined } // the pointer, in slide pixels; gone where undefined
  | { kind: "line"; points: [number, number][] }; // a stroke while it is being drawn

/** A word with its envelope. */
export type Message = Word & { deck: string; talk: string; from: string; role: Role; n: number };

/** Is this a message of ours, whole and well-formed? Another version of the page, or another page, may send anything. */
export function isMessage(data: unknown): data is Message {
  if (!isRecord(data)) return false;
  const { deck, talk, from, role, n } = data;
  return [deck, from].every(isText) && isToken(talk) && (role === "audience" || role === "speaker") && isCount(n) && isWord(data);
}

function isWord({ kind, to, name, clock, by, at, points }: Record<string, unknown>): boolean {
  switch (kind) {
    case "hello":
    case "here":
    case "ping":
    case "pong":
    case "bye":
      return true;
    case "join":
      return isToken(to);
    case "set":
      return isText(name) && isStamp({ clock, by });
    case "point":
      return at === undefined || isPoint(at);
    case "line":
      return Array.isArray(points) && points.every(isPoint);
    default:
      return false;
  }
}

/** Does a value say when it was set, and by whom? A clock that cannot be counted on would keep its windows out of step for ever. */
export function isStamp({ clock, by }: Record<string, unknown>): boolean {
  return isCount(clock) && isText(by);
}

/** Is this the name of a talk, as `token` makes it? */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && /^\w+$/.test(value);
}

/** Is this a place on the stage, in slide pixels? */
export function isPoint(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
}

/** Is this an object that may be asked for its parts? */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const MOST = 1e9; // no talk has so many changes; what counts higher was not counted

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
