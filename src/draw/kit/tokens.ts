/** Token → its value on the light ground, as "#rrggbb": what tokens.css says. */
export type Palette = Record<string, string>;

/** How many colours the style sheet has for what belongs to nobody (`--series-1` and on, each with a tint), besides its greys. */
const SERIES = 5;

function missing(token: string): never {
  throw new Error(`tokens.css gives no colour for --${token}`);
}

/** Mermaid's theme, in the palette. The types we draw ourselves never show it. */
export function themeOf(palette: Palette): Record<string, unknown> {
  const of = (token: string) => palette[token] ?? missing(token);
  const [bg, panel, sunken, ink, ink2, ink3, rule] = ["bg", "panel", "sunken", "ink", "ink-2", "ink-3", "rule"].map(of);
  const series = [...Array.from({ length: SERIES }, (_, i) => of(`series-${i + 1}`)), ink3];
  const tints = [...Array.from({ length: SERIES }, (_, i) => of(`series-${i + 1}-tint`)), sunken];
  return {
    fontSize: "22px",
    background: bg,
    primaryColor: panel,
    primaryTextColor: ink,
    primaryBorderColor: ink3,
    secondaryColor: sunken,
    secondaryTextColor: ink,
    secondaryBorderColor: ink3,
    tertiaryColor: sunken,
    tertiaryTextColor: ink,
    tertiaryBorderColor: ink3,
    lineColor: ink,
    textColor: ink,
    titleColor: ink,
    nodeTextColor: ink,
    clusterBkg: sunken,
    clusterBorder: rule,
    edgeLabelBackground: bg,
    noteBkgColor: sunken,
    noteBorderColor: rule,
    noteTextColor: ink,
    gridColor: rule,
    sectionBkgColor: sunken,
    sectionBkgColor2: sunken,
    altSectionBkgColor: bg,
    taskBkgColor: tints[0],
    taskBorderColor: series[0],
    taskTextColor: ink,
    taskTextLightColor: ink,
    taskTextDarkColor: ink,
    taskTextOutsideColor: ink,
    activeTaskBkgColor: tints[1],
    activeTaskBorderColor: series[1],
    doneTaskBkgColor: sunken,
    doneTaskBorderColor: ink3,
    critBkgColor: series[3],
    critBorderColor: series[3],
    todayLineColor: series[3],
    pieStrokeColor: ink3,
    pieOuterStrokeColor: ink3,
    pieSectionTextSize: "20px",
    pieLegendTextSize: "20px",
    pieTitleTextSize: "24px",
    pieTitleTextColor: ink,
    pieSectionTextColor: ink,
    pieLegendTextColor: ink,
    pieOpacity: "1",
    quadrant1Fill: sunken,
    quadrant2Fill: panel,
    quadrant3Fill: sunken,
    quadrant4Fill: panel,
    quadrant1TextFill: ink2,
    quadrant2TextFill: ink2,
    quadrant3TextFill: ink2,
    quadrant4TextFill: ink2,
    quadrantPointFill: ink,
    quadrantPointTextFill: ink,
    quadrantXAxisTextFill: ink,
    quadrantYAxisTextFill: ink,
    quadrantInternalBorderStrokeFill: rule,
    quadrantExternalBorderStrokeFill: ink3,
    quadrantTitleFill: ink,
    xyChart: {
      backgroundColor: bg,
      titleColor: ink,
      xAxisTitleColor: ink,
      xAxisLabelColor: ink,
      xAxisTickColor: ink3,
      xAxisLineColor: ink3,
      yAxisTitleColor: ink,
      yAxisLabelColor: ink,
      yAxisTickColor: ink3,
      yAxisLineColor: ink3,
      plotColorPalette: series.join(","),
    },
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        [`pie${i + 1}`, tints[i % tints.length]],
        [`cScale${i}`, tints[i % tints.length]],
        [`cScaleLabel${i}`, ink],
        [`cScalePeer${i}`, ink3],
        [`cScaleInv${i}`, ink3],
        [`fillType${i}`, tints[i % tints.length]],
      ]).flat(),
    ),
  };
}

/**
 * The token a colour stands for: itself when it is one of ours, otherwise the nearest by plain RGB distance. Mermaid computes
 * with real colours; afterwards each is turned back into its token, and the style sheet decides.
 *
 * @param colour as `getComputedStyle` prints it
 * @returns undefined for no colour at all
 */
export function tokenOf(colour: string, palette: Palette): string | undefined {
  const [r, g, b, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (r === undefined || g === undefined || b === undefined || alpha === 0) return undefined;
  let best = "ink";
  let least = Number.POSITIVE_INFINITY;
  for (const [token, hex] of Object.entries(palette)) {
    const n = Number.parseInt(hex.slice(1), 16);
    const distance = (r - (n >> 16)) ** 2 + (g - ((n >> 8) & 255)) ** 2 + (b - (n & 255)) ** 2;
    if (distance < least) [best, least] = [token, distance];
  }
  return best;
}
