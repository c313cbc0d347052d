import { words } from "deck:words";
import type { Mark } from "../../model/basis.ts";
import { GLYPH, type StrokeSize, strokeId, weightAt } from "../../model/page.ts";
import { type StrokePart, strokeParts } from "../../model/stroke.ts";
import { makeSvg } from "../deck/element.ts";

/** A mark's stroke beside its words. It says nothing aloud: they stand beside it. */
export function glyph(mark: Mark, size: StrokeSize = GLYPH): SVGElement {
  const { width, height } = size;
  return makeSvg(
    "svg",
    {
      class: "glyph",
      "data-basis": mark.basis,
      ...(mark.standing ? { "data-standing": mark.standing } : {}),
      viewBox: `0 0 ${width} ${height}`,
      width: String(width),
      height: String(height),
      "aria-hidden": "true",
      focusable: "false",
    },
    makeSvg("use", { href: `#${strokeIn(mark, size)}` }),
  );
}

/** The id of a mark's stroke in the page's sprite, which gains it where no slide has it. */
export function strokeIn(mark: Mark, size: StrokeSize): string {
  const id = strokeId(mark, size);
  const sprite = document.querySelector(".sprite");
  if (sprite && !document.getElementById(id))
    sprite.append(
      makeSvg("g", { id, transform: `translate(0 ${size.height / 2})` }, ...strokeParts(mark, size.width, weightAt(size)).map(pathOf)),
    );
  return id;
}

/** One path of a stroke, in the current colour. */
export function pathOf({ name, d, width, dash, round }: StrokePart): SVGElement {
  if (name === "block") return makeSvg("path", { class: name, d, fill: "currentColor" });
  return makeSvg("path", {
    class: name,
    d,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": String(width),
    ...(dash ? { "stroke-dasharray": dash.join(" ") } : {}),
    ...(round ? { "stroke-linecap": "round" } : {}),
  });
}

/** A mark in words: "Several origins, Northfall", "One origin, disputed". `parties`: actor id → name. */
export function markWords({ basis, standing, party, change }: Mark, parties: Record<string, string>): string {
  if (change === "falls") return words.pull.noSource;
  const who = party === undefined ? undefined : parties[party];
  return [words.bases[basis].word, who, standing && words.standings[standing].word.toLowerCase()].filter(Boolean).join(", ");
}
