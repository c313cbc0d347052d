import { expect, test } from "playwright/test";
import { isMessage } from "./message.ts";

const envelope = { deck: "rain-1", talk: "t0k3n", from: "w1", role: "speaker", n: 1 };

test("every kind of message is known by its parts", () => {
  const sound = [
    { kind: "hello" },
    { kind: "here" },
    { kind: "ping" },
    { kind: "pong" },
    { kind: "bye" },
    { kind: "join", to: "abc123" },
    { kind: "set", name: "show", value: { any: "thing" }, clock: 0, by: "" },
    { kind: "point", at: undefined },
    { kind: "point", at: [1, 2] },
    { kind: "line", points: [] },
    {
      kind: "line",
      points: [
        [0, 0],
        [1280, 720],
      ],
    },
  ];
  for (const word of sound) expect(isMessage({ ...envelope, ...word }), JSON.stringify(word)).toBe(true);
});

test("what is malformed in its words is no message", () => {
  const wrong = [
    {},
    { kind: "shout" },
    { kind: "join" },
    { kind: "join", to: "two words" },
    { kind: "set", name: "show", value: 1, by: "w2" },
    { kind: "set", name: "show", value: 1, clock: Number.POSITIVE_INFINITY, by: "w2" },
    { kind: "set", name: "show", value: 1, clock: Number.NaN, by: "w2" },
    { kind: "set", name: "show", value: 1, clock: -1, by: "w2" },
    { kind: "set", name: 5, value: 1, clock: 1, by: "w2" },
    { kind: "point", at: [1] },
    { kind: "point", at: [1, Number.NaN] },
    { kind: "line" },
    { kind: "line", points: [[1, "2"]] },
  ];
  for (const word of wrong) expect(isMessage({ ...envelope, ...word }), JSON.stringify(word)).toBe(false);
});

test("what is malformed in its envelope is no message", () => {
  for (const part of ["deck", "talk", "from", "role", "n"]) {
    const { [part as "deck"]: _left, ...rest } = envelope;
    expect(isMessage({ ...rest, kind: "hello" }), part).toBe(false);
  }
  for (const data of [null, "hello", [], 7, { ...envelope, kind: "hello", role: "judge" }, { ...envelope, kind: "hello", n: Number.NaN }])
    expect(isMessage(data)).toBe(false);
});
