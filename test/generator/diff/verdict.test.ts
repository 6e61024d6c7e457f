import { expect, test } from "vitest";
import type { Bump, Impact } from "../../../generator/diff/change.js";
import { compare } from "../../../generator/diff/compare.js";
import { nextVersion } from "../../../generator/diff/next-version.js";
import { bumpOf, promiseOf, verdictOf } from "../../../generator/diff/verdict.js";
import type { Stability } from "../../../generator/model/catalog.js";
import { catalogOf, metricOf } from "../emit/catalog-builder.js";
import { promiseChanged } from "../../../generator/diff/rules/lifecycle.js";

test.each<[Stability, Bump, Bump, Bump, Bump]>([
  ["stable", "major", "minor", "patch", "none"],
  ["release_candidate", "major", "minor", "patch", "none"],
  ["beta", "minor", "minor", "patch", "none"],
  ["alpha", "minor", "minor", "patch", "none"],
  ["development", "minor", "minor", "patch", "none"],
])("what breaks, adds, words and does nothing in %s asks for %s, %s, %s and %s", (stability, ...bumps) => {
  const impacts: readonly Impact[] = ["breaking", "additive", "cosmetic", "none"];
  const judged = impacts.flatMap((impact) => [
    bumpOf({ callers: impact, consumers: "none", isAnnounced: false }, stability),
    bumpOf({ callers: "none", consumers: impact, isAnnounced: false }, stability),
  ]);
  expect(judged).toEqual(bumps.flatMap((bump) => [bump, bump]));
});

test("the end that a deprecation announced is minor", () => {
  expect(bumpOf({ callers: "breaking", consumers: "breaking", isAnnounced: true }, "stable")).toBe("minor");
});

test("a catalog promises what its most stable recorded metric does", () => {
  const metrics = [
    metricOf("a"),
    metricOf("b", { stability: "beta" }),
    metricOf("c", { stability: "stable", status: "planned" }),
    metricOf("d", { stability: "stable", status: "removed" }),
  ];
  expect(promiseOf(catalogOf(metrics))).toBe("beta");
  expect(promiseOf(catalogOf([]))).toBe("development");
});

test("the verdict is the heaviest change, and its reasons are those", () => {
  const before = [metricOf("a", { stability: "stable", owners: ["x"] }), metricOf("b", { stability: "stable" })];
  const after = [metricOf("a", { stability: "stable", owners: ["y"], unit: "s" })];
  const { bump, reasons } = verdictOf(compare(catalogOf(before), catalogOf(after)));
  expect([bump, reasons.map(({ code }) => code)]).toEqual(["major", ["unit-changed", "metric-removed"]]);
  expect(verdictOf([])).toEqual({ bump: "none", reasons: [] });
});

test.each<[string, Bump, string | undefined]>([
  ["1.4.2", "major", "2.0.0"],
  ["1.4.2", "minor", "1.5.0"],
  ["1.4.2", "patch", "1.4.3"],
  ["1.4.2", "none", "1.4.2"],
  ["v1.4.2", "minor", "1.5.0"],
  ["0.4.2", "major", "0.5.0"],
  ["0.4.2", "minor", "0.4.3"],
  ["0.4.2", "patch", "0.4.3"],
  ["9007199254740993.0.0", "major", "9007199254740994.0.0"],
  ["1.4", "minor", undefined],
  ["01.4.2", "minor", undefined],
  ["1.4.2-rc.1", "minor", undefined],
  ["", "minor", undefined],
])("after %j, %s gives %j", (base, bump, next) => {
  expect(nextVersion(base, bump)).toBe(next);
});

test("a weaker promise breaks those who relied on it, a stronger one adds", () => {
  expect(promiseChanged("stable", "beta").consumers).toBe("breaking");
  expect(promiseChanged("beta", "stable").consumers).toBe("additive");
});
