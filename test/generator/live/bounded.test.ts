import { expect, test } from "vitest";
import { parseCatalog } from "./parsed.js";
import { planOf } from "../../../generator/live/plan.js";
import type { ReceivedMetric, ReceivedPoint } from "../../../generator/live/received.js";
import { LiveSession } from "../../../generator/live/session.js";

const catalog = parseCatalog(`catalog: 1
name: shop
prefix: shop.
metrics:
  orders: { instrument: counter, attributes: { tenant: { type: string, max_values: 10 } } }
`);

function session(allScopes = false): LiveSession {
  return new LiveSession(planOf(catalog), { moment: { today: "2026-11-22", release: null }, allScopes });
}

function point(attributes: Readonly<Record<string, string>>): ReceivedPoint {
  const received = Object.entries(attributes).map(([key, value]) => ({
    key,
    value: { type: "string", value } as const,
  }));
  const value = { kind: "double", number: 1 } as const;
  return { key: JSON.stringify(attributes), attributes: () => received, time: 0, value };
}

function metric(name: string, points: readonly ReceivedPoint[], scope = "shop", origin = "[]"): ReceivedMetric {
  const head = { name, description: "", unit: "", shape: "sum", isMonotonic: true, temporality: "cumulative" } as const;
  return { origin, scope: { name: scope, version: "", schemaUrl: "" }, head: { ...head, isTyped: true }, points };
}

test("however many names, keys and values are sent, the findings stay few, and their number is said", () => {
  const checked = session();
  for (let index = 0; index < 20_000; index += 1) {
    checked.take(metric(`shop.made_up_${index}`, [point({})]), 0);
    checked.take(metric("shop.orders", [point({ tenant: "a", [`key_${index}`]: "x".repeat(500) })]), 0);
    checked.take(metric("http.requests", [point({})], `scope ${index}`), 0);
  }
  expect(checked.log.findings.length).toBe(1000);
  expect(checked.log.left).toBeGreaterThan(30_000);
  expect(checked.looked.otherScopes.size).toBeLessThanOrEqual(101);
  expect(checked.looked.points).toBe(60_000);
});

test("samples are few and short, and nothing is shown of what may be private", () => {
  const checked = session();
  const values = Array.from({ length: 100 }, (_, index) => `${index} hunter2 ${"x".repeat(1000)}`);
  for (const value of values) checked.take(metric("shop.orders", [point({ tenant: "a", password: value })]), 0);
  const [finding] = checked.log.findings;
  expect(finding).toMatchObject({ code: "live/unknown-attribute", attribute: "password", count: 100 });
  expect(JSON.stringify(finding)).not.toContain("hunter2");
  expect(JSON.stringify(finding).length).toBeLessThan(1000);
});

test("limits hold for each process, by its resource", () => {
  const checked = session();
  for (const origin of ["one", "two"]) {
    const points = Array.from({ length: 10 }, (_, index) => point({ tenant: `${origin} ${index}` }));
    checked.take(metric("shop.orders", points, "shop", origin), 0);
  }
  expect(checked.log.findings).toEqual([]);
  checked.take(metric("shop.orders", [point({ tenant: "one more" })], "shop", "one"), 0);
  expect(checked.log.findings.map(({ code }) => code)).toEqual(["live/too-many-values"]);
});

test("metrics of other meters are counted, and checked with all scopes", () => {
  const other = session();
  other.take(metric("http.requests", [point({})], "http"), 0);
  expect([other.log.findings.length, other.looked.otherScopes.get("http")]).toEqual([0, 1]);
  const all = session(true);
  all.take(metric("http.requests", [point({})], "http"), 0);
  all.take(metric("shop.orders", [point({ tenant: "a" })], "my own meter"), 0);
  expect(all.log.findings.map(({ code, name }) => [code, name])).toEqual([["live/unknown-metric", "http.requests"]]);
});
