import type { Box, Point } from "../kit/geometry.ts";
import { type Actor, actorOf, type Cast, type Shape } from "../kit/settings.ts";
import type { Line, Run } from "../kit/text.ts";

/** What this renderer asks of Mermaid; its own types are not in the page's bundle. */
export interface Mermaid {
  render(id: string, source: string): Promise<{ svg: string }>;
  initialize(config: object): void;
  mermaidAPI: { getDiagramFromText(source: string): Promise<{ type: string; db: unknown }> };
}

export interface GraphNode {
  id: string;
  actor: string | undefined;
  contested: boolean; // of an actor that stands for what is contested: a hexagon
  classes: string[]; // besides the actor
  shape: Shape;
  lines: Line[];
  box: Box; // where it is drawn
  was: Box; // where Mermaid had it
}

export interface GraphGroup {
  id: string;
  actor: string | undefined;
  mark: Actor["mark"] | undefined; // its actor's
  contested: boolean;
  classes: string[];
  title: string;
  members: string[]; // nodes and groups
  box: Box;
}

export interface GraphEdge {
  name: string; // e.g., "F1->C1"
  from: string;
  to: string;
  heads: { start: boolean; end: boolean };
  reversed: boolean; // read from its end to its start
  dashed: boolean;
  broken: boolean; // `--x`: a link that fails
  label: string;
  points: Point[]; // the way Mermaid found for it
}

export interface Graph {
  across: boolean; // ranks follow each other from left to right
  nodes: GraphNode[];
  groups: GraphGroup[];
  edges: GraphEdge[];
}

interface FlowDb {
  getData(): { nodes: FlowNode[]; edges: FlowEdge[] };
  getDirection(): string;
}
interface FlowNode {
  id: string;
  label?: string;
  labelType?: string;
  shape?: string;
  cssClasses?: string;
  domId?: string;
  isGroup?: boolean;
  parentId?: string;
}
interface FlowEdge {
  id: string;
  start: string;
  end: string;
  label?: string;
  arrowTypeStart?: string;
  arrowTypeEnd?: string;
  pattern?: string;
  thickness?: string;
}

const SHAPES: Record<string, Shape> = {
  stadium: "pill",
  hexagon: "hexagon",
  hex: "hexagon",
  "notch-rect": "notch",
  notchedRectangle: "notch",
  roundedRect: "rounded",
  rounded: "rounded",
  diamond: "diamond",
  diam: "diamond",
  question: "diamond",
  circle: "circle",
};

/** What Mermaid knows of a flowchart, and where it put things in `drawn`, its own rendering. A class that is an actor's id says whose a part is. */
export function readGraph(db: unknown, drawn: SVGSVGElement, cast: Cast): Graph {
  const flow = db as FlowDb;
  const { nodes, edges } = flow.getData();
  const graph: Graph = { across: /^(LR|RL)$/.test(flow.getDirection() ?? "TB"), nodes: [], groups: [], edges: [] };
  for (const node of nodes) {
    const given = (node.cssClasses ?? "").split(/\s+/).filter((name) => name && name !== "default");
    const actor = given.find((name) => actorOf(cast, name));
    const classes = given.filter((name) => name !== actor);
    const { shape: own, mark } = actorOf(cast, actor) ?? {};
    const contested = own === "hexagon";
    if (node.isGroup) {
      const members = nodes.filter((other) => other.parentId === node.id).map((other) => other.id);
      const found = drawn.querySelector(`[id="${CSS.escape(`${drawn.id}-${node.id}`)}"] > rect, [id="${drawn.id}-${node.id}"] > rect`);
      const box = found ? boxOf(found as SVGGraphicsElement, drawn) : { x: 0, y: 0, w: 0, h: 0 };
      graph.groups.push({ id: node.id, actor, mark, contested, classes, title: node.label ?? "", members, box });
      continue;
    }
    const element = drawn.querySelector<SVGGraphicsElement>(`[id="${drawn.id}-${node.domId}"]`);
    if (!element) continue;
    const shape = own ?? SHAPES[node.shape ?? ""] ?? "rect";
    const lines = embolden(rows(element), node, shape);
    const box = boxOf(element, drawn);
    graph.nodes.push({ id: node.id, actor, contested, classes, shape, lines, box, was: { ...box } });
  }
  const seen = new Map<string, number>();
  for (const edge of edges) {
    if (edge.thickness === "invisible") continue; // `~~~`: it only puts things in their place
    const pair = `${edge.start}->${edge.end}`;
    const count = (seen.get(pair) ?? 0) + 1;
    seen.set(pair, count);
    const path = drawn.querySelector<SVGPathElement>(`path[data-id="${edge.id}"]`);
    const reversed = /^rev/.test(edge.id);
    const broken = edge.arrowTypeEnd === "arrow_cross";
    const start = has(edge.arrowTypeStart);
    const end = has(edge.arrowTypeEnd);
    graph.edges.push({
      name: count > 1 ? `${pair}#${count}` : pair,
      from: edge.start,
      to: edge.end,
      heads: reversed ? { start: end, end: start } : { start, end },
      reversed,
      dashed: edge.pattern === "dotted",
      broken,
      label: (edge.label ?? "").trim(),
      points: path ? pointsOf(path, drawn) : [],
    });
  }
  return graph;
}

const has = (arrow: string | undefined) => arrow !== undefined && arrow !== "none" && arrow !== "arrow_open";

/** The lines of a label as Mermaid broke them. */
function rows(element: Element): Line[] {
  const lines = [...element.querySelectorAll("tspan.row")].map((row) =>
    [...row.querySelectorAll("tspan.text-inner-tspan")].reduce<Run[]>((runs, span) => {
      const bold = span.getAttribute("font-weight") === "bold";
      const last = runs.at(-1);
      const text = span.textContent ?? "";
      if (last?.bold === bold) last.text += text;
      else runs.push({ text, bold });
      return runs;
    }, []),
  );
  for (const line of lines) if (line[0]) line[0].text = line[0].text.trimStart();
  return lines.filter((line) => line.some((run) => run.text.trim()));
}

/** A label without emphasis of its own: its first line says what the thing is, the rest qualifies it. */
function embolden(lines: Line[], node: FlowNode, shape: Shape): Line[] {
  if (lines.some((line) => line.some((run) => run.bold))) return lines;
  const broken = /\n|<br/i.test(node.label ?? "");
  const count = broken && shape !== "hexagon" ? 1 : lines.length > 2 ? 0 : lines.length;
  return lines.map((line, i) => (i < count ? line.map((run) => ({ ...run, bold: true })) : line));
}

function boxOf(element: SVGGraphicsElement, drawn: SVGSVGElement): Box {
  const { x, y, width, height } = element.getBBox();
  const middle = toRoot(element, drawn, { x: x + width / 2, y: y + height / 2 });
  return { ...middle, w: width, h: height };
}

function pointsOf(path: SVGPathElement, drawn: SVGSVGElement): Point[] {
  const points = JSON.parse(atob(path.getAttribute("data-points") ?? "W10=")) as Point[];
  return points.map((point) => toRoot(path, drawn, point));
}

function toRoot(element: SVGGraphicsElement, drawn: SVGSVGElement, point: Point): Point {
  const matrix = drawn
    .getScreenCTM()
    ?.inverse()
    .multiply(element.getScreenCTM() ?? new DOMMatrix());
  if (!matrix) return point;
  const { x, y } = new DOMPoint(point.x, point.y).matrixTransform(matrix);
  return { x, y }; // a plain one: a DOMPoint cannot be spread
}
