import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { watch } from "chokidar";
import open from "open";
import { byPlace } from "../model/message.ts";
import { type Built, build } from "./build.ts";
import { keepingBundler } from "./bundle.ts";
import type { Effects } from "./effects.ts";
import { CliError } from "./error.ts";
import { measureFit } from "./fit.ts";
import { DEV_SCRIPT, type Told, tellOf } from "./overlay.ts";
import { isWithin } from "./paths.ts";
import { count, formatAll } from "./report.ts";

export interface ServeOptions {
  port: number; // the first one tried; 0 lets the system choose
  host: string;
  open: boolean | undefined; // undefined: where there is a screen
}

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  woff2: "font/woff2",
  json: "application/json",
  csv: "text/csv; charset=utf-8",
};

const SETTLE = 40; // ms after the last event of a save

/** The last good build and what is wrong since; whoever listens hears of each change. */
class Desk {
  good: Built | undefined;
  told: Told[] = [];
  readonly listeners = new Set<ServerResponse>();

  take(built: Built): void {
    this.told = built.messages
      .filter(({ severity }) => severity === "error")
      .sort(byPlace)
      .map(tellOf);
    if (built.files) this.good = built;
    this.tellAll(built.files ? "reload" : "messages");
  }

  /** Tells what is wrong besides, or instead where there was no build to take. */
  add(told: Told[], instead = false): void {
    this.told = instead ? told : [...this.told, ...told];
    this.tellAll("messages");
  }

  tell(listener: ServerResponse, event: "reload" | "messages"): void {
    listener.write(`event: ${event}\ndata: ${JSON.stringify(this.told)}\n\n`);
  }

  private tellAll(event: "reload" | "messages"): void {
    for (const listener of this.listeners) this.tell(listener, event);
  }
}

/**
 * Builds, serves and rebuilds on each save until the process is ended. Serves from memory: `dist` is `npm run build`'s.
 *
 * @returns an exit code, once the server has closed
 * @throws CliError where no port can be had
 */
