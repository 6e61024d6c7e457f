import { describe, expect, it } from "vitest";
import {
  add,
  defineCatalog,
  defineCounter,
  Recorders,
  resolveSeries,
  warnDeprecated,
} from "../../../src/runtime/contract.js";
import { createRecorders } from "../../fixtures/every-shape/expected/recorders.js";
import { collectPoints, createSdk } from "../exported.js";

const area = {
  key: "area",
  type: "string",
  values: ["eu", "us"],
  prefixes: ["old_"],
  deprecated: [
    ["us", 'is deprecated, use "eu"'],
    ["old_*", "is deprecated: they are gone"],
  ],
  warn: warnDeprecated,
} as const;
const code = {
  key: "code",
  type: "int",
  required: false,
  open: true,
  deprecated: [["404", "is deprecated"]],
  warn: warnDeprecated,
} as const;
const orders = defineCounter({ name: "shop.orders", attributes: [area, code] });
const catalog = defineCatalog({ name: "shop", context: [], metrics: [orders] });

function recorded(...given: readonly object[]) {
  const lines: string[] = [];
  const record = new Recorders(catalog, {}, { onInvalid: "throw", report: (line) => void lines.push(line) });
  for (const attributes of given) add(resolveSeries(record, orders, attributes));
  return { record, lines };
}

describe("a deprecated value", () => {
  it("is recorded as it is", async () => {
    const { record } = recorded({ area: "us" });
    const { provider, reader } = createSdk();
    record.bind(provider);
    expect(await collectPoints(reader, "shop.orders")).toEqual({ '{"area":"us"}': 1 });
  });

  it("is reported once, whatever else is recorded with it, with what to use instead", () => {
    expect(recorded({ area: "us" }, { area: "us", code: 200 }, { area: "eu" }, { area: "us" }).lines).toEqual([
      'meterbook: "shop.orders" area: "us" is deprecated, use "eu"',
    ]);
  });

  it("may be a number, and all that begin alike", () => {
    expect(recorded({ area: "old_a", code: 404 }, { area: "old_b", code: 4040 }).lines).toEqual([
      'meterbook: "shop.orders" area: "old_*" is deprecated: they are gone',
      'meterbook: "shop.orders" code: "404" is deprecated',
    ]);
  });

  it("of a generated recorder is reported as its catalog says", () => {
    const lines: string[] = [];
    const options = { metrics: { "shape.*": true }, report: (line: string) => void lines.push(line) };
    const record = createRecorders({ region: "eu", instance: 1 }, options);
    record.saidAtLength({ "http.response.status_code": 200, area: "us" });
    expect(lines).toEqual(['meterbook: "shape.said.at.length" area: "us" is deprecated since 1.2, use "eu"']);
  });
});
