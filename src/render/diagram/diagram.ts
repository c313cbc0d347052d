import type { Element } from "hast";
import { h, s } from "hastscript";
import { visit } from "unist-util-visit";
import type { Mark } from "../../model/basis.ts";
import type { Diagram } from "../../model/deck.ts";
import { CONTENT_WIDTH, FIGURE_HEIGHT } from "../../model/stage.ts";
import type { Words } from "../../words/index.ts";
import { markOfCites, type RenderContext } from "../context.ts";
import { partProperties } from "../evidence/marks.ts";
import { markLater } from "./later.ts";
import { contestRows } from "./rows.ts";
import { drawStroke, drawWord, middleOf, widenTarget } from "./strokes.ts";
import { sayings, textVersion } from "./text.ts";

/** The size a diagram is given on a slide, in slide px, and how far a small one is enlarged. */
const FULL = { width: CONTENT_WIDTH, height: FIGURE_HEIGHT, scale: 1.25 };

/** Is a mark worth a word on the picture: the firmest and the shakiest, where they are rare. */
const isWorded = ({ basis, standing }: Mark): boolean => standing !== undefined || basis === "official" || basis === "rumour";

/**
 * Dresses a rendered diagram for the page: title and description, claims and marks on what cites, their strokes,
 * the numbers of the steps, a text version.
 *
 * @param svg the neutral SVG of `renderDiagrams`, which is not changed; undefined gives a figure with the description only
 * @returns the figure; cites and steps that name nothing the drawing has are passed over (check/diagram.ts tells them)
 */
export function renderDiagram(context: RenderContext, diagram: Diagram, svg: Element | undefined): Element {
  const { words } = context;
  const root = svg ? copyOf(svg) : s("svg");
  const targets = targetsOf(root);
  const marks = cite(context, diagram, targets);
  step(diagram, targets);
  if (diagram.hue) hue(targets);
  stroke(targets, marks, diagram, words);
  light(targets);

  pin(targets);

  const opens = makeReachable(context, root, marks);
  const alternative = textVersion(context, root, diagram.desc, marks);
  const rows = contestRows(context, targets, marks);
  markLater(context, root, diagram, targets);
  if (diagram.later.length > 0) alternative.children.push(laterText(diagram, targets, words));
  for (const element of [...targets.values()].flat()) delete element.properties.dataTag;

  const titleId = `${diagram.name}-title`;
  const descId = `${diagram.name}-desc`;
  // An image hides what is in it from those who cannot see it: a diagram whose parts can be opened is a group of them.
  root.properties = {
    ...root.properties,
    ...sizeOf(root),
    role: opens ? "group" : "img",
    ariaLabelledBy: [titleId],
    ariaDescribedBy: [descId],
  };
  root.children.unshift(s("title", { id: titleId }, diagram.title), s("desc", { id: descId }, diagram.desc));
  return h(
    "figure.diagram",
    {
      dataDiagram: diagram.name,
      ...(diagram.steps.length ? { dataSteps: String(diagram.steps.length) } : {}),
      ...(diagram.lens.length ? { dataLens: diagram.lens.join(" ") } : {}),
    },
    [root, ...(rows ? [rows] : []), alternative],
  );
}

/**
 * Lets whatever cites be reached and opened by keyboard, with its words aloud; true where there is any. A diagram is one stop
 * of the Tab key: within it the arrow keys go on (explore.ts).
 */
function makeReachable(context: RenderContext, root: Element, marks: Map<Element, Mark>): boolean {
  let any = false;
  for (const [element, text] of sayings(context, root, marks)) {
    if (element.properties.dataClaim === undefined) continue;
    element.properties = { ...element.properties, tabIndex: any ? -1 : 0, role: "button", ariaLabel: text };
    any = true;
  }
  return any;
}

type Targets = Map<string, Element[]>;

/** The same tree, free to be changed. */
function copyOf(element: Element): Element {
  const children = element.children.map((child) => (child.type === "element" ? copyOf(child) : child));
  return { ...element, properties: { ...element.properties }, children };
}

/** Everything in the SVG that has a name. */
function targetsOf(root: Element): Targets {
  const targets: Targets = new Map();
  visit(root, "element", (element) => {
    const name = element.properties.dataNode ?? element.properties.dataEdge;
    if (typeof name === "string") targets.set(name, [...(targets.get(name) ?? []), element]);
  });
  return targets;
}

/** Tells each part the claims it cites, and its mark. */
function cite(context: RenderContext, diagram: Diagram, targets: Targets): Map<Element, Mark> {
  const marks = new Map<Element, Mark>();
  for (const { target, claims, wrong } of diagram.cites) {
    if (claims.length === 0) continue;
    const cited = markOfCites(context, claims);
    const mark: Mark | undefined = cited && wrong ? { ...cited, standing: "wrong" } : cited;
    for (const element of targets.get(target) ?? []) {
      if (mark) marks.set(element, mark);
      element.properties = { ...element.properties, dataClaim: claims.join(" "), ...partProperties(claims, mark) };
    }
  }
  return marks;
}

