import type { Element } from "hast";
import { expect, test } from "playwright/test";
import { visit } from "unist-util-visit";
import { BASES, STANDINGS, type Support } from "../../model/basis.ts";
import { type Claim, HINDSIGHT_VERDICTS } from "../../model/claim.ts";
import type { Deck } from "../../model/deck.ts";
import { CONTENT_WIDTH } from "../../model/stage.ts";
import { words } from "../../words/en.ts";
import type { RenderContext } from "../context.ts";
import { renderWall } from "./wall.ts";

/** A wall of `count` claims that have every basis, standing and verdict in turn. */
function wallOf(count: number): { wall: Element; deck: Deck } {
  const ids = Array.from({ length: count }, (_, i) => `c${i}`);
  const claims = new Map(
    ids.map((id, i) => {
      const verdict = HINDSIGHT_VERDICTS[i % 7]; // of two in seven nothing was found later
      return [id, { id, says: `Claim ${i}.`, ...(verdict ? { hindsight: { verdict } } : {}) } as unknown as Claim];
    }),
  );
  const supports = new Map(ids.map((id, i) => [id, { basis: BASES[(i * 3) % 5], standing: STANDINGS[i % 9] } as unknown as Support]));
  const deck = { info: { actors: new Map() }, ledger: { claims }, supports } as unknown as Deck;
  return { wall: renderWall({ deck, words } as unknown as RenderContext), deck };
}

/** What the strokes or labels of a wall say of themselves, custom properties as numbers. */
function partsOf(wall: Element, name: string): { element: Element; at: Record<string, number> }[] {
  const parts: { element: Element; at: Record<string, number> }[] = [];
  visit(wall, "element", (element) => {
    if (![element.properties.className].flat().includes(name)) return;
    const pairs = String(element.properties.style)
      .split(";")
      .map((pair) => pair.replace(/^--/, "").split(":"));
    parts.push({ element, at: Object.fromEntries(pairs.map(([key = "", value]) => [key, Number(value)])) });
  });
  return parts;
}

for (const count of [3, 49, 200]) {
  test(`a wall of ${count} claims: each is one stroke, in a place of its own in each arrangement, within the slide`, () => {
    const { wall, deck } = wallOf(count);
    const strokes = partsOf(wall, "wall-stroke");
    expect(strokes.map(({ element }) => element.properties.dataClaim).sort()).toEqual([...deck.ledger.claims.keys()].sort());
    const [sheet] = partsOf(wall, "wall");
    const { slot = 0, length = 0 } = sheet?.at ?? {};
    for (const name of ["", "later-", "slim-", "slim-later-"]) {
      const spots = strokes.map(({ at }) => [at[`${name}x`] ?? Number.NaN, at[`${name}y`] ?? Number.NaN] as const);
      expect(new Set(spots.map(String)).size, name).toBe(count);
      const across = name.startsWith("slim") ? 34 : slot;
      expect(Math.max(...spots.map(([x]) => x + across)), name).toBeLessThanOrEqual(name.startsWith("slim") ? 340 : CONTENT_WIDTH + 1);
      expect(Math.max(...spots.map(([, y]) => y + length)), name).toBeLessThan(sheet?.at[`${name}height`] ?? 0);
      const gaps = spots.flatMap(([x, y]) => spots.flatMap(([otherX, otherY]) => (y === otherY && otherX > x ? [otherX - x] : [])));
      expect(Math.min(...gaps, Number.POSITIVE_INFINITY), name).toBeGreaterThanOrEqual(across - 0.11);
    }
    expect(slot).toBeGreaterThanOrEqual(14); // what a stroke takes across
  });

  test(`a wall of ${count} claims counts as the ledger does`, () => {
    const { wall, deck } = wallOf(count);
    const counts = partsOf(wall, "wall-label").map(({ element }) => {
      const [line] = element.children.filter((child) => child.type === "element");
      const [strong] = line?.children ?? [];
      const text = strong?.type === "element" ? strong.children[0] : undefined;
      return text?.type === "text" ? Number(text.value) : Number.NaN;
    });
    const ledger = [...deck.ledger.claims.values()];
    const byBasis = BASES.map((basis) => ledger.filter(({ id }) => deck.supports.get(id)?.basis === basis).length);
    const byVerdict = (verdict?: string) => ledger.filter(({ hindsight }) => hindsight?.verdict === verdict).length;
    const verdicts = [...HINDSIGHT_VERDICTS, undefined].map(byVerdict);
    const expected = [...byBasis, ...verdicts].filter((n) => n > 0);
    expect([...counts].sort()).toEqual([...expected].sort());
  });
}
