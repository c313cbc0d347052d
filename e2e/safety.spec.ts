import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join, relative } from "node:path";
import { chromium, expect, test } from "playwright/test";
import { ROOT } from "./site.ts";
import { contentsOf, NO_BROWSER, type Outcome, openWorkshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
test.beforeEach(async () => {
  shop = await openWorkshop();
});
test.afterEach(() => shop.clear());

const slide = () => join(shop.slides, "01-rain.md");
const drawing = () => join(shop.slides, "diagrams/river-chain.svg");
const edit = async (change: (text: string) => string): Promise<void> => writeFile(slide(), change(await readFile(slide(), "utf8")));

/** Runs the tool with just these words. */
function run(
  words: string[],
  environment: Record<string, string> = {},
  stop?: (child: ReturnType<typeof spawn>) => void,
): Promise<Outcome> {
  const child = spawn(process.execPath, ["build.mjs", ...words], { cwd: ROOT, env: { ...process.env, ...environment } });
  stop?.(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data) => {
      said += data;
    });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said })));
}

const buildInto = (out: string, command = "build"): Promise<Outcome> => run([command, "--deck", shop.slides, "--out", out]);

/** One line or two that say what is wrong, and no stack. */
function expectRefusal({ code, said }: Outcome, ...words: string[]): void {
  expect(code, said).toBe(1);
  for (const word of words) expect(said).toContain(word);
  expect(said).not.toMatch(/^ {4}at /m);
}

test.describe("--out", () => {
  test("that is, holds or lies in the deck, or is the project, is refused and nothing is touched", async () => {
    const before = await contentsOf(shop.folder);
    for (const command of ["build", "pdf"]) {
      expectRefusal(await buildInto(shop.slides, command), "is or holds the deck's own folder");
      expectRefusal(await buildInto(shop.folder, command), "is or holds the deck's own folder");
      expectRefusal(await buildInto(join(shop.slides, "out/deep"), command), "lies in the deck's own folder");
      expectRefusal(await buildInto(ROOT, command), "is or holds the project's own folder");
    }
    expect(await contentsOf(shop.folder)).toEqual(before);
  });

  test("that is a file or a link is refused", async () => {
    const [file, link, there] = ["file", "link", "there"].map((name) => join(shop.folder, name)) as [string, string, string];
    await writeFile(file, "mine");
    await mkdir(there);
    await symlink(there, link);
    expectRefusal(await buildInto(file), "is a file");
    expectRefusal(await buildInto(link), "is a link");
    expect(await readFile(file, "utf8")).toBe("mine");
    expect(await readdir(there)).toEqual([]);
  });

  test("that leads into the deck by a link is refused", async () => {
    await symlink(shop.slides, join(shop.folder, "way"));
    expectRefusal(await buildInto(join(shop.folder, "way/out")), "lies in the deck's own folder");
  });

  test("that holds what is not ours is refused; what is ours is replaced", async () => {
    const foreign = join(shop.folder, "photos");
    await mkdir(foreign);
    await writeFile(join(foreign, "holiday.jpg"), "mine");
    expectRefusal(await buildInto(foreign), "holiday.jpg", "name an empty folder");
    expect(await readdir(foreign)).toEqual(["holiday.jpg"]);

    expect(await buildInto(shop.out)).toMatchObject({ code: 0 });
    await edit((text) => text.replace("Say this.", "Say this now."));
    expect(await buildInto(shop.out)).toMatchObject({ code: 0 });
    const built = await contentsOf(shop.out);
    await writeFile(join(shop.out, "CNAME"), "mine");
    expectRefusal(await buildInto(shop.out), "CNAME");
    expect(await contentsOf(shop.out)).toEqual(new Map([["CNAME", btoa("mine")], ...built]));
  });

  test("that an older version built is taken over, but not with a file more", async () => {
    expect(await buildInto(shop.out)).toMatchObject({ code: 0 });
    for (const name of [".built-by", "evidence.schema.json"]) await rm(join(shop.out, name)); // it wrote neither
    await writeFile(join(shop.out, "notes.txt"), "mine");
    expectRefusal(await buildInto(shop.out), "notes.txt");
    await rm(join(shop.out, "notes.txt"));
    expect(await buildInto(shop.out)).toMatchObject({ code: 0 });
  });

  test("of a pdf that would replace another's file is refused", async () => {
    await mkdir(shop.out);
    await writeFile(join(shop.out, "handout.pdf"), "mine");
    expectRefusal(await buildInto(shop.out, "pdf"), "handout.pdf");
    expect(await readFile(join(shop.out, "handout.pdf"), "utf8")).toBe("mine");
  });

  test("that was being swapped when the build died is put back", async () => {
    expect(await buildInto(shop.out)).toMatchObject({ code: 0 });
    const built = await contentsOf(shop.out);
    const dead = await new Promise<number>((resolve) => {
      const child = spawn(process.execPath, ["-e", ""]);
      child.on("close", () => resolve(child.pid ?? 0));
    });
    await rename(shop.out, join(shop.folder, `.dist-last-${dead}`));
    await edit((text) => text.replace("[@rain].\n", "[@nothing].\n"));
    expectRefusal(await buildInto(shop.out), "[claim-exists]");
    expect(await contentsOf(shop.out)).toEqual(built);
  });

  test("that leads through a file is a line", async () => {
    await writeFile(join(shop.folder, "file"), "mine");
    expectRefusal(await buildInto(join(shop.folder, "file/deep/out")), "leads through a file");
    expectRefusal(await buildInto(join(shop.folder, "file/out")), "leads through a file");
  });

  test("that cannot be written is a line", async () => {
    test.skip(process.getuid?.() === 0, "root may write anywhere");
    await mkdir(shop.out);
    await chmod(shop.folder, 0o500);
    expectRefusal(await buildInto(shop.out), "permission");
    await chmod(shop.folder, 0o700);
  });
});

