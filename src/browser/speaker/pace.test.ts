import { expect, test } from "playwright/test";
import { words } from "../../words/en.ts";
import { judge, minutes, stretches } from "./pace.ts";

const plan = stretches([60, 90, 30]);

function verdict(seconds: number, slide: number | undefined, running = true) {
  return judge({ seconds, begun: true, running }, 180, slide === undefined ? undefined : plan[slide], words.speaker);
}

test("slides follow each other in the plan without a gap", () => {
  expect(plan).toEqual([
    { from: 0, to: 60 },
    { from: 60, to: 150 },
    { from: 150, to: 180 },
  ]);
});

test("a talk is on pace within a slide's time, both ends included", () => {
  expect(verdict(60, 1)).toEqual({ kind: "pace", text: "On pace, 1:30 left on this slide" });
  expect(verdict(150, 1)).toEqual({ kind: "pace", text: "On pace, 0:00 left on this slide" });
});

test("it is ahead before that time, and behind after it", () => {
  expect(verdict(59, 1)).toEqual({ kind: "ahead", text: "0:01 ahead" });
  expect(verdict(151, 1)).toEqual({ kind: "behind", text: "0:01 behind" });
});

test("it is over time once the whole plan has passed, on whatever slide", () => {
  expect(verdict(180, 2).kind).toBe("pace");
  expect(verdict(181, 2)).toEqual({ kind: "over", text: "Over time by 0:01" });
  expect(verdict(4000, 0)).toEqual({ kind: "over", text: "Over time by 1:03:40" });
});

test("on a slide outside the plan only what is left in all counts", () => {
  expect(verdict(100, undefined)).toEqual({ kind: "pace", text: "1:20 left in all" });
});

test("a clock that stands says so, and one that never ran says only that", () => {
  expect(verdict(151, 1, false)).toEqual({ kind: "paused", text: "Paused, 0:01 behind" });
  expect(verdict(100, 1, false)).toEqual({ kind: "paused", text: "Paused, on pace, 0:50 left on this slide" });
  expect(judge({ seconds: 0, begun: false, running: false }, 180, plan[0], words.speaker)).toEqual({
    kind: "waiting",
    text: "Not started",
  });
});

test("times are printed in minutes, from an hour on in hours", () => {
  expect([0, 9, 702, 3599, 3600, 3665, -5].map(minutes)).toEqual(["0:00", "0:09", "11:42", "59:59", "1:00:00", "1:01:05", "0:00"]);
});
