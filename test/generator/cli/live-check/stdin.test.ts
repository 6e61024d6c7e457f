import { Readable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { type Ending, meterbook } from "../meterbook.js";

const catalog = `catalog: 1
name: shop
prefix: shop.
metrics:
  orders: { instrument: counter, attributes: { channel: [café, app] } }
`;

afterEach(() => vi.restoreAllMocks());

function lineOf(channel: string): string {
  const attributes = [{ key: "channel", value: { stringValue: channel } }];
  const sum = { aggregationTemporality: 2, isMonotonic: true, dataPoints: [{ attributes, asDouble: 1 }] };
  const metrics = [{ name: "shop.orders", sum }];
  return `${JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ scope: { name: "shop" }, metrics }] }] })}\n`;
}

/** `live-check -`, whose standard input has these bytes, in chunks of a size. */
async function check(bytes: string, size = 65_536): Promise<Ending> {
  const all = Buffer.from(bytes);
  const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, at) => {
    return all.subarray(at * size, (at + 1) * size);
  });
  // A stream of one process, of which only the reading is needed.
  vi.spyOn(process, "stdin", "get").mockReturnValue(Readable.from(chunks) as typeof process.stdin);
  return meterbook(temporaryFolder({ "catalog.yaml": catalog }), ["live-check", "-"]);
}

test("lines of OTLP are checked, wherever the chunks of the input end", async () => {
  const { code, out, err } = await check(lineOf("café") + lineOf("app"), 7);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("allowed values 2 of 2 (100 %)");
});

test("what is wrong is found, in the same input as what is right", async () => {
  const { code, err } = await check(lineOf("café") + lineOf("fax"));
  expect(code).toBe(1);
  expect(err).toContain("live/unknown-value");
  expect(err).toContain("fax");
});

test("exposition text is checked", async () => {
  const { code, err } = await check('# TYPE shop_orders_total counter\nshop_orders_total{channel="fax"} 1\n');
  expect(code).toBe(1);
  expect(err).toContain("live/unknown-value");
});

test("what cannot be read is a finding of the input, and nothing at all is no success", async () => {
  const broken = await check(`{"resourceMetrics": \n${lineOf("app")}`);
  expect([broken.code, broken.err]).toEqual([1, expect.stringContaining("stdin")]);
  const empty = await check("");
  expect([empty.code, empty.out + empty.err]).toEqual([1, expect.stringContaining("nothing")]);
});
