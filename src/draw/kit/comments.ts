/** What a fence's comments tell the renderer. */
export interface Comments {
  source: string; // what Mermaid gets
  actors: Map<string, string>; // a participant's or section's name → its actor
  width: number; // of the drawing, px
  height: number; // it may take, px
  band: string | undefined; // the words at the line between what is and what is planned; where given, a flowchart is a band
  visits: Map<string, string>; // an event of a timeline → the section it leads to
  rings: Set<string>; // periods whose date is ringed
  zoom: string | undefined; // the stretch of time shown at a larger scale, as a date: "20 Aug–26 Sept"
}

const FULL_WIDTH = 1146; // the slide's, less the outline of what stands at its sides
const FULL_HEIGHT = 448; // the slide's between headline and footer, less the same

/**
 * Takes `%% actor NAME fr`, `%% width 780`, `%% height 380`, `%% band words`, `%% visit t2.1 NAME`, `%% ring t2, t3` and
 * `%% zoom 20 Aug–26 Sept` out of a fence. Comments become blank lines, so that Mermaid counts lines as we do.
 */
export function readComments(text: string): Comments {
  const comments: Comments = {
    source: "",
    actors: new Map(),
    width: FULL_WIDTH,
    height: FULL_HEIGHT,
    band: undefined,
    visits: new Map(),
    rings: new Set(),
    zoom: undefined,
  };
  const lines = text.split("\n").map((line) => {
    const [, key, value = ""] = line.match(/^\s*%%(?!\{)\s*(\w*)\s*(.*?)\s*$/) ?? [];
    if (key === undefined) return line;
    const [, name = "", last = ""] = value.match(/^(.+?)\s+(\S+)$/) ?? [];
    if (key === "actor" && name) comments.actors.set(name, last);
    else if (key === "visit") comments.visits.set(value.split(/\s+/)[0] ?? "", value.replace(/^\S+\s+/, ""));
    else if (key === "ring") for (const period of value.split(",")) comments.rings.add(period.trim());
    else if (key === "zoom") comments.zoom = value;
    else if (key === "band") comments.band = value;
    else if (key === "width" && Number(value) > 0) comments.width = Math.min(FULL_WIDTH, Number(value) - 6);
    else if (key === "height" && Number(value) > 0) comments.height = Math.min(FULL_HEIGHT, Number(value) - 6);
    return "";
  });
  comments.source = lines.join("\n");
  return comments;
}
