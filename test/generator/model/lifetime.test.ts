import { describe, expect, test } from "vitest";
import {
  compareVersions,
  daysUntil,
  expiryClause,
  isBefore,
  isDay,
  isOverAt,
  readEnd,
} from "../../../generator/model/lifetime.js";

test.each([
  ["2027-01-31", { kind: "day", last: "2027-01-31" }],
  ["2", { kind: "version", first: [2] }],
  ["v1.4", { kind: "version", first: [1, 4] }],
  ["1.4.0-beta.1", { kind: "version", first: [1, 4, 0] }],
  ["1.4.0-1", { kind: "version", first: [1, 4, 0] }],
  ["2027-02-29", undefined],
  ["2027-1-31", undefined],
  ["1.", undefined],
  ["soon", undefined],
  ["", undefined],
])("the end %j is read as %j", (text, end) => {
  expect(readEnd(text)).toEqual(end);
});

test("a day is one of the calendar", () => {
  expect(["2028-02-29", "2027-02-29", "2027-13-01", "2027-00-10", "27-01-01"].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("versions compare by number, missing ones as zero", () => {
  const sorted = ["1.2", "1.10", "1.9.9", "2", "0.1"].sort((a, b) =>
    compareVersions(a.split(".").map(Number), b.split(".").map(Number)),
  );
  expect(sorted).toEqual(["0.1", "1.2", "1.9.9", "1.10", "2"]);
  expect(compareVersions([1], [1, 0, 0])).toBe(0);
});

test("days are counted across the change of clocks", () => {
  expect(daysUntil("2027-04-01", "2027-03-01")).toBe(31);
  expect(daysUntil("2027-01-31", "2027-02-01")).toBe(-1);
});

test("an end in words goes behind a verb", () => {
  expect(["2027-01-31", "2.0"].map(expiryClause)).toEqual(["until 2027-01-31", "before version 2.0"]);
});

describe("two texts are compared when both are days or both are versions", () => {
  test.each([
    ["1.2", "1.10", true, true],
    ["1.10", "1.2", false, false],
    ["1.2", "1.2.0", true, false],
    ["2027-01-31", "2027-02-01", true, true],
    ["2027-01-31", "2027-01-31", false, false],
    ["2.0", "2027-01-31", false, false],
    ["2.0", "summer", false, false],
  ])("%s and %s", (a, b, isOver, isEarlier) => {
    expect([isOverAt(a, b), isBefore(a, b)]).toEqual([isOver, isEarlier]);
  });
});
