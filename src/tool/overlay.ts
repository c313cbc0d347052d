import type { Message } from "../model/message.ts";

/** What the overlay shows of a message. */
export interface Told {
  where: string; // "slides/02-deal.md:14:22", or nothing
  reason: string;
  cure: string; // with the rule's name
}

/** A message as the overlay shows it. */
export function tellOf({ place, reason, cure, rule }: Message): Told {
  return { where: `${place.path}:${place.line}:${place.column}`, reason, cure: `${cure ? `${cure}  ` : ""}[${rule}]` };
}

/** Listens for rebuilds: reloads on a good one (the address keeps the place), lays the errors over the page on a bad one. */
export const DEV_SCRIPT = `(() => {
  let overlay;
  const show = (messages) => {
    overlay?.remove();
    overlay = undefined;
    if (messages.length === 0) return;
    overlay = document.createElement("div");
    overlay.id = "dev-overlay";
    overlay.setAttribute("role", "alert");
    overlay.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:70%;overflow:auto;z-index:1000;background:#12181F;color:#F0F3EF;font:16px/24px ui-monospace,monospace;padding:24px 32px";
    for (const { where, reason, cure } of messages) {
      const line = document.createElement("p");
      line.style.margin = "0 0 16px";
      const place = document.createElement("strong");
      place.textContent = where;
      line.append(place, "  " + reason, document.createElement("br"), cure);
      overlay.append(line);
    }
    document.body.append(overlay);
  };
  const events = new EventSource("events");
  let lost = false;
  events.addEventListener("messages", (event) => (lost ? location.reload() : show(JSON.parse(event.data))));
  events.addEventListener("reload", () => location.reload());
  events.onerror = () => { lost = true; };
})();
`;
