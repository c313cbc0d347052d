const whole = new WeakMap<SVGSVGElement, string>();

const WORTH = 1.25; // a group that would be shown less than this much larger is not worth it
const MOST = 2.4;
const PAD = 30; // around what is shown, in the drawing's own units

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Shows a group with all it holds as large as the drawing's place allows; where that gains little, or there is no group, the part. */
export function zoomIn(group: SVGGElement | undefined, part: SVGGElement): void {
  const svg = part.ownerSVGElement;
  if (!svg) return;
  if (!whole.has(svg)) whole.set(svg, svg.getAttribute("viewBox") ?? "");
  const [x = 0, y = 0, width = 1, height = 1] = (whole.get(svg) ?? "").split(" ").map(Number);
  const full = { x, y, width, height };
  const held = group ? areaOf(group) : undefined;
  const area = held && gain(full, held) >= WORTH ? held : areaOf(part);
  const scale = Math.min(MOST, gain(full, area));
  const [w, h] = [width / scale, height / scale];
  const view = [area.x + area.width / 2 - w / 2, area.y + area.height / 2 - h / 2, w, h];
  svg.setAttribute("viewBox", view.map(Math.round).join(" "));
  svg.closest("figure")?.classList.add("is-zoomed");
}

/** Shows the whole drawing again; false where it was not zoomed. */
export function zoomOut(svg: SVGSVGElement | null): boolean {
  const full = svg ? whole.get(svg) : undefined;
  if (!svg || full === undefined) return false;
  svg.setAttribute("viewBox", full);
  whole.delete(svg);
  svg.closest("figure")?.classList.remove("is-zoomed");
  return true;
}

const gain = (full: Area, area: Area): number => Math.min(full.width / area.width, full.height / area.height);

/** The area of a part, or of a group and its members, with some air. */
function areaOf(part: SVGGElement): Area {
  const members = (part.dataset.members ?? "").split(" ").filter(Boolean);
  const held = members.flatMap((name) => [
    ...(part.ownerSVGElement?.querySelectorAll<SVGGElement>(`[data-node="${CSS.escape(name)}"]`) ?? []),
  ]);
  const boxes = [part, ...held].map((each) => each.getBBox());
  const left = Math.min(...boxes.map((box) => box.x)) - PAD;
  const top = Math.min(...boxes.map((box) => box.y)) - PAD;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + PAD;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + PAD;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
