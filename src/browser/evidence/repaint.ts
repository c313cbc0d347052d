import { words } from "deck:words";
import { type Basis, type Mark, markOf, type Standing, type Support } from "../../model/basis.ts";
import { groupOf } from "../../model/filter.ts";
import { strokeParts } from "../../model/stroke.ts";
import { markWords, pathOf, strokeIn } from "./glyph.ts";

/** A part of a slide that claims stand behind. */
type Part = HTMLElement | SVGElement;

const parts = new Map<string, Part[]>(); // by claim; gathered once, the first time something is pulled

/** How to put back what was changed, in order. */
type Undo = (() => void)[];

/**
 * Shows on every slide what claims stand on once some sources are gone: strokes thin, what has none left falls apart. Words and
 * what is read aloud follow.
 *
 * @param supports claim id → what is left of its support
 * @returns how to put everything back exactly as it was
 */
export function repaint(supports: ReadonlyMap<string, Support>, parties: Record<string, string>): () => void {
  if (parts.size === 0) gather();
  const touched = new Set<Part>();
  for (const [id, { change }] of supports) if (change !== "holds") for (const part of parts.get(id) ?? []) touched.add(part);
  const undo: Undo = [];
  for (const part of touched) {
    const mark = markOf((part.dataset.claim ?? "").split(" ").map((id) => supports.get(id)));
    if (mark && mark.change !== "holds") paint(part, mark, parties, undo);
  }
  for (const svg of new Set([...touched].flatMap((part) => (part instanceof SVGElement ? (part.ownerSVGElement ?? []) : []))))
    light(svg, undo);
  return () => {
    for (const step of undo.reverse()) step();
  };
}

function gather(): void {
  const { style } = document.documentElement; // the style sheet knows no language
  for (const change of ["weakens", "falls"] as const) style.setProperty(`--${change}`, JSON.stringify(words.pull[change]));
  for (const part of document.querySelectorAll<Part>(".deck .slides [data-claim][data-basis]"))
    for (const id of (part.dataset.claim ?? "").split(" ")) parts.set(id, [...(parts.get(id) ?? []), part]);
}

function paint(part: Part, mark: Mark, parties: Record<string, string>, undo: Undo): void {
  const standing = part.dataset.standing as Standing | undefined; // a pull changes who stands behind a claim, not who is against it
  const party = part.matches(".cite, .side") ? partyIn(part, parties) : undefined;
  const was: Mark = { basis: part.dataset.basis as Basis, ...(standing ? { standing } : {}), ...(party ? { party } : {}) };
  const now: Mark = { ...mark, ...(standing ? { standing } : {}) };
  put(part, "data-basis", now.basis, undo);
  put(part, "data-pulled", now.change === "falls" ? "falls" : "weakens", undo);
  if (part.dataset.lit !== undefined && part.dataset.node === undefined) put(part, "data-lit", groupOf(now.basis, standing), undo);
  const [before, after] = [markWords(was, parties), markWords(now, parties)];
  for (const name of ["aria-label", "title"]) {
    const text = part.getAttribute(name);
    if (text?.includes(before)) put(part, name, text.replace(before, after), undo);
    else if (text?.includes(before.toLowerCase())) put(part, name, text.replace(before.toLowerCase(), after.toLowerCase()), undo);
  }
  for (const child of part.querySelectorAll<SVGElement>(".glyph, .stroke, .word")) {
    if (child.closest("[data-claim]") !== part) continue; // a mark within a statement is a part of its own
    if (child.matches(".glyph")) swap(child, now, undo);
    else if (child.matches(".stroke")) redraw(child, now, undo);
    else say(child, lineWord(child.textContent ?? "", was, now), undo);
  }
  for (const word of part.querySelectorAll<HTMLElement>(".glyph + span"))
    if (word.closest("[data-claim]") === part) say(word, word.textContent === before ? after : (word.textContent ?? ""), undo);
}

/** The party that a mark's words name. */
function partyIn(part: Part, parties: Record<string, string>): string | undefined {
  const said = part.getAttribute("title") || part.getAttribute("aria-label") || part.textContent || "";
  return Object.entries(parties).find(([, name]) => said.includes(`, ${name}`))?.[0];
}

/** Points a glyph at the stroke of another mark of its size. */
function swap(glyph: SVGElement, mark: Mark, undo: Undo): void {
  const use = glyph.querySelector("use");
  const [, width = 0, height = 0] = (use?.getAttribute("href") ?? "").match(/-(\d+)x(\d+)$/)?.map(Number) ?? [];
  if (!use || !width) return;
  put(glyph, "data-basis", mark.basis, undo);
  put(use, "href", `#${strokeIn(mark, { width, height })}`, undo);
}

/** Draws a stroke anew that carries its measures. */
function redraw(stroke: SVGElement, mark: Mark, undo: Undo): void {
  const [length = 0, weight = 1, room = 16] = (stroke.dataset.stroke ?? "").split(" ").map(Number);
  const before = [...stroke.childNodes];
  stroke.replaceChildren(...strokeParts(mark, length, { weight, room }).map(pathOf));
  undo.push(() => stroke.replaceChildren(...before));
}

/** The word beside a line of a drawing, once the line stands on something else. */
function lineWord(text: string, was: Mark, now: Mark): string {
  const [before, after] = [words.bases[was.basis], words.bases[now.basis]];
  if (text !== before.line && text !== before.short.toLowerCase()) return text;
  if (now.change === "falls") return words.pull.falls;
  return text === before.line ? after.line : after.short.toLowerCase();
}

/** Tells each node of a drawing anew in which groups the filter shows it: its own and those of its lines. */
function light(svg: SVGElement, undo: Undo): void {
  const lines = [...svg.querySelectorAll<SVGElement>("[data-edge][data-basis]")];
  const groupAt = ({ dataset }: SVGElement) => groupOf(dataset.basis as Basis, dataset.standing as Standing | undefined);
  for (const node of svg.querySelectorAll<SVGElement>("[data-node][data-lit]")) {
    const { node: name } = node.dataset;
    const joined = lines.filter(({ dataset }) => dataset.from === name || dataset.to === name);
    const groups = new Set([...(node.dataset.basis ? [node] : []), ...joined].map(groupAt));
    if (groups.size > 0) put(node, "data-lit", [...groups].join(" "), undo);
  }
}

function put(element: Element, name: string, value: string, undo: Undo): void {
  const before = element.getAttribute(name);
  if (before === value) return;
  element.setAttribute(name, value);
  undo.push(() => (before === null ? element.removeAttribute(name) : element.setAttribute(name, before)));
}

function say(element: Element, text: string, undo: Undo): void {
  const before = element.textContent ?? "";
  if (before === text) return;
  element.textContent = text;
  undo.push(() => {
    element.textContent = before;
  });
}
