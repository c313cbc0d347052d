/** What a fence's comments tell the renderer. */
export interface Comments {
  source: string; // what Mermaid gets
  actors: Map<string, string>; // a participant's or section's name → its actor
  width: number; // of the drawing, px
}

const FULL_WIDTH = 1146; // the slide's, less the outline of what stands at its sides

/**
 * Takes `%% actor NAME fr` and `%% width 780` out of a fence. Comments become blank lines, so that Mermaid counts lines
 * as we do.
 */
export function readComments(text: string): Comments {
  const comments: Comments = { source: "", actors: new Map(), width: FULL_WIDTH };
  const lines = text.split("\n").map((line) => {
    const comment = line.match(/^\s*%%(?!\{)(.*)$/);
    if (!comment) return line;
    const actor = comment[1]?.match(/^\s*actor\s+(.+?)\s+(\w\w)\s*$/);
    const width = comment[1]?.match(/^\s*width\s+(\d+)\s*$/);
    if (actor?.[1] && actor[2]) comments.actors.set(actor[1], actor[2]);
    if (width?.[1]) comments.width = Math.min(FULL_WIDTH, Number(width[1]) - 6);
    return "";
  });
  comments.source = lines.join("\n");
  return comments;
}
