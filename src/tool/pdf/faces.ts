import subsetFont from "subset-font";
import type { FontName } from "../fonts.ts";
import type { OutputFiles } from "../output.ts";

/** What the styles ask of each face. A PDF cannot hold a variable font: Chromium would draw each letter as a picture of its own kind (Type 3). */
const CUTS: Record<FontName, { family: string; style: string; weights: number[]; widths: number[] }> = {
  newsreader: { family: "Newsreader Variable", style: "normal", weights: [400, 480, 500, 520, 560, 600], widths: [] },
  "newsreader-italic": { family: "Newsreader Variable", style: "italic", weights: [400, 480], widths: [] },
  archivo: { family: "Archivo Variable", style: "normal", weights: [400, 500, 600, 650, 700], widths: [84, 86, 90, 92, 96] },
};

/**
 * The built files with each variable face replaced by fixed cuts of it, one a weight and width, for printing only.
 *
 * @throws where a style sheet's face has no file
 */
export async function withFixedFaces(files: OutputFiles): Promise<OutputFiles> {
  const cuts = await Promise.all((Object.keys(CUTS) as FontName[]).map((name) => cutsOf(name, files)));
  const printed = new Map(files);
  for (const { name, bytes } of cuts.flat()) printed.set(name, bytes);
  const faces = cuts
    .flat()
    .map(({ rule }) => rule)
    .join("\n");
  for (const [name, content] of files) {
    if (!name.endsWith(".css")) continue;
    const text = typeof content === "string" ? content : new TextDecoder().decode(content);
    printed.set(name, text.replace(/@font-face\s*\{[^}]*\}/g, "") + faces);
  }
  return printed;
}

interface Cut {
  name: string;
  bytes: Uint8Array;
  rule: string;
}

async function cutsOf(font: FontName, files: OutputFiles): Promise<Cut[]> {
  const { family, style, weights, widths } = CUTS[font];
  const [, variable] = [...files].find(([name]) => new RegExp(`^fonts/${font}-[A-Z0-9]+\\.woff2$`).test(name)) ?? [];
  if (variable === undefined || typeof variable === "string") throw new Error(`no face ${font} in the build`);
  const points = weights.flatMap((wght) => (widths.length > 0 ? widths.map((wdth) => ({ wght, wdth })) : [{ wght }]));
  const everything = String.fromCodePoint(...range(0x20, 0x7e), ...range(0xa0, 0x24f), ...range(0x2000, 0x206f), ...range(0x20a0, 0x22ff));
  return Promise.all(
    points.map(async (axes): Promise<Cut> => {
      const name = `fonts/${font}-${Object.values(axes).join("-")}.ttf`;
      const bytes = await subsetFont(Buffer.from(variable), everything, { targetFormat: "truetype", variationAxes: axes });
      const width = "wdth" in axes ? `font-stretch:${axes.wdth}%;` : "";
      const rule = `@font-face{font-family:"${family}";font-style:${style};font-weight:${axes.wght};${width}src:url("/${name}")}`;
      return { name, bytes, rule };
    }),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
