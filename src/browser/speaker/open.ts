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
export function speakerAddress(): string {
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
  const link = make(
    "a",
    { href: speakerAddress(), target: speakerName(), rel: "opener", click: () => panel.close() },
    "Open the speaker view",
  );
  const panel: HTMLDialogElement = make(
    "dialog.panel.speaker-blocked",
    { "aria-labelledby": "speaker-blocked", close: () => panel.remove() },
    make("h2", { id: "speaker-blocked" }, "The browser blocked the speaker’s window"),
    make("p", {}, "It opens windows only after a click, or not at all for this site. The link opens it all the same:"),
    make("p", {}, link),
    make("p", {}, "Or open this page on another screen with ?view=speaker at the end of its address. Both find each other."),
    make("button", { type: "button", click: () => panel.close() }, "Close"),
  );
  panel.addEventListener("keydown", (event) => event.stopPropagation()); // the deck must not page beneath
  document.body.append(panel);
  panel.showModal();
}
