import { isMessage, type Message, type Role, type Word } from "./message.ts";

/** One window's end of the line. */
export interface Channel {
  readonly id: string; // of this window, a new one on each load
  send(talk: string, word: Word): void;
  /** Also speak to a window this one has opened, where BroadcastChannel does not reach it. */
  addPeer(peer: Window): void;
}

/**
 * Opens the line between the windows of one deck: BroadcastChannel, and besides it `postMessage` to opener and opened, since
 * some browsers keep pages opened from disk apart. What comes twice is heard once.
 *
 * @param deck the deck's id: other decks are not heard
 * @param talk the talk this window is in now: what a stranger sends by `postMessage` must know it
 */
export function openChannel(deck: string, role: Role, talk: () => string, hear: (message: Message) => void): Channel {
  const id = token();
  const peers = new Set<Window>();
  const heard = new Map<string, number>(); // sender → number of its last message
  let n = 0;

  const receive = (data: unknown): void => {
    if (!isMessage(data) || data.deck !== deck || data.from === id || data.n <= (heard.get(data.from) ?? 0)) return;
    heard.set(data.from, data.n);
    hear(data);
  };

  const line = "BroadcastChannel" in globalThis ? new BroadcastChannel(`deck ${deck}`) : undefined;
  line?.addEventListener("message", ({ data }) => receive(data));
  // From disk every page's origin is "null" and says nothing: the sender must be a window we know, or know our talk.
  const ownOrigin = location.protocol === "file:" ? "null" : location.origin;
  addEventListener("message", ({ data, source, origin }) => {
    if (origin !== ownOrigin || !isMessage(data) || !source || source === window) return;
    const sender = source as Window;
    if (!peers.has(sender) && data.talk !== talk()) return;
    peers.add(sender);
    receive(data);
  });
  if (opener) peers.add(opener as Window);

  return {
    id,
    send(to, word) {
      const message: Message = { ...word, deck, talk: to, from: id, role, n: ++n };
      line?.postMessage(message);
      for (const peer of peers) {
        if (peer.closed) peers.delete(peer);
        else peer.postMessage(message, location.protocol === "file:" ? "*" : location.origin);
      }
    },
    addPeer: (peer) => void peers.add(peer),
  };
}

/** A name nobody else has. */
export function token(): string {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join("");
}
