import type { Graph, GraphEdge, GraphNode } from "../flowchart/graph.ts";
import type { Comments } from "../kit/comments.ts";
import { type Point, sample, straight } from "../kit/geometry.ts";
import { drawHead, pathOf } from "../kit/parts.ts";
import { el, num, root } from "../kit/svg.ts";
import { type Line, NODE, setText, widestOf } from "../kit/text.ts";
import {
  drawEdge,
  ENDING,
  edgeGroup,
  endingLine,
  type Frame,
  group,
  hatch,
  heading,
  narrowing,
  type Place,
  rising,
  tearAt,
} from "./band-parts.ts";

const NOW = 0.31; // where what is ends and what is planned begins, of the width
const TOP = 36; // room for the words at that line, px
const STAYS = 0.42; // of the height, for what stays of the block; the strands that grow have the rest

/**
 * Draws a flowchart as a band that time runs along: the node all comes from as a solid block, a line for now, and after it
 * the nodes of class `planned` as dashed strands. Those of the block's actor narrow from its height, or run out (class
 * `ends`); others grow from nothing. A node of class `gap` is the hatched ground between, and whatever else there is points
 * in from beneath. A link that fails (`--x`) is a tear through its strand.
 */
export function drawBand(graph: Graph, words: string, { width, height }: Comments): SVGElement | undefined {
  const is = (node: GraphNode, name: string) => node.classes.includes(name);
  const planned = graph.nodes.filter((node) => is(node, "planned"));
  const block = graph.nodes.find(
    (node) => !is(node, "planned") && graph.edges.some((e) => e.from === node.id && planned.some((p) => p.id === e.to)),
  );
  if (!block) return undefined;
  const gap = graph.nodes.find((node) => is(node, "gap"));
  const guests = graph.nodes.filter((node) => node !== block && node !== gap && !planned.includes(node));
  const ending = planned.filter((node) => is(node, "ends"));
  const staying = planned.filter((node) => !ending.includes(node) && node.actor === block.actor);
  const growing = planned.filter((node) => !ending.includes(node) && !staying.includes(node));

  const now = width * NOW;
  const bottom = height - (guests.length ? 158 : 16);
  const first = TOP + ending.length * ENDING;
  const middle = growing.length === 0 ? bottom : first + (bottom - first) * STAYS;
  const frame: Frame = {
    width,
    now,
    top: TOP,
    bottom,
    stay: { top: first, bottom: middle },
    bend: now + width * 0.23,
    foot: now + width * 0.23,
    full: now + width * 0.47,
    guest: now + width * 0.175,
  };
  const edgeTo = (node: GraphNode) => graph.edges.filter((edge) => edge.to === node.id);

  const parts: Node[] = [];
  parts.push(drawBlock(block, frame));
  if (gap)
    parts.push(
      drawGap(gap, frame),
      ...edgeTo(gap)
        .filter((e) => e.from === block.id)
        .map((e) => drawEdge(e, [], frame)),
    );
  ending.forEach((node, i) => {
    parts.push(drawEnding(node, frame, TOP + i * ENDING));
    for (const edge of edgeTo(node)) parts.push(drawEdge(edge, endingLine(frame, TOP + i * ENDING), frame));
  });
  stack(staying, first, middle).forEach((place, i) => {
    const last = i === staying.length - 1;
    parts.push(drawStaying(place, frame, last));
    const line = last && growing.length ? narrowing(frame) : [straight({ x: now, y: place.bottom }, { x: width, y: place.bottom })];
    for (const edge of edgeTo(place.node))
      parts.push(drawEdge(edge, line, frame, tearAt(edge, place, now + width * 0.275), place.node.actor));
  });
  stack(growing, middle, bottom).forEach((place, i) => {
    parts.push(drawGrowing(place, frame, i === 0));
    const line = i === 0 ? rising(frame) : [straight({ x: frame.foot, y: place.top }, { x: width, y: place.top })];
    for (const edge of edgeTo(place.node))
      parts.push(drawEdge(edge, line, frame, tearAt(edge, place, now + width * 0.435), place.node.actor));
  });
  guests.forEach((node, i) => {
    parts.push(
      ...drawGuest(
        node,
        frame,
        height,
        i,
        graph.edges.filter((edge) => edge.from === node.id),
      ),
    );
  });
  parts.push(
    el("path", { class: "now-line", d: `M${num(now)} 0V${num(bottom + 12)}` }),
    setText([[{ text: words, bold: true }]], NODE, now + 14, 15, false, "now-words"),
  );
  return root("flowchart band", { x: -3, y: -3, width: width + 6, height: height + 6 }, ...parts);
}

const stack = (nodes: GraphNode[], top: number, bottom: number): Place[] =>
  nodes.map((node, i) => ({
    node,
    top: top + ((bottom - top) / nodes.length) * i,
    bottom: top + ((bottom - top) / nodes.length) * (i + 1),
  }));

