/**
 * A simulated session of Codex: recorders, log events, spans and feedback, and what of it left the process. With the
 * path of a config.toml it exports where that says; without, into files of a new folder.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFeedback, folderTransport, LogRing } from "@meterbook/feedback";
import {
  describeStatus,
  emitEvent,
  inSpan,
  type SignalStatus,
  startTelemetry,
  type Telemetry,
} from "@meterbook/telemetry";
import { type Config, loadConfig } from "@meterbook/telemetry/config";
import { metrics } from "@opentelemetry/api";
import { type CodexRecorders, createRecorders } from "../../generated/recorders.js";
import { eventLines, metricLines, openWritten, spanLines, type WrittenFile } from "./exported-lines.js";

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

async function runSession(ring: LogRing, record: CodexRecorders): Promise<void> {
  record.bind(metrics.getMeter("codex"));
  record.sessionStarted({ is_git: true });
  ring.line("session started");
  await inSpan("session_task.turn", {}, async () => {
    emitEvent("codex.user_prompt", { prompt });
    ring.line(`prompt: ${prompt}`);
    await inSpan("exec_command", { tool_name: "shell" }, () => {
      record.taskUserShell();
      emitEvent("codex.tool_result", { tool_name: "shell", success: false, output: toolOutput });
      throw new Error("the command failed");
    }).catch(() => ring.line("the command failed"));
    record.taskCompact({ type: "local" });
  });
  record.with({ model: "o5" }).taskUndo();
}

type Kind = {
  readonly signal: "logs" | "traces" | "metrics";
  readonly what: string;
  readonly lines: (file: WrittenFile) => readonly string[];
};

const kinds: readonly Kind[] = [
  { signal: "metrics", what: "data points", lines: metricLines },
  { signal: "logs", what: "log events", lines: eventLines },
  { signal: "traces", what: "spans", lines: spanLines },
];

/** The file of each signal that goes into one, as long as it is before the session. */
function writtenFiles(config: Config): ReadonlyMap<string, WrittenFile> {
  return new Map(
    kinds.flatMap(({ signal }) => {
      const { exporter } = config[signal];
      return exporter.kind === "file" ? [[signal, openWritten(exporter.folder, signal)] as const] : [];
    }),
  );
}

/** What one signal has delivered, by the count of telemetry itself; of a file, line by line. */
function whatLeft(
  { signal, what, lines }: Kind,
  status: SignalStatus,
  file: WrittenFile | undefined,
): readonly string[] {
  if (!status.on) return [`${signal}: nothing, ${status.why}`];
  if (status.exporter === "prometheus") return [`${signal}: whatever was asked for at ${status.where}`];
  return [`${signal}: ${status.exported} ${what} to ${status.where}`, ...(file === undefined ? [] : lines(file))];
}

async function giveFeedback(
  ring: LogRing,
  folder: string,
  { feedback: { enabled } }: Config,
): Promise<readonly string[]> {
  const transport = folderTransport(join(folder, "feedback"));
  const feedback = createFeedback({ ring, transport, context, enabled });
  const draft = feedback.draft({ category: "bug", note: "It cannot log in.", includeLogs: false });
  const unconfirmed = await draft.submit();
  const { parts } = draft.preview();
  const confirmed = await draft.submit({ confirmed: true });
  if (!confirmed.ok) return [`feedback: nothing, ${confirmed.error.message}`];
  return [
    `feedback without a confirmation: ${unconfirmed.ok ? "sent" : unconfirmed.error.message}`,
    `feedback, confirmed, without logs: ${parts.map(({ name, bytes }) => `${name} (${bytes} bytes)`).join(", ")}`,
    `receipt: ${confirmed.receipt.id}`,
  ];
}

/** What a log event holds of a text that people or tools wrote. */
function stayed(name: string, text: string, isOn: boolean, leaves: boolean): readonly string[] {
  if (isOn && leaves) return [];
  const what = `${name} (${Array.from(text).length} characters)`;
  return [isOn ? `${what}: only its length left` : what];
}

function whatStayed(ring: LogRing, telemetry: Telemetry, config: Config): readonly string[] {
  const status = telemetry.status();
  const lost = kinds.flatMap(({ signal, what }) => {
    const { on, dropped, waiting } = status[signal];
    return on && dropped + waiting > 0 ? [`${dropped + waiting} ${what}: not delivered`] : [];
  });
  const allOn = kinds.every(({ signal }) => status[signal].on);
  return [
    ...stayed("the prompt", prompt, status.logs.on, config.logUserPrompt),
    ...stayed("the output of the tool", toolOutput, status.logs.on, config.logToolContent),
    `the log of this session (${ring.size} bytes): it leaves only with feedback that includes logs`,
    ...telemetry.findings.map(({ message }) => message),
    ...lost,
    ...(allOn && lost.length === 0 ? ["everything else that was recorded has been delivered"] : []),
  ];
}

async function main(given: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-demo-"));
  const config = await loadConfig({ file: given ?? writeConfig(folder) });
  const files = writtenFiles(config);
  const record = createRecorders(context);
  const service = { name: "codex", version: context.version };
  const telemetry = await startTelemetry(config, { service, recorders: record });
  const ring = new LogRing();
  await runSession(ring, record);
  const feedback = await giveFeedback(ring, folder, config);
  await telemetry.shutdown();
  const status = telemetry.status();
  const left = kinds.flatMap((kind) => whatLeft(kind, status[kind.signal], files.get(kind.signal)));
  print("What left the process:", ...left, ...feedback, "");
  print("What did not:", ...whatStayed(ring, telemetry, config), "");
  print("Status at the end:", describeStatus(status), "", `The files are in ${folder}`);
}

await main(process.argv[2]);
