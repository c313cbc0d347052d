import { allowQuery } from "./deck/query.ts";
import { readStates } from "./deck/state.ts";
import { startView, type View } from "./views.ts";

// Below this width a slide's smallest type would fall under 11 px: the page reads as an article instead.
const narrow = matchMedia("(max-width: 700px)");

void start();

async function start(): Promise<void> {
  const deck = document.querySelector<HTMLElement>(".deck");
  if (!deck) return;
  allowQuery();
  readStates();
  const asked = new URLSearchParams(location.search).get("view");
  const view: View = asked === "speaker" ? "speaker" : narrow.matches || asked === "read" ? "read" : "present";
  if (view !== "speaker") narrow.addEventListener("change", () => location.reload());
  await startView(view, deck);
  document.documentElement.dataset.ready = "";
}
