import { expect, it } from "vitest";
import { anchors } from "../../../../generator/emit/markdown/anchors.js";
import { metricOf } from "../catalog-builder.js";

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
  [["reference"], ["reference-1"]],
])("%j has the anchors %j", (names, want) => {
  expect([...anchors(names.map((name) => metricOf(name))).values()]).toEqual(want);
});
