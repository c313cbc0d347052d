import { createHash } from "node:crypto";
import { join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import type { DeckInfo } from "../model/deck.ts";
import { renderActors } from "../render/pages/actors.ts";
import type { PageFiles } from "../render/pages/deck.ts";
import { languageOf } from "../words/index.ts";
import { FONT_PACKAGES, type FontName } from "./fonts.ts";
import type { OutputFiles } from "./output.ts";

/** The browser's half of the deck. */
export interface Bundle {
  files: OutputFiles;
  page: Omit<PageFiles, "evidence"> & { read: string };
  unpack: string; // the script of the one-file deck; not a file of its own
  paper: string; // the script that readies a document for printing; not a file of its own
  packages: string[]; // the names of those that are in it
}

/**
 * Bundles script, styles and fonts under names that carry their content's hash.
 *
 * The script is a classic one, not a module: browsers refuse modules from a page opened from disk.
 *
 * @param info the deck, whose actors' colours and language go out with it
 * @throws esbuild's BuildFailure
 */
export async function bundle(root: string, fonts: Map<FontName, Uint8Array>, info: DeckInfo): Promise<Bundle> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: {
      deck: "src/browser/main.ts",
      unpack: "src/browser/unpack.ts",
      paper: "src/browser/print/paper.ts",
      styles: "src/browser/styles/deck.css",
      read: "src/browser/styles/read.css",
    },
    outdir: "/",
    entryNames: "[name]-[hash]",
    assetNames: "fonts/[name]-[hash]",
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome123", "firefox120", "safari17.5"],
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent",
    plugins: [fontFiles(fonts), deckFiles(root, info)],
  });
  const files: OutputFiles = new Map(
    result.outputFiles.map(({ path, contents }) => [path.replace(/^.*?[\\/]/, "").replaceAll("\\", "/"), contents]),
  );
  const named = (start: string, end: string) => [...files.keys()].find((name) => name.startsWith(start) && name.endsWith(end)) ?? "";
  const taken = (start: string): string => {
    const name = named(start, ".js");
    const text = new TextDecoder().decode(files.get(name) as Uint8Array);
    files.delete(name);
    return text;
  };
  return {
    files,
    unpack: taken("unpack-"),
    paper: taken("paper-"),
    page: {
      script: named("deck-", ".js"),
      styles: named("styles-", ".css"),
      read: named("read-", ".css"),
    },
    packages: packagesIn(result.metafile),
  };
}

/** The names of the packages that a bundle is made of, faces included. */
function packagesIn({ inputs }: Metafile): string[] {
  const names = Object.keys(inputs).flatMap((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []);
  return [...new Set([...names, ...FONT_PACKAGES])].sort();
}

/** A bundler that bundles again only when the faces, the actors or the language changed, or after `forget` because a source did. */
export function keepingBundler(): { bundler: typeof bundle; forget(): void } {
  let kept: { key: string; bundle: Bundle } | undefined;
  return {
    async bundler(root, fonts, info) {
      const hash = createHash("sha256").update(info.lang).update(renderActors(info));
      for (const bytes of fonts.values()) hash.update(bytes);
      const key = hash.digest("hex");
      if (kept?.key !== key) kept = { key, bundle: await bundle(root, fonts, info) };
      return { ...kept.bundle, files: new Map(kept.bundle.files) };
    },
    forget() {
      kept = undefined;
    },
  };
}

/** Lets a style sheet name a face as `font:newsreader` and get the subset of this build. */
function fontFiles(fonts: Map<FontName, Uint8Array>): Plugin {
  return {
    name: "fonts",
    setup(build) {
      build.onResolve({ filter: /^font:/ }, ({ path }) => ({ path: `${path.slice("font:".length)}.woff2`, namespace: "font" }));
      build.onLoad({ filter: /.*/, namespace: "font" }, ({ path }) => {
        const contents = fonts.get(path.replace(/\.woff2$/, "") as FontName);
        return contents ? { contents, loader: "file" } : { errors: [{ text: `no font named ${path}` }] };
      });
    },
  };
}

/** What the browser's half imports from the deck: its actors' colours as `deck:actors.css`, and as `deck:words` those of its language. */
function deckFiles(root: string, info: DeckInfo): Plugin {
  return {
    name: "deck",
    setup(build) {
      build.onResolve({ filter: /^deck:words$/ }, () => ({ path: join(root, `src/words/${languageOf(info.lang) ?? "en"}.ts`) }));
      build.onResolve({ filter: /^deck:actors\.css$/ }, ({ path }) => ({ path, namespace: "deck" }));
      build.onLoad({ filter: /.*/, namespace: "deck" }, () => ({ contents: renderActors(info), loader: "css" }));
    },
  };
}
