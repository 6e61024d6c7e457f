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
      format: 1,
      name: "shop",
      prefix: "",
      context: [],
      metrics: [
        {
          key: "a",
          name: "a",
          instrument: "counter",
          observable: false,
          description: "",
          unit: "",
          value_type: "double",
          buckets: null,
          attributes: [
            {
              key: "kind",
              label: "kind",
              type: "string",
              description: "",
              values: [
                { value: "a", prefix: null, description: "first" },
                { value: null, prefix: "b_", description: "" },
              ],
              open: false,
              required: true,
              examples: [],
              pattern: null,
              max_length: 9,
              min: null,
              max: null,
              max_values: 3,
              sensitivity: "public",
              note: null,
              annotations: {},
              stability: null,
              deprecated: null,
              shared: null,
            },
          ],
          exported: [
            {
              exporter: "otlp",
              strategy: "UnderscoreEscapingWithSuffixes",
              name: "a_total",
              series: ["a_total"],
            },
            { exporter: "javascript", strategy: null, name: "a_total", series: ["a_total"] },
          ],
          status: "active",
          stability: "development",
          since: null,
          owner: [],
          deprecated: { since: "1", reason: null, renamed_to: "b", emit: "both", until: "2.0" },
          expires: null,
          note: null,
          links: [],
          tags: [],
          entities: [],
          annotations: {},
          cardinality: 2000,
          allow: [],
          names: { recorder: "a", timer: { method: "startA", unit: "ms" }, attributes: "AAttributes", stem: "a" },
        },
      ],
      page: { title: "Shop telemetry", introduction: "", sections: [] },
      names: { stem: "Shop", context: "ShopContext", recorders: "ShopRecorders" },
    });
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
