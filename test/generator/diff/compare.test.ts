import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "../../../generator/diff/compare.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { mutations } from "./mutations/index.js";
import { all, type Edit, rich, set, textOf, unset, versionOf } from "./rich-catalog.js";
import { runs } from "../../fuzz.js";

function edited(...edits: readonly Edit[]): Catalog {
  return versionOf(textOf(all(...edits)(rich))).catalog;
}

const base = edited();

test("any catalog has no change to itself", () => {
  const some = fc.subarray([...mutations], { maxLength: 6 });
  fc.assert(
    fc.property(some, (chosen) => {
      const text = editedText(chosen.map(({ edit }) => edit));
      fc.pre(text !== undefined);
      expect(compare(versionOf(text).catalog, versionOf(text).catalog)).toEqual([]);
    }),
    runs(20),
  );
});

/** Undefined where one edit takes away what another changes, so that no catalog is left. */
function editedText(edits: readonly Edit[]): string | undefined {
  try {
    const text = textOf(all(...edits)(rich));
    return versionOf(text) && text;
  } catch {
    return undefined;
  }
}

test("the same two catalogs always give the same changes", () => {
  const after = edited(...mutations.slice(0, 40).map(({ edit }) => edit));
  expect(JSON.stringify(compare(base, after))).toBe(JSON.stringify(compare(base, after)));
});

test("a change of a shared attribute is one, with the metrics that have it, classified by the one that promises most", () => {
  const uses = {
    young: { instrument: "counter", attributes: ["tool"] },
    calls: { instrument: "counter", stability: "stable", attributes: ["tool"] },
  };
  const before = edited(set("metrics", uses), unset("spans"));
  const changes = compare(before, edited(set("metrics", uses), unset("spans"), set("attributes/tool/max_length", 3)));
  expect(changes).toEqual([
    expect.objectContaining({
      code: "max-length-changed",
      subject: { kind: "attribute", metrics: ["young", "calls"], events: ["tool.done"], spans: [], attribute: "tool" },
      stability: "stable",
      bump: "major",
      head: { value: 3, path: ["attributes", "tool", "max_length"] },
    }),
  ]);
});

test("an attribute that only one metric overrides is that metric's change", () => {
  const [change, ...more] = compare(
    base,
    edited(set("metrics/tool.calls/attributes/tool", { ref: "tool", required: false })),
  );
  expect(more).toEqual([]);
  expect(change).toMatchObject({ code: "attribute-optional", subject: { metrics: ["tool.calls"], attribute: "tool" } });
});

test("a metric that becomes recorded breaks nobody with what else changes", () => {
  const changes = compare(
    base,
    edited(unset("metrics/later/status"), set("metrics/later/unit", "s"), unset("metrics/later/attributes")),
  );
  expect(changes.map(({ code, callers, consumers }) => [code, callers, consumers])).toEqual([
    ["status-changed", "additive", "additive"],
    ["unit-changed", "none", "cosmetic"],
    ["attribute-removed", "none", "cosmetic"],
  ]);
});

test("the end of a metric that names its replacement says so to callers", () => {
  const [change] = compare(base, edited(unset("metrics/old.calls")));
  expect(change).toMatchObject({
    message: 'it is gone; use "tool.calls"',
    migration: { old: "oldCalls(amount?)", new: "toolCalls(attributes, amount?)" },
    isAnnounced: true,
  });
});

test.each<[string, Edit, readonly string[]]>([
  [
    "two values for two others",
    set("metrics/young/attributes/step", ["six", "ten"]),
    ["value-removed", "value-removed", "value-added", "value-added"],
  ],
  [
    "an attribute for an unlike one",
    all(unset("metrics/tool.calls/attributes/dry"), set("metrics/tool.calls/attributes/zone", "string")),
    ["attribute-removed", "attribute-added"],
  ],
  [
    "an attribute for two like ones",
    all(
      unset("metrics/latency/attributes/route"),
      set("metrics/latency/attributes/http.route", "string"),
      set("metrics/latency/attributes/web.route", "string"),
    ),
    ["attribute-removed", "attribute-added", "attribute-added"],
  ],
])("%s are reported one by one", (_, edit, codes) => {
  expect(compare(base, edited(edit)).map(({ code }) => code)).toEqual(codes);
});

test("a value that a narrower prefix takes away is reported beside it", () => {
  const before = edited(set("context/region/values", ["eu_*"]));
  const changes = compare(before, edited(set("context/region/values", ["eu_west_*"])));
  expect(changes.map(({ code, callers }) => [code, callers])).toEqual([["value-renamed", "breaking"]]);
});

test("a wider prefix breaks nobody", () => {
  const before = edited(set("context/region/values", ["eu_west_*"]));
  const changes = compare(before, edited(set("context/region/values", ["eu_*"])));
  expect(changes.map(({ code, callers }) => [code, callers])).toEqual([["value-renamed", "additive"]]);
});
