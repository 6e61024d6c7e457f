import { describe, expect, test } from "vitest";
import { compare } from "../../../generator/diff/compare.js";
import { versionOf } from "./rich-catalog.js";

/** Changes between two catalogs, given by their metrics: code, both judgements, bump. */
function changes(base: string, head: string, today: string | null = null) {
  const catalog = (metrics: string) => versionOf(`catalog: 1\nname: shop\nmetrics:\n${metrics}`).catalog;
  return compare(catalog(base), catalog(head), today);
}

function impactsOf(base: string, head: string, today: string | null = null) {
  return changes(base, head, today).map(({ code, callers, consumers, bump }) => [code, callers, consumers, bump]);
}

const stable = "instrument: counter, stability: stable";
const live = (key: string) => `  ${key}: { ${stable} }\n`;
const old = (key: string) =>
  `  ${key}: { ${stable}, deprecated: { renamed_to: sent, emit: both, until: "2027-01-31" } }\n`;
const tombstone = (key: string, more = "") =>
  `  ${key}: { ${stable}, status: removed, deprecated: { renamed_to: sent }${more} }\n`;

describe("a rename with a window", () => {
  test("breaks nobody when it opens", () => {
    expect(impactsOf(live("mails"), old("mails") + live("sent"))).toEqual([
      ["deprecation-added", "additive", "additive", "minor"],
      ["metric-added", "additive", "additive", "minor"],
    ]);
    const [deprecation] = changes(live("mails"), old("mails") + live("sent"));
    expect(deprecation?.message).toBe('"deprecated" is set: use "sent"; both names are exported until 2027-01-31');
  });

  test("without one breaks dashboards and callers", () => {
    expect(impactsOf(live("mails"), live("sent")).map(([, ...rest]) => rest)).toContainEqual([
      "breaking",
      "breaking",
      "major",
    ]);
  });

  test("ends as it was announced, with or without a tombstone", () => {
    const base = old("mails") + live("sent");
    expect(impactsOf(base, live("sent"))).toEqual([["metric-removed", "breaking", "breaking", "minor"]]);
    expect(impactsOf(base, tombstone("mails") + live("sent"))).toEqual([
      ["status-changed", "breaking", "breaking", "minor"],
    ]);
    for (const head of [live("sent"), tombstone("mails") + live("sent")]) {
      expect(changes(base, head)[0]?.message).toMatch(/; use "sent"; both names were to be exported until 2027-01-31$/);
    }
  });
});

describe("an end", () => {
  const base = old("mails") + live("sent");
  const trial = (expires: string) => `  trial: { ${stable}, expires: "${expires}" }\n`;

  test("within its window breaks the promise of both names", () => {
    for (const head of [live("sent"), tombstone("mails") + live("sent")]) {
      expect(impactsOf(base, head, "2027-01-31").map(([, , , bump]) => bump)).toEqual(["major"]);
      expect(impactsOf(base, head, "2027-02-01").map(([, , , bump]) => bump)).toEqual(["minor"]);
    }
  });

  test("is announced by an expiry that is past, and by no other", () => {
    const bump = (expires: string) => impactsOf(trial(expires) + live("sent"), live("sent"), "2027-02-01")[0]?.[3];
    expect([bump("2027-01-31"), bump("2027-02-01"), bump("2.0")]).toEqual(["minor", "major", "major"]);
  });
});

describe("a tombstone", () => {
  const buried = (keys: string) => `  orders: { status: removed, ${keys} }\n`;
  const back = (keys: string) => `  orders: { stability: stable, ${keys} }\n`;
  const consumers = (base: string, head: string) =>
    changes(buried(base), back(head))
      .filter(({ code }) => !["status-changed", "stability-changed"].includes(code))
      .map(({ code, callers, consumers, bump }) => [code, callers, consumers, bump]);

  test("may be brought back with the meaning that it had", () => {
    const keys = "instrument: gauge, unit: s, attributes: { kind: [a, b] }";
    expect(consumers(keys, keys)).toEqual([]);
    expect(
      consumers("instrument: gauge", `${keys}, description: More.`).filter(([, , each]) => each === "breaking"),
    ).toEqual([]);
  });

  test.each([
    ["instrument: counter", "instrument: gauge", "instrument-changed"],
    ["instrument: gauge, unit: s", "instrument: gauge, unit: ms", "unit-changed"],
    ["instrument: gauge", "instrument: gauge, value_type: int", "value-type-changed"],
    ["instrument: gauge, attributes: { a: [x] }", "instrument: gauge", "attribute-removed"],
    [
      "instrument: gauge, attributes: { a: [x] }",
      "instrument: gauge, attributes: { a: [x], b: int }",
      "attribute-added",
    ],
    [
      "instrument: gauge, attributes: { a: string }",
      "instrument: gauge, attributes: { a: int }",
      "attribute-type-changed",
    ],
    ["instrument: gauge, attributes: { a: [x, y] }", "instrument: gauge, attributes: { a: [x] }", "value-removed"],
  ])("{ %s } brought back as { %s } breaks dashboards over past data", (base, head, code) => {
    expect(consumers(base, head)).toEqual([[code, "none", "breaking", "major"]]);
  });

  test("that is still one may say anything", () => {
    expect(impactsOf(buried("instrument: gauge, unit: s"), buried("instrument: gauge, unit: ms"))).toEqual([
      ["unit-changed", "none", "cosmetic", "patch"],
    ]);
  });
});
