import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { describe, expect, test } from "vitest";
import { root } from "../../documents.js";
import { meterbook } from "../cli/meterbook.js";
import { foreignVariables } from "../cli/meterbook-process.js";
import { temporaryFolder } from "../temporary-folder.js";

const catalog = `catalog: 1
name: shop
prefix: shop.
metrics:
  orders: { instrument: counter, attributes: { channel: [web, app] } }
  stock: { instrument: gauge }
`;

/** Two files, which two processes run. */
function tests(channel: string): string {
  return `import { test } from "node:test";
import { recordInMemory } from "@meterbook/runtime/testing";
import { createRecorders } from "./recorders.mjs";
test("records", () => {
  const record = createRecorders({ onInvalid: "drop" });
  recordInMemory(record);
  record.orders({ channel: "${channel}" });
  record.orders({ channel: "${channel}" });
});
`;
}

const reporter = `import { nodeReporter } from "meterbook/testing";
export default nodeReporter({ require: JSON.parse(process.env.REQUIRE), report: ["report.json"] });
`;
/** As Jest's scheduler does. */
const jest = `import Reporter from "meterbook/testing/jest";
const reporter = new Reporter({}, { require: JSON.parse(process.env.REQUIRE) });
const { recordInMemory } = await import("@meterbook/runtime/testing");
const { createRecorders } = await import("./recorders.mjs");
const record = createRecorders();
recordInMemory(record);
record.stock(1);
await reporter.onRunComplete();
console.log(reporter.getLastError()?.message ?? "enough");
`;

async function project(more = "", files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = temporaryFolder({
    "catalog.yaml": `${catalog}${more}generate: { import_extension: js }\n`,
    "package.json": '{ "type": "module" }',
    "web.test.mjs": tests("web"),
    "wap.test.mjs": tests("wap"),
    "reporter.mjs": reporter,
    "jest.mjs": jest,
    ...files,
  });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  await meterbook(folder, []);
  const { code } = await transform(readFileSync(join(folder, "generated/recorders.ts"), "utf8"), { loader: "ts" });
  writeFileSync(join(folder, "recorders.mjs"), code);
  return folder;
}

function run(folder: string, words: readonly string[], require: readonly string[]) {
  const env = {
    ...foreignVariables(),
    PATH: process.env["PATH"],
    REQUIRE: JSON.stringify(require),
    NODE_TEST_CONTEXT: undefined,
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, env, encoding: "utf8" });
  return { status, out: stdout, err: stderr };
}

describe("node --test", () => {
  const words = ["--test", "--test-reporter=./reporter.mjs", "web.test.mjs", "wap.test.mjs"];

  test("ends with what all processes recorded, and with what was rejected", async () => {
    const folder = await project();
    const { status, out, err } = run(folder, words, ["shop.orders"]);
    expect(out).toContain("coverage: metrics 1 of 2 (50 %), attributes 1 of 1 (100 %), allowed values 1 of 2 (50 %)");
    expect(out).toContain("never received: shop.stock");
    expect(err).toContain('the recorders dropped or changed measurements of "shop.orders"');
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "report.json"), "utf8"))).toMatchObject({
      status: "valid",
      unbound: [],
      received: { checked_points: 1 },
    });
  });

  test("fails where a threshold is missed", async () => {
    const { status, err } = run(await project(), words.slice(0, -1), ["all"]);
    expect(status).toBe(1);
    expect(err).toContain('"shop.stock" was never received, and is required');
  });
});

test("Jest's reporter has an error where a threshold is missed", async () => {
  const folder = await project();
  expect(run(folder, ["jest.mjs"], ["stock"]).out).toMatch(/enough\n$/);
  expect(run(folder, ["jest.mjs"], ["all"]).out).toMatch(
    /the tests recorded too little of the catalog; see the report above\n$/,
  );
});

const signals = `events:
  paid: { severity: warn, attributes: { channel: [web, app], card: { type: string, sensitivity: secret } } }
  refunded: {}
spans:
  checkout: { kind: client, attributes: { step: string, outcome: { values: [ok], required: { when: the span ends } } } }
`;

const withSignals = `import { test } from "node:test";
import { recordInMemory } from "@meterbook/runtime/testing";
import { createRecorders } from "./recorders.mjs";
test("emits", () => {
  const record = createRecorders();
  recordInMemory(record);
  record.emit.paid({ channel: "web", card: "4711" });
  record.span.checkout({ step: "card" }, (span) => span.set({ outcome: "ok" }));
});
`;

test("the events and spans of tests count, and what they hide is no content that leaves", async () => {
  const folder = await project(signals, { "signals.test.mjs": withSignals });
  const words = ["--test", "--test-reporter=./reporter.mjs", "signals.test.mjs"];
  const { out, err } = run(folder, words, ["shop.paid", "checkout"]);
  expect(out + err).toContain("no findings");
  expect(out).toContain("events 1 of 2 (50 %), spans 1 of 1 (100 %), attributes 4 of 5");
  expect(out).toContain("never received: shop.orders, shop.stock, event shop.refunded");
  expect(readFileSync(join(folder, "report.json"), "utf8")).not.toContain("4711");
});