test.describe("drawings", () => {
  const marked = (svg: string, of: string): string =>
    `<!-- rendered from ${of}, drawing ${createHash("sha256").update(svg).digest("hex").slice(0, 16)} -->\n${svg}\n`;
  const hashOf = (text: string): string => text.match(/rendered from (\w+)/)?.[1] ?? "";

  test("of another's making are neither replaced nor removed", async () => {
    const logo = join(shop.slides, "diagrams/logo.svg");
    await writeFile(logo, "<svg>mine</svg>");
    await writeFile(drawing(), "<svg>mine too</svg>");
    expectRefusal(await shop.run("check"), "01-rain.md:25:1", "[drawing-is-ours]");
    expectRefusal(await shop.run("build"), "[drawing-is-ours]");
    await rm(drawing());
    await writeFile(join(shop.slides, "diagrams/gone.svg"), marked("<svg/>", "0123456789abcdef"));
    const outcome = await shop.run("diagrams");
    expect(outcome.said).toContain("1 diagram rendered, 1 in all; removed gone.svg");
    expect(await readFile(logo, "utf8")).toBe("<svg>mine</svg>");
  });

  test("that were changed are not trusted, but drawn anew", async () => {
    const good = await readFile(drawing(), "utf8");
    for (const damaged of [good.replace("</svg>", "<script>alert(1)</script></svg>"), good.split("\n")[0] ?? "", good.slice(0, 500)]) {
      await writeFile(drawing(), damaged);
      expect((await shop.run("check")).said).toContain("1 diagram not yet drawn: river-chain");
      expectRefusal(await shop.run("build", NO_BROWSER), "[diagram-is-fresh]");
    }
    expect((await shop.run("build")).said).toContain("rendered river-chain");
    expect(await readFile(drawing(), "utf8")).toBe(good);
  });

  test("that somebody made with hashes that hold are refused for what they hold", async () => {
    const good = await readFile(drawing(), "utf8");
    const svg = good.replace(/^.*\n/, "").trim();
    for (const [hostile, says] of [
      [svg.replace("</svg>", "<script>alert(1)</script></svg>"), "it holds <script>"],
      [svg.replace("<g ", '<g onload="alert(1)" '), "onload"],
      [svg.replace("</svg>", '<foreignObject><iframe srcdoc="x"></iframe></foreignObject></svg>'), "it holds <foreignObject>"],
    ] as const) {
      await writeFile(drawing(), marked(hostile, hashOf(good)));
      expectRefusal(await shop.run("check"), says);
      expectRefusal(await shop.run("build"), says);
    }
    await expect(readdir(shop.out)).rejects.toThrow();
  });

  test("lie in the folder that deck.yaml names, within the deck's own", async () => {
    const info = join(shop.slides, "deck.yaml");
    const text = await readFile(info, "utf8");
    await writeFile(info, `${text}\ndiagrams: pictures/drawn\n`);
    await mkdir(join(shop.slides, "pictures"));
    await rename(join(shop.slides, "diagrams"), join(shop.slides, "pictures/drawn"));
    expect(await shop.run("build", NO_BROWSER)).toMatchObject({ code: 0 });
    await writeFile(info, `${text}\ndiagrams: ../drawn\n`);
    expectRefusal(await shop.run("check"), "deck.yaml:", "within the deck's own");
    await writeFile(info, `${text}\ndiagrams: away\n`);
    await symlink(shop.folder, join(shop.slides, "away"));
    expectRefusal(await shop.run("build"), "does not lie in the deck's folder");
  });

  test("have no name that leads out of their folder", async () => {
    await edit((text) => text.replace("{#river-chain ", '{id="../../river" '));
    const before = await readdir(shop.folder);
    expectRefusal(await shop.run("build"), "01-rain.md:25:");
    expect(await readdir(shop.folder)).toEqual(before);
  });
});

