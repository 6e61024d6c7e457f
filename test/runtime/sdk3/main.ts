import { createRequire } from "node:module";
import { context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import fc from "fast-check";
import { aggregationScenario, anyScenario, bitwiseScenario, producerScenario } from "../differential/operations.js";
import { compare } from "../differential/world.js";
import { compareSignals } from "../signals/compare-signals.js";
import { steps } from "../signals/steps.js";

const numRuns = Number(process.env["METERBOOK_SEQUENCES"] ?? 200);
const require = createRequire(import.meta.url);

function versionOf(name: string): string {
  return `${name} ${require(`./node_modules/${name}/package.json`).version}`;
}

const sdk = ["api", "sdk-metrics", "sdk-logs", "sdk-trace"].map((name) => `@opentelemetry/${name}`);
const versions = [...sdk, "@meterbook/runtime"].map(versionOf).join(", ");
process.stdout.write(`${versions}, Node ${process.version}\n`);
const scenarios = {
  any: anyScenario,
  bitwise: bitwiseScenario,
  aggregation: aggregationScenario,
  producer: producerScenario,
};
for (const [name, scenario] of Object.entries(scenarios)) {
  await fc.assert(fc.asyncProperty(scenario, compare), { numRuns });
  process.stdout.write(`ok  ${name}: ${numRuns} sequences without a difference\n`);
}

context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
await fc.assert(fc.asyncProperty(steps, compareSignals), { numRuns });
process.stdout.write(`ok  events and spans: ${numRuns} sequences without a difference\n`);