export async function serve(effects: Effects, options: ServeOptions): Promise<number> {
  const { root } = effects;
  const desk = new Desk();
  const { bundler, forget } = keepingBundler();
  const parsed = { sections: new Map() };
  const maps = new Map();
  const color = process.stderr.isTTY ?? false;
  const rebuild = async (): Promise<void> => {
    const started = performance.now();
    try {
      const built = await build(effects, { takeaways: false, bundler, parsed, maps });
      desk.take(built);
      const errors = desk.told.length;
      if (built.messages.length > 0) console.error(await formatAll(built.messages, built.sources, color));
      if (built.rendered.length > 0) console.log(`rendered ${built.rendered.join(", ")}`);
      console.log(
        errors > 0
          ? `${count(errors, "error")}; still showing the last good deck`
          : `built in ${Math.round(performance.now() - started)} ms`,
      );
    } catch (reason) {
      // An error of ours, or a folder that went: say so, to the page too, and go on serving.
      const said = reason instanceof Error ? reason.message : String(reason);
      console.error(said);
      desk.add([{ where: "", reason: said, cure: "" }], true);
    }
  };

  // Whether slides fit is measured after they are shown, one build at a time; of those that came meanwhile only the last.
  let measuring = false;
  let unmeasurable = false;
  const measure = async (): Promise<void> => {
    if (measuring) return;
    measuring = true;
    for (let built = desk.good; built && !unmeasurable; built = desk.good === built ? undefined : desk.good) {
      const fit = await measureFit(built, effects).catch((reason: Error) => {
        console.error(reason.message);
        return undefined;
      });
      unmeasurable = fit === undefined;
      if (!fit) console.log("whether each slide fits its page is not measured: no Chromium here");
      else if (fit.length > 0 && desk.good === built) {
        desk.add(fit.map(tellOf));
        console.error(await formatAll(fit, built.sources, color));
      }
    }
    measuring = false;
  };

  // One build at a time; what changes meanwhile is built next. Editors empty a file before they fill it, and the second of two
  // such events may go unheard: a moment's wait lets the file be whole.
  let building = false;
  let again = false;
  const start = async (): Promise<void> => {
    if (building) {
      again = true;
      return;
    }
    building = true;
    do {
      again = false;
      await rebuild();
    } while (again);
    building = false;
    void measure();
  };
  let settle: NodeJS.Timeout | undefined;
  const changed = (_event: string, path: string): void => {
    if (path.startsWith(join(root, "src"))) forget();
    clearTimeout(settle);
    settle = setTimeout(() => void start(), SETTLE);
  };
  // The deck's folder is watched from the one it lies in, so that it is followed when it is renamed away and back.
  const around = dirname(effects.deck);
  const watched = [effects.deck, join(root, "src"), join(root, "assets")];
  const watcher = watch([around, ...watched], {
    ignoreInitial: true,
    ignored: (path) =>
      path.endsWith("~") || path.endsWith(".svg") || !(path === around || watched.some((folder) => isWithin(path, folder))),
  });
  watcher.on("all", changed);
  await once(watcher, "ready"); // before the first build, so that no save goes unseen
  await start();

  const server = createServer((request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return send(response, 405, "text/plain", "only GET is answered here");
    const path = pathOf(request.url ?? "/");
    if (path === undefined) return send(response, 400, "text/plain", "this is no address");
    if (path === "events") return listen(desk, response);
    if (path === "dev.js") return send(response, 200, TYPES.js, DEV_SCRIPT);
    if (path === "index.html") return send(response, 200, TYPES.html, pageOf(desk));
    const content = desk.good?.files?.get(path);
    if (content === undefined) return send(response, 404, "text/plain", `nothing at /${path}`);
    send(response, 200, TYPES[path.split(".").at(-1) ?? ""] ?? "application/octet-stream", content);
  });
  const address = await listenSomewhere(server, options);
  console.log(`\n  ${address}\n`);

  if (options.open ?? hasScreen()) await open(address).catch(() => undefined);
  return new Promise((resolve) => {
    const stop = (): void => {
      clearTimeout(settle);
      for (const listener of desk.listeners) listener.end();
      void watcher.close();
      server.close(() => resolve(0));
      server.closeAllConnections();
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  });
}

/** The file that a request's address names, or undefined where it is malformed. */
function pathOf(address: string): string | undefined {
  try {
    return decodeURIComponent(new URL(`http://deck${address}`).pathname).slice(1) || "index.html";
  } catch {
    return undefined;
  }
}

/** The page with the dev script; where nothing has been built yet, a page that only waits. */
function pageOf(desk: Desk): string {
  const html = desk.good?.files?.get("index.html");
  const script = '<script src="dev.js" defer></script>';
  if (html === undefined)
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not built yet</title>${script}</head><body></body></html>`;
  const text = html.toString();
  const head = text.indexOf("</head>");
  return text.slice(0, head) + script + text.slice(head);
}

function listen(desk: Desk, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  desk.listeners.add(response);
  response.on("close", () => desk.listeners.delete(response));
  desk.tell(response, "messages");
}

function send(response: ServerResponse, status: number, type: string | undefined, content: string | Uint8Array): void {
  response.writeHead(status, { "content-type": type ?? "application/octet-stream", "cache-control": "no-store" });
  response.end(content);
}

/** Listens on the port asked for, or the next free one of the twenty after it. */
async function listenSomewhere(server: Server, { port, host }: ServeOptions): Promise<string> {
  for (let next = port; next <= Math.min(port + 20, 65535); next++) {
    const taken = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once("error", resolve);
      server.listen(next, host, () => {
        server.off("error", resolve);
        resolve(undefined);
      });
    });
    if (!taken) {
      const at = server.address();
      const bound = typeof at === "object" && at ? at.port : next;
      if (port !== 0 && bound !== port) console.log(`port ${port} is taken; using ${bound}`);
      return `http://${host.includes(":") ? `[${host}]` : host}:${bound}/`;
    }
    if (taken.code !== "EADDRINUSE") throw new CliError(`cannot listen on ${host}:${next}: ${taken.message}`);
  }
  throw new CliError(`ports ${port} to ${port + 20} are all taken; name another with --port`);
}

/** Is there a screen a browser could open on? */
function hasScreen(): boolean {
  if (!process.stdout.isTTY || process.env.CI) return false;
  return process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
