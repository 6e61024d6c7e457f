// The packages of programs stand beside older releases of what they share with a program, each in a folder of its own.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectEqual, run } from "./steps.mjs";

const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"];

/** Records through recorders as generated ones call them, and prints what a real reader of the SDK got. */
const recording = `
import { add, resolveSeries, defineCatalog, defineCounter, find1, Recorders } from "@meterbook/runtime/contract";
import { createRecorderProducer } from "@meterbook/runtime/sdk";
import * as sdk from "@opentelemetry/sdk-metrics";
const orders = defineCounter({ name: "orders", attributes: [{ key: "channel", type: "string" }] });
const catalog = defineCatalog({ name: "shop", context: [], metrics: [orders] });
class Shop extends Recorders {
  orders(attributes) { add(find1(this, orders, attributes.channel) ?? resolveSeries(this, orders, attributes), 2); }
}
const producer = createRecorderProducer({ name: "shop" });
const exporter = new sdk.InMemoryMetricExporter(sdk.AggregationTemporality.CUMULATIVE);
const reader = new sdk.PeriodicExportingMetricReader({ exporter, metricProducers: [producer] });
const provider = new sdk.MeterProvider({ readers: [reader] });
const [viaSdk, viaProducer] = [new Shop(catalog, {}), new Shop(catalog, {})];
viaSdk.bind(provider.getMeter("shop"));
viaProducer.bind(producer.meter);
for (const record of [viaSdk, viaProducer]) record.orders({ channel: "web" });
await provider.forceFlush();
const points = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics).flatMap(({ metrics }) => metrics);
console.log(points.map(({ descriptor, dataPoints }) => descriptor.name + " " + dataPoints[0].value).join());
await provider.shutdown();
`;

/** Reads a configuration with the package's own zod, whatever zod the program has. */
const reading = `
import { loadConfig } from "@meterbook/telemetry/config";
import { startTelemetry } from "@meterbook/telemetry";
import { createFeedback } from "@meterbook/feedback";
const config = await loadConfig({ file: "config.toml", text: "[otel]\\nenvironment = 1" });
const telemetry = await startTelemetry(config, { service: { name: "shop", version: "1" } });
console.log(config.findings.map(({ code, line }) => code + " " + line).join(), typeof createFeedback);
await telemetry.shutdown();
`;

const cases = [
  {
    packages: ["src/runtime"],
    others: ["zod@3.22.4", "@grpc/grpc-js@1.12.6", "@opentelemetry/sdk-metrics@1.30.1"],
    program: recording,
    wanted: "orders 2,orders 2",
  },
  {
    packages: ["src/runtime", "src/telemetry", "src/feedback"],
    others: ["zod@3.25.76", "@grpc/grpc-js@1.12.6"],
    program: reading,
    wanted: "wrong-type 2 function",
  },
];

/** Installs each set with npm, which refuses peers that do not go together, and runs a program on it. */
export function standBeside(tarballs, home) {
  cases.forEach(({ packages, others, program, wanted }, index) => {
    const folder = join(home, `beside-${index}`);
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
    writeFileSync(join(folder, "program.js"), program);
    run(folder, "npm", ["install", ...quiet, ...others, "@opentelemetry/api@1.9.0"]);
    run(folder, "npm", ["install", ...quiet, ...packages.map((workspace) => tarballs[workspace])]);
    const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const names = Object.keys(dependencies).filter((name) => name.startsWith("@meterbook/"));
    const printed = run(folder, process.execPath, ["program.js"]).trim();
    expectEqual(`${names.join(", ")} beside ${others.join(", ")}`, printed, wanted);
  });
}
