import { expect, test } from "vitest";
import { emitCatalog, readCatalog } from "../../../generator/pipeline.js";

const text = `catalog: 1
name: shop
attributes:
  tool: { type: string, max_length: 40, max_values: 9, description: What was called. }
  "shop.kind": { type: string, description: Of which kind. }
metrics: { calls: { instrument: counter, attributes: [tool] } }
events: { call.end: { attributes: { tool: , "shop.kind": } } }
spans: { call: { attributes: { tool: , "shop.kind": } } }
`;

async function outputs(): Promise<ReadonlyMap<string, string>> {
  const { catalog } = readCatalog({ name: "catalog.yaml", text });
  if (catalog === undefined) throw new Error("the catalog has errors");
  const none = { templates: new Map(), markdown: new Map(), included: new Map() };
  const { artifacts } = await emitCatalog(catalog, { origin: { catalog: "catalog.yaml", command: "" }, ...none });
  return new Map(artifacts.map(({ path, text: written }) => [path, written]));
}

test("only the types of metrics say that there are at most so many values, as only their recorders see to it", async () => {
  const recorders = (await outputs()).get("recorders.ts") ?? "";
  expect(recorders.match(/At most 9 different values/g)).toHaveLength(1);
  expect(recorders.match(/At most 40 characters/g)).toHaveLength(3);
});

test("only the tables of metrics say it", async () => {
  const page = (await outputs()).get("metrics.md") ?? "";
  expect(page.match(/at most 9 different values/g)).toHaveLength(1);
  expect(page.match(/at most 40 characters/g)).toHaveLength(3);
});

test("catalog.json has one attribute for both, and a label only of what a metric has", async () => {
  const { attributes, metrics, events, spans } = JSON.parse((await outputs()).get("catalog.json") ?? "");
  expect(attributes).toEqual({
    tool: expect.objectContaining({ label: "tool", max_values: 9 }),
    "shop.kind": expect.not.objectContaining({ label: expect.anything() }),
  });
  expect(metrics[0].attributes).toEqual(["tool"]);
  expect([events[0].attributes, spans[0].attributes]).toEqual([
    ["tool", "shop.kind"],
    ["tool", "shop.kind"],
  ]);
});

test("what an event or a span says of it itself is an error that names what bounds a value there", () => {
  const own = `catalog: 1
name: shop
attributes: { tool: { type: string, max_values: 9 } }
metrics: { calls: { instrument: counter, attributes: [tool] } }
events: { call.end: { attributes: { tool: { max_values: 7 }, size: { type: int, max_values: 3 } } } }
spans: { call: { attributes: { tool: { required: false }, open: boolean } } }
`;
  const { diagnostics } = readCatalog({ name: "catalog.yaml", text: own });
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'attribute-constraint: "max_values" of "tool" does nothing in an event, which makes no series',
    'attribute-constraint: "max_values" of "size" does nothing in an event, which makes no series',
  ]);
  expect(diagnostics.every(({ help }) => help?.startsWith("remove it"))).toBe(true);
});
