import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { configReference, loadConfig, sampleConfig } from "../../../src/telemetry/config.js";
import { defaultConfig } from "../../../src/telemetry/settings/defaults.js";

const pathOf = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const { METERBOOK_UPDATE } = process.env;

test.each([
  { path: "src/telemetry/reference/reference.md", write: configReference },
  { path: "test/examples/config.toml", write: sampleConfig },
])("$path says what the schema says; `npm run docs:config` rewrites it", async ({ path, write }) => {
  const wanted = await write();
  if (METERBOOK_UPDATE === "1") writeFileSync(pathOf(path), wanted);
  expect(readFileSync(pathOf(path), "utf8")).toBe(wanted);
});

test("the sample file loads without a finding and changes nothing", async () => {
  const file = pathOf("test/examples/config.toml");
  const { logs, traces, metrics, ...rest } = await loadConfig({ file, environment: {} });
  const { logs: off, traces: _, metrics: __, ...defaults } = defaultConfig(file, "");
  expect(rest).toEqual(defaults);
  for (const signal of [logs, traces, metrics]) expect(signal).toEqual({ ...off, why: expect.any(String) });
});
