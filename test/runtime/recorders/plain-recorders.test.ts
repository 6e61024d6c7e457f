import { AggregationTemporality } from "@opentelemetry/sdk-metrics";
import { describe, expect, it } from "vitest";
import {
  add,
  defineCatalog,
  defineCounter,
  defineHistogram,
  find1,
  PlainRecorders,
  record,
  Recorders,
  reportFailure,
  resolveSeries,
} from "../../../src/runtime/contract.js";
import { recordInMemory } from "../../../src/runtime/testing.js";
import { collectMetrics, createSdk } from "../exported.js";

const clicks = defineCounter({ name: "clicks", attributes: [{ key: "button", type: "string" }], cardinality: 3 });
const wait = defineHistogram({ name: "wait", attributes: [{ key: "page", type: "int" }], cardinality: 2 });
const catalog = defineCatalog({ name: "tiny", context: [], metrics: [clicks, wait] });

type None = Record<never, never>;

/** As generated code has them, on either class. */
function recordersOn(Base: typeof PlainRecorders) {
  return class extends Base<None> {
    clicks(attributes: { readonly button: string }, amount?: number): void {
      try {
        add(find1(this, clicks, attributes.button) ?? resolveSeries(this, clicks, attributes), amount);
      } catch (error) {
        reportFailure(this, clicks, error);
      }
    }

    wait(value: number, attributes: { readonly page: number }): void {
      try {
        record(find1(this, wait, attributes.page) ?? resolveSeries(this, wait, attributes), value);
      } catch (error) {
        reportFailure(this, wait, error);
      }
    }
  };
}

const Plain = recordersOn(PlainRecorders);

async function exportedBy(Class: typeof Plain, temporality: AggregationTemporality): Promise<unknown> {
  const [first, second] = [createSdk({}, temporality), createSdk({}, temporality)];
  const recorders = new Class(catalog, {}, { onInvalid: "drop" });
  const exported: unknown[] = [];
  const collect = async (sdk: typeof first) => {
    for (const { descriptor, dataPoints } of await collectMetrics(sdk.reader)) {
      exported.push(descriptor.name, ...dataPoints.map(({ attributes, value }) => ({ attributes, value })));
    }
  };
  recorders.clicks({ button: "left" });
  recorders.wait(3, { page: 1 });
  recorders.bind(first.provider);
  for (const button of ["left", "right", "middle", "fourth", "fifth"]) recorders.clicks({ button }, 2);
  for (const page of [1, 2, 3, 0.5]) recorders.wait(page, { page });
  await collect(first);
  await collect(first);
  recorders.clicks({ button: "left" }, -1);
  recorders.clicks({ button: "right" });
  await collect(first);
  recorders.unbind();
  recorders.clicks({ button: "right" }, 5);
  recorders.bind(second.provider);
  recorders.clicks({ button: "left" });
  await collect(second);
  return exported;
}

describe("recorders of a catalog without common attributes", () => {
  it.each([
    ["cumulative", AggregationTemporality.CUMULATIVE],
    ["delta", AggregationTemporality.DELTA],
  ])("export what those with common attributes do that have none, %s", async (_name, temporality) => {
    const exported = await exportedBy(Plain, temporality);
    expect(exported).toEqual(await exportedBy(recordersOn(Recorders), temporality));
    expect(JSON.stringify(exported)).toContain('"button":"_other"');
    expect(JSON.stringify(exported)).toContain('"reason":"cardinality"');
  });

  it("have no other context", () => {
    const recorders = new Plain(catalog, {});
    expect(recorders.with({})).toBe(recorders);
  });

  it("are recorded in memory, as any", () => {
    const recorders = new Plain(catalog, {});
    const memory = recordInMemory(recorders);
    recorders.clicks({ button: "left" }, 2);
    expect(memory.sum(recorders.clicks, { button: "left" })).toBe(2);
  });
});