/** Numbers what the steps bring forward. What a step brings with a group, or between two things, comes with them. */
function step(diagram: Diagram, targets: Targets): void {
  const numbers = new Map<string, number>();
  for (const [i, { targets: names }] of diagram.steps.entries()) {
    for (const name of names) {
      const members = (targets.get(name) ?? []).flatMap((element) =>
        String(element.properties.dataMembers ?? "")
          .split(" ")
          .filter(Boolean),
      );
      for (const each of [name, ...members]) if (!numbers.has(each)) numbers.set(each, i + 1);
    }
  }
  for (const [name, elements] of targets) {
    const [element] = elements;
    const ends = [element?.properties.dataFrom, element?.properties.dataTo].map((end) => numbers.get(String(end)) ?? 0);
    const period = name.match(/^(t\d+)\.\d+$/)?.[1];
    const number = numbers.get(name) ?? Math.max(...ends, numbers.get(period ?? "") ?? 0);
    if (number > 0) for (const each of elements) each.properties.dataStep = String(number);
  }
}

/** Gives each edge that is nobody's to the actor it comes from. */
function hue(targets: Targets): void {
  for (const elements of targets.values()) {
    for (const element of elements) {
      const [from] = targets.get(String(element.properties.dataFrom)) ?? [];
      element.properties.dataActor ??= from?.properties.dataActor;
    }
  }
}

/** Draws the stroke of each edge or event, and its word where the drawing has room and the mark is rare. */
function stroke(targets: Targets, marks: Map<Element, Mark>, { hue: hued, lens }: Diagram, words: Words): void {
  const edges = [...targets.values()].flat();
  const nameOf = ({ basis, standing }: Mark) => standing ?? basis;
  const counts = new Map<string, number>();
  for (const element of edges) {
    const mark = marks.get(element);
    if (mark && element.properties.dataRoom) counts.set(nameOf(mark), (counts.get(nameOf(mark)) ?? 0) + 1);
  }
  for (const element of edges) {
    const mark = marks.get(element);
    const room = element.properties.dataRoom;
    delete element.properties.dataRoom;
    if (element.properties.dataEdge && element.properties.dataClaim) widenTarget(element);
    if (mark) drawStroke(element, mark);
    else if (element.properties.dataEdge) element.properties.className = [...classesOf(element), "plain"];
    if (!mark || typeof room !== "string") continue;
    // Where colour tells two actors apart, the words would be a second thing to read.
    if (!hued && isWorded(mark) && (counts.get(nameOf(mark)) ?? 0) <= 2)
      drawWord(element, (mark.standing ? words.standings[mark.standing].word : words.bases[mark.basis].short).toLowerCase(), room);
    // Through a lens the words are what is added to the side one looks at.
    else if (lens.length > 0) drawWord(element, words.bases[mark.basis].line, room, "lens-word");
  }
}

/** What became of the diagram's parts, in words. */
function laterText({ later }: Diagram, targets: Targets, words: Words): Element {
  const nameOf = (target: string) => String(targets.get(target)?.[0]?.properties.ariaLabel ?? target);
  return h(
    "ul.later-text",
    later.map(({ target, fate, when }) =>
      h("li", [words.withHindsight, nameOf(target), [words.fates[fate], when].filter(Boolean).join(", ")].join(words.colon)),
    ),
  );
}

/** A ring and a dot on the middle of each line that can be opened, shown when it is. */
function pin(targets: Targets): void {
  for (const element of [...targets.values()].flat()) {
    const { dataEdge, dataClaim } = element.properties;
    const at = dataEdge === undefined || dataClaim === undefined ? undefined : middleOf(element);
    if (!at) continue;
    const dot = { cx: at.x, cy: at.y };
    element.children.push(s("g.pin", [s("circle.pin-ring", { ...dot, r: 12 }), s("circle.pin-dot", { ...dot, r: 4.5 })]));
  }
}

/** Tells each node in which groups the filter shows it: its own and those of its edges. A filter keeps what one of them keeps. */
function light(targets: Targets): void {
  const groups = new Map<string, Set<string>>();
  for (const element of [...targets.values()].flat()) {
    const { dataLit, dataNode, dataFrom, dataTo } = element.properties;
    if (dataLit === undefined) continue;
    for (const name of [dataNode, dataFrom, dataTo])
      if (name !== undefined) groups.set(String(name), (groups.get(String(name)) ?? new Set()).add(String(dataLit)));
  }
  for (const [name, lit] of groups)
    for (const element of targets.get(name) ?? [])
      if (element.properties.dataNode !== undefined) element.properties.dataLit = [...lit].join(" ");
}

function classesOf(element: Element | undefined): string[] {
  const names = element?.properties.className;
  return Array.isArray(names) ? names.map(String) : [];
}

/** A size in slide px, so that text is never larger than the slide's other text, nor smaller than it need be. */
function sizeOf(root: Element): { width?: string; height?: string } {
  const [, , width = 0, height = 0] = String(root.properties.viewBox ?? "")
    .split(" ")
    .map(Number);
  if (!width || !height) return {};
  const scale = Math.min(FULL.width / width, FULL.height / height, FULL.scale);
  return { width: String(Math.round(width * scale)), height: String(Math.round(height * scale)) };
}
