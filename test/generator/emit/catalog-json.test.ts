import { describe, expect, it } from "vitest";
import { catalogJson } from "../../../generator/emit/catalog-json.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { attributeOf, catalogOf, deprecationOf, exact, metricOf, prefix } from "./catalog-builder.js";
import { codexCatalog } from "./codex-catalog.js";

function textOf(catalog: Catalog): string {
  return catalogJson.emit(catalog, { catalog: "catalog.yaml", command: "npm run generate" })[0]?.text ?? "";
}

describe("catalog.json", () => {
  it("says in the format's words what a catalog means", () => {
    const kind = attributeOf("kind", { values: [exact("a", "first"), prefix("b_")], maxLength: 9, maxValues: 3 });
    const deprecated = deprecationOf({ since: "1", renamedTo: "b", emitBoth: true, until: "2.0" });
    const timer = { method: "startA", unit: "ms" } as const;
    const metric = metricOf("a", { attributes: [kind], deprecated, names: { ...metricOf("a").names, timer } });
    expect(JSON.parse(textOf(catalogOf([metric])))).toEqual({
      format: 2,
      name: "shop",
      metrics: [
        {
          key: "a",
          name: "a",
          instrument: "counter",
          attributes: [
            {
              key: "kind",
              label: "kind",
              type: "string",
              values: [{ value: "a", description: "first" }, { prefix: "b_" }],
              max_length: 9,
              max_values: 3,
            },
          ],
          exported: [
            {
              exporter: "otlp",
              strategy: "UnderscoreEscapingWithSuffixes",
              name: "a_total",
            },
            { exporter: "javascript", name: "a_total" },
          ],
          deprecated: { since: "1", renamed_to: "b", emit: "both", until: "2.0" },
          names: { recorder: "a", timer: { method: "startA", unit: "ms" }, attributes: "AAttributes", stem: "a" },
        },
      ],
      page: { title: "Shop telemetry" },
      names: { stem: "Shop", context: "ShopContext", recorders: "ShopRecorders" },
    });
  });

  it("leaves out what has its default, and nothing else", () => {
    const kind = attributeOf("kind", { values: [exact(""), exact(0)], stability: "development", required: false });
    const annotations = { empty: "", none: null, list: [], no: false };
    const metric = metricOf("a", { attributes: [kind], annotations, cardinality: 9, stability: "stable" });
    const { metrics } = JSON.parse(textOf(catalogOf([metric])));
    expect(metrics[0]).toMatchObject({ annotations, cardinality: 9, stability: "stable" });
    expect(metrics[0].attributes[0]).toMatchObject({
      values: [{ value: "" }, { value: 0 }],
      stability: "development",
      required: false,
    });
  });

  it("has an attribute that several metrics have alike once, under its key or a number behind it", () => {
    const [kind, other] = [attributeOf("kind"), attributeOf("kind", { type: "int" })];
    const own = attributeOf("kind", { type: "boolean" });
    const metrics = [[kind, attributeOf("size")], [other, kind], [other], [own], []];
    const found = JSON.parse(
      textOf(catalogOf(metrics.map((attributes, index) => metricOf(`m${index}`, { attributes })))),
    );
    expect(found.attributes).toMatchObject({
      kind: { key: "kind", type: "string" },
      "kind#2": { key: "kind", type: "int" },
    });
    expect(found.metrics.map((metric: { attributes?: unknown }) => metric.attributes)).toMatchObject([
      ["kind", { key: "size" }],
      ["kind#2", "kind"],
      ["kind#2"],
      [{ key: "kind", type: "boolean" }],
      undefined,
    ]);
  });

  it("holds no place in a file and no setting of the generation", () => {
    const text = textOf(codexCatalog());
    expect(text).not.toMatch(/"(span|path|settings|command)"/);
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("is well-formed for any text", () => {
    const text = textOf(catalogOf([metricOf("a", { description: "\ud800 \u2028 </script>" })]));
    expect(Buffer.from(text).toString()).toBe(text);
  });
});
