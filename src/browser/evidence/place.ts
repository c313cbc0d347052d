import { STAGE } from "../../model/stage.ts";
import { makeSvg } from "../deck/element.ts";

/** A box on the screen, px. */
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Slide px: see the mocks of the card. */
const WIDTHS = [378, 460, 560, 660]; // beside what is explained
const BROAD = [660, 900, 1152]; // above or below it
const EDGE = 64; // the slide's margin
const TOP = 86; // below the strip
const BOTTOM = 660; // above the foot
const RING = 9; // from what is explained to the ring's outer edge
const POINTER = { least: 30, most: 58, width: 26 };
const LEAST = 210; // the height under which a card is of no use
const SMALL = 760; // screen px: a slide narrower than that is a picture among other things

/**
 * Puts a card beside what it explains, in the free half of the slide: never over that, nor over the headline. Where the slide
 * has no room it takes the slide's right half. In a picture of a slide the whole window is its room.
 *
 * @param thing the statement, node, line, country or mark that is explained
 */
export function place(card: HTMLElement, thing: Element): void {
  const slide = thing.closest("section.slide");
  const stage = (slide ?? document.documentElement).getBoundingClientRect();
  const isPicture = stage.width < SMALL;
  const scale = isPicture ? Math.max(0.7, innerWidth / STAGE.width) : stage.width / STAGE.width;
  const at = (x: number, y: number): [number, number] => [stage.left + x * scale, stage.top + y * scale];
  const [left, top] = isPicture ? [8, 8] : at(EDGE, TOP);
  const [right, bottom] = isPicture ? [innerWidth - 8, innerHeight - 8] : at(STAGE.width - EDGE, BOTTOM);
  const room = { left, top, right, bottom };
  const explained = grown(anchorOf(thing), RING * scale);
  const lines = slide ? textBoxes(slide.querySelector(".headline") ?? undefined) : [];

  card.style.fontSize = `${Math.max(14, 20 * scale)}px`;
  card.style.maxBlockSize = "";
  const heights = new Map<number, number>();
  const heightAt = (width: number): number => {
    const known = heights.get(width);
    if (known !== undefined) return known;
    card.style.inlineSize = `${width}px`;
    const height = card.offsetHeight;
    heights.set(width, height);
    return height;
  };
  const choices = [...besides(), ...aboveAndBelow()];
  const [best] = choices.filter(({ box }) => box.bottom - box.top >= LEAST * scale).sort((a, b) => a.cost - b.cost);
  const chosen = best ?? { box: rightHalf(), width: Math.min(560 * scale, right - left), from: undefined };
  heightAt(chosen.width);
  card.style.inlineSize = `${chosen.width}px`;
  const height = Math.min(card.offsetHeight, chosen.box.bottom - chosen.box.top);
  const middle = (explained.top + explained.bottom) / 2;
  const y =
    chosen.from === "above"
      ? chosen.box.bottom - height
      : chosen.from === "below"
        ? chosen.box.top
        : clamp(middle - height / 2, chosen.box.top, chosen.box.bottom - height);
  card.style.left = `${chosen.box.left}px`;
  card.style.top = `${y}px`;
  card.style.maxBlockSize = `${height}px`;
  point(card, explained, scale, chosen.from);

  interface Choice {
    box: Box; // the room the card has
    width: number;
    from: "left" | "right" | "above" | "below" | undefined; // where the card stands from what it explains
    cost: number;
  }

  function besides(): Choice[] {
    return WIDTHS.flatMap((slideWidth): Choice[] => {
      const width = slideWidth * scale;
      const [near, far] = [POINTER.least * scale, POINTER.most * scale];
      const onRight = clamp(right - width, explained.right + near, explained.right + far);
      const onLeft = clamp(left, explained.left - far - width, explained.left - near - width);
      const fits: [number, "left" | "right"][] = [];
      if (onRight + width <= right + 1) fits.push([onRight, "right"]);
      if (onLeft >= left - 1) fits.push([onLeft, "left"]);
      return fits.map(([x, from]) => choice({ left: x, right: x + width, top: below(x, x + width), bottom: room.bottom }, width, from));
    });
  }

  function aboveAndBelow(): Choice[] {
    return BROAD.flatMap((slideWidth): Choice[] => {
      const width = Math.min(slideWidth * scale, right - left);
      const x = clamp((explained.left + explained.right - width) / 2, left, right - width);
      const gap = POINTER.least * scale;
      const limit = below(x, x + width);
      return [
        choice({ left: x, right: x + width, top: Math.max(limit, explained.bottom + gap), bottom: room.bottom }, width, "below"),
        choice({ left: x, right: x + width, top: limit, bottom: explained.top - gap }, width, "above"),
      ];
    });
  }

  /** What is cut from sight costs most; beside is better than above, narrow better than broad. */
  function choice(box: Box, width: number, from: Choice["from"]): Choice {
    const slideWidth = width / scale;
    const height = heightAt(width);
    const hidden = Math.max(0, height - (box.bottom - box.top)) / height;
    const isBeside = from === "left" || from === "right";
    return {
      box,
      width,
      from,
      cost: hidden * 1500 + (isBeside ? 0 : 100) + slideWidth * (isBeside ? 0.2 : 0.08) + (from === "left" ? 10 : 0),
    };
  }

  function rightHalf(): Box {
    const x = right - Math.min(560 * scale, right - left);
    return { left: x, right, top: below(x, right), bottom: room.bottom };
  }

  /** The top of the room between two x: under what the headline has there. */
  function below(from: number, to: number): number {
    const over = lines.filter((line) => line.right + 12 * scale > from && line.left - 12 * scale < to);
    return Math.max(room.top, ...over.map((line) => line.bottom + 6 * scale));
  }
}

