import { expect, it } from "vitest";
import { anchors } from "../../../../../generator/emit/markdown/indexes/anchors.js";
import { metricOf } from "../../catalog-builder.js";

it.each([
  [["tool.call.duration_ms"], ["toolcallduration_ms"]],
  [["HTTP/requests-open"], ["httprequests-open"]],
  [
    ["a.b", "ab", "a/b"],
    ["ab", "ab-1", "ab-2"],
  ],
  [
    ["a.b", "ab-1", "ab"],
    ["ab", "ab-1", "ab-2"],
  ],
  [
    ["constructor", "Constructor", "valueOf"],
    ["constructor", "constructor-1", "valueof"],
  ],
])("%j has the anchors %j", (names, want) => {
  expect([
    ...anchors(
      names.map((name) => metricOf(name)),
      [],
    ).values(),
  ]).toEqual(want);
});

it("numbers an entry whose anchor a heading of the page has already", () => {
  const entries = ["reference", "common-attributes", "shop-metrics", "x"].map((name) => metricOf(name));
  const headings = ["shop metrics", "Common attributes", "Metrics catalog", "Reference"];
  expect([...anchors(entries, headings).values()]).toEqual([
    "reference-1",
    "common-attributes-1",
    "shop-metrics-1",
    "x",
  ]);
});
