import { drawBand } from "./band/band.ts";
import { drawFlowchart, type Spacing } from "./flowchart/flowchart.ts";
import { type Mermaid, readGraph } from "./flowchart/graph.ts";
import { type Comments, readComments } from "./kit/comments.ts";
import type { Settings } from "./kit/settings.ts";
import { type Palette, themeOf } from "./kit/tokens.ts";
import { neutralise } from "./other.ts";
import { drawSequence } from "./sequence.ts";
import { drawTimeline } from "./timeline/timeline.ts";

declare const mermaid: Mermaid;

export type Rendered = { svg: string } | { message: string; line?: number };

const FONT = '"Archivo Variable", Arial, sans-serif';
const BIG = { fontSize: 22 };

/** Mermaid's configuration. */
const configOf = (palette: Palette) => ({
  startOnLoad: false,
  theme: "base",
  look: "classic",
  layout: "dagre",
  htmlLabels: false,
  securityLevel: "strict",
  deterministicIds: true,
  deterministicIDSeed: "deck",
  handDrawnSeed: 1, // class boxes are drawn by a sketching library, whatever the look
  fontFamily: FONT,
  themeVariables: { ...themeOf(palette), fontFamily: FONT },
  // Some kinds set parts of their text at 12 or 14 px: nothing on a slide is under 20.
  themeCSS: `text,tspan{font-stretch:90%}.edgeLabel text,.edgeTerminals text,.node-labels text,.relationshipLabel{font-size:20px!important}.grid .tick text{font-size:20px!important}.grid .tick line{stroke:${palette.rule}}.line-plot-0 path{stroke-width:3.4px}`,
  flowchart: { curve: "linear", useMaxWidth: false, wrappingWidth: 290, padding: 15, nodeSpacing: 24, rankSpacing: 90, minNodeWidth: 100 },
  er: { ...BIG },
  state: { ...BIG, titleTopMargin: 0 },
  gantt: { ...BIG, sectionFontSize: 22, barHeight: 36, barGap: 8, topPadding: 60, leftPadding: 180, useWidth: 1152, axisFormat: "%e %b" },
  quadrantChart: {
    chartWidth: 700,
    chartHeight: 430,
    quadrantLabelFontSize: 22,
    pointLabelFontSize: 20,
    pointRadius: 8,
    xAxisLabelFontSize: 20,
    yAxisLabelFontSize: 20,
    titleFontSize: 24,
    pointTextPadding: 8,
  },
  xyChart: {
    width: 1000,
    height: 430,
    titleFontSize: 24,
    xAxis: { labelFontSize: 20, titleFontSize: 20 },
    yAxis: { labelFontSize: 20, titleFontSize: 20 },
  },
  pie: { textPosition: 0.6 },
  sankey: { width: 1100, height: 420, nodeAlignment: "justify", showValues: true },
  mindmap: { maxNodeWidth: 260 },
  journey: { ...BIG, width: 190, taskFontSize: 20 },
});

/** Spacings to try for a flowchart, roomiest first: the first whose drawing fits the slide is taken. */
const TRIES: (Spacing & { pairs?: boolean })[] = [
  { padY: 24, gap: 76 },
  { padY: 18, gap: 64 },
  { padY: 4, gap: 22, pairs: true },
  { padY: 12, gap: 52 },
  { padY: 12, gap: 40 },
  { padY: 12, gap: 30 },
  { padY: 12, gap: 22 },
  { padY: 10, gap: 18 },
  { padY: 9, gap: 12 },
  { padY: 8, gap: 12 },
  { padY: 6, gap: 15 },
  { padY: 2, gap: 13 },
  { padY: 2, gap: 9 },
];

/** Renders one diagram in a deck's settings. Returns its neutral SVG, or what is wrong with its source and on which line. Never throws. */
async function renderDiagram(name: string, text: string, settings: Settings): Promise<Rendered> {
  const comments = readComments(text);
  try {
    mermaid.initialize(configOf(settings.palette));
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(comments.source);
    const svg = await draw(name, comments, diagram, settings);
    return { svg: new XMLSerializer().serializeToString(svg) };
  } catch (cause) {
    return complaint(cause);
  }
}

async function draw(
  name: string,
  comments: Comments,
  { type, db }: { type: string; db: unknown },
  { actors, palette }: Settings,
): Promise<SVGElement> {
  if (type === "sequence") return drawSequence(db, comments, actors);
  if (type === "timeline") return drawTimeline(db, comments, actors);
  if (type !== "flowchart-v2") return withDrawn(name, comments.source, (drawn) => neutralise(drawn, name, type, palette));
  const graph = await withDrawn(name, comments.source, (drawn) => readGraph(db, drawn, actors));
  if (comments.band !== undefined) {
    const band = drawBand(graph, comments.band, comments);
    if (band) return band;
  }
  let best: { svg: SVGElement; over: number } | undefined;
  const asks = graph.nodes.some((node) => node.shape === "hexagon");
  for (const spacing of TRIES) {
    if (spacing.pairs && (asks || graph.groups.length === 0)) continue;
    const svg = drawFlowchart(structuredClone(graph), spacing, comments);
    const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
    const over = Math.max(width / (comments.width + 6), height / (comments.height + 6));
    if (!best || over < best.over - 0.001) best = { svg, over };
    if (height <= comments.height + 6 && (over <= 1 || graph.across)) break;
  }
  return best?.svg as SVGElement;
}

/** Lets Mermaid draw into the document, where things can be measured, and takes the drawing out again. */
async function withDrawn<T>(name: string, source: string, use: (drawn: SVGSVGElement) => T): Promise<T> {
  const { svg } = await mermaid.render(`${name}-drawn`, source);
  const host = document.createElement("div");
  host.innerHTML = svg;
  document.body.append(host);
  try {
    return use(host.querySelector("svg") as SVGSVGElement);
  } finally {
    host.remove();
  }
}

function complaint(cause: unknown): { message: string; line?: number } {
  const error = cause as { message?: string; hash?: { loc?: { first_line?: number }; line?: number } };
  const message = error.message ?? String(cause);
  const told = message.match(/on line (\d+)/)?.[1];
  const line = told ? Number(told) : error.hash?.loc?.first_line;
  return line === undefined ? { message } : { message, line };
}

Object.assign(globalThis, { renderDiagram });