/** Draws the ring around what is explained: around its words, not the band they stand in. */
export function encircle(ring: HTMLElement, thing: Element): void {
  const scale = (thing.closest("section.slide")?.getBoundingClientRect().width ?? STAGE.width) / STAGE.width;
  const box = grown(anchorOf(thing), 6 * Math.min(1, scale));
  Object.assign(ring.style, {
    left: `${box.left}px`,
    top: `${box.top}px`,
    inlineSize: `${box.right - box.left}px`,
    blockSize: `${box.bottom - box.top}px`,
  });
}

/** The box of what is to be seen of an element. Of a line that crosses the slide, its middle. */
function anchorOf(thing: Element): Box {
  if (thing instanceof SVGElement) {
    const path = thing.matches(".edge, .route, .line")
      ? thing.querySelector<SVGGeometryElement>("path:not(.pin-ring, .pin-dot)")
      : undefined;
    const matrix = path?.getScreenCTM();
    if (path && matrix) {
      const { x, y } = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(matrix);
      return { left: x - 24, right: x + 24, top: y - 24, bottom: y + 24 };
    }
    return boxOf(thing.getBoundingClientRect());
  }
  const boxes = textBoxes(thing);
  return boxes.length > 0 ? boxes.reduce(joined) : boxOf(thing.getBoundingClientRect());
}

/** The boxes of an element's words, line by line, and of its drawings. */
function textBoxes(element: Element | undefined): Box[] {
  if (!element) return [];
  const boxes: Box[] = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node instanceof SVGElement) return node instanceof SVGSVGElement ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
    return node instanceof Element
      ? NodeFilter.FILTER_SKIP
      : node.textContent?.trim()
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_REJECT;
  });
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Element) boxes.push(boxOf(node.getBoundingClientRect()));
    else if (!(node.parentElement instanceof SVGElement)) {
      range.selectNodeContents(node);
      boxes.push(...[...range.getClientRects()].map(boxOf));
    }
  }
  return boxes.filter(({ left, right, top, bottom }) => right > left && bottom > top);
}

/** Draws the pointer from the card's edge to what it explains. */
function point(card: HTMLElement, explained: Box, scale: number, from: "left" | "right" | "above" | "below" | undefined): void {
  card.querySelector(".card-pointer")?.remove();
  if (!from) return;
  const box = card.getBoundingClientRect();
  const half = (POINTER.width / 2) * scale;
  const inset = 16 * scale + half;
  let corners: [number, number][];
  if (from === "left" || from === "right") {
    const tip: [number, number] = [from === "right" ? explained.right : explained.left, (explained.top + explained.bottom) / 2];
    tip[1] = clamp(clamp(tip[1], box.top + inset, box.bottom - inset), explained.top, explained.bottom);
    const base = clamp(tip[1], box.top + inset, box.bottom - inset);
    const edge = from === "right" ? box.left + 2 : box.right - 2;
    corners = [[edge, base - half], tip, [edge, base + half]];
  } else {
    const tip: [number, number] = [(explained.left + explained.right) / 2, from === "below" ? explained.bottom : explained.top];
    tip[0] = clamp(clamp(tip[0], box.left + inset, box.right - inset), explained.left, explained.right);
    const base = clamp(tip[0], box.left + inset, box.right - inset);
    const edge = from === "below" ? box.top + 2 : box.bottom - 2;
    corners = [[base - half, edge], tip, [base + half, edge]];
  }
  const d = corners.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x - box.left - 2} ${y - box.top - 2}`).join("");
  card.append(makeSvg("svg", { class: "card-pointer", "aria-hidden": "true" }, makeSvg("path", { d })));
}

/** Draws the thin lines from each origin's stroke to its pages: they know their heights only once they are laid out. */
export function branch(card: HTMLElement): void {
  for (const origin of card.querySelectorAll<HTMLElement>(".origin")) {
    origin.querySelector(".twigs")?.remove();
    const stroke = origin.querySelector(".glyph")?.getBoundingClientRect();
    const pages = [...origin.querySelectorAll(":scope > ul > li")].map((page) => textBoxes(page)[0]);
    if (!stroke) continue;
    const box = origin.getBoundingClientRect();
    const size = Number.parseFloat(getComputedStyle(origin).fontSize);
    const [x, y] = [stroke.right - box.left, (stroke.top + stroke.bottom) / 2 - box.top];
    const d = pages.flatMap((page) => {
      if (!page) return [];
      const end = page.left - box.left - size * 0.3;
      const height = (page.top + page.bottom) / 2 - box.top;
      return [`M${x} ${y}L${end - size * 0.5} ${height}H${end}`];
    });
    origin.append(makeSvg("svg", { class: "twigs", "aria-hidden": "true" }, makeSvg("path", { d: d.join("") })));
  }
}

function boxOf({ left, top, right, bottom }: DOMRect): Box {
  return { left, top, right, bottom };
}

function joined(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
