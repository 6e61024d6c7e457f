/**
 * A simulated session of Codex: recorders, log events, spans and feedback, and what of it left the process. With the
 * path of a config.toml it exports where that says; without, into files of a new folder.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig } from "@meterbook/telemetry/config";
import { createFeedback, folderTransport, LogRing } from "@meterbook/feedback";
import { describeStatus, emitEvent, inSpan, startTelemetry, type Telemetry } from "@meterbook/telemetry";
import { metrics } from "@opentelemetry/api";
import { createRecorders } from "../../generated/recorders.js";
import { eventLines, metricLines, spanLines } from "./exported-lines.js";

const prompt = "Why does the login of alice@example.com fail?";
const toolOutput = "error: password of alice is hunter2";

const context = { surface: "cli", version: "1.4.0", auth_mode: "api", model: "gpt-5" } as const;

function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

function writeConfig(folder: string): string {
  const file = join(folder, "config.toml");
  writeFileSync(file, '[otel]\nexporter = "file"\ntrace_exporter = "file"\nmetrics_exporter = "file"\n');
  return file;
}

async function runSession(ring: LogRing): Promise<void> {
  const record = createRecorders(context);
  record.bind(metrics.getMeter("codex"));
  record.sessionStarted({ is_git: true });
  ring.line("session started");
  await inSpan("session_task.turn", {}, async () => {
    emitEvent("codex.user_prompt", { prompt });
    ring.line(`prompt: ${prompt}`);
    await inSpan("exec_command", { tool_name: "shell" }, () => {
      record.taskUserShell();
      emitEvent("codex.tool_result", { tool_name: "shell", success: "false", output: toolOutput });
      throw new Error("the command failed");
    }).catch(() => ring.line("the command failed"));
    record.taskCompact({ type: "local" });
  });
  record.with({ model: "o5" }).taskUndo();
}

async function giveFeedback(ring: LogRing, folder: string): Promise<readonly string[]> {
  const feedback = createFeedback({ ring, transport: folderTransport(join(folder, "feedback")), context });
  const draft = feedback.draft({ category: "bug", note: "It cannot log in.", includeLogs: false });
  const unconfirmed = await draft.submit();
  const { parts } = draft.preview();
  const confirmed = await draft.submit({ confirmed: true });
  return [
    `feedback without a confirmation: ${unconfirmed.ok ? "sent" : unconfirmed.error.message}`,
    `feedback, confirmed, without logs: ${parts.map(({ name, bytes }) => `${name} (${bytes} bytes)`).join(", ")}`,
    confirmed.ok ? `receipt: ${confirmed.receipt.id}` : `not sent: ${confirmed.error.message}`,
  ];
}

function whatStayed(ring: LogRing, telemetry: Telemetry, loss: string | null): readonly string[] {
  return [
    `the prompt (${Array.from(prompt).length} characters) and the tool's output (${Array.from(toolOutput).length} characters): only their lengths left`,
    `the log of this session (${ring.size} bytes): it leaves only with feedback that includes logs`,
    ...telemetry.findings.map(({ message }) => message),
    loss ?? "everything else that was recorded has been delivered",
  ];
}

async function main(given: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-demo-"));
  const config = await loadConfig({ file: given ?? writeConfig(folder) });
  const telemetry = await startTelemetry(config, { service: { name: "codex", version: context.version }, context });
  const ring = new LogRing();
  await runSession(ring);
  const feedback = await giveFeedback(ring, folder);
  const { message } = await telemetry.shutdown();
  const written = join(folder, "telemetry");
  print(
    "What left the process:",
    ...metricLines(written),
    ...eventLines(written),
    ...spanLines(written),
    ...feedback,
    "",
  );
  print("What did not:", ...whatStayed(ring, telemetry, message), "");
  print("Status at the end:", describeStatus(telemetry.status()), "", `The files are in ${folder}`);
}

await main(process.argv[2]);
