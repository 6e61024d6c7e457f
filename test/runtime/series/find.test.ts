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

/** With a first attribute that chooses one of several tables, if there is a function for that. */
function createWith(count: number, place?: (value: unknown) => number) {
  const attributes = keys.slice(0, count).map((key) => ({ key, type: "int", required: false }) as const);
  const first = { key: "first", type: "string", required: false, values: ["ok", "error"] } as const;
  const metric = defineCounter(
    place === undefined ? { name: "many", attributes } : { name: "many", attributes: [first, ...attributes], place },
  );
  const catalog = defineCatalog({ name: "catalog", context: [], metrics: [metric] });
  return { metric, handle: new Recorders<Record<never, never>>(catalog, {}) };
}

function firstPlace(value: unknown): number {
  return ["ok", "error", undefined].indexOf(value as string) + 1;
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

  it("finds in the table of its place only, as findMany does", () => {
    const { metric, handle } = createWith(count as number, firstPlace);
    const some = (place: number) => [
      (find as Find)(handle, metric, ...values, place as never),
      findMany(handle, metric, values, place),
    ];
    const ok = resolveSeries(handle, metric, { first: "ok", ...attributes });
    expect([some(0), some(1), some(2), some(3)]).toEqual([[], [ok, ok], [], []].map(([a, b]) => [a, b]));
    const none = resolveSeries(handle, metric, attributes);
    expect(none).not.toBe(ok);
    expect([some(0), some(1), some(2), some(3)]).toEqual([[], [ok, ok], [], [none, none]].map(([a, b]) => [a, b]));
    expect(resolveSeries(handle, metric, { first: "ok", ...attributes })).toBe(ok);
    expect(ok?.attributes).toEqual({ first: "ok", ...attributes });
  });
});