function drawBlock(node: GraphNode, { now, top, bottom }: Frame): SVGElement {
  return group(
    node,
    "block-node",
    [now, top],
    [
      el("rect", { class: "area", x: 0, y: top, width: now, height: bottom - top }),
      ...heading(node, 26, (top + bottom) / 2, Math.min(62, (now - 52) / 4.4), now - 52, false),
    ],
  );
}

function drawEnding(node: GraphNode, frame: Frame, top: number): SVGElement {
  const line = endingLine(frame, top);
  const end = line.at(-1)?.[3] as Point;
  const area = `${pathOf(line)}L${num(end.x)} ${num(top)}H${num(frame.now)}z`;
  const words: Line = node.lines.flatMap((runs, i) => (i ? [{ text: " ", bold: false }, ...runs] : runs));
  return group(
    node,
    "strand",
    [frame.width, top + 25],
    [
      el("path", { class: "area", d: area }),
      el("path", { class: "rim", d: `M${num(frame.now)} ${num(top)}H${num(end.x)}` }),
      setText([words], NODE, end.x - 32, top + ENDING / 2 + 2),
    ],
  );
}

function drawStaying({ node, top, bottom }: Place, frame: Frame, last: boolean): SVGElement {
  const { now, width } = frame;
  const line = last ? narrowing(frame) : [straight({ x: now, y: bottom }, { x: width, y: bottom })];
  const size = Math.min(34, (bottom - top) * 0.36);
  return group(
    node,
    "strand",
    [now + width * 0.42, top + 22],
    [
      el("path", { class: "area", d: `${pathOf(line)}V${num(top)}H${num(now)}z` }),
      el("path", { class: "rim", d: `M${num(now)} ${num(top)}H${num(width)}` }),
      ...heading(node, width - 20, (top + bottom) / 2, size, width - frame.bend - 40, true),
    ],
  );
}

function drawGrowing({ node, top, bottom }: Place, frame: Frame, isFirst: boolean): SVGElement {
  const { width, full } = frame;
  const line = isFirst ? rising(frame) : [straight({ x: frame.foot, y: top }, { x: width, y: top })];
  const y = isFirst ? top + 8 : top;
  const size = Math.min(50, (bottom - top) * 0.42);
  return group(
    node,
    "strand",
    [width, bottom],
    [
      el("path", {
        class: "area",
        d: `${pathOf(line)}${isFirst ? `L${num(full)} ${num(y)}` : ""}H${num(width)}V${num(bottom)}H${num(frame.foot)}z`,
      }),
      el("path", { class: "rim", d: `M${num(frame.foot)} ${num(bottom)}H${num(width)}` }),
      ...heading(node, width - 20, (top + bottom) / 2 + 4, size, width - full + 60, true),
    ],
  );
}

function drawGap(node: GraphNode, frame: Frame): SVGElement {
  const upper = sample(narrowing(frame), 10).filter((p) => p.x <= frame.full);
  const lower = sample(rising(frame), 10).reverse();
  const outline = [...upper.map((p) => ({ x: p.x + 3, y: p.y + 5 })), ...lower.map((p) => ({ x: p.x - 7, y: p.y }))].filter(
    (p) => p.y <= frame.bottom,
  );
  const area = `M${outline.map((p) => `${num(Math.round(p.x))} ${num(Math.round(p.y))}`).join("L")}z`;
  const lines = node.lines;
  // The widest place of the gap is half-way up.
  const y = (frame.stay.bottom + frame.bottom) / 2;
  const x = (frame.now + frame.bend) / 4 + (frame.foot + frame.full) / 4;
  const [w, h] = [widestOf(lines, NODE) + 20, lines.length * NODE.pitch + 8];
  return group(
    node,
    "gap-node",
    [x, y + h],
    [
      el("path", { class: "area", d: area }),
      el("path", { class: "hatch", d: hatch(outline) }),
      el("rect", { class: "plate", x: x - w / 2, y: y - h / 2, width: w, height: h }),
      setText(lines, NODE, x, y, true),
    ],
  );
}

/** What points in from beneath: its words at the right of its arrow. */
function drawGuest(node: GraphNode, frame: Frame, height: number, i: number, edges: GraphEdge[]): SVGElement[] {
  const x = frame.guest + i * 330;
  const tip = frame.bottom - 8;
  const left = x + 30;
  const middle = (frame.bottom + height) / 2 + 10;
  const wide = Math.max(150, ...node.lines.map((line) => widestOf([line], NODE) * (line.some((run) => run.bold) ? 1.6 : 1)));
  const box = { x: left - 12, y: frame.bottom + 24, width: wide + 30, height: height - frame.bottom - 26 };
  return [
    group(
      node,
      "guest",
      [left, frame.bottom + 24],
      [el("rect", { class: "ground", ...box }), ...heading(node, left, middle, 38, 420, false)],
    ),
    ...edges.map((edge) =>
      edgeGroup(edge, [
        el("path", { class: "line", d: `M${num(x)} ${num(height)}V${num(tip + 22)}` }),
        ...(edge.heads.end ? [drawHead(x, tip, -90, 1.4)] : []),
      ]),
    ),
  ];
}