test("files of the deck that cannot be read are said all at once, each at its place, with the errors of the others", async () => {
  await rm(join(shop.slides, "references.yaml"));
  await mkdir(join(shop.slides, "02-folder.md"));
  await writeFile(join(shop.slides, "03-latin.md"), Buffer.from("one\ncaf\xe9\n", "latin1"));
  await writeFile(join(shop.slides, "04-large.md"), Buffer.alloc(4_100_000, "x"));
  await writeFile(join(shop.folder, "secret.md"), "a secret word");
  await symlink(join(shop.folder, "secret.md"), join(shop.slides, "05-link.md"));
  await symlink("nowhere.md", join(shop.slides, "06-dead.md"));
  await edit((text) => text.replace("Say that.", "<b>Say</b> that."));
  const outcome = await shop.run("check");
  expectRefusal(outcome, "raw HTML", "7 errors");
  for (const [name, line, problem] of [
    ["references.yaml", 1, "is missing"],
    ["02-folder.md", 1, "is a folder, not a file"],
    ["03-latin.md", 2, "is not UTF-8"],
    ["04-large.md", 1, "has 5 MB, more than a deck's file can have"],
    ["05-link.md", 1, "is a link out of the deck's folder"],
    ["06-dead.md", 1, "is a link that leads nowhere"],
  ])
    expect(outcome.said).toContain(
      `the file ${problem} [file-is-readable]\n\n    ${relative(ROOT, join(shop.slides, String(name)))}:${line}:1:`,
    );
  expect(outcome.said).not.toContain("secret word");
});

test("all three YAML files are said to be missing at once", async () => {
  await mkdir(join(shop.folder, "empty"));
  const outcome = await run(["check", "--deck", join(shop.folder, "empty")]);
  expectRefusal(outcome, "deck.yaml:1:1:", "claims.yaml:1:1:", "references.yaml:1:1:", "3 errors");
});

test("words of the language itself are no commands", async () => {
  for (const word of ["constructor", "__proto__", "toString"]) expectRefusal(await run([word]), `no command "${word}"`);
});

// One after the other, since one damages what the other keeps.
test.describe("what the cache keeps", () => {
  test.describe.configure({ mode: "serial" });
  const long = Array.from({ length: 12 }, () => "It rains and rains and rains on and on, in the hills and along the river [@rain].").join(
    "\n\n  ",
  ); // indented: it belongs to the list's item

  test("a slide that overflows is an error of build, at its place", async () => {
    await edit((text) => text.replace("[@rain].\n", `[@rain].\n\n  ${long}\n`));
    const outcome = await shop.run("build");
    expectRefusal(outcome, "01-rain.md:", "[slide-fits-its-page]", "1 error");
    await expect(readdir(shop.out)).rejects.toThrow();
    // It is kept: the next build needs no browser to say the same.
    expectRefusal(await shop.run("build", NO_BROWSER), "[slide-fits-its-page]");
  });

  test("a title that stands over the content, and a drawing that runs off the page, are errors of build", async () => {
    await edit((text) => text.replace("# It rained, and", `# It rained${", and rained".repeat(30)}, and`));
    expectRefusal(await shop.run("build"), "01-rain.md:", "stands where the title does", "1 error");
    await edit((text) =>
      text.replace(
        /layout=statements([\s\S]*?)\n# [\s\S]*?Note:/,
        "layout=figure$1\n# It rained much\n\n::units{claim=rain block=100}\n\nNote:",
      ),
    );
    const ledger = join(shop.slides, "claims.yaml");
    await writeFile(ledger, (await readFile(ledger, "utf8")).replace("value: 12\n  unit: mm", "value: 9000\n  unit: drops"));
    expectRefusal(await shop.run("build"), "01-rain.md:", "the drawing “9,000 drops” is off the page");
  });

  test("where overflow cannot be measured, build says so and goes on", async () => {
    await edit((text) =>
      text.replace("Say this.", `Say this ${Date.now()} times.`).replace("[@rain].\n", `[@rain] as of ${Date.now()}.\n`),
    );
    const outcome = await shop.run("build", NO_BROWSER);
    expect(outcome).toMatchObject({ code: 0 });
    expect(outcome.said).toContain("no Chromium here");
  });

  test("a cache that is damaged is made anew, to the same bytes", async () => {
    const cache = join(ROOT, ".cache");
    expect(await shop.run("build")).toMatchObject({ code: 0 });
    const built = await contentsOf(shop.out);
    const kept = async (folder: string): Promise<string[]> => (await readdir(join(cache, folder))).map((name) => join(folder, name));
    const names = [...(await kept("fonts")), ...(await kept("citations")), ...(await kept("parsed")), ...(await kept("fits")), "draw.js"];
    for (const rubbish of ["", "rubbish that is longer than any hash could be, to be sure"]) {
      for (const name of names) await writeFile(join(cache, name), rubbish);
      expect(await shop.run("build")).toMatchObject({ code: 0 });
      expect(await contentsOf(shop.out)).toEqual(built);
    }
  });
});

