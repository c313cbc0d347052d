import { STAGE } from "../../model/stage.ts";
import { makeSvg } from "../deck/element.ts";

/**
 * Redraws as lines what a browser prints as a bitmap, areas filled with an SVG pattern and the hatched edge that a gradient
 * draws on a slide; and as dots what takes much room, fields of rings.
 */
export function drawFills(root: ParentNode): void {
  let count = 0;
  for (const area of root.querySelectorAll<SVGGeometryElement>("svg [fill^='url(#']")) {
    const id = area.getAttribute("fill")?.slice("url(#".length, -1) ?? "";
    const pattern = [...root.querySelectorAll<SVGPatternElement>("pattern")].find((one) => one.id === id);
    if (pattern) drawPattern(area, pattern, `area-${count++}`);
  }
  for (const field of root.querySelectorAll<SVGPathElement>("path.marks")) drawDots(field);
  for (const slide of root.querySelectorAll<HTMLElement>(".slide")) {
    const edge = getComputedStyle(slide, "::before");
    if (edge.content !== "none" && edge.backgroundImage.includes("gradient")) slide.prepend(hatchedEdge());
  }
}

/** A drawing with a name is one figure on paper, with its name for those who do not see it: nothing in it can be reached there. */
export function tagFigures(root: ParentNode): void {
  for (const drawing of root.querySelectorAll("svg:has(> title)")) drawing.setAttribute("role", "img");
}

/** An area's pattern as stripes cut out along its outline: ground, stripes, outline, in this order, in the area's place. */
function drawPattern(area: SVGGeometryElement, pattern: SVGPatternElement, name: string): void {
  const size = pattern.width.baseVal.value;
  const turned = pattern.patternTransform.baseVal.consolidate()?.matrix ?? new DOMMatrix();
  const tiles = tilesOver(area.getBBox(), turned, size);
  const clip = makeSvg("clipPath", { id: name });
  const outline = area.cloneNode() as SVGElement;
  for (const { name: key } of [...outline.attributes]) if (!/^(d|x|y|width|height)$/.test(key)) outline.removeAttribute(key);
  clip.append(outline);
  const group = makeSvg("g", { class: pattern.getAttribute("class") ?? "", "aria-hidden": "true" });
  const ground = outline.cloneNode() as SVGElement;
  ground.setAttribute("class", "ground");
  const { a, b, c, d, e, f } = turned;
  const stripes = makeSvg("g", { transform: `matrix(${[a, b, c, d, e, f].join(" ")})` });
  for (const mark of pattern.querySelectorAll("path")) {
    const stripe = mark.cloneNode() as SVGElement;
    stripe.setAttribute("d", repeat(mark.getAttribute("d") ?? "", tiles, size));
    stripes.append(stripe);
  }
  const cut = makeSvg("g", { "clip-path": `url(#${name})` });
  cut.append(stripes);
  group.append(clip, ground, cut);
  area.before(group);
  area.setAttribute("fill", "none");
}

interface Tiles {
  left: number; // in tiles
  right: number;
  top: number;
  bottom: number;
}

/** The tiles that cover a box, in the pattern's own, turned coordinates. */
function tilesOver(box: DOMRect, turned: SVGMatrix | DOMMatrix, size: number): Tiles {
  const back = turned.inverse();
  const corners = [
    [box.x, box.y],
    [box.x + box.width, box.y],
    [box.x, box.y + box.height],
    [box.x + box.width, box.y + box.height],
  ].map(([x = 0, y = 0]) => [back.a * x + back.c * y + back.e, back.b * x + back.d * y + back.f] as const);
  const [xs, ys] = [corners.map(([x]) => x / size), corners.map(([, y]) => y / size)];
  return {
    left: Math.floor(Math.min(...xs)),
    right: Math.ceil(Math.max(...xs)),
    top: Math.floor(Math.min(...ys)),
    bottom: Math.ceil(Math.max(...ys)),
  };
}

/** A tile's line, "M0 2H10", over all tiles. A line as long as its tile runs on into the next: one stroke a row. */
function repeat(d: string, { left, right, top, bottom }: Tiles, size: number): string {
  const [, from, y, to] = /^M([\d.]+) ([\d.]+)H([\d.]+)$/.exec(d)?.map(Number) ?? [];
  if (from === undefined || y === undefined || to === undefined) throw new Error(`a pattern's line of another form: ${d}`);
  const whole = to - from >= size;
  const parts: string[] = [];
  for (let row = top; row < bottom; row++) {
    if (whole) parts.push(`M${left * size} ${row * size + y}H${right * size}`);
    else for (let column = left; column < right; column++) parts.push(`M${column * size + from} ${row * size + y}H${column * size + to}`);
  }
  return parts.join("");
}

/** A field of rings as round dots with smaller ones upon them: a dot is one point, a ring eight curves. */
function drawDots(field: SVGPathElement): void {
  const rings = [...(field.getAttribute("d") ?? "").matchAll(/M([\d.]+) ([\d.]+)a([\d.]+)/g)];
  const radius = Number(rings[0]?.[3]);
  if (rings.length < 50 || !rings.every((ring) => Number(ring[3]) === radius)) return;
  const { fill, strokeWidth } = getComputedStyle(field);
  const line = Number.parseFloat(strokeWidth);
  field.setAttribute("d", rings.map(([, x, y]) => `M${(Number(x) + radius).toFixed(1)} ${y}h.01`).join(""));
  field.style.strokeLinecap = "round";
  const inner = field.cloneNode() as SVGPathElement;
  field.style.strokeWidth = `${2 * radius + line}`;
  if (fill !== "none") return;
  inner.style.strokeWidth = `${2 * radius - line}`;
  inner.style.stroke = "var(--bg)";
  field.after(inner);
}

/** The edge of a slide of what happened since: 4 of every 10 px across, at 45 degrees, in a strip 20 px wide. */
function hatchedEdge(): SVGElement {
  const edge = makeSvg("svg", {
    class: "hatched-edge",
    viewBox: `0 0 20 ${STAGE.height}`,
    width: "20",
    height: String(STAGE.height),
    "aria-hidden": "true",
  });
  const pitch = 10 * Math.SQRT2;
  const lines = Array.from(
    { length: Math.ceil((STAGE.height + 20) / pitch) + 1 },
    (_, index) => `M-4 ${(index * pitch - 4).toFixed(1)}l28 -28`,
  );
  edge.append(makeSvg("path", { d: lines.join(""), "stroke-width": "4", stroke: "currentColor" }));
  return edge;
}
