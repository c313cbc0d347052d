import type { Actor, Actors, Colours, DeckInfo } from "../../model/deck.ts";

const SERIES = 6; // tokens.css

/**
 * The style sheet `deck:actors.css`: one block an actor, which sets what everything that carries `data-actor` is drawn with.
 *
 * --actor is the colour of lines and names, --tint that of grounds, --fill that of areas and bars; --block with --on-block a
 * solid ground with words on it; --mark, --mark-rim, --mark-round and --mark-turn make a square box the sign of its cities. What
 * deck.yaml leaves out is mixed from the line, and the line from the series of tokens.css.
 */
export function renderActors({ actors }: Pick<DeckInfo, "actors">): string {
  return `@layer tokens {\n${blocks(actors, onScreen)}}\n@layer print {\n@media print {\n${blocks(actors, onPaper, ":root:not([data-paper]) ")}}\n}\n`;
}

type Properties = Record<string, string>;

function blocks(actors: Actors, properties: (actor: Actor, index: number) => Properties, within = ""): string {
  return [...actors]
    .map(([id, actor], index) => {
      const lines = Object.entries(properties(actor, index)).map(([name, value]) => `  --${name}: ${value};\n`);
      return `${within}[data-actor="${id}"] {\n${lines.join("")}}\n`;
    })
    .join("");
}

function onScreen(actor: Actor, index: number): Properties {
  const [light, dark] = [whole(actor.light, index), whole(actor.dark, index, actor.light)];
  const both = (key: keyof Whole) => (light[key] === dark[key] ? light[key] : `light-dark(${light[key]}, ${dark[key]})`);
  const round = actor.mark === "circle";
  return {
    actor: both("line"),
    tint: both("tint"),
    fill: both("fill"),
    "on-fill": both("onFill"),
    block: both("block"),
    "on-block": both("on"),
    // A circle is filled and ringed, since a disc in the line's colour would pass for a period's dot.
    mark: round ? both("fill") : both("line"),
    "mark-rim": round ? "2px" : "0px",
    "mark-round": round ? "50%" : "0",
    "mark-turn": actor.mark === "diamond" ? "45deg" : "0deg",
  };
}

function onPaper(actor: Actor, index: number): Properties {
  const { line, tint, fill, onFill, block, on } = whole(actor.print, index, actor.light, "black");
  return { actor: line, tint, fill, "on-fill": onFill, block, "on-block": on, mark: actor.mark === "circle" ? fill : line };
}

type Whole = Required<Colours> & { onFill: string };

/**
 * An actor's colours on one ground, what is left out derived.
 *
 * @param base its colours on the light ground, where `given` are those of another one
 * @param towards what the light line is mixed with to stand on that ground
 */
function whole(given: Colours, index: number, base?: Colours, towards = "white"): Whole {
  const series = `var(--series-${(index % SERIES) + 1})`;
  // A series' colour is for areas; as a line or a word it takes some ink, to be read.
  const derived =
    base?.line === undefined
      ? `color-mix(in oklab, ${series} 55%, var(--ink))`
      : `color-mix(in oklab, ${base.line} ${towards === "white" ? 55 : 88}%, ${towards})`;
  const line = given.line ?? derived;
  const fill = given.fill ?? base?.fill ?? (given.line === undefined && base?.line === undefined ? series : line);
  return {
    line,
    tint: given.tint ?? `color-mix(in oklab, ${line} 14%, var(--panel))`,
    fill,
    onFill: wordsOn(fill),
    block: given.block ?? line,
    on: given.on ?? "var(--bg)",
  };
}

/** Black or white, whichever is read better on a colour (WCAG 2, relative luminance); on one of the series, what tokens.css says. */
function wordsOn(colour: string): string {
  const hex = colour.match(/^#([0-9a-f]{6}|[0-9a-f]{3})$/i)?.[1];
  if (hex === undefined) return /^var\(--series-\d\)$/.test(colour) ? colour.replace(")", "-on)") : "var(--bg)";
  const pairs = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = pairs.map((pair) => {
    const value = Number.parseInt(pair, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#12181f" : "#ffffff";
}
