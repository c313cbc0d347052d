import { createHash } from "node:crypto";
import type { Effects } from "./effects.ts";

type Axes = Record<string, number | { min: number; max: number }>;

/**
 * The deck's faces: where each comes from and how much of its axes the styles use (art: widths 84–100 %, weights 400–700).
 * Newsreader is fixed at one optical size between a statement's 30 px and a figure's 216: the axis would more than double the file.
 */
export const FONTS = {
  newsreader: {
    file: "@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2",
    axes: { opsz: 40, wght: { min: 400, max: 600 } },
  },
  "newsreader-italic": {
    file: "@fontsource-variable/newsreader/files/newsreader-latin-opsz-italic.woff2",
    axes: { opsz: 40, wght: { min: 400, max: 600 } },
  },
  archivo: {
    file: "@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2",
    axes: { wdth: { min: 84, max: 100 }, wght: { min: 400, max: 700 } },
  },
} satisfies Record<string, { file: string; axes: Axes }>;

export type FontName = keyof typeof FONTS;

/** The packages that the faces come from. */
export const FONT_PACKAGES = [...new Set(Object.values(FONTS).map(({ file }) => file.split("/").slice(0, 2).join("/")))];

/** Printable ASCII: what a script of ours may write besides the deck's own text. */
const ALWAYS = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join("");

/**
 * The faces cut down to `text`'s characters. Cutting takes a second, so results are kept in `.cache` by what they were made from.
 *
 * @param text everything that is shown anywhere in the deck
 * @returns name → WOFF2 bytes
 */
export async function subsetFonts(text: string, effects: Effects): Promise<Map<FontName, Uint8Array>> {
  const characters = [...new Set(ALWAYS + text)].sort().join("");
  const fonts = await Promise.all(
    Object.entries(FONTS).map(async ([name, { file, axes }]) => {
      const original = await effects.readOwn(`node_modules/${file}`);
      const key = createHash("sha256").update(original).update(characters).update(JSON.stringify(axes)).digest("hex");
      const place = `fonts/${name}-${key.slice(0, 16)}`;
      const kept = await effects.readCache(place, key);
      if (kept) return [name, kept] as const;
      const { default: subsetFont } = await import("subset-font");
      const subset = await subsetFont(original, characters, { targetFormat: "woff2", variationAxes: axes });
      await effects.keepCache(place, key, subset);
      return [name, subset] as const;
    }),
  );
  return new Map(fonts as [FontName, Uint8Array][]);
}
