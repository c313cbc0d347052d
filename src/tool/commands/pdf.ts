import { resolve } from "node:path";
import { build } from "../build.ts";
import { claimOutput } from "../output.ts";
import { show } from "../paths.ts";
import { pdfOptions } from "../pdf/options.ts";
import { makePdfs, type Progress, writeDocuments } from "../pdf/pdf.ts";
import { count } from "../report.ts";
import { type Command, print } from "../run.ts";

/** Makes the PDFs and writes them, all or none. */
export const command: Command = async ({ values, effects, out }) => {
  const started = performance.now();
  await claimOutput(out, effects, ["briefing.pdf", "handout.pdf", "summary.pdf"]);
  const { files, paper, messages, sources } = await build(effects);
  if ((await print(messages, sources)) || !files || !paper) return 1;
  const options = pdfOptions(values, paper.context.deck, paper.context.numbers);
  const documents = await makePdfs(paper, files, options, showProgress());
  await writeDocuments(documents, out, effects);
  for (const { name, bytes, pages } of documents)
    console.log(`${show(resolve(out, name))}: ${count(pages, "page")}, ${Math.round(bytes.length / 1000)} kB`);
  console.log(`in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return 0;
};

/** On a terminal one line that counts the pages; nothing where the output is kept. */
function showProgress(): Progress {
  if (!process.stdout.isTTY || process.env.CI) return () => undefined;
  return (name, page, of) => process.stdout.write(page < of ? `\r${name}: page ${page} of ${of}` : "\r\u001b[K");
}
