/** The stage a slide is laid out on, in slide px (CSS px at scale 1); what shows it scales it whole. slide.css says the same. */
export const STAGE = { width: 1280, height: 720 } as const;

/** The room left and right of what a slide holds. */
export const MARGIN = 64;

/** The width of a slide's content band: 1152. */
export const CONTENT_WIDTH = STAGE.width - 2 * MARGIN;

/** The height a diagram may take under a headline of two lines. */
export const FIGURE_HEIGHT = 456;
