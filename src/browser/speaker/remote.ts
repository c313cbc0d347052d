import { isBlank, setBlank } from "../deck/sync.ts";
import { setWithout } from "../evidence/without.ts";
import { setTool } from "../pen.ts";
import type { Role } from "./message.ts";
import { isThere } from "./talk.ts";
import { startTimer } from "./timer.ts";

/**
 * Presenter remotes press F5 to start and Esc to end a show. Without this F5 would reload the page before the audience, and
 * Esc open the overview. Outside a talk both keys keep their meaning.
 */
export function hearRemote(role: Role): void {
  addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (role === "audience" && !isThere("speaker") && !document.fullscreenElement) return;
      if (document.querySelector("dialog[open]")) return;
      if (event.key === "F5") {
        startTimer();
        setBlank(false);
        if (role === "audience") void document.documentElement.requestFullscreen().catch(() => undefined); // a frame may forbid it
      } else if (event.key === "Escape") {
        if (document.querySelector(".card") || (event.target as Element).closest("input, select, .diagram")) return;
        setTool("off");
        if (isBlank()) setBlank(false);
        else setWithout(""); // what was pulled out goes back
      } else {
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
