const NS = "http://www.w3.org/2000/svg";

export type Attributes = Record<string, string | number | undefined>;

/** An SVG element with its attributes, numbers rounded to 2 decimals; undefined ones and an empty class are left out. */
export function el(name: string, attributes: Attributes = {}, ...children: Node[]): SVGElement {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || (key === "class" && value === "")) continue;
    element.setAttribute(key, typeof value === "number" ? num(value) : value);
  }
  element.append(...children);
  return element;
}

/** A number as it stands in an attribute: 2 decimals at most, no -0. */
export function num(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}

/** The root of a diagram. `box` is in user units; one unit is one slide pixel at full size. */
export function root(type: string, box: { x: number; y: number; width: number; height: number }, ...children: Node[]) {
  const viewBox = [box.x, box.y, box.width, box.height].map(num).join(" ");
  return el("svg", { class: type, viewBox, role: "img" }, ...children);
}
