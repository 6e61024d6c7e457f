import { describe, expect, test } from "vitest";
import type { ReadMetric } from "../../../generator/typescript/metric.js";
import { readMetrics } from "../../../generator/typescript/read-metrics.js";
import { programFolder } from "./programs.js";

function read(files: Readonly<Record<string, string>>, named: readonly string[] = []) {
  const folder = programFolder(files);
  const found = readMetrics({ folder, tsconfig: null, files: named.map((path) => `${folder}/${path}`) });
  if ("message" in found) throw new Error(found.message);
  return found;
}

const metricsOf = (source: string) => read({ "src/metrics.ts": source }).metrics;
const namesOf = (metrics: readonly ReadMetric[]) => metrics.map(({ name }) => name).sort();
const attributesOf = (metric: ReadMetric | undefined) =>
  Object.fromEntries(
    (metric?.attributes ?? []).map(({ key, values, isAlwaysThere }) => [
      isAlwaysThere ? key : `${key}?`,
      values.values ?? values.type,
    ]),
  );

describe("a Prometheus client", () => {
  test.each([
    ["named import", 'import { Counter } from "prom-client";\nnew Counter({ name: "a_total", help: "A." });'],
    [
      "renamed import",
      'import { Counter as C } from "@prometheus-io/client";\nnew C({ name: "a_total", help: "A." });',
    ],
    ["namespace", 'import * as client from "prom-client";\nnew client.Counter({ name: "a_total", help: "A." });'],
    ["default import", 'import client from "prom-client";\nnew client.Counter({ name: "a_total", help: "A." });'],
    [
      "destructured",
      'import client from "prom-client";\nconst { Counter } = client;\nnew Counter({ name: "a_total", help: "A." });',
    ],
    ["require", 'const { Counter: C } = require("prom-client");\nnew C({ name: "a_total", help: "A." });'],
    [
      "constant",
      'import client from "prom-client";\nconst C = client.Counter;\nnew C({ name: "a_total", help: "A." });',
    ],
    [
      "subclass",
      'import { Counter } from "prom-client";\nclass Mine extends Counter<string> {}\nnew Mine({ name: "a_total", help: "A." });',
    ],
    ["positions of old", 'import { Counter } from "prom-client";\nnew (Counter as any)("a_total", "A.", ["x"]);'],
  ])("%s", (_, source) => {
    expect(metricsOf(source)).toMatchObject([
      { library: "prometheus", kind: "counter", name: "a_total", description: "A." },
    ]);
  });

  test("a class of the same name from elsewhere is none", () => {
    expect(
      metricsOf(
        'class Counter { constructor(_: object) {} }\nnew Counter({ name: "a", help: "b" });\nexport const x = "prom-client";',
      ),
    ).toEqual([]);
  });

  test("a re-export leads to the library", () => {
    const { metrics } = read({
      "src/lib.ts": 'export { Counter as Count } from "prom-client";',
      "src/metrics.ts":
        'import { Count } from "./lib.js";\nexport const a = new Count({ name: "prom-client_total", help: "A." });',
    });
    expect(namesOf(metrics)).toEqual(["prom-client_total"]);
  });

  test("kinds, buckets and options without a counterpart", () => {
    const metrics = metricsOf(`
      import { Gauge, Histogram, Summary, linearBuckets, exponentialBuckets } from "prom-client";
      new Gauge({ name: "g", help: "G.", collect() { this.set(1); } });
      new Histogram({ name: "h", help: "H.", buckets: linearBuckets(0, 5, 3) });
      new Histogram({ name: "i", help: "I.", buckets: exponentialBuckets(1, 2, 4) });
      new Histogram({ name: "j", help: "J.", buckets: [0.1, 60 * 60] });
      new Summary({ name: "s", help: "S.", percentiles: [0.5] });
    `);
    expect(metrics.map(({ kind, observable, buckets, extras }) => [kind, observable, buckets, extras])).toEqual([
      ["gauge", true, null, []],
      ["histogram", false, [0, 5, 10], []],
      ["histogram", false, [1, 2, 4, 8], []],
      ["histogram", false, [0.1, 3600], []],
      ["summary", false, null, ["percentiles"]],
    ]);
  });
});

