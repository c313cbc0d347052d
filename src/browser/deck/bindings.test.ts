import { expect, test } from "playwright/test";
import { bindingsOf } from "./bindings.ts";

test("keys are bound by the numbers reveal.js knows them by", () => {
  const pressed: string[] = [];
  const bound = bindingsOf([
    { name: "next", keys: { Space: () => pressed.push("space"), N: () => pressed.push("n") } },
    { name: "ends" },
    { name: "search", signs: { "/": () => pressed.push("/") } },
  ]);
  expect(Object.keys(bound)).toEqual(["32", "78", "191"]);
  for (const code of [32, 78, 191]) bound[code]?.({} as KeyboardEvent);
  expect(pressed).toEqual(["space", "n"]); // the sign's key is kept from reveal.js, and heard elsewhere
});

test("a key or a sign that two shortcuts take is an error", () => {
  const run = (): void => undefined;
  expect(() =>
    bindingsOf([
      { name: "next", keys: { N: run } },
      { name: "pen", keys: { W: run, N: run } },
    ]),
  ).toThrow("two shortcuts take N");
  expect(() =>
    bindingsOf([
      { name: "search", signs: { "/": run } },
      { name: "jump", signs: { "/": run } },
    ]),
  ).toThrow("two shortcuts take /");
});
