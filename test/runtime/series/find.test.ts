import { describe, expect, it } from "vitest";
import {
  add,
  resolveSeries,
  defineCatalog,
  defineCounter,
  find0,
  find1,
  find2,
  find3,
  find4,
  find5,
  find6,
  find7,
  find8,
  findMany,
  type Handle,
  type Metric,
  Recorders,
  type Series,
} from "../../../src/runtime/contract.js";

type Find = (handle: Handle, metric: Metric, ...values: never[]) => Series | undefined;

const finds: readonly Find[] = [find0, find1, find2, find3, find4, find5, find6, find7, find8];
const keys = ["a", "b", "c", "d", "e", "f", "g", "h"];

function createWith(count: number) {
  const attributes = keys.slice(0, count).map((key) => ({ key, type: "int", required: false }) as const);
  const metric = defineCounter({ name: "many", attributes });
  const catalog = defineCatalog({ name: "catalog", context: [], metrics: [metric] });
  return { metric, handle: new Recorders<Record<never, never>>(catalog, {}) };
}

describe.each(finds.map((find, count) => [count, find]))("find%d", (count, find) => {
  const values = keys.slice(0, count as number).map((_key, position) => position) as never[];
  const attributes = Object.fromEntries(keys.slice(0, count as number).map((key, position) => [key, position]));

  it("finds nothing before the combination was accepted", () => {
    const { metric, handle } = createWith(count as number);
    expect((find as Find)(handle, metric, ...values)).toBeUndefined();
  });

  it("finds the series that was accepted, as findMany does", () => {
    const { metric, handle } = createWith(count as number);
    const series = resolveSeries(handle, metric, attributes);
    add(series);
    expect(series?.attributes).toEqual(attributes);
    expect((find as Find)(handle, metric, ...values)).toBe(series);
    expect(findMany(handle, metric, values)).toBe(series);
  });

  it("finds another series for another value in any one place", () => {
    const { metric, handle } = createWith(count as number);
    const series = resolveSeries(handle, metric, attributes);
    for (const [position, key] of keys.slice(0, count as number).entries()) {
      const others = values.with(position, 9 as never);
      const other = resolveSeries(handle, metric, { ...attributes, [key]: 9 });
      expect(other).not.toBe(series);
      expect((find as Find)(handle, metric, ...others)).toBe(other);
    }
    expect((find as Find)(handle, metric, ...values)).toBe(series);
  });
});
