import { createHash } from "node:crypto";
import { join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import type { PageFiles } from "../render/pages/deck.ts";
import type { Language } from "../words/index.ts";
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
 * @param language of the interface; its words alone go out
 * @throws esbuild's BuildFailure
 */
export async function bundle(root: string, fonts: Map<FontName, Uint8Array>, language: Language): Promise<Bundle> {
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
    plugins: [fontFiles(fonts), interfaceWords(root, language)],
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

/** A bundler that bundles again only when the faces or the language changed, or after `forget` because a source did. */
export function keepingBundler(): { bundler: typeof bundle; forget(): void } {
  let kept: { key: string; bundle: Bundle } | undefined;
  return {
    async bundler(root, fonts, language) {
      const hash = createHash("sha256").update(language);
      for (const bytes of fonts.values()) hash.update(bytes);
      const key = hash.digest("hex");
      if (kept?.key !== key) kept = { key, bundle: await bundle(root, fonts, language) };
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

/** Lets the browser's half name the words of the interface as `deck:words` and get those of this build's language. */
function interfaceWords(root: string, language: Language): Plugin {
  return {
    name: "words",
    setup(build) {
      build.onResolve({ filter: /^deck:words$/ }, () => ({ path: join(root, `src/words/${language}.ts`) }));
    },
  };
}
