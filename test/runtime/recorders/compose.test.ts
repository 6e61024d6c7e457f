import { describe, expect, it } from "vitest";
import {
  add,
  resolveSeries,
  composeRecorders,
  defineCatalog,
  defineCounter,
  find0,
  find1,
  Recorders,
  type RecordersClass,
  reportFailure,
} from "../../../src/runtime/contract.js";
import { recordInMemory } from "../../../src/runtime/testing.js";

type Context = { readonly host: string };

const requestMetric = defineCounter({ name: "http.request", attributes: [{ key: "route", type: "string" }] });
const queryMetric = defineCounter({ name: "db.query", attributes: [] });
const catalog = defineCatalog({
  name: "split",
  context: [{ key: "host", type: "string" }],
  metrics: [requestMetric, queryMetric],
});

class HttpRecorders extends Recorders<Context> {
  request(attributes: { readonly route: string }, amount?: number): void {
    try {
      add(find1(this, requestMetric, attributes.route) ?? resolveSeries(this, requestMetric, attributes), amount);
    } catch (error) {
      reportFailure(this, requestMetric, error);
    }
  }
}

class DbRecorders extends Recorders<Context> {
  query(amount?: number): void {
    try {
      add(find0(this, queryMetric) ?? resolveSeries(this, queryMetric, undefined), amount);
    } catch (error) {
      reportFailure(this, queryMetric, error);
    }
  }
}

interface SplitRecorders extends HttpRecorders, DbRecorders {}

const SplitRecorders: RecordersClass<Context, SplitRecorders> = composeRecorders<Context, SplitRecorders>(
  HttpRecorders,
  DbRecorders,
);

describe("composed recorders", () => {
  it("have the recorders of all parts, over one state", () => {
    const record = new SplitRecorders(catalog, { host: "a" });
    const { points } = recordInMemory(record);
    record.request({ route: "/" }, 2);
    record.with({ host: "b" }).query();
    expect(points(record.request)).toMatchObject([{ attributes: { host: "a", route: "/" }, value: 2 }]);
    expect(points(record.query)).toMatchObject([{ attributes: { host: "b" }, value: 1 }]);
  });

  it("are of one class, whatever handle they are called on", () => {
    const record = new SplitRecorders(catalog, { host: "a" });
    const other = record.with({ host: "b" });
    expect(other).toBeInstanceOf(SplitRecorders);
    expect(Object.getPrototypeOf(other)).toBe(Object.getPrototypeOf(record));
    expect(other.request).toBe(HttpRecorders.prototype.request);
  });

  it("leave the parts as they are", () => {
    expect(Object.getOwnPropertyNames(HttpRecorders.prototype)).toEqual(["constructor", "request"]);
    expect(HttpRecorders.prototype.constructor).toBe(HttpRecorders);
  });
});
