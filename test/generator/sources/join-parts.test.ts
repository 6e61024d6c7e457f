import { describe, expect, test } from "vitest";
import { placeOf } from "../../../generator/diagnostics/diagnostic.js";
import { readCatalog } from "../../../generator/pipeline.js";
import { type Place, positionOf } from "../../../generator/source.js";
import { several } from "./several.js";

const catalog = `catalog: 1
name: shop
attributes: { tool: [bash, read] }
include: [metrics/*.yaml]
metrics:
  orders: { instrument: counter, attributes: [tool] }
`;
const counter =
  "metrics:\n  payments: { instrument: counter, attributes: [tool, card] }\nattributes: { card: [a, b] }\n";

function address(place: Place | null): string {
  if (place === null) return "";
  const { line, column } = positionOf(place);
  return `${place.source.name}:${line}:${column}`;
}

function findingsOf(main: string, parts: Readonly<Record<string, string>>) {
  return readCatalog(several(main, parts)).diagnostics.map((each) => ({
    code: each.code,
    at: address(placeOf(each)),
    message: each.message,
    help: each.help,
    related: each.related.map(({ place }) => address(place)),
  }));
}

describe("a catalog of several files", () => {
  test("has its defaults in all parts, where a part's own win", () => {
    const main =
      "catalog: 1\nname: shop\ndefaults: { stability: stable, owner: shop }\ninclude: [metrics/*.yaml]\nmetrics:\n  a: { instrument: counter }\n  b: { instrument: counter, stability: alpha, owner: [b] }\n";
    const parts = {
      "metrics/c.yaml": "metrics:\n  c: { instrument: counter }\n",
      "metrics/d.yaml": "defaults: { owner: [pay, sre], value_type: int }\nmetrics:\n  d: { instrument: counter }\n",
    };
    const { catalog: read, diagnostics } = readCatalog(several(main, parts));
    expect(diagnostics).toEqual([]);
    expect(read?.metrics.map(({ stability, owners, valueType }) => [stability, owners.join(), valueType])).toEqual([
      ["stable", "shop", "double"],
      ["alpha", "b", "double"],
      ["stable", "shop", "double"],
      ["stable", "pay,sre", "int"],
    ]);
  });

  test("has the metrics of all, in the order of the files, and uses the attributes of all", () => {
    const parts = { "metrics/a.yaml": counter, "metrics/b.yaml": "metrics:\n  refunds: { instrument: counter }\n" };
    const { catalog: read, diagnostics } = readCatalog(several(catalog, parts));
    expect(diagnostics).toEqual([]);
    expect(read?.metrics.map(({ key, place }) => `${key} ${address(place)}`)).toEqual([
      "orders catalog.yaml:6:3",
      "payments metrics/a.yaml:2:3",
      "refunds metrics/b.yaml:2:3",
    ]);
  });

  test("may have metrics in its parts only", () => {
    const main = "catalog: 1\nname: shop\nattributes: { tool: [bash] }\ninclude: [a.yaml]\n";
    const { diagnostics, catalog: read } = readCatalog(several(main, { "a.yaml": counter }));
    expect([diagnostics, read?.metrics.map(({ key }) => key)]).toEqual([[], ["payments"]]);
  });

  test("reports a name in two files at both places, and goes on", () => {
    const part = "attributes: { tool: string }\nmetrics:\n  orders: { instrument: counter, unit: nope }\n";
    expect(findingsOf(catalog, { "metrics/a.yaml": `${part}  more: { instrument: sum }\n` })).toMatchObject(
      [
        { code: "unknown-value", at: "metrics/a.yaml:4:23" },
        { code: "duplicate-key", at: "metrics/a.yaml:1:15", related: ["catalog.yaml:3:15"] },
        { code: "duplicate-key", at: "metrics/a.yaml:3:3", related: ["catalog.yaml:6:3"] },
      ].sort((a, b) => (a.at < b.at ? -1 : 1)),
    );
  });

  test("gives each finding the place in its own file", () => {
    const part = "metrics:\n  calls: { instrument: counter, unit: nonsense, attributes: { tol: } }\n";
    expect(findingsOf(catalog, { "metrics/a.yaml": part })).toMatchObject([
      { code: "invalid-unit", at: "metrics/a.yaml:2:39" },
      { code: "unknown-attribute", at: "metrics/a.yaml:2:63", help: 'did you mean "tool"?' },
    ]);
  });

  test("compares metrics of different files", () => {
    const part = "metrics:\n  Orders: { instrument: counter }\n";
    expect(findingsOf(catalog, { "metrics/a.yaml": part })).toMatchObject([
      { code: "name-collision", at: "metrics/a.yaml:2:3", related: ["catalog.yaml:6:3"] },
    ]);
  });

  test("does not report what may stand in a part that cannot be read", () => {
    const main = `${catalog}attributes2: 1\n`.replace("attributes2: 1\n", "");
    const unused = main.replace("attributes: [tool]", "attributes: []");
    expect(findingsOf(unused, { "metrics/a.yaml": "metrics: [" }).map(({ code }) => code)).toEqual(["yaml-syntax"]);
  });
});

describe("a part", () => {
  test.each([
    [
      "prefix: x.\n",
      "prefix",
      "write it in the catalog itself; a part may have attributes, defaults, metrics, events, spans",
    ],
    ["metrcs: {}\n", "metrcs", 'did you mean "metrics"?'],
  ])("has no other keys: %s", (text, key, help) => {
    const expected = { code: "unknown-key", message: `unknown key "${key}" in a part of the catalog`, help };
    expect(findingsOf(catalog, { "metrics/a.yaml": text })).toMatchObject([expected]);
  });

  test("that is a catalog of its own is distinguished from one", () => {
    const [first] = findingsOf(catalog, { "metrics/a.yaml": "catalog: 1\n" });
    expect(first?.message).toBe("the file is a catalog of its own, and no part of one");
  });

  test("says something, in a map", () => {
    expect(findingsOf(catalog, { "a.yaml": "# later\n" })).toMatchObject([{ code: "catalog-empty" }]);
    expect(findingsOf(catalog, { "a.yaml": "- a\n" })).toMatchObject([
      { code: "wrong-type", message: "the part must be a map, found a list" },
    ]);
  });
});
