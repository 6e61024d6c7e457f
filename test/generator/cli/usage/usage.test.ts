import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type UsageCode, usageCodes } from "../../../../generator/diagnostics/usage-codes.js";
import { usageExamples } from "../../../../generator/examples/usage.js";
import { programFolder } from "../../typescript/programs.js";
import { meterbook } from "../meterbook.js";

type Report = {
  readonly status: string;
  readonly used: number;
  readonly metrics: readonly {
    readonly metric: string;
    readonly uses: readonly object[];
    readonly tests: readonly object[];
  }[];
  readonly diagnostics: readonly { readonly code: UsageCode; readonly message: string; readonly file: string }[];
};

async function usage(files: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Report> {
  const folder = programFolder(files);
  expect((await meterbook(folder, ["generate"])).err).toBe("");
  const { out, err } = await meterbook(folder, ["usage", "--format", "json", ...words]);
  expect(err).toBe("");
  return JSON.parse(out);
}

const findings = ({ diagnostics }: Report) => diagnostics.map(({ code, message }) => `${code}: ${message}`);

const shop = `catalog: 1
name: shop
prefix: shop.
attributes: { channel: [web, app] }
metrics:
  orders: { instrument: counter, description: A customer confirmed., attributes: [channel] }
  stock: { instrument: gauge, description: What can be sold., attributes: { room: [a, b] } }
  wait: { instrument: histogram, unit: s, description: Until it is paid., attributes: { kind: [fast, slow] } }
  load: { instrument: gauge, observable: true, description: Share in use., attributes: { core: { type: int, values: [0, 1] } } }
  retries: { instrument: counter, description: Tried again. }
`;

const program = {
  "catalog.yaml": shop,
  "src/record.ts": `import { bound } from "@meterbook/runtime";
import { createRecorders, type OrdersAttributes } from "../generated/recorders.js";
export const record = createRecorders();
export { record as again } from "./record.js";
export const ordered = (attributes: OrdersAttributes) => record.orders(attributes);
export const ofRoom = (room: "a" | "b") => record.with({}).stock(1, { room });
export const timed = (slow: boolean) => record.startWait({ kind: slow ? "slow" : "fast" });
record.observeLoad((observe) => {
  observe(0.1, { core: 0 });
  observe(0.2, { core: 1 });
});
export const retried = bound(record).retries();
`,
};

test("recorders are found through with, timers, callbacks, bound ones and parameters, and nothing else is", async () => {
  const report = await usage(program);
  expect(findings(report)).toEqual([]);
  expect([report.status, report.used]).toEqual(["valid", 5]);
});

test("re-exports, destructuring, and methods that are passed on count as uses", async () => {
  const report = await usage({
    "catalog.yaml": shop,
    "src/record.ts":
      'import { createRecorders } from "../generated/recorders.js";\nexport const record = createRecorders();\n',
    "src/index.ts": 'export { record as metrics } from "./record.js";\n',
    "src/app.ts": `import { metrics } from "./index.js";
const { orders, ...rest } = metrics;
orders({ channel: "web" });
export const callbacks = { stock: metrics.stock, retries: metrics.retries };
const deps = { metrics };
deps.metrics["orders"]({ channel: "app" });
deps.metrics.wait(1, { kind: "fast" });
void rest;
`,
  });
  expect(findings(report)).toEqual([
    'usage/unreached-value: no call passes "app" as "channel" of metric "orders"',
    'usage/unreached-value: no call passes "slow" as "kind" of metric "wait"',
    'usage/unused-metric: no code records metric "load"',
  ]);
});

test("a deprecated value need not be recorded, and one literal is no list", async () => {
  const channel = "channel: { values: { web: { description: The page. }, wap: { deprecated: { reason: Gone. } } } }";
  const report = await usage({
    "catalog.yaml": `catalog: 1
name: shop
metrics:
  orders: { instrument: counter, attributes: { ${channel}, from: string, to: string } }
`,
    "src/record.ts": `import { createRecorders } from "../generated/recorders.js";
const record = createRecorders();
record.orders({ channel: "web", from: "a", to: "x" });
record.orders({ channel: "web", from: "a", to: "y" });
`,
  });
  expect(findings(report)).toEqual([
    'usage/proposed-values: every call passes a literal as "to" of metric "orders", which allows any',
  ]);
});

test("tests count apart", async () => {
  const { "src/record.ts": code, ...rest } = program;
  const report = await usage({ ...rest, "test/record.ts": code });
  expect(findings(report).every((finding) => finding.includes("only tests record"))).toBe(true);
  expect(report.metrics[0]).toMatchObject({ metric: "orders", uses: [], tests: [{ file: "test/record.ts", line: 5 }] });
});

test("where no types are, a call of the name counts", async () => {
  const report = await usage({
    ...program,
    "src/record.ts": "",
    "src/app.ts": "export const go = (record: any) => record.retries();\n",
  });
  expect(findings(report)).not.toContain('usage/unused-metric: no code records metric "retries"');
});

test("instruments of other names are left to others", async () => {
  const raw = 'import { metrics } from "@opentelemetry/api";\nconst meter = metrics.getMeter("x");\n';
  const code = `${raw}meter.createCounter("other.calls");\nmeter.createCounter("shop.carts");\nmeter.createCounter("shop.orders");\n`;
  expect(findings(await usage({ ...program, "src/raw.ts": code }))).toEqual([
    'usage/raw-metric: "shop.carts" is made by hand, outside the catalog',
    'usage/raw-metric: "shop.orders" is made by hand, outside the catalog',
  ]);
});

test("a metric that is exported under two names is recorded by either recorder", async () => {
  const renamed = `${shop}  sales: { instrument: counter, description: Old., attributes: [channel], deprecated: { renamed_to: orders, emit: both, until: "2099-01-31" } }\n`;
  const report = await usage({ ...program, "catalog.yaml": renamed });
  expect(findings(report)).toEqual([]);
});

test("what a timer is given where it ends counts, and a callback of its own says nothing", async () => {
  const { "src/record.ts": _, ...rest } = program;
  const code = (
    ends: string,
    observed = "0.1, { core: 0 }",
  ) => `import { createRecorders } from "../generated/recorders.js";
export const record = createRecorders();
record.wait(1, { kind: "fast" });
export function run(isSlow: boolean): void {
  const end = record.startWait();
  ${ends}
}
const callback = (observe: (value: number, attributes: { core: 0 | 1 }) => void) => observe(${observed});
record.observeLoad(callback);
record.observeLoad((observe) => observe(0.1, { core: 0 }));
record.orders({ channel: "web" });
record.orders({ channel: "app" });
record.stock(1, { room: "a" });
record.stock(1, { room: "b" });
record.retries();
`;
  const given = async (ends: string) => findings(await usage({ ...rest, "src/record.ts": code(ends) }));
  expect(await given('if (isSlow) end({ kind: "slow" });\n  else end({ kind: "fast" });')).toEqual([]);
  expect(await given('end({ kind: "fast" });\n  void isSlow;')).toEqual([
    'usage/unreached-value: no call passes "slow" as "kind" of metric "wait"',
  ]);
  expect(await given("void [end, isSlow];")).toEqual([]);
});

test("events and spans record their metrics, also where an event has the method of a metric", async () => {
  const both = "attributes: { channel: [web, app] }";
  const catalog = `catalog: 1
name: shop
metrics:
  orders: { instrument: counter, ${both} }
  turn: { instrument: histogram, unit: s, ${both} }
  carts: { instrument: counter }
events:
  ordered: { ${both}, records: { orders: } }
  carts: { ${both} }
spans:
  turn_taken: { ${both}, records: { turn: { value: duration } } }
`;
  const record = 'import { createRecorders } from "../generated/recorders.js";\nconst record = createRecorders();\n';
  const calls =
    'record.emit.ordered({ channel: "web" });\nrecord.emit.carts({ channel: "app" });\nrecord.orders({ channel: "web" });\n';
  const span = 'const { span } = record;\nspan.turnTaken({ channel: "app" }, () => 1);\n';
  const report = await usage({ "catalog.yaml": catalog, "src/record.ts": `${record}${calls}${span}` });
  const unused = findings(report).filter((finding) => finding.startsWith("usage/unused-metric"));
  expect(unused).toEqual(['usage/unused-metric: no code records metric "carts"']);
});

test("severities come from the catalog, and decide the exit code", async () => {
  const rules = "lint: { rules: { usage/unused-metric: error } }\n";
  const folder = programFolder({ ...program, "src/record.ts": "", "catalog.yaml": `${shop}${rules}` });
  await meterbook(folder, ["generate"]);
  const { code, err, out } = await meterbook(folder, ["usage"]);
  expect([code, out]).toEqual([1, "5 errors in 3 files, which record 0 of 5 metrics\n"]);
  expect(err).toContain('catalog.yaml:6:3  error[usage/unused-metric]  no code records metric "orders"');
  expect((await meterbook(folder, ["usage", "--fail-on", "none"])).code).toBe(0);
  const github = await meterbook(folder, ["usage", "--format", "github"]);
  expect(github.out).toContain("::error");
  const sarif = JSON.parse((await meterbook(folder, ["usage", "--format", "sarif"])).out);
  expect(sarif.runs[0].results.length).toBe(5);
});

test("an invalid catalog, and none, are said as everywhere", async () => {
  const folder = programFolder({ "catalog.yaml": "catalog: 1\nname: shop\nmetrics: { a: {} }\n" });
  expect((await meterbook(folder, ["usage"])).code).toBe(1);
  expect((await meterbook(folder, ["usage", "--catalog", "nowhere.yaml"])).code).toBe(2);
});

describe.each(Object.entries(usageExamples))("the example of %s", (code, { wrong, right }) => {
  test("is found where it is wrong, and nothing where it is right", async () => {
    expect((await usage(wrong)).diagnostics.map((each) => each.code)).toEqual([code]);
    expect(findings(await usage(right))).toEqual([]);
  });
});

test("every code has an example, and stands in the table of docs/usage.md", () => {
  expect(Object.keys(usageExamples).sort()).toEqual(Object.keys(usageCodes).sort());
  const page = readFileSync(new URL("../../../../docs/usage.md", import.meta.url), "utf8");
  const [, table = ""] = /<!-- usage codes -->\n\n.*\n.*\n([\s\S]*?)\n\n<!-- \/usage codes -->/.exec(page) ?? [];
  const rows = Object.entries(usageCodes).map(
    ([code, { severity, cause, fix }]) => `| \`${code}\` | ${severity} | ${cause} | ${fix} |`,
  );
  expect(table.split("\n")).toEqual(rows);
});
