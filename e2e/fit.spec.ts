import { expect, open, test } from "./site.ts";

test.use({ deck: "briefing" });

/** What does not fit on the slide on show: text out of its box, bands that overlap, type too small to be read. */
function misfits(): string[] {
  const slide = document.querySelector<HTMLElement>(".slides section.present:not(.stack)");
  if (!slide) return ["no slide"];
  const frame = slide.getBoundingClientRect();
  const scale = frame.width / 1280;
  const found: string[] = [];
  const foot = slide.querySelector(".foot")?.getBoundingClientRect();
  const head = slide.querySelector(".headline")?.getBoundingClientRect();
  const say = (what: string, node: Element, text: string) =>
    found.push(
      `#${slide.id}: ${what} <${node.tagName.toLowerCase()}${node.getAttribute("class") ? `.${node.getAttribute("class")}` : ""}> ${text.trim().slice(0, 60)}`,
    );
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const parent = text.parentElement;
    if (
      !parent ||
      !text.textContent?.trim() ||
      !parent.checkVisibility({ checkVisibilityCSS: true }) ||
      parent.closest("title, desc, .scroll-y, .hindsight-lead")
    )
      continue;
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const inFoot = parent.closest(".foot") !== null;
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
      say("outside the slide:", parent, text.textContent);
    if (foot && !inFoot && !parent.closest(".map") && box.bottom > foot.top + 2) say("runs into the foot:", parent, text.textContent);
    if (
      head &&
      parent.closest(".content") &&
      !parent.closest(".map, .map-text, [data-layout=title]") &&
      box.top < head.bottom - 2 &&
      box.left < head.right &&
      box.right > head.left
    )
      say("runs into the headline:", parent, text.textContent);
    let factor = scale;
    const svg = parent.closest("svg");
    if (svg instanceof SVGSVGElement && parent instanceof SVGGraphicsElement) factor = parent.getScreenCTM()?.a ?? scale;
    const size = (Number.parseFloat(getComputedStyle(parent).fontSize) * factor) / scale;
    if (size < (inFoot ? 15.9 : 19.9)) say(`type of ${size.toFixed(1)} px:`, parent, text.textContent);
  }
  for (const cell of slide.querySelectorAll<HTMLElement>(".content, .content *, .headline")) {
    if (cell.checkVisibility() && cell.scrollWidth > cell.clientWidth + 2 && getComputedStyle(cell).overflowX !== "visible")
      say("wider than its box:", cell, cell.textContent ?? "");
  }
  return found;
}

for (const time of ["then", "now"]) {
  test(`nothing overflows on any slide, and no type is under the floor (${time})`, async ({ page, site }) => {
    test.setTimeout(120_000);
    await open(page, site, time === "now" ? "?time=now" : "");
    const ids = await page.evaluate(() => [...document.querySelectorAll("section.slide")].map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(28);
    const found: string[] = [];
    for (const id of ids) {
      await page.evaluate((name) => {
        location.hash = `#${name}`;
      }, id);
      await page.locator(`section.present[id="${id}"]:not(.stack)`).waitFor();
      found.push(...(await page.evaluate(misfits)));
    }
    expect(found).toEqual([]);
  });
}
