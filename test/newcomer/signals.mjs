/** What a newcomer writes after the page about telemetry: all three signals, also logs through the API itself where it has them. */
export const signals = `import { readFileSync, writeFileSync } from "node:fs";
import * as api from "@opentelemetry/api";
import { describeFinding, loadConfig } from "@meterbook/telemetry/config";
import { emitEvent, inSpan, startTelemetry } from "@meterbook/telemetry";

writeFileSync("config.toml", '[otel]\\nexporter = "file"\\ntrace_exporter = "file"\\nmetrics_exporter = "file"\\n');
const config = await loadConfig({ file: "config.toml" });
const telemetry = await startTelemetry(config, { service: { name: "shop", version: "1.0.0" } });
for (const finding of telemetry.findings) throw new Error(describeFinding(finding));
emitEvent("an.event");
api.logs?.getLogger("shop").emit({ body: "through the API" });
await inSpan("a span", {}, async () => {});
api.metrics.getMeter("shop").createCounter("shop.job.started").add(1);
await telemetry.shutdown();
const wanted = { logs: api.logs === undefined ? "an.event" : "through the API", traces: "a span", metrics: "shop.job.started" };
for (const [signal, text] of Object.entries(wanted)) {
  if (!readFileSync(\`telemetry/\${signal}.jsonl\`, "utf8").includes(text)) throw new Error(\`\${signal}: no \${text}\`);
}
console.log("exported shop.job.started");
`;
