import type { Grade } from "../../model/grade.ts";
import { CITE_GLYPH, strokeId } from "../../model/page.ts";
import { makeSvg } from "../deck/element.ts";

/** A grade's stroke as a cite is marked with it. It says nothing aloud: its word stands beside it. */
export function gradeGlyph(grade: Grade): SVGElement {
  const { width, height } = CITE_GLYPH;
  return makeSvg(
    "svg",
    {
      class: "glyph",
      "data-grade": grade,
      viewBox: `0 0 ${width} ${height}`,
      width: String(width),
      height: String(height),
      "aria-hidden": "true",
      focusable: "false",
    },
    makeSvg("use", { href: `#${strokeId(grade, CITE_GLYPH)}` }),
  );
}