describe("names and options", () => {
  test("come from constants, enums, tables, templates and spreads of other files", () => {
    const { metrics } = read({
      "src/names.ts": `
        export const prefix = "shop";
        export enum Names { Orders = "orders_total" }
        export const table = { carts: { name: "carts", help: "Carts." } } as const;
        export const shared = { labelNames: ["method", "route"] } as const;
        export const named = (name: string) => \`\${prefix}_\${name}\`;`,
      "src/metrics.ts": `
        import { Counter, Gauge } from "prom-client";
        import * as names from "./names.js";
        import { named, Names, prefix, shared, table } from "./names.js";
        new Counter({ name: \`\${prefix}_\${Names.Orders}\`, help: "Or" + "ders.", ...shared });
        new Gauge({ ...table.carts, labelNames: [...shared.labelNames, "status"] });
        new Gauge({ name: names.named("depth"), help: "Depth." });
        new Gauge({ name: ["a", "b"].join("_"), help: "Joined." });`,
    });
    expect(metrics.map(({ name, description }) => [name, description])).toEqual([
      ["shop_orders_total", "Orders."],
      ["carts", "Carts."],
      ["shop_depth", "Depth."],
      ["a_b", "Joined."],
    ]);
    expect(metrics.slice(0, 2).map((metric) => Object.keys(attributesOf(metric)))).toEqual([
      ["method", "route"],
      ["method", "route", "status"],
    ]);
  });

  test("come through own functions, methods of classes behind interfaces, and constructors", () => {
    const { metrics } = read({
      "src/factory.ts": `
        import { Counter, Gauge, Histogram } from "prom-client";
        export const counter = <T extends string>(name: string, help: string, labels: readonly T[] = []) =>
          new Counter<T>({ name: \`app_\${name}_total\`, help, labelNames: labels });
        export const requests = (name: string) => counter(name, "Requests.", ["method"]);
        type Config = { name: string; help: string; labelNames?: string[] };
        export interface Registry { gauge(config: Config): Gauge; }
        export class Own implements Registry {
          gauge({ name, ...rest }: Config) { return new Gauge({ name, ...rest }); }
        }
        export class Stats {
          low: Gauge; high: Gauge;
          constructor(options: Config) {
            this.low = new Gauge({ ...options, name: \`\${options.name}_low\` });
            this.high = new Gauge({ ...options, name: \`\${options.name}_high\` });
          }
        }
        export class Timed extends Histogram<string> {
          constructor(name: string) { super({ name: name + "_seconds", help: "Timed." }); }
        }`,
      "src/use.ts": `
        import { counter, type Registry, requests, Stats, Timed } from "./factory.js";
        export const a = counter("a", "A.");
        export const b = requests("b");
        export const use = (registry: Registry) => registry.gauge({ name: "depth", help: "Depth.", labelNames: ["queue"] });
        export const stats = new Stats({ name: "lag", help: "Lag." });
        export const timed = new Timed("work");`,
    });
    expect(namesOf(metrics)).toEqual(["app_a_total", "app_b_total", "depth", "lag_high", "lag_low", "work_seconds"]);
    expect(attributesOf(metrics.find(({ name }) => name === "depth"))).toEqual({ queue: "unknown" });
    expect(attributesOf(metrics.find(({ name }) => name === "app_b_total"))).toEqual({ method: "unknown" });
  });

  test("come from tables that loops go over", () => {
    const source = `
      import { metrics, ValueType, type Counter } from "@opentelemetry/api";
      const meter = metrics.getMeter("app");
      let calls: Counter;
      const table = {
        "app.calls": { description: "Calls.", valueType: ValueType.INT, assign: (c: Counter) => (calls = c) },
        "app.errors": { description: "Errors.", valueType: ValueType.DOUBLE, assign: (_: Counter) => undefined },
      };
      Object.entries(table).forEach(([name, { description, valueType, assign }]) => {
        assign(meter.createCounter(name, { description, valueType }));
      });
      for (const name of ["app.one", "app.two"]) meter.createHistogram(name, { unit: "s" });
      export const call = (tool: "a" | "b") => calls.add(1, { tool });`;
    const found = metricsOf(source);
    expect(namesOf(found)).toEqual(["app.calls", "app.errors", "app.one", "app.two"]);
    const calls = found.find(({ name }) => name === "app.calls");
    expect([calls?.valueType, attributesOf(calls)]).toEqual(["int", { tool: ["a", "b"] }]);
  });

  test("that are made at run time are reported with their place", () => {
    const { metrics, unread } = read({
      "src/m.ts":
        'import { Counter } from "prom-client";\nexport const make = () => new Counter({ name: String(Math.random()), help: "?" });',
    });
    expect([metrics, unread.length]).toEqual([[], 1]);
    expect(unread[0]?.reason).toContain("meterbook/observe");
  });

  test("of functions that call themselves end", () => {
    const source = `
      import { Counter } from "prom-client";
      export function make(name: string, depth = 3): unknown {
        if (depth > 0) return make(name + "_x", depth - 1);
        return new Counter({ name, help: "?" });
      }
      make("a_total");`;
    expect(namesOf(metricsOf(source))).toContain("a_total");
  });
});

