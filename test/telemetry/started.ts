import { onTestFinished } from "vitest";
import { loadConfig } from "../../src/telemetry/config.js";
import { startTelemetry, type Telemetry, type TelemetryOptions } from "../../src/telemetry/index.js";
import { temporaryFolder } from "../generator/temporary-folder.js";

export const service = { name: "codex", version: "1.4.0" };

export const context = { surface: "cli", version: "1.4.0", auth_mode: "api", model: "gpt-5" };

type Given = Partial<Pick<TelemetryOptions, "beforeExit" | "strict" | "environment">> &
  Pick<TelemetryOptions, "context" | "recorders">;

/** Telemetry as a file with this `[otel]` table configures it; it ends with the test. */
export async function startWith(otel: string, options: Given = {}): Promise<Telemetry> {
  const file = `${temporaryFolder({})}/config.toml`;
  const config = await loadConfig({ file, text: `[otel]\n${otel}\n`, environment: {} });
  const common = options.recorders === undefined ? { context } : {};
  const given = { service, environment: {}, ...common, ...options } as TelemetryOptions;
  const telemetry = await startTelemetry(config, given);
  onTestFinished(async () => {
    await telemetry.shutdown(0);
  });
  return telemetry;
}

/** `[otel]` lines that send all three signals over HTTP. */
export function overHttp(url: string, options = ""): string {
  const exporter = `{ otlp-http = { endpoint = "${url}"${options} } }`;
  return `exporter = ${exporter}\ntrace_exporter = ${exporter}\nmetrics_exporter = ${exporter}`;
}
