import type { Page } from "playwright/test";
import { current, expect, open, test } from "./site.ts";

const FIGURE = "section.present:not(.stack) figure.diagram";
const part = (name: string) => `${FIGURE} svg [data-node="${name}"]`;
const edge = (name: string) => `${FIGURE} svg [data-edge="${name}"]`;
const opacity = (page: Page, selector: string) => page.locator(selector).evaluate((element) => Number(getComputedStyle(element).opacity));

/** What has the focus: a node's or an edge's name. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { node, edge } = (document.activeElement as SVGElement | null)?.dataset ?? {};
    return node ?? edge ?? "";
  });

test.describe("steps", () => {
  test("the first is there on arrival, the others wait in their places, Next and Back go both ways", async ({ page, site }) => {
    await open(page, site, "#wishes");
    await expect(page.locator(part("F1"))).not.toHaveClass(/is-waiting/);
    await expect(page.locator(part("R1"))).toHaveClass(/is-waiting/);
    await expect.poll(() => opacity(page, part("R1"))).toBe(0.25);
    const before = await page.locator(part("R1")).boundingBox();
    // Headings and the ground they stand on never wait.
    expect(await opacity(page, part("strand"))).toBe(1);
    await page.keyboard.press("PageDown");
    await page.keyboard.press("PageDown");
    await expect(page.locator(part("R1"))).not.toHaveClass(/is-waiting/);
    expect(await page.locator(part("R1")).boundingBox()).toEqual(before);
    await page.keyboard.press("PageUp");
    await expect(page.locator(part("R1"))).toHaveClass(/is-waiting/);
    expect(await current(page)).toBe("wishes");
  });

  test("a link to a step lands on it", async ({ page, site }) => {
    await open(page, site, "#wishes/2");
    await expect(page.locator(part("R1"))).not.toHaveClass(/is-waiting/);
    await expect(page.locator(edge("C1->R1"))).toHaveClass(/is-waiting/);
    await page.keyboard.press("PageDown");
    await expect(page.locator(`${FIGURE} .is-waiting`)).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe("#wishes/3");
  });

  test("on paper nothing waits", async ({ page, site }) => {
    await open(page, site, "#wishes");
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => opacity(page, part("R1"))).toBe(1);
  });
});

test.describe("lens", () => {
  test("X looks from one side, then the other, then both; the address keeps it; nothing is hidden", async ({ page, site }) => {
    await open(page, site, "#wishes/3");
    await page.keyboard.press("x");
    expect(new URL(page.url()).searchParams.get("lens")).toBe("overby");
    await expect.poll(() => opacity(page, part("R1"))).toBe(0.4);
    await expect.poll(() => opacity(page, part("F1"))).toBe(1);
    await expect.poll(() => opacity(page, part("C1"))).toBe(1);
    await expect(page.locator(`${edge("F1->C1")} .lens-word`)).toBeVisible();
    await expect(page.locator(`${edge("C1->R1")} .lens-word`)).toBeHidden();
    await page.keyboard.press("x");
    await expect.poll(() => opacity(page, part("F1"))).toBe(0.4);
    await page.getByRole("group", { name: "Lens" }).getByRole("button", { name: "Both" }).click();
    await expect.poll(() => opacity(page, part("F1"))).toBe(1);
    expect(new URL(page.url()).searchParams.get("lens")).toBeNull();
  });

  test("a link brings it, and a slide without two sides has no control", async ({ page, site }) => {
    await open(page, site, "?lens=strand#wishes/3");
    await expect(page.getByRole("button", { name: "Strand", exact: true })).toHaveAttribute("aria-pressed", "true");
    await expect.poll(() => opacity(page, part("F1"))).toBe(0.4);
    await open(page, site, "#chain");
    await expect(page.getByRole("group", { name: "Lens" })).toBeHidden();
    await page.keyboard.press("x");
    expect(new URL(page.url()).searchParams.get("lens")).toBeNull();
  });
});

test.describe("exploring by keyboard", () => {
  test("one stop of Tab, arrows along the lines, Enter to the card, Esc back and out; the slide stays", async ({ page, site }) => {
    await open(page, site, "#wishes/3");
    expect(await page.locator(`${FIGURE} svg [tabindex="0"]`).count()).toBe(1);
    await page.locator(`${FIGURE} svg [tabindex="0"]`).focus();
    expect(await focused(page)).toBe("F1");
    for (const [key, name] of [
      ["ArrowRight", "F1->C1"],
      ["ArrowRight", "C1"],
      ["ArrowRight", "C1->R1"],
      ["ArrowRight", "R1"],
      ["ArrowDown", "R2"],
      ["ArrowLeft", "C2->R2"],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused(page), key).toBe(name);
    }
    await expect(page.locator(FIGURE)).toHaveClass(/is-explored/);
    await expect.poll(() => opacity(page, part("F1"))).toBe(0.32);
    await expect.poll(() => opacity(page, part("C2"))).toBe(1);
    await expect(page.locator(`${edge("C2->R2")} .pin`)).toBeVisible();
    expect(await page.locator(`${FIGURE} svg [tabindex="0"]`).count()).toBe(1);

    await page.keyboard.press("Enter");
    await expect(page.locator(".card")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator(".card")).toHaveCount(0);
    expect(await focused(page)).toBe("C2->R2");
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("");
    await expect(page.locator(FIGURE)).not.toHaveClass(/is-explored/);
    expect(await current(page)).toBe("wishes");
  });

  test("+ shows the group one is in, 0 the whole again", async ({ page, site }) => {
    await open(page, site, "#wishes/3");
    const svg = page.locator(`${FIGURE} > svg`);
    const whole = await svg.getAttribute("viewBox");
    await page.locator(part("F2")).focus();
    const before = await page.locator(part("F2")).boundingBox();
    await page.keyboard.press("+");
    const near = await page.locator(part("F2")).boundingBox();
    expect(near?.width).toBeGreaterThan((before?.width ?? 0) * 1.05);
    await page.keyboard.press("0");
    expect(await svg.getAttribute("viewBox")).toBe(whole);
  });

  test("a timeline has no lines to follow: the arrows go to what is nearest", async ({ page, site }) => {
    await open(page, site, "#days");
    await page.locator(`${FIGURE} svg [tabindex="0"]`).focus();
    const first = await focused(page);
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toMatch(/^t\d/);
    expect(await focused(page)).not.toBe(first);
    expect(await current(page)).toBe("days");
  });
});

test("pointing at a part keeps its neighbours and dims the rest, until one points elsewhere", async ({ page, site }) => {
  await open(page, site, "#wishes/3");
  await page.locator(`${part("F1")} text`).hover();
  await expect.poll(() => opacity(page, part("R2"))).toBe(0.32);
  await expect.poll(() => opacity(page, part("C1"))).toBe(1);
  await expect.poll(() => opacity(page, edge("F1->C1"))).toBe(1);
  await page.locator("section.present:not(.stack) .headline").hover();
  await expect.poll(() => opacity(page, part("R2"))).toBe(1);
});

test("hindsight marks what became of the plan on the same drawing, and only with hindsight", async ({ page, site }) => {
  await open(page, site, "#plan/1");
  const marks = page.locator(`${FIGURE} .later`);
  expect(await marks.count()).toBeGreaterThan(1);
  await expect(marks.first()).toBeHidden();
  const view = await page.locator(`${FIGURE} > svg`).getAttribute("viewBox");
  await page.keyboard.press("t");
  await expect(marks.first()).toBeVisible();
  await expect(marks.first()).toHaveText(/^broken .*2019/);
  await marks.first().focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".card")).toBeVisible();
  await page.keyboard.press("Escape");
  expect(await page.locator(`${FIGURE} > svg`).getAttribute("viewBox")).toBe(view);
});

test("on a phone a contest of two sides is rows of words, with what they stand on written out", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, site, "#wishes");
  const rows = page.locator("#wishes .contest .row");
  expect(await rows.count()).toBe(4);
  await expect(rows.first()).toBeVisible();
  await expect(page.locator("#wishes figure.diagram > svg")).toBeHidden();
  for (const side of await rows.locator(".side").all()) await expect(side).not.toBeEmpty();
  expect(await rows.first().locator(".mark").count()).toBe(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test.describe("every kind of diagram", () => {
  test.use({ deck: "types" });
  for (const theme of ["light", "dark"]) {
    test(`is drawn in the deck's look, with room for its words (${theme})`, async ({ page, site }) => {
      await open(page, site, `?theme=${theme}`);
      const ids = await page.evaluate(() => [...document.querySelectorAll("section.slide")].map(({ id }) => id));
      expect(ids.length).toBe(18);
      for (const id of ids) {
        await page.evaluate((name) => {
          location.hash = `#${name}`;
        }, id);
        await page.locator(`section.present[id="${id}"]`).waitFor();
        expect(await page.evaluate(faults), id).toEqual([]);
      }
    });
  }
});

/** What is wrong with the drawing on show: words cut off or too faint, colours of Mermaid's own. Runs in the page. */
function faults(): string[] {
  const slide = document.querySelector("section.present:not(.stack)");
  const svg = slide?.querySelector("figure.diagram > svg");
  if (!slide || !svg) return ["no drawing"];
  const found: string[] = [];
  const frame = slide.getBoundingClientRect();
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour: string): number[] => {
    if (!canvas) return [];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r = 0, g = 0, b = 0]: number[]) => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  if (svg.querySelector("foreignObject, style, [style]")) found.push("a style of its own");
  if (/#[0-9a-f]{6}\b/i.test(svg.outerHTML)) found.push("a colour of its own");
  const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent?.trim() && text.checkVisibility());
  if (texts.length === 0) found.push("no words");
  for (const text of texts) {
    const box = text.getBoundingClientRect();
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
      found.push(`outside: ${text.textContent}`);
    // What lies beneath the middle of the words, the first that is painted.
    const under = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2).find((element) => {
      if (!(element instanceof SVGGeometryElement) || element.closest(".pin, .hit")) return false;
      const { fill } = getComputedStyle(element);
      return fill !== "none" && (rgb(fill)[3] ?? 0) > 200;
    });
    const ground = rgb(under ? getComputedStyle(under).fill : getComputedStyle(document.body).backgroundColor);
    const ink = rgb(getComputedStyle(text.querySelector("tspan") ?? text).fill);
    const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a) as [number, number];
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) found.push(`contrast ${contrast.toFixed(1)}: ${text.textContent}`);
  }
  return found;
}
