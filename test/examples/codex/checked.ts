import { readdirSync, readFileSync } from "node:fs";
import { metrics, trace } from "@opentelemetry/api";
import { logs } from "@opentelemetry/api-logs";
import { onTestFinished } from "vitest";
import { type Intake, intakeOf } from "../../../generator/cli/live-check/intake.js";
import { startReceiver } from "../../../generator/cli/live-check/receive/receiver.js";
import { type Coverage, coverageOf } from "../../../generator/live/coverage.js";
import type { Finding } from "../../../generator/live/finding-log.js";
import { planOf } from "../../../generator/live/plan.js";
import { LiveSession } from "../../../generator/live/session.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { loadConfig } from "../../../src/telemetry/config.js";
import { startTelemetry } from "../../../src/telemetry/index.js";
import { temporaryFolder } from "../../generator/temporary-folder.js";
import { createRecorders } from "./expected/recorders.js";
import { playSession } from "./session.js";

/** What live-check says of a session, and all bytes that left. */
type Checked = {
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  readonly left: string;
};

/** How telemetry exports, by the address of a receiver. */
export const exporters = {
  "OTLP over HTTP": (url: string) => `{ otlp-http = { endpoint = "${url}" } }`,
  "OTLP over HTTP in JSON": (url: string) => `{ otlp-http = { endpoint = "${url}", protocol = "json" } }`,
  "OTLP over gRPC": (url: string) => `{ otlp-grpc = { endpoint = "${url}" } }`,
  "the file exporter": () => '"file"',
} as const;

/** Plays a session with the `[otel]` table that has these further keys, and checks what left. */
export async function checkedSession(
  catalog: Catalog,
  exporter: keyof typeof exporters,
  keys: readonly string[] = [],
): Promise<Checked> {
  const plan = planOf(catalog);
  const session = new LiveSession(plan, { moment: { today: "2026-11-22", release: null }, allScopes: false });
  const intake = intakeOf(session, plan);
  const left: string[] = [];
  const receiver = await startReceiver({ host: "127.0.0.1", port: 0 }, noting(intake, left));
  onTestFinished(receiver.close);
  const folder = temporaryFolder();
  const to = exporters[exporter](receiver.url);
  const tables = ["exporter", "trace_exporter", "metrics_exporter"].map((key) => `${key} = ${to}`);
  const text = ["[otel]", ...tables, ...keys].join("\n");
  await play(await loadConfig({ file: `${folder}/config.toml`, text, environment: {} }));
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".jsonl")) continue;
    const written = readFileSync(`${folder}/${file}`, "utf8");
    left.push(written);
    for (const line of written.split("\n")) if (line !== "") intake.line(line, `in ${file}`);
  }
  return { findings: session.log.findings, coverage: coverageOf(catalog, session.seen), left: left.join("\n") };
}

function noting(intake: Intake, left: string[]): Pick<Intake, "payload" | "unreadable"> {
  return {
    ...intake,
    payload: (payload) => {
      left.push(Buffer.from(payload.bytes).toString("latin1"));
      return intake.payload(payload);
    },
  };
}

async function play(config: Awaited<ReturnType<typeof loadConfig>>): Promise<void> {
  const record = createRecorders({
    "app.version": "1.4.0",
    auth_mode: "Chatgpt",
    originator: "codex_cli_rs",
    model: "gpt-5",
  });
  const service = { name: "codex", version: "1.4.0" };
  const telemetry = await startTelemetry(config, { service, recorders: record, environment: {} });
  onTestFinished(async () => void (await telemetry.shutdown(0)));
  record.bind({
    meter: metrics.getMeterProvider(),
    logger: logs.getLoggerProvider(),
    tracer: trace.getTracerProvider(),
  });
  await playSession(record);
  const { message } = await telemetry.shutdown(5_000);
  if (message !== null) throw new Error(message);
}
