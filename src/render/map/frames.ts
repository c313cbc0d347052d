import { type GeoProjection, geoAzimuthalEqualArea, geoConicEqualArea } from "d3-geo";
import type { MapFigure } from "../../model/deck.ts";

export type FrameName = MapFigure["frame"];

/** Size of a map on the slide, which it fills. */
export const SIZE = { width: 1280, height: 720 };

/** Nothing west of this is drawn: the Atlantic belongs to the text. */
export const WEST = -30;

/** Left of this nothing is drawn: the text column. */
const CLEAR = 484;

/** Where labels may stand, in slide px: clear of the text column, the footer and (`keep`) the switches at the top right. */
export const ROOM = { left: 508, top: 16, right: 1264, bottom: 652, keep: { left: 960, bottom: 78 } };

/** Frame → its projection. A frame more is an entry here and, where labels need a nudge, one in map-labels.ts. */
export const frames: Record<FrameName, () => GeoProjection> = {
  africa: () => geoAzimuthalEqualArea().rotate([-18.5, -1.5]).scale(497).translate([842, 350]),
  "europe-africa": () => geoAzimuthalEqualArea().rotate([-10, -32]).scale(700).translate([958, 400]),
  // Mali, as an inset beside a slide's other content: 400 px wide, in the middle of its window.
  sahel: () =>
    geoConicEqualArea()
      .parallels([10, 23])
      .rotate([4, 0])
      .fitExtent(
        [
          [830, 206],
          [1250, 606],
        ],
        {
          type: "MultiPoint",
          coordinates: [
            [-12.3, 14.8],
            [-8, 10.2],
            [4.3, 19],
            [3.9, 15.8],
            [-4.8, 25],
          ],
        },
      ),
};

/** The part of the slide a frame shows, in px: all of it, but for an inset. */
export function viewOf(frame: FrameName): { x: number; y: number; width: number; height: number } {
  return frame === "sahel" ? { x: 820, y: 196, width: 440, height: 460 } : { x: 0, y: 0, ...SIZE };
}

/** A frame's projection, cut to the slide right of the text, with `margin` px around it so that outlines close out of sight. */
export function projectionOf(frame: FrameName, margin = 8): GeoProjection {
  return frames[frame]()
    .clipExtent([
      [CLEAR - margin, -margin],
      [SIZE.width + margin, SIZE.height + margin],
    ])
    .precision(0.3);
}

/** Whether a frame shows a point: within the slide, or within an inset. */
export function showsPoint(frame: FrameName, lon: number, lat: number): boolean {
  const { x, y, width, height } = viewOf(frame);
  const [left = Number.NaN, top = Number.NaN] = projectionOf(frame)([lon, lat]) ?? [];
  return left >= x && left <= x + width && top >= y && top <= y + height;
}

/** Whether any frame can show a point, with `margin` px to spare. */
export function isShown(lon: number, lat: number, margin: number): boolean {
  if (lon < WEST) return false;
  return Object.values(frames).some((projection) => {
    const [x, y] = projection()([lon, lat]) ?? [Number.NaN, Number.NaN];
    return x > -margin && x < SIZE.width + margin && y > -margin && y < SIZE.height + margin;
  });
}
