/**
 * The palette Mermaid is given. It computes with real colours, so each token has its value in the paper theme here;
 * afterwards every colour found is turned back into the name of its token (`tokenOf`), and the stylesheet decides.
 */
export const TOKENS = {
  bg: "#F3F5F2",
  panel: "#FFFFFF",
  sunken: "#E6EBE8",
  ink: "#12181F",
  "ink-2": "#434E58",
  "ink-3": "#65707A",
  rule: "#C6CECC",
  fr: "#1D4C9F",
  ru: "#BC2D12",
  ml: "#7E5200",
  eu: "#0A625D",
  cx: "#642D6F",
  "fr-tint": "#DDE7F6",
  "ru-tint": "#FBE2DA",
  "ml-tint": "#F7E8C4",
  "eu-tint": "#D3EAE6",
  "cx-tint": "#EDE1EF",
  "fr-fill": "#2C63C0",
  "ru-fill": "#E24A2C",
  "ml-fill": "#E2A528",
  "eu-fill": "#259A91",
  "cx-fill": "#6B3577",
} as const;

export type Token = keyof typeof TOKENS;

const { bg, panel, sunken, ink, rule } = TOKENS;
const INK3 = TOKENS["ink-3"];
const SERIES = [TOKENS["fr-fill"], TOKENS["ml-fill"], TOKENS["eu-fill"], TOKENS["ru-fill"], TOKENS["cx-fill"], INK3];
const TINTS = [TOKENS["fr-tint"], TOKENS["ml-tint"], TOKENS["eu-tint"], TOKENS["ru-tint"], TOKENS["cx-tint"], sunken];

/** Mermaid's theme, in the palette. The types we draw ourselves never show it. */
export const THEME_VARIABLES: Record<string, unknown> = {
  fontSize: "22px",
  background: bg,
  primaryColor: panel,
  primaryTextColor: ink,
  primaryBorderColor: INK3,
  secondaryColor: sunken,
  secondaryTextColor: ink,
  secondaryBorderColor: INK3,
  tertiaryColor: sunken,
  tertiaryTextColor: ink,
  tertiaryBorderColor: INK3,
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
  taskBkgColor: TOKENS["fr-tint"],
  taskBorderColor: TOKENS.fr,
  taskTextColor: ink,
  taskTextLightColor: ink,
  taskTextDarkColor: ink,
  taskTextOutsideColor: ink,
  activeTaskBkgColor: TOKENS["ml-tint"],
  activeTaskBorderColor: TOKENS.ml,
  doneTaskBkgColor: sunken,
  doneTaskBorderColor: INK3,
  critBkgColor: TOKENS.ru,
  critBorderColor: TOKENS.ru,
  todayLineColor: TOKENS.ru,
  pieStrokeColor: INK3,
  pieOuterStrokeColor: INK3,
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
  quadrant1TextFill: TOKENS["ink-2"],
  quadrant2TextFill: TOKENS["ink-2"],
  quadrant3TextFill: TOKENS["ink-2"],
  quadrant4TextFill: TOKENS["ink-2"],
  quadrantPointFill: ink,
  quadrantPointTextFill: ink,
  quadrantXAxisTextFill: ink,
  quadrantYAxisTextFill: ink,
  quadrantInternalBorderStrokeFill: rule,
  quadrantExternalBorderStrokeFill: INK3,
  quadrantTitleFill: ink,
  xyChart: {
    backgroundColor: bg,
    titleColor: ink,
    xAxisTitleColor: ink,
    xAxisLabelColor: ink,
    xAxisTickColor: INK3,
    xAxisLineColor: INK3,
    yAxisTitleColor: ink,
    yAxisLabelColor: ink,
    yAxisTickColor: INK3,
    yAxisLineColor: INK3,
    plotColorPalette: SERIES.join(","),
  },
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      [`pie${i + 1}`, TINTS[i % TINTS.length]],
      [`cScale${i}`, TINTS[i % TINTS.length]],
      [`cScaleLabel${i}`, ink],
      [`cScalePeer${i}`, INK3],
      [`cScaleInv${i}`, INK3],
      [`fillType${i}`, TINTS[i % TINTS.length]],
    ]).flat(),
  ),
};

/**
 * The token a colour stands for: itself when it is one of ours, otherwise the nearest by plain RGB distance.
 * `colour` is as `getComputedStyle` prints it. Returns undefined for no colour at all.
 */
export function tokenOf(colour: string): Token | undefined {
  const [r, g, b, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (r === undefined || g === undefined || b === undefined || alpha === 0) return undefined;
  let best: Token = "ink";
  let least = Number.POSITIVE_INFINITY;
  for (const [token, hex] of Object.entries(TOKENS) as [Token, string][]) {
    const n = Number.parseInt(hex.slice(1), 16);
    const distance = (r - (n >> 16)) ** 2 + (g - ((n >> 8) & 255)) ** 2 + (b - (n & 255)) ** 2;
    if (distance < least) [best, least] = [token, distance];
  }
  return best;
}
