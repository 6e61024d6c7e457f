// A program that records all the time while its receiver restarts: `node load-child.mjs <[otel] table>`.
import { setTimeout } from "node:timers/promises";
import { startTelemetry } from "@meterbook/telemetry";
import { loadConfig } from "@meterbook/telemetry/config";

const config = await loadConfig({ file: "/etc/config.toml", text: `[otel]\n${process.argv[2]}\n`, environment: {} });
const telemetry = await startTelemetry(config, { service: { name: "faults", version: "1" }, environment: {} });
const events = 1_500;
process.stdout.write("started\n");
for (let count = 0; count < events; count += 1) {
  telemetry.emitEvent("faults.event", { id: `<l${count}>` });
  if (count % 5 === 0) await setTimeout(5);
}
for (let tries = 0; tries < 50 && telemetry.status().logs.waiting > 0; tries += 1) {
  await telemetry.flush();
  await setTimeout(50);
}
const { exported, dropped, waiting } = telemetry.status().logs;
const before = performance.now();
const { undelivered, message } = await telemetry.shutdown();
const end = { events, exported, dropped, waiting, undelivered: undelivered.logs, message };
const rss = process.memoryUsage().rss;
process.once("exit", () =>
  process.stdout.write(`${JSON.stringify({ ...end, rss, took: performance.now() - before })}\n`),
);
