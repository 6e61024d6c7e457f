import { describe, expect, test } from "vitest";
import { catalogJsonSchema } from "../../../generator/document/json-schema.js";
import { emitCatalog, readCatalog } from "../../../generator/pipeline.js";

const head = "catalog: 1\nname: shop\n";
const events = "events:\n  order.placed: { description: An order., attributes: { channel: [web, app] } }\n";
const spans = "spans:\n  checkout: { description: Paying. }\n";

describe.each([
  ["events", events],
  ["spans", spans],
  ["both", `${events}${spans}`],
])("a catalog with %s alone", (_, text) => {
  test("needs no metrics, and has all outputs", async () => {
    const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text: `${head}${text}` });
    expect(diagnostics).toEqual([]);
    if (catalog === undefined) throw new Error("the catalog has errors");
    const none = { templates: new Map(), markdown: new Map(), included: new Map() };
    const { artifacts } = await emitCatalog(catalog, { origin: { catalog: "catalog.yaml", command: "" }, ...none });
    expect(artifacts.map(({ path }) => path)).toContain("recorders.ts");
    expect(JSON.parse(artifacts.find(({ path }) => path === "catalog.json")?.text ?? "").metrics).toEqual([]);
  });
});

test("a catalog of nothing is an error", () => {
  const { diagnostics } = readCatalog({ name: "catalog.yaml", text: head });
  expect(diagnostics.map(({ code }) => code)).toEqual(["missing-key"]);
});

test("editors know what may stand in place of metrics", () => {
  const { anyOf } = catalogJsonSchema() as { readonly anyOf: readonly { readonly required: readonly string[] }[] };
  expect(anyOf.flatMap(({ required }) => required)).toEqual(["metrics", "include", "imports", "events", "spans"]);
});
