import { zoomIn, zoomOut } from "./zoom.ts";

type Part = SVGGElement;
interface Spot {
  x: number;
  y: number;
}

const PARTS = "figure.diagram > svg :is([data-node], [data-edge])";
const ARROWS: Record<string, Spot> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
};

/**
 * Lets a diagram be explored: what one points at, or has the focus, keeps its neighbours and dims the rest. A diagram is one
 * stop of the Tab key; in it the arrow keys travel along its lines, + shows the group one is in at full size, − and 0 the
 * whole again, and Esc leaves. Enter opens the card (card.ts).
 */
export function explore(deck: HTMLElement): void {
  for (const part of deck.querySelectorAll<Part>(PARTS)) {
    if (part.hasAttribute("tabindex") || part.matches("[data-group]")) continue;
    part.tabIndex = -1; // what asserts nothing is on the way from one line to the next
    part.setAttribute("role", "img");
    part.setAttribute("aria-label", spoken(part));
  }
  deck.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") show(partOf(event.target), figureOf(event.target));
  });
  deck.addEventListener("pointerout", (event) => {
    const figure = figureOf(event.target);
    if (figure && figureOf(event.relatedTarget) !== figure) show(partOf(document.activeElement), figure);
  });
  deck.addEventListener("focusin", (event) => {
    const part = partOf(event.target);
    if (!part) return;
    for (const other of siblings(part)) other.tabIndex = other === part ? 0 : -1;
    show(part, figureOf(part));
  });
  deck.addEventListener("focusout", (event) => show(undefined, figureOf(event.target)));
  deck.addEventListener("keydown", onKey);
  deck.addEventListener("slidechanged", () => {
    for (const svg of deck.querySelectorAll<SVGSVGElement>(".is-zoomed > svg")) zoomOut(svg);
  });
  deck.addEventListener("dblclick", (event) => {
    const group = event.target instanceof Element ? event.target.closest<Part>("figure.diagram [data-group]") : null;
    if (group && !zoomOut(group.ownerSVGElement)) zoomIn(group, group);
  });
}

function onKey(event: KeyboardEvent): void {
  const part = partOf(event.target);
  if (!part || event.ctrlKey || event.metaKey || event.altKey) return;
  const way = ARROWS[event.key];
  if (way) travel(part, way)?.focus({ preventScroll: true });
  else if (event.key === "+" || event.key === "=") zoomIn(groupOf(part), part);
  else if (event.key === "-" || event.key === "−" || event.key === "0") zoomOut(part.ownerSVGElement);
  else if (event.key === "Escape") {
    zoomOut(part.ownerSVGElement);
    part.blur();
  } else return;
  event.preventDefault();
  event.stopPropagation(); // the slide stays
}

/** Marks a part and its neighbours in its figure; without a part, nothing is marked. */
function show(part: Part | undefined, figure: HTMLElement | undefined): void {
  if (!figure) return;
  for (const near of figure.querySelectorAll(".is-near")) near.classList.remove("is-near");
  figure.classList.toggle("is-explored", part !== undefined);
  if (part) for (const near of [part, ...neighbours(part), ...kin(part)]) near.classList.add("is-near");
}

/** What a part is joined to directly: the edges of a node with their other ends, the ends of an edge. */
function neighbours(part: Part): Part[] {
  const all = siblings(part);
  const named = (name: string | undefined) => all.filter((other) => other.dataset.node !== undefined && other.dataset.node === name);
  if (part.dataset.edge !== undefined) return [...named(part.dataset.from), ...named(part.dataset.to)];
  const edges = edgesOf(part, all);
  return [...edges, ...edges.flatMap((edge) => [...named(edge.dataset.from), ...named(edge.dataset.to)])];
}

function edgesOf(node: Part, all: Part[]): Part[] {
  return all.filter((edge) => edge.dataset.edge !== undefined && [edge.dataset.from, edge.dataset.to].includes(node.dataset.node));
}

/** In a timeline a period and its events belong together. */
function kin(part: Part): Part[] {
  const period = part.dataset.node?.match(/^(t\d+)(\.\d+)?$/)?.[1];
  if (period === undefined) return [];
  return siblings(part).filter((other) => other.dataset.node === period || other.dataset.node?.startsWith(`${period}.`));
}

/** The part an arrow key leads to: along a line where one leads that way, otherwise the nearest that way. */
function travel(part: Part, way: Spot): Part | undefined {
  const all = siblings(part);
  const joined = part.dataset.edge === undefined ? edgesOf(part, all) : neighbours(part);
  return best(part, joined, way, 0.35) ?? best(part, all, way, 0.5);
}

/** The nearest of some parts whose direction is within a cone about `way`; `least` is the cosine of its half angle. */
function best(from: Part, parts: Part[], way: Spot, least: number): Part | undefined {
  const here = middle(from);
  let found: Part | undefined;
  let cost = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    if (part === from) continue;
    const there = middle(part);
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const distance = Math.hypot(dx, dy);
    const along = (dx * way.x + dy * way.y) / (distance || 1);
    if (distance < 1 || along < least) continue;
    const own = distance * (2 - along);
    if (own < cost) [found, cost] = [part, own];
  }
  return found;
}

/** Where a part is on the screen: the middle of a line is on it. */
function middle(part: Part): Spot {
  const line = part.dataset.edge === undefined ? null : part.querySelector<SVGPathElement>(".line");
  const matrix = line?.getScreenCTM();
  if (line && matrix) {
    const { x, y } = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(matrix);
    return { x, y };
  }
  const { left, top, width, height } = part.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function groupOf(part: Part): Part | undefined {
  const groups = part.ownerSVGElement?.querySelectorAll<Part>("[data-group]") ?? [];
  return [...groups].find((group) => group.dataset.members?.split(" ").includes(part.dataset.node ?? ""));
}

/** Every part of the same diagram that can be reached. */
function siblings(part: Part): Part[] {
  return [...(part.ownerSVGElement?.querySelectorAll<Part>(":is([data-node], [data-edge]):not([data-group])") ?? [])];
}

function partOf(target: EventTarget | null): Part | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<Part>(`.slides ${PARTS}:not([data-group])`) ?? undefined;
}

function figureOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>("figure.diagram") ?? undefined) : undefined;
}

function spoken(part: Part): string {
  return [...part.querySelectorAll("text")]
    .flatMap((text) => [...(text.children.length > 0 ? text.children : [text])].map((line) => line.textContent ?? ""))
    .join(" ");
}
