/** Each kind of scenario so many times: the first argument. What was played of each combination is counted. */
import { createRequire } from "node:module";
import { context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import fc from "fast-check";
import { aggregationScenario, anyScenario, bitwiseScenario, producerScenario, type Scenario } from "./operations.js";
import { compare } from "./world.js";
import { compareSignals } from "../signals/compare-signals.js";
import { steps } from "../signals/steps.js";

const numRuns = Number(process.argv[2]);
const require = createRequire(import.meta.url);

function versionOf(name: string): string {
  return `${name} ${require(`./node_modules/${name}/package.json`).version}`;
}

function combinationOf({ calls, producer, exemplars }: Scenario): string {
  return `${calls} calls, ${producer ? `producer, exemplars ${exemplars ? "on" : "off"}` : "Meter"}`;
}

async function play(name: string, scenario: fc.Arbitrary<Scenario>): Promise<void> {
  const counts = new Map<string, number>();
  const started = performance.now();
  const property = fc.asyncProperty(scenario, async (one) => {
    await compare(one);
    const combination = combinationOf(one);
    counts.set(combination, (counts.get(combination) ?? 0) + 1);
  });
  await fc.assert(property, { numRuns });
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`ok  ${name}: ${numRuns} sequences without a difference (${seconds} s)\n`);
  for (const [combination, count] of [...counts].sort()) process.stdout.write(`      ${count} of ${combination}\n`);
}

const sdk = ["api", "sdk-metrics", "sdk-logs", "sdk-trace"].map((name) => `@opentelemetry/${name}`);
const versions = [...sdk, "@meterbook/runtime"].map(versionOf).join(", ");
process.stdout.write(`${versions}, Node ${process.version}\n`);
await play("anything in any order", anyScenario);
await play("sums to the last bit", bitwiseScenario);
await play("Views with any aggregation", aggregationScenario);
await play("the producer", producerScenario);

context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
await fc.assert(fc.asyncProperty(steps, compareSignals), { numRuns });
process.stdout.write(`ok  events and spans: ${numRuns} sequences without a difference\n`);
