import { expect, test } from "playwright/test";
import { readDate } from "./dates.ts";

/** A stretch of days as ISO dates. */
function read(text: string, year = 2021): [string, string] | undefined {
  const span = readDate(text, year);
  const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
  return span && [iso(span.from), iso(span.to)];
}

test("a day is itself, a month and a year are all their days", () => {
  expect(read("13 Sept 2021")).toEqual(["2021-09-13", "2021-09-13"]);
  expect(read("Dec 2020")).toEqual(["2020-12-01", "2020-12-31"]);
  expect(read("Feb 2024")).toEqual(["2024-02-01", "2024-02-29"]);
  expect(read("2022")).toEqual(["2022-01-01", "2022-12-31"]);
});

test("without a year the diagram's is taken", () => {
  expect(read("13 Sept", 2019)).toEqual(["2019-09-13", "2019-09-13"]);
  expect(read("June", 2020)).toEqual(["2020-06-01", "2020-06-30"]);
});

test("of a span the first half takes from the second what it leaves out", () => {
  expect(read("13–15 Sept")).toEqual(["2021-09-13", "2021-09-15"]);
  expect(read("10 June–9 July")).toEqual(["2021-06-10", "2021-07-09"]);
  expect(read("Aug 2020 – May 2021")).toEqual(["2020-08-01", "2021-05-31"]);
  expect(read("2013-2022")).toEqual(["2013-01-01", "2022-12-31"]);
});

test("French months are read as well", () => {
  expect(read("13 sept. 2021")).toEqual(["2021-09-13", "2021-09-13"]);
  expect(read("1er févr.–2 avr.")).toEqual(["2021-02-01", "2021-04-02"]);
  expect(read("10 juin–9 juill.")).toEqual(["2021-06-10", "2021-07-09"]);
  expect(read("mai 2020 – août 2021")).toEqual(["2020-05-01", "2021-08-31"]);
  expect(read("déc. 2020")).toEqual(["2020-12-01", "2020-12-31"]);
});

test("what is no date is none", () => {
  for (const text of ["", "soon", "13 Mumble", "1–2–3 Sept", "Sept 13"]) expect(read(text), text).toBeUndefined();
});
