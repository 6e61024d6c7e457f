/** Records every active metric of Codex, and stays for a while; how it exports is said by the variables or a config.toml. */
import { setTimeout } from "node:timers/promises";
import { emitEvent, inSpan, startTelemetry } from "@meterbook/telemetry";
import { loadConfig } from "@meterbook/telemetry/config";
import { metrics } from "@opentelemetry/api";
import { createRecorders } from "../../generated/recorders.js";

const [, , file = "", stay = "0", what = "all"] = process.argv;
const record = createRecorders({ surface: "cli", version: "1.4.0", auth_mode: "api", model: "gpt-5" });
const config = await loadConfig({ file });
const telemetry = await startTelemetry(config, { service: { name: "codex", version: "1.4.0" }, recorders: record });
record.bind(metrics.getMeter("codex"));

if (what !== "nothing") {
  record.sessionStarted({ is_git: true });
  record.sessionStarted({ is_git: false });
  record.with({ auth_mode: "swic", surface: "vscode" }).taskCompact({ type: "local" });
}
if (what === "all") {
  record.taskCompact({ type: "remote" });
  record.featuresState({ key: "a", value: 'quo"te\n' });
  record.taskUserShell();
  record.taskReview();
  record.taskUndo();
}
emitEvent("codex.warned", {}, { severity: "warn" });
await inSpan("turn", {}, async () => undefined);

await setTimeout(Number(stay));
const { message } = await telemetry.shutdown(5_000);
if (message !== null) throw new Error(message);
