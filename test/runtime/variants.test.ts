import { bound as boundOf } from "@meterbook/runtime";
import { describe, expect, it } from "vitest";
import { createRecorders, type VariantsRecorders } from "../fixtures/variants/expected/recorders.js";
import { variantsMeasurement } from "../fixtures/variants/expected/validators.js";
import { collectMetrics, collectPoints, collectSummaries, createSdk } from "./exported.js";

const eu = { region: "eu" } as const;

function bound(onInvalid: "throw" | ((invalid: { readonly reason: string }) => void) = "throw") {
  const sdk = createSdk();
  const record = createRecorders(eu, { onInvalid });
  record.bind(sdk.provider.getMeter("variants"));
  return { record, ...sdk };
}

function recordAll(record: VariantsRecorders): void {
  record.checkoutTime(0.1, { channel: "web" });
  record.checkoutTimeCard(0.2, { channel: "web", network: "visa" });
  record.checkoutTimeCash(0.3, { channel: "web", coupon: "a", till: 1 });
  record.checkoutTimeCash(0.4, { channel: "web", coupon: "a", till: 1 });
  record.paymentsCard({ network: "amex" }, 2);
  record.paidInCash({ till: 3 });
}

describe("the variants of a metric", () => {
  it("export what hand-written calls of one instrument do", async () => {
    const { record, reader } = bound();
    recordAll(record);
    record.observeQueue((observe) => observe(5, { kind: "long" }));
    record.observeQueueOutside((observe) => observe(6, { kind: "long", codes: [1, 2] }));
    const theirs = createSdk();
    const meter = theirs.provider.getMeter("variants");
    const time = meter.createHistogram("checkout.time", { description: "How long a checkout takes.", unit: "s" });
    time.record(0.1, { ...eu, channel: "web" });
    time.record(0.2, { ...eu, channel: "web", network: "visa" });
    time.record(0.3, { ...eu, channel: "web", coupon: "a", till: 1 });
    time.record(0.4, { ...eu, channel: "web", coupon: "a", till: 1 });
    const payments = meter.createCounter("payments", { description: "Payments.", valueType: 0 });
    payments.add(2, { ...eu, network: "amex" });
    payments.add(1, { ...eu, till: 3 });
    meter.createObservableGauge("queue", { description: "Customers who wait." }).addCallback((result) => {
      result.observe(5, { ...eu, kind: "long" });
      result.observe(6, { ...eu, kind: "long", codes: [1, 2] });
    });
    expect(await collectSummaries(reader)).toEqual(await collectSummaries(theirs.reader));
    expect(await collectSummaries(reader)).toEqual(await collectSummaries(theirs.reader));
  });

  it("make one metric, even where one variant has the attributes of another", async () => {
    const { record, reader } = bound();
    record.checkoutTime(1, { channel: "app" });
    record.checkoutTimeGiftCard(2, { channel: "app" });
    const metrics = await collectMetrics(reader);
    expect(metrics.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints.length])).toEqual([
      ["checkout.time", 1],
    ]);
  });

  it("may be bound", async () => {
    const { record, reader } = bound();
    const card = boundOf(record).paymentsCard({ network: "visa" });
    card.add();
    card.add(2);
    record.paymentsCard({ network: "visa" }, 4);
    expect(await collectPoints(reader, "payments")).toEqual({ '{"network":"visa","region":"eu"}': 7 });
  });

  it("share the budget of the exported name", async () => {
    const { record, reader } = bound();
    const coupons = Array.from({ length: 12 }, (_, index) => `c${index}`);
    for (const coupon of coupons) record.checkoutTime(1, { channel: "web", coupon });
    for (const coupon of coupons) record.checkoutTimeCard(1, { channel: "web", coupon, network: "visa" });
    const points = await collectPoints(reader, "checkout.time");
    const others = Object.keys(points).filter((attributes) => /_other|overflow/.test(attributes));
    expect(Object.keys(points).length - others.length).toBe(20);
    expect(others).toEqual(['{"channel":"web","coupon":"_other","network":"visa","region":"eu"}']);
  });

  it.each([
    ["missing", (record: VariantsRecorders) => record.checkoutTimeCard(1, { channel: "web" } as never)],
    ["range", (record: VariantsRecorders) => record.checkoutTimeCash(1, { channel: "web", coupon: "a", till: 10 })],
    ["missing", (record: VariantsRecorders) => record.checkoutTimeCash(1, { channel: "web", till: 1 } as never)],
  ])("check their own attributes: %s", async (reason, call) => {
    const reasons: string[] = [];
    const { record, reader } = bound((invalid) => reasons.push(invalid.reason));
    call(record);
    expect(reasons).toEqual([reason]);
    expect(await collectPoints(reader, "checkout.time")).toEqual({});
  });

  it("leave out and report an attribute that only another variant has", async () => {
    const reasons: string[] = [];
    const { record, reader } = bound((invalid) => reasons.push(invalid.reason));
    record.checkoutTimeCard(1, { channel: "web", network: "visa", till: 1 } as never);
    expect(reasons).toEqual(["unknown"]);
    expect(Object.keys(await collectPoints(reader, "checkout.time"))).toEqual([
      '{"channel":"web","network":"visa","region":"eu"}',
    ]);
  });

  it("are what the validators accept under one name, and nothing between them is", () => {
    const accepts = (attributes: object) => {
      const given = { metric: "checkout.time", instrument: "histogram", value: 1, attributes };
      return variantsMeasurement.safeParse(given).success;
    };
    expect(accepts({ channel: "web" })).toBe(true);
    expect(accepts({ channel: "web", network: "visa" })).toBe(true);
    expect(accepts({ channel: "web", coupon: "a", till: 1 })).toBe(true);
    expect(accepts({ channel: "web", till: 1 })).toBe(false);
    expect(accepts({ channel: "web", coupon: "a", network: "visa", till: 1 })).toBe(false);
  });

  it("have no recorder of the metric itself where it says so", () => {
    const record = createRecorders(eu);
    expect("payments" in record).toBe(false);
    expect("paymentsCard" in record).toBe(true);
  });
});
