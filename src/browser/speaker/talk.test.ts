import { expect, test } from "playwright/test";
import { adopt, share } from "./talk.ts";

const isNumber = (value: unknown): value is number => typeof value === "number";
let made = 0;

/** A register of its own, and what it was changed to. */
function register() {
  const name = `test-${++made}`;
  const heard: number[] = [];
  const shared = share<number>(name, 0, false, isNumber);
  shared.onChange((value) => heard.push(value));
  const hear = (value: unknown, clock: number, by = "other"): void => adopt({ kind: "set", name, value, clock, by });
  return { shared, heard, hear };
}

test("a later change of another window is taken, an earlier one is not", () => {
  const { shared, heard, hear } = register();
  hear(7, 3);
  hear(8, 2);
  expect(shared.get()).toBe(7);
  expect(heard).toEqual([7]);
});

test("of two changes at the same time every window takes that of the later name", () => {
  const one = register();
  one.hear(1, 5, "a");
  one.hear(2, 5, "b");
  const other = register();
  other.hear(2, 5, "b");
  other.hear(1, 5, "a");
  expect([one.shared.get(), other.shared.get()]).toEqual([2, 2]);
});

test("a change of one's own is later than all that came before", () => {
  const { shared, hear } = register();
  hear(7, 3);
  shared.set(9);
  hear(8, 3, "z");
  expect(shared.get()).toBe(9);
  hear(10, 4, "z"); // the same time as ours, from a later name
  expect(shared.get()).toBe(10);
});

test("what another version of the page sends is passed over", () => {
  const { shared, heard, hear } = register();
  hear("seven", 3);
  adopt({ kind: "set", name: "unknown", value: 1, clock: 1, by: "other" });
  expect(shared.get()).toBe(0);
  expect(heard).toEqual([]);
});

test("what a window begins with gives way to any change", () => {
  const { shared, hear } = register();
  shared.begin(4);
  expect(shared.get()).toBe(4);
  hear(5, 1);
  shared.begin(6);
  expect(shared.get()).toBe(5);
});
