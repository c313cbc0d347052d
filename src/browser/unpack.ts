import { EVIDENCE_GLOBAL, type Packed } from "../model/page.ts";

void unpack();

/**
 * Unfolds a deck that came as one file, then starts it. The script goes into the page as an element of its own: the page's
 * policy knows its hash, and would let nothing else run.
 */
async function unpack(): Promise<void> {
  const packed = document.getElementById("packed")?.textContent ?? "";
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const { body, styles, script, evidence }: Packed = await new Response(stream).json();
  const style = document.createElement("style");
  style.textContent = styles;
  document.head.append(style);
  document.body.innerHTML = body; // written by our own build, and the policy keeps scripts in it from running
  Object.assign(globalThis, { [EVIDENCE_GLOBAL]: evidence });
  const start = document.createElement("script");
  start.textContent = script;
  document.head.append(start);
}
