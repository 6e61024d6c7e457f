import { describe, expect, it } from "vitest";
import { nearest, suggestion } from "../../../generator/diagnostics/suggest.js";

describe("nearest", () => {
  it.each<[string, string, string | undefined]>([
    ["a missing letter", "descripton", "description"],
    ["neighbours that are swapped", "nuit", "unit"],
    ["another case", "Counter", "counter"],
    ["nothing when too much differs", "abc", undefined],
  ])("finds a word with %s", (_, word, found) => {
    expect(nearest(word, ["description", "unit", "counter"])).toBe(found);
  });

  it("lets a third of the letters differ, and no more", () => {
    expect(nearest("budget", ["bxxget"])).toBe("bxxget");
    expect(nearest("budget", ["bxxxet"])).toBeUndefined();
  });

  it("takes the nearest of several", () => {
    expect(nearest("buckts", ["bucket", "buckets"])).toBe("buckets");
  });
});

describe("suggestion", () => {
  it("lists the allowed words when none is near", () => {
    expect(suggestion("x", ["alpha", "beta"])).toBe("allowed: alpha, beta");
  });

  it("is silent when there are none, or too many to read", () => {
    expect(suggestion("x", [])).toBeUndefined();
    expect(
      suggestion(
        "x",
        Array.from({ length: 41 }, (_, index) => `word${index}`),
      ),
    ).toBeUndefined();
  });
});
