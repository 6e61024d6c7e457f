import { expect, test } from "vitest";
import { emitCatalog, readCatalog } from "../../../generator/pipeline.js";

const text = `catalog: 1
name: shop
attributes: { tool: { type: string, max_length: 40, max_values: 9 } }
metrics: { calls: { instrument: counter, attributes: [tool] } }
events: { call.end: { attributes: [tool] } }
spans: { call: { attributes: [tool] } }
`;

test("only the types of metrics say that there are at most so many values, as only their recorders see to it", async () => {
  const { catalog } = readCatalog({ name: "catalog.yaml", text });
  if (catalog === undefined) throw new Error("the catalog has errors");
  const none = { templates: new Map(), markdown: new Map(), included: new Map() };
  const { artifacts } = await emitCatalog(catalog, { origin: { catalog: "catalog.yaml", command: "" }, ...none });
  const recorders = artifacts.find(({ path }) => path === "recorders.ts")?.text ?? "";
  expect(recorders.match(/At most 9 different values/g)).toHaveLength(1);
  expect(recorders.match(/At most 40 characters/g)).toHaveLength(3);
});
