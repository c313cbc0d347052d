import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { watch } from "chokidar";
import open from "open";
import { byPlace, type Message } from "../model/message.ts";
import { type Built, build } from "./build.ts";
import { keepingBundler } from "./bundle.ts";
import { CliError } from "./error.ts";
import type { DeckFolder } from "./load.ts";
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
  messages: Message[] = [];
  readonly listeners = new Set<ServerResponse>();

  take(built: Built): void {
    this.messages = built.messages.filter(({ severity }) => severity === "error").sort(byPlace);
    if (built.files) this.good = built;
    for (const listener of this.listeners) this.tell(listener, built.files ? "reload" : "messages");
  }

  tell(listener: ServerResponse, event: "reload" | "messages"): void {
    listener.write(`event: ${event}\ndata: ${JSON.stringify(this.messages)}\n\n`);
  }
}

/**
 * Builds, serves and rebuilds on each save until the process is ended. Serves from memory: `dist` is `npm run build`'s.
 *
 * @returns an exit code, once the server has closed
 * @throws CliError where no port can be had
 */
export async function serve(folder: DeckFolder, root: string, options: ServeOptions): Promise<number> {
  const desk = new Desk();
  const { bundler, forget } = keepingBundler();
  const parsed = { sections: new Map() };
  const maps = new Map();
  const rebuild = async (): Promise<void> => {
    const started = performance.now();
    try {
      const built = await build(folder, { takeaways: false, bundler, parsed, maps });
      desk.take(built);
      const errors = desk.messages.length;
      if (built.messages.length > 0) console.error(await formatAll(built.messages, built.sources, process.stderr.isTTY ?? false));
      if (built.rendered.length > 0) console.log(`rendered ${built.rendered.join(", ")}`);
      console.log(
        errors > 0
          ? `${count(errors, "error")}; still showing the last good deck`
          : `built in ${Math.round(performance.now() - started)} ms`,
      );
    } catch (reason) {
      console.error(reason instanceof Error ? reason.message : reason); // an error of ours while editing src/: say so and go on serving
    }
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
  };
  let settle: NodeJS.Timeout | undefined;
  const changed = (_event: string, path: string): void => {
    if (path.startsWith(join(root, "src"))) forget();
    clearTimeout(settle);
    settle = setTimeout(() => void start(), SETTLE);
  };
  const watcher = watch([folder.slides, join(root, "src"), join(root, "assets")], {
    ignoreInitial: true,
    ignored: (path) => path.startsWith(folder.diagrams) || path.endsWith("~"),
  });
  watcher.on("all", changed);
  await once(watcher, "ready"); // before the first build, so that no save goes unseen
  await rebuild();

  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://deck").pathname).slice(1) || "index.html";
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

/** Listens for rebuilds: reloads on a good one (the address keeps the place), lays the errors over the page on a bad one. */
const DEV_SCRIPT = `(() => {
  let overlay;
  const show = (messages) => {
    overlay?.remove();
    overlay = undefined;
    if (messages.length === 0) return;
    overlay = document.createElement("div");
    overlay.id = "dev-overlay";
    overlay.setAttribute("role", "alert");
    overlay.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:70%;overflow:auto;z-index:1000;background:#12181F;color:#F0F3EF;font:16px/24px ui-monospace,monospace;padding:24px 32px";
    for (const { place, reason, cure, rule } of messages) {
      const line = document.createElement("p");
      line.style.margin = "0 0 16px";
      const where = document.createElement("strong");
      where.textContent = place.path + ":" + place.line + ":" + place.column;
      line.append(where, "  " + reason, document.createElement("br"), (cure ? cure + "  " : "") + "[" + rule + "]");
      overlay.append(line);
    }
    document.body.append(overlay);
  };
  const events = new EventSource("events");
  let lost = false;
  events.addEventListener("messages", (event) => (lost ? location.reload() : show(JSON.parse(event.data))));
  events.addEventListener("reload", () => location.reload());
  events.onerror = () => { lost = true; };
})();
`;
