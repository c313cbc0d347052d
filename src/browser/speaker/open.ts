import { words } from "deck:words";
import { make } from "../deck/element.ts";
import { addPeer, talkId } from "./talk.ts";

let speaker: Window | undefined;

/** Opens the speaker's window, or brings the open one to the front. Where the browser forbids it, says so and offers a link. */
export function openSpeaker(): void {
  if (speaker && !speaker.closed) {
    speaker.focus();
    return;
  }
  const opened = window.open(speakerAddress(), speakerName(), "popup,width=1440,height=900");
  if (!opened) {
    showBlocked();
    return;
  }
  speaker = opened;
  addPeer(opened);
}

/** This page as the speaker's, at the slide on show. */
function speakerAddress(): string {
  return addressAs("speaker");
}

/** This page as the audience's. */
export function audienceAddress(): string {
  return addressAs(undefined);
}

/** The window's name carries the talk, so that it finds back to it even where storage is denied. */
function speakerName(): string {
  return `deck-speaker-${talkId()}`;
}

function addressAs(view: string | undefined): string {
  const query = new URLSearchParams(location.search);
  query.delete("view");
  if (view) query.set("view", view);
  const text = query.toString();
  return `${location.pathname}${text ? `?${text}` : ""}${location.hash}`;
}

function showBlocked(): void {
  const link = make("a", { href: speakerAddress(), target: speakerName(), rel: "opener", click: () => panel.close() }, words.blocked.link);
  const panel: HTMLDialogElement = make(
    "dialog.panel.speaker-blocked",
    { "aria-labelledby": "speaker-blocked", close: () => panel.remove() },
    make("h2", { id: "speaker-blocked" }, words.blocked.title),
    make("p", {}, words.blocked.why),
    make("p", {}, link),
    make("p", {}, words.blocked.other),
    make("button", { type: "button", click: () => panel.close() }, words.close),
  );
  panel.addEventListener("keydown", (event) => event.stopPropagation()); // the deck must not page beneath
  document.body.append(panel);
  panel.showModal();
}
