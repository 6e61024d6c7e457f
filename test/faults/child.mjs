// A program that sends log events while a fault lasts, after it, and at its end: `node child.mjs <[otel] table>`.
// Each line on its standard input starts the next of these three parts; each part prints one line.
import dns from "node:dns";
import { createInterface } from "node:readline";
import { startTelemetry } from "@meterbook/telemetry";
import { loadConfig } from "@meterbook/telemetry/config";

const { otel, nameServer } = JSON.parse(process.argv[2]);
if (nameServer !== undefined) dns.setServers([nameServer]);
const config = await loadConfig({ file: "/etc/config.toml", text: `[otel]\n${otel}\n`, environment: {} });
const telemetry = await startTelemetry(config, { service: { name: "faults", version: "1" }, environment: {} });

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const emit = (ids) => {
  for (const id of ids) telemetry.emitEvent("faults.event", { id: `<${id}>` });
};
const status = () => {
  const { exported, waiting, dropped, lastError } = telemetry.status().logs;
  return { exported, waiting, dropped, error: lastError?.message ?? null };
};

const input = createInterface({ input: process.stdin });
const lines = input[Symbol.asyncIterator]();

emit(["a1", "a2", "a3"]);
await telemetry.flush();
say(status());

await lines.next();
// On a machine that is busy, a delivery may take longer than a try may.
for (let tries = 0; tries < 5 && (tries === 0 || status().waiting > 0); tries += 1) await telemetry.flush();
say(status());

await lines.next();
input.close();
process.stdin.destroy();
emit(["b1"]);
const before = performance.now();
const { undelivered, message } = await telemetry.shutdown();
const end = { undelivered: undelivered.logs, message, rss: process.memoryUsage().rss };
process.once("exit", () => say({ ...end, took: performance.now() - before, at: Date.now() }));
