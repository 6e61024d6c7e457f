import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { commands } from "../../../../generator/cli/program/commands.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { doubtful, faulty, grown, shop } from "../catalogs.js";
import { meterbook } from "../meterbook.js";

const path = fileURLToPath(new URL("../../../../generator/report.schema.json", import.meta.url));
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const isReport = ajv.compile<Readonly<Record<string, unknown>>>(JSON.parse(readFileSync(path, "utf8")));
const dashboard = JSON.stringify({
  title: "Shop",
  panels: [{ title: "Orders", targets: [{ expr: "rate(shop_order_placed_total[5m])" }] }],
});
const placed = { asDouble: 1 };
const sum = { aggregationTemporality: 2, isMonotonic: true, dataPoints: [placed] };
const metric = { name: "shop.order.placed", description: "An order was placed.", sum };
const files = {
  "code.ts": "",
  "metrics.jsonl": JSON.stringify({
    resourceMetrics: [{ scopeMetrics: [{ scope: { name: "shop" }, metrics: [metric] }] }],
  }),
  "catalog.yaml": shop,
  "faulty.yaml": faulty,
  "doubtful.yaml": doubtful,
  "grown.yaml": grown,
  "tangled.yaml": shop
    .replace("    instrument: counter\n    description: An order", "    description: An order")
    .replace("placed.\n", "placed.\n    instrument: counter\n"),
  "dashboard.json": dashboard,
  "metadata.yaml": "metrics:\n  shop.order.sent: { sum: { monotonic: true } }\n  none: {}\n",
};

/** Every command that writes JSON, and each way in which it ends. */
const runs: readonly (readonly [status: string, words: readonly string[]])[] = [
  ["generated", ["generate"]],
  ["planned", ["generate", "--dry-run"]],
  ["stale", ["generate", "--check"]],
  ["invalid", ["generate", "--catalog", "faulty.yaml"]],
  ["unreadable", ["generate", "--catalog", "nothing.yaml"]],
  ["failed", ["generate", "--only", "nothing"]],
  ["valid", ["lint", "--catalog", "doubtful.yaml"]],
  ["invalid", ["lint", "--catalog", "faulty.yaml"]],
  ["unreadable", ["lint", "--catalog", "nothing.yaml"]],
  ["compared", ["diff", "catalog.yaml", "grown.yaml", "--base-version", "1.0.0"]],
  ["compared", ["diff", "catalog.yaml", "catalog.yaml"]],
  ["invalid", ["diff", "catalog.yaml", "faulty.yaml"]],
  ["failed", ["diff", "catalog.yaml", "--base-version", "x"]],
  ["formatted", ["format"]],
  ["unformatted", ["format", "--check", "--catalog", "tangled.yaml"]],
  ["planned", ["format", "--dry-run", "--catalog", "tangled.yaml"]],
  ["invalid", ["format", "--catalog", "faulty.yaml"]],
  ["edited", ["add", "order.paid", "--instrument", "counter"]],
  ["rejected", ["add", "order.paid", "--instrument", "counter", "--unit", "furlong"]],
  ["planned", ["deprecate", "order.placed", "--since", "1.2", "--dry-run"]],
  ["failed", ["promote", "order.placed"]],
  ["edited", ["rename", "order.placed", "order.made"]],
  ["invalid", ["remove", "order.placed", "--catalog", "faulty.yaml"]],
  ["valid", ["queries", "check", "dashboard.json"]],
  ["invalid", ["queries", "check", "dashboard.json", "--catalog", "faulty.yaml"]],
  ["imported", ["import", "mdatagen", "metadata.yaml"]],
  ["planned", ["import", "mdatagen", "metadata.yaml", "--dry-run"]],
  ["unchanged", ["import", "mdatagen", "metadata.yaml", "--only", "none"]],
  ["invalid", ["import", "mdatagen", "metadata.yaml", "--catalog", "faulty.yaml"]],
  ["failed", ["import", "mdatagen", "nothing.yaml"]],
  ["checked", ["import", "typescript", "code.ts", "--check"]],
  ["unchanged", ["import", "typescript", "code.ts", "--rewrite"]],
  ["valid", ["usage", "code.ts"]],
  ["invalid", ["usage", "code.ts", "--catalog", "faulty.yaml"]],
  ["unreadable", ["usage", "--catalog", "nothing.yaml"]],
  ["valid", ["live-check", "metrics.jsonl"]],
  ["invalid", ["live-check", "metrics.jsonl", "--require", "all"]],
  ["invalid", ["live-check", "metrics.jsonl", "--catalog", "faulty.yaml"]],
  ["unreadable", ["live-check", "metrics.jsonl", "--catalog", "nothing.yaml"]],
  ["failed", ["live-check", "nothing.jsonl"]],
  ["listed", ["queries", "list", "--queries", "dashboard.json"]],
  ["written", ["dictionary", "--out", "public"]],
  ["stale", ["dictionary", "--out", "public", "--check"]],
  ["invalid", ["dictionary", "--out", "public", "--catalog", "faulty.yaml"]],
  ["unreadable", ["dictionary", "--out", "public", "--catalog", "nothing.yaml"]],
];

function validated(text: string): Readonly<Record<string, unknown>> {
  const report: unknown = JSON.parse(text);
  if (!isReport(report)) throw new Error(ajv.errorsText(isReport.errors, { separator: "\n" }));
  return report;
}

describe("the published schema accepts", () => {
  test.each(runs)("%s of %j", async (status, words) => {
    const { out } = await meterbook(temporaryFolder(files), [...words, "--format", "json"]);
    expect(validated(out)).toMatchObject({ format: 1, command: words[0], status });
  });

  test("what a check finds in files that are there", async () => {
    const folder = temporaryFolder(files);
    await meterbook(folder, []);
    writeFileSync(join(folder, "generated/recorders.ts"), "mine\n");
    const { out } = await meterbook(folder, ["--check", "--format", "json"]);
    expect(validated(out)).toMatchObject({ status: "stale", discrepancies: [{ kind: "edited", isFixedByRun: true }] });
  });

  test("a comparison of all kinds of changes", async () => {
    const report = (name: string) => readFileSync(new URL(`../../diff/report/${name}`, import.meta.url), "utf8");
    const folder = temporaryFolder({ "base.yaml": report("base.yaml"), "head.yaml": report("head.yaml") });
    const { out } = await meterbook(folder, ["diff", "base.yaml", "head.yaml", "--format", "json"]);
    expect(validated(out)["changes"]).not.toEqual([]);
  });

  test("doctor without the package that it asks", async () => {
    const { out } = await meterbook(temporaryFolder(), ["doctor", "--format", "json"]);
    expect(validated(out)).toMatchObject({ command: "doctor", status: "failed" });
  });
});

test("it rejects keys that it does not know, and a report without its command", async () => {
  const { out } = await meterbook(temporaryFolder(files), ["lint", "--format", "json"]);
  expect(isReport({ ...JSON.parse(out), more: 1 })).toBe(false);
  expect(isReport({ ...JSON.parse(out), command: undefined })).toBe(false);
});

test("every command that has the format json is looked at", async () => {
  const looked = new Set([...runs.map(([, [command]]) => command), "doctor"]);
  for (const { name } of commands) {
    const { out } = await meterbook(temporaryFolder(), [name, "--help"]);
    if (/--format[\s\S]*?"json"/.test(out)) expect([name, looked.has(name)]).toEqual([name, true]);
  }
});
