import { type GeoProjection, geoAzimuthalEqualArea, geoConicEqualArea, geoMercator } from "d3-geo";

/** Equal-area ones, since a map here compares countries; Mercator for a town or a river, where angles matter. */
export const PROJECTIONS = ["azimuthal-equal-area", "conic-equal-area", "mercator"] as const;

/** A place in the sea for the label of a country too small for it: where its leader ends, and on which side of that it reads. */
export interface Berth {
  at: [x: number, y: number]; // slide px
  side: "start" | "end";
  dot?: [x: number, y: number] | undefined; // where in the country the leader starts, if not at its middle
}

/** What part of the world a map shows, and where on the slide. Lengths are in px of the slide, angles in degrees. */
export interface Frame {
  projection: (typeof PROJECTIONS)[number];
  rotate: [lon: number, lat: number];
  parallels?: [south: number, north: number] | undefined; // of a conic projection
  scale?: number | undefined; // with translate, unless it is fitted
  translate?: [x: number, y: number] | undefined;
  fit?: { points: [lon: number, lat: number][]; box: [left: number, top: number, right: number, bottom: number] } | undefined;
  window?: { x: number; y: number; width: number; height: number } | undefined; // an inset; without it the slide right of the text
  berths: Record<string, Berth>; // by country
}

/** Size of a map on the slide, which it fills. */
export const SIZE = { width: 1280, height: 720 };

/** Where a map and its labels may stand, in slide px: clear of the text column, the footer and (`keep`) the switches at the top right. */
export const ROOM = { left: 508, top: 16, right: 1264, bottom: 652, keep: { left: 960, bottom: 78 } };

/** The least a fitted map shows around a single place, in degrees to each side. */
const AROUND = 4;

const PROJECTION: Record<Frame["projection"], (frame: Frame) => GeoProjection> = {
  "azimuthal-equal-area": () => geoAzimuthalEqualArea(),
  "conic-equal-area": ({ parallels = [20, 50] }) => geoConicEqualArea().parallels(parallels),
  mercator: () => geoMercator(),
};

/** A frame's projection, cut to the slide right of the text, with `margin` px around it so that outlines close out of sight. */
export function projectionOf(frame: Frame, margin = 8): GeoProjection {
  return unclipped(frame)
    .clipExtent([
      [frame.window ? frame.window.x - margin : ROOM.left, -margin],
      [SIZE.width + margin, SIZE.height + margin],
    ])
    .precision(0.3);
}

function unclipped(frame: Frame): GeoProjection {
  const projection = PROJECTION[frame.projection](frame).rotate(frame.rotate);
  if (frame.fit) {
    const [left, top, right, bottom] = frame.fit.box;
    return projection.fitExtent(
      [
        [left, top],
        [right, bottom],
      ],
      { type: "MultiPoint", coordinates: frame.fit.points },
    );
  }
  return projection.scale(frame.scale ?? 500).translate(frame.translate ?? [(ROOM.left + ROOM.right) / 2, SIZE.height / 2]);
}

/** The part of the slide a frame shows, in px: all of it, but for an inset. */
export function viewOf(frame: Frame): { x: number; y: number; width: number; height: number } {
  return frame.window ?? { x: 0, y: 0, ...SIZE };
}

/** Whether a frame shows a point: within its window, or on the slide right of the text. */
export function isShown(frame: Frame, lon: number, lat: number): boolean {
  const [x = Number.NaN, y = Number.NaN] = unclipped(frame)([lon, lat]) ?? [];
  const view = viewOf(frame);
  return x >= (frame.window ? view.x : ROOM.left) && x <= view.x + view.width && y >= view.y && y <= view.y + view.height;
}

/** The frame of a map that names none: all of `points` with some air, turned to their middle. Without points, the whole world. */
export function frameAround(points: [lon: number, lat: number][]): Frame {
  const middle = middleOf(points);
  const shown = points.length === 0 ? edgesOf([0, 0], 85) : points.flatMap((point) => [point, ...edgesOf(point, AROUND)]);
  return {
    projection: "azimuthal-equal-area",
    rotate: [-middle[0], -middle[1]],
    fit: { points: shown, box: [ROOM.left + 24, ROOM.top + 84, ROOM.right - 24, ROOM.bottom - 24] },
    berths: {},
  };
}

function edgesOf([lon, lat]: [number, number], by: number): [number, number][] {
  const south = Math.max(-89, lat - by);
  const north = Math.min(89, lat + by);
  return [
    [lon - by, lat],
    [lon + by, lat],
    [lon, south],
    [lon, north],
  ];
}

/** The middle of points on the globe: of their directions, so that points on both sides of 180° have theirs between them. */
function middleOf(points: [lon: number, lat: number][]): [lon: number, lat: number] {
  const rad = Math.PI / 180;
  let [x, y, z] = [0, 0, 0];
  for (const [lon, lat] of points) {
    x += Math.cos(lat * rad) * Math.cos(lon * rad);
    y += Math.cos(lat * rad) * Math.sin(lon * rad);
    z += Math.sin(lat * rad);
  }
  if (Math.hypot(x, y, z) < 1e-9) return [0, 0];
  return [Math.atan2(y, x) / rad, Math.atan2(z, Math.hypot(x, y)) / rad];
}
