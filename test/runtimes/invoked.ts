/** A process as functions in the cloud have it: it answers an invocation, a line on standard input, and is frozen then. */
import { createInterface } from "node:readline";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { createFixture } from "../runtime/fixture-recorders.js";
import { checksOf, lineOf } from "./suite.js";
import { npmSdk } from "./host.js";

const [receiver, scope = "", interval] = process.argv.slice(2);

const exporter = new OTLPMetricExporter({ url: `${receiver}/v1/metrics` });
const reader = new PeriodicExportingMetricReader({
  exporter,
  exportIntervalMillis: Number(interval),
  exportTimeoutMillis: Number(interval),
});
const provider = new MeterProvider({ readers: [reader] });
const record = createFixture({ onInvalid: "throw" });
record.bind(provider.getMeter(scope));

async function handle(invocation: string): Promise<string> {
  if (invocation === "checks") return JSON.stringify(checksOf(npmSdk));
  if (invocation.startsWith("check ")) return lineOf(invocation.slice("check ".length), npmSdk);
  record.undo(1);
  if (invocation === "flush") await provider.forceFlush();
  return "done";
}

for await (const line of createInterface({ input: process.stdin })) process.stdout.write(`${await handle(line)}\n`);
