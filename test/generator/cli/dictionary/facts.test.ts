import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { shop } from "../catalogs.js";
import { meterbook } from "../meterbook.js";
import { repository } from "../repository.js";

const rules = (name: string) =>
  `groups: [{ name: orders, rules: [{ alert: "${name}", expr: "rate(shop_order_placed_total[1h]) == 0" }] }]\n`;
const queries = "queries: { files: [rules/*.yaml], in_reference: true }\ngenerate: { outputs: { dictionary: true } }\n";
const files = { "catalog.yaml": shop + queries, "rules/orders.yaml": rules("No*Orders") };
const signals = "events:\n  order.sent: { description: An order left. }\nspans:\n  order: { description: An order. }\n";
const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

describe("what is generated says where metrics are used", () => {
  test("in the page, and in the reference where the catalog asks for it", async () => {
    const folder = temporaryFolder(files);
    expect(await meterbook(folder, ["generate"])).toMatchObject({ code: 0, err: "" });
    expect(read(folder, "generated/metrics.md")).toContain("alert `No*Orders` of orders (`rules/orders.yaml`)");
    expect(read(folder, "generated/metrics.md")).toContain("no query");
    expect(read(folder, "generated/dictionary.html")).toContain('"uses":[{"kind":"alert","name":"No*Orders"');
    expect((await meterbook(folder, ["generate", "--check"])).code).toBe(0);
  });

  test("and not in the reference otherwise", async () => {
    const folder = temporaryFolder({ ...files, "catalog.yaml": shop + queries.replace(", in_reference: true", "") });
    await meterbook(folder, ["generate"]);
    expect(read(folder, "generated/metrics.md")).not.toContain("Used in");
  });

  test("and is not up to date when a rule changes, comes or goes", async () => {
    const folder = temporaryFolder(files);
    await meterbook(folder, ["generate"]);
    const check = async () => (await meterbook(folder, ["generate", "--check"])).code;
    writeFileSync(join(folder, "rules/orders.yaml"), rules("Other"));
    expect(await check()).toBe(1);
    writeFileSync(join(folder, "rules/orders.yaml"), rules("No*Orders"));
    expect(await check()).toBe(0);
    writeFileSync(join(folder, "rules/more.yaml"), rules("More"));
    expect(await check()).toBe(1);
    rmSync(join(folder, "rules/more.yaml"));
    expect(await check()).toBe(0);
  });

  test("by what is staged, where that is checked", async () => {
    const { folder, git } = repository(files);
    await meterbook(folder, ["generate"]);
    git("add", "-A");
    writeFileSync(join(folder, "rules/orders.yaml"), rules("Other"));
    expect((await meterbook(folder, ["generate", "--check", "--staged"])).code).toBe(0);
    git("add", "-A");
    expect((await meterbook(folder, ["generate", "--check", "--staged"])).code).toBe(1);
  });
});

describe("meterbook dictionary --live-check", () => {
  const report = {
    format: 1,
    command: "live-check",
    coverage: {
      common: [],
      metrics: [
        { metric: "shop.order.placed", points: 0, attributes: [] },
        {
          metric: "shop.checkout.duration_ms",
          points: 7,
          attributes: [
            {
              attribute: "method",
              present: true,
              values: [
                { value: "card", seen: true },
                { value: "cash", seen: false },
              ],
            },
            { attribute: "status", present: false, values: [] },
          ],
        },
      ],
    },
  };

  test("shows what was emitted and what was never seen", async () => {
    const folder = temporaryFolder({ "catalog.yaml": shop, "report.json": JSON.stringify(report) });
    expect((await meterbook(folder, ["dictionary", "--out", ".", "--live-check", "report.json"])).code).toBe(0);
    const html = read(folder, "dictionary.html");
    expect(html).toContain('"hasCoverage":true');
    expect(html).toContain('"coverage":{"count":0}');
    expect(html).toContain('"coverage":{"count":7,"unseen":[{"key":"method","values":["cash"]},{"key":"status"}]}');
  });

  test.each(["{}", "not json", '{"format":1,"command":"lint","coverage":{"metrics":[],"common":[]}}'])(
    "takes no %s",
    async (text) => {
      const folder = temporaryFolder({ "catalog.yaml": shop, "report.json": text });
      const { code, err } = await meterbook(folder, ["dictionary", "--out", ".", "--live-check", "report.json"]);
      expect([code, err]).toEqual([2, expect.stringContaining('"report.json" is no report of live-check')]);
    },
  );

  test("reads what live-check writes", async () => {
    const point = { asInt: "1", timeUnixNano: "1", attributes: [] };
    const metrics = [
      { name: "shop.order.placed", sum: { isMonotonic: true, aggregationTemporality: 2, dataPoints: [point] } },
    ];
    const line = JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ scope: { name: "shop" }, metrics }] }] });
    const folder = temporaryFolder({ "catalog.yaml": shop, "metrics.jsonl": `${line}\n` });
    const { out } = await meterbook(folder, ["live-check", "metrics.jsonl", "--format", "json"]);
    writeFileSync(join(folder, "report.json"), out);
    await meterbook(folder, ["dictionary", "--out", ".", "--live-check", "report.json"]);
    expect(read(folder, "dictionary.html")).toContain('"coverage":{"count":1}');
  });

  test("reads what it writes of events and spans", async () => {
    const record = { eventName: "shop.order.sent", attributes: [] };
    const logs = JSON.stringify({ resourceLogs: [{ scopeLogs: [{ scope: { name: "shop" }, logRecords: [record] }] }] });
    const folder = temporaryFolder({ "catalog.yaml": shop + signals, "logs.jsonl": `${logs}\n` });
    const { out } = await meterbook(folder, ["live-check", "logs.jsonl", "--format", "json"]);
    writeFileSync(join(folder, "report.json"), out);
    await meterbook(folder, ["dictionary", "--out", ".", "--live-check", "report.json"]);
    const html = read(folder, "dictionary.html");
    expect(html).toMatch(/"kind":"event".*"name":"shop.order.sent".*"coverage":\{"count":1\}/);
    expect(html).toMatch(/"kind":"span".*"name":"shop.order".*"coverage":\{"count":0\}/);
  });
});

describe("meterbook dictionary --usage", () => {
  test("shows where events and spans are recorded, and which no code records", async () => {
    const use = (line: number) => ({ file: "src/a.ts", line, column: 1, method: "orderSent" });
    const common = { status: "active", tests: [] };
    const report = {
      format: 1,
      command: "usage",
      metrics: [],
      signals: [
        { ...common, kind: "event", key: "order.sent", name: "shop.order.sent", uses: [use(9), use(4)] },
        { ...common, kind: "span", key: "order", name: "shop.order", uses: [] },
      ],
    };
    const folder = temporaryFolder({ "catalog.yaml": shop + signals, "report.json": JSON.stringify(report) });
    expect((await meterbook(folder, ["dictionary", "--out", ".", "--usage", "report.json"])).code).toBe(0);
    const html = read(folder, "dictionary.html");
    expect(html).toMatch(/"name":"shop.order.sent".*"recordedIn":\[\{"file":"src\/a.ts","line":4\}\]/);
    expect(html).toMatch(/"name":"shop.order".*"isUnrecorded":true/);
  });
});
