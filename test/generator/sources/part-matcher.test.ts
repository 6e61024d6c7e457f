import { describe, expect, test } from "vitest";
import { isGlob, matcherOf } from "../../../generator/sources/part-matcher.js";

describe("parts are found", () => {
  test.each([
    ["metrics/http.yaml", ["metrics/http.yaml"]],
    ["metrics/*.yaml", ["metrics/http.yaml", "metrics/db.yaml"]],
    ["*.yaml", ["catalog.yaml", "other.yaml"]],
    ["**/*.yaml", ["catalog.yaml", "other.yaml", "metrics/http.yaml", "metrics/db.yaml", "metrics/deep/er.yaml"]],
    ["metrics/{http,db}.yaml", ["metrics/http.yaml", "metrics/db.yaml"]],
    ["metrics/?ttp.yaml", ["metrics/http.yaml"]],
    ["metrics", []],
  ])("by %s", (pattern, expected) => {
    const files = ["catalog.yaml", "other.yaml", "metrics/http.yaml", "metrics/db.yaml", "metrics/deep/er.yaml"];
    const hidden = [".hidden.yaml", ".github/a.yaml", "metrics/.a.yaml"];
    const { matches } = matcherOf([pattern]);
    expect([...files, ...hidden].filter(matches)).toEqual(expected);
  });

  test("by none of no patterns", () => {
    expect(matcherOf([]).matches("")).toBe(false);
    expect(matcherOf([]).mayLieIn("metrics")).toBe(false);
  });
});

describe("folders are looked into", () => {
  test.each([
    ["metrics/*.yaml", ["", "metrics"]],
    ["metrics/http.yaml", ["", "metrics"]],
    ["**/*.yaml", ["", "metrics", "metrics/deep", "src"]],
    ["metrics/**/*.yaml", ["", "metrics", "metrics/deep"]],
    [".meterbook/*.yaml", ["", ".meterbook"]],
    ["*/*.yaml", ["", "metrics", "src"]],
  ])("for %s only where a part may lie", (pattern, expected) => {
    const folders = ["", "metrics", "metrics/deep", "src", ".meterbook", "node_modules", "node_modules/a", "src/.git"];
    expect(folders.filter(matcherOf([pattern]).mayLieIn)).toEqual(expected);
  });
});

test("a path without signs of a glob is one file", () => {
  expect(["a/b.yaml", "a-b_c.yaml", "*.yaml", "a/**", "a[1].yaml", "{a,b}"].filter((text) => !isGlob(text))).toEqual([
    "a/b.yaml",
    "a-b_c.yaml",
  ]);
});