test.describe("a Chromium", () => {
  test("that is none is a line", async () => {
    await rm(drawing());
    await writeFile(join(shop.folder, "none"), "");
    for (const path of [shop.folder, join(shop.folder, "none"), "/nowhere"])
      expectRefusal(await shop.run("build", { CHROMIUM_PATH: path }), "CHROMIUM_PATH", "no program that can be run");
  });

  test("that ends at once is a line; one that hangs is ended by Ctrl-C", async () => {
    await rm(drawing());
    const program = join(shop.folder, "browser");
    await writeFile(program, "#!/bin/sh\nexit 3\n");
    await chmod(program, 0o755);
    expectRefusal(await shop.run("build", { CHROMIUM_PATH: program }), "does not start");

    const started = join(shop.folder, "started");
    await writeFile(program, `#!/bin/sh\ntouch ${started}\nexec sleep 600\n`);
    const outcome = await run(["build", "--deck", shop.slides, "--out", shop.out], { CHROMIUM_PATH: program }, async (child) => {
      await expect.poll(() => readdir(shop.folder), { timeout: 30_000 }).toContain("started");
      child.kill("SIGINT");
    });
    expectRefusal(outcome, "stopped");
  });
});

test.describe("the dev server", () => {
  const ask = (address: string, path: string, method = "GET"): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(address);
      const asked = request({ hostname, port, path, method }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on("error", reject).end();
    });

  test("answers what is no address, and goes on", async () => {
    const server = await shop.start("--port", "0");
    for (const path of ["/%", "/%E0%A4%A", "//", "http://[", "/?x=%", "*", "/../../package.json"])
      expect([200, 400, 404], path).toContain(await ask(server.address, path));
    expect(await ask(server.address, "/%")).toBe(400);
    expect(await ask(server.address, "/nothing")).toBe(404);
    expect(await ask(server.address, "/", "POST")).toBe(405);
    expect(await ask(server.address, "/")).toBe(200);
    await server.stop();
  });

  test("tells the page of overflow and of a deck that went, and follows it when it comes back", async () => {
    const server = await shop.start("--port", "0");
    const browser = await chromium.launch(test.info().project.use.launchOptions);
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.locator("html[data-ready]").waitFor();
    const overlay = page.locator("#dev-overlay");

    await edit((text) => text.replace("[@rain].\n", `[@rain].\n\n${"  A line of rain [@rain].\n\n".repeat(30)}`));
    await expect(overlay).toContainText("[slide-fits-its-page]", { timeout: 60_000 });
    await expect(overlay).toContainText("01-rain.md:");

    await rename(shop.slides, `${shop.slides}-away`);
    await expect(overlay).toContainText("no folder of slides", { timeout: 30_000 });
    await mendAway();
    await rename(`${shop.slides}-away`, shop.slides);
    await expect(page.locator("#rain, section").filter({ hasText: "Rain again" }).first()).toBeAttached({ timeout: 30_000 });
    await browser.close();
    await server.stop();
  });

  async function mendAway(): Promise<void> {
    const path = join(`${shop.slides}-away`, "01-rain.md");
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace(/^# .*$/m, "# Rain again [@rain]").replace(/(A line of rain \[@rain\]\.\n\n)+/, ""));
  }
});
