import { spawn } from "node:child_process";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { ROOT } from "./site.ts";
import { contentsOf, NO_BROWSER, openWorkshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
test.beforeEach(async () => {
  shop = await openWorkshop();
});
test.afterEach(() => shop.clear());

const slide = () => join(shop.slides, "01-rain.md");
const edit = async (change: (text: string) => string): Promise<void> => writeFile(slide(), change(await readFile(slide(), "utf8")));

test("an unchanged deck builds without a browser, twice to the same bytes", async () => {
  const first = await shop.run("build", NO_BROWSER);
  expect(first).toMatchObject({ code: 0 });
  const built = await contentsOf(shop.out);
  expect([...built.keys()]).toContain("index.html");
  expect(await shop.run("build", NO_BROWSER)).toMatchObject({ code: 0 });
  expect(await contentsOf(shop.out)).toEqual(built);
});

test("errors come all at once with file, line, column and cure, and leave the last good deck", async () => {
  await shop.run("build");
  const built = await contentsOf(shop.out);
  await edit((text) =>
    text.replace("[@rain].\n", "[@rian].\n").replace("layout=diagram", "layout=diagran").replace("Say that.", "<b>Say</b> that."),
  );
  const outcome = await shop.run("build");
  expect(outcome.code).toBe(1);
  expect(outcome.said).toContain("slides/01-rain.md:11:29:");
  expect(outcome.said).toContain('unknown claim "rian"');
  expect(outcome.said).toContain('did you mean "rain"?');
  expect(outcome.said).toContain('did you mean "diagram"?');
  expect(outcome.said).toContain("raw HTML");
  expect(outcome.said.indexOf("rian")).toBeLessThan(outcome.said.indexOf("diagran"));
  expect(await contentsOf(shop.out)).toEqual(built);
});

test("a changed diagram is drawn anew where a browser is, and otherwise stops the build and says so", async () => {
  await edit((text) => text.replace("12 mm`", "a lot`"));
  const without = await shop.run("build", NO_BROWSER);
  expect(without.code).toBe(1);
  expect(without.said).toContain("01-rain.md:25:1:");
  expect(without.said).toContain("[diagram-is-fresh]");
  expect(without.said).toContain("npm run diagrams");
  expect((await shop.run("build")).said).toContain("rendered river-chain");
  expect(await shop.run("build", NO_BROWSER)).toMatchObject({ code: 0 });
});

test("a diagram Mermaid does not understand is an error at its line", async () => {
  await edit((text) => text.replace("flowchart LR", "flowchart LR\n  A --[ B"));
  const outcome = await shop.run("build");
  expect(outcome.code).toBe(1);
  expect(outcome.said).toMatch(/01-rain\.md:2[78]:\d+:/);
  expect(outcome.said).toContain("[diagram-parses]");
  expect(outcome.said).toContain("Mermaid does not understand");
  await expect(stat(shop.out)).rejects.toThrow();
});

test("a build killed half-way leaves the last good deck", async () => {
  await shop.run("build");
  const built = await contentsOf(shop.out);
  await edit((text) => text.replace("Say this.", "Say this now."));
  for (const delay of [60, 180, 300, 420]) {
    const child = spawn(process.execPath, ["build.mjs", "build", "--deck", shop.slides, "--out", shop.out], { cwd: ROOT, stdio: "ignore" });
    const closed = new Promise((resolve) => child.on("close", resolve));
    setTimeout(() => child.kill("SIGKILL"), delay);
    await closed;
    const now = await contentsOf(shop.out);
    expect([...now.keys()]).toEqual(expect.arrayContaining(["index.html", "evidence.json"]));
    const html = Buffer.from(now.get("index.html") ?? "", "base64").toString();
    expect(html.endsWith("</html>\n")).toBe(true);
    if (!html.includes("Say this now.")) expect(now).toEqual(built);
  }
});

test("a wrong option, command or folder is explained in a line", async () => {
  const run = (...words: string[]) =>
    new Promise<{ code: number | null; said: string }>((resolve) => {
      const child = spawn(process.execPath, ["build.mjs", ...words], { cwd: ROOT });
      let said = "";
      child.stderr.on("data", (data) => {
        said += data;
      });
      child.on("close", (code) => resolve({ code, said }));
    });
  for (const [words, says] of [
    [["build", "--colour"], "--colour"],
    [["biuld"], 'no command "biuld"'],
    [["check", "--deck", "nowhere"], "no folder of slides at nowhere"],
    [["start", "--port", "many"], "--port takes a number"],
  ] as const) {
    const { code, said } = await run(...words);
    expect(code).toBe(1);
    expect(said).toContain(says);
    expect(said).not.toContain("    at ");
  }
});

test("check finds the same errors and starts nothing", async () => {
  await edit((text) => text.replace("[@flood].\n", ".\n"));
  const outcome = await shop.run("check", NO_BROWSER);
  expect(outcome.code).toBe(1);
  expect(outcome.said).toContain("a statement without a cite");
  await expect(stat(shop.out)).rejects.toThrow();
});
