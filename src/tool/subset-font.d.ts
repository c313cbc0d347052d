declare module "subset-font" {
  /** Cuts a font down to the glyphs of `text` and the given stretch of its axes (HarfBuzz). */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: {
      targetFormat?: "sfnt" | "woff" | "woff2" | "truetype";
      variationAxes?: Record<string, number | { min: number; max: number }>;
    },
  ): Promise<Uint8Array>;
}