describe("attributes", () => {
  test("have the values of their types, and are there where every call gives them", () => {
    const [metric] = metricsOf(`
      import { metrics } from "@opentelemetry/api";
      enum Kind { Web = "web", App = "app" }
      const calls = metrics.getMeter("x").createCounter("calls", { unit: "{call}" });
      export function one(kind: Kind, ok: boolean, ms: number, name: string, code: 200 | 404) {
        calls.add(1, { kind, ok, ms, name, code, from: "one" });
      }
      export const two = (kind: Kind, ok?: boolean) => calls.add(1, { kind, ok, from: "two" });
    `);
    expect(attributesOf(metric)).toEqual({
      kind: ["web", "app"],
      "ok?": "boolean",
      "ms?": "double",
      "name?": "string",
      "code?": [200, 404],
      from: ["one", "two"],
    });
    expect([metric?.unit, metric?.isComplete]).toEqual(["{call}", true]);
  });

  test("come from type arguments, positions, timers and callbacks", () => {
    const found = metricsOf(`
      import { Counter, Gauge, Histogram } from "prom-client";
      import { metrics } from "@opentelemetry/api";
      const a = new Counter<"method" | "status">({ name: "a_total", help: "A.", labelNames: ["method", "status"] });
      a.labels("get", "ok").inc(); a.labels({ method: "post", status: "ok" }).inc(2);
      const h = new Histogram({ name: "h", help: "H.", labelNames: ["route", "code"] });
      export function timed(route: "/" | "/a") { const end = h.startTimer({ route }); end({ code: 200 }); }
      const jobs = new Gauge({ name: "jobs", help: "J." });
      jobs.inc(); jobs.dec();
      metrics.getMeter("x").createObservableGauge("load").addCallback((result) => result.observe(1, { core: 1 as 0 | 1 }));
    `);
    const by = new Map(found.map((metric) => [metric.name, metric]));
    expect(attributesOf(by.get("a_total"))).toEqual({ method: ["get", "post"], status: ["ok"] });
    expect(attributesOf(by.get("h"))).toEqual({ route: ["/", "/a"], code: [200] });
    expect(by.get("a_total")?.isWhole).toBe(true);
    expect([...(by.get("jobs")?.methods ?? [])].sort()).toEqual(["dec", "inc"]);
    expect(attributesOf(by.get("load"))).toEqual({ core: [0, 1] });
  });

  test("of calls in other files are found through properties, destructuring and interfaces", () => {
    const { metrics } = read({
      "src/metrics.ts": `
        import { Counter } from "prom-client";
        export interface All { readonly http: { requests: Counter<string> } }
        export function create(): All { return { http: { requests: new Counter({ name: "r_total", help: "R.", labelNames: ["m"] }) } }; }
        export class Service { readonly hits = new Counter({ name: "h_total", help: "H.", labelNames: ["m"] }); }`,
      "src/use.ts": `
        import { create, Service } from "./metrics.js";
        const all = create();
        const { requests } = all.http;
        all.http.requests.inc({ m: "a" }); requests.inc({ m: "b" });
        export const use = (service: Service) => service.hits.inc({ m: "c" });`,
    });
    expect(metrics.map(attributesOf)).toEqual([{ m: ["a", "b"] }, { m: ["c"] }]);
  });

  test("that an index signature may add leave a metric incomplete", () => {
    const [metric] = metricsOf(`
      import { metrics, type Attributes } from "@opentelemetry/api";
      const calls = metrics.getMeter("x").createCounter("calls");
      export const call = (more: Attributes) => calls.add(1, { ...more, tool: "a" });
    `);
    expect([metric?.isComplete, attributesOf(metric)]).toEqual([false, { tool: ["a"] }]);
  });
});

test("tests of the program are left out, and only candidates are checked", () => {
  const definition =
    'import { Counter } from "prom-client";\nexport const a = new Counter({ name: "NAME", help: "A." });';
  const plain = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`src/plain${at}.ts`, "export const x = 1;"]));
  const found = read({
    ...plain,
    "src/a.ts": definition.replace("NAME", "a"),
    "src/a.test.ts": definition.replace("NAME", "b"),
    "test/c.ts": definition.replace("NAME", "c"),
  });
  expect([namesOf(found.metrics), found.files, found.checked]).toEqual([["a"], 33, 1]);
});

test("the packages of one repository are read from their sources", () => {
  const found = read({
    "tsconfig.json":
      '{ "compilerOptions": { "module": "nodenext", "target": "es2022", "lib": ["es2022"], "strict": true } }',
    "packages/kit/package.json": '{ "name": "@acme/kit", "exports": { ".": { "import": "./lib/index.js" } } }',
    "packages/kit/src/index.ts": 'export enum Kind { A = "a", B = "b" }',
    "packages/app/src/m.ts":
      'import { Counter } from "prom-client";\nimport { Kind } from "@acme/kit";\nexport const make = () => new Counter({ name: "a_total", help: "A.", labelNames: ["kind"] });\nexport const use = (kind: Kind) => make().inc({ kind });',
  });
  expect(found.metrics.map(attributesOf)).toEqual([{ kind: ["a", "b"] }]);
});
