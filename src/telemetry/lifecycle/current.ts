import type { Config } from "../settings/config.js";
import type { Finding } from "../findings/finding.js";
import { start, type Telemetry, type TelemetryOptions } from "./start.js";
import { statusOff, type TelemetryStatus } from "./status.js";

/** OpenTelemetry's providers are global, so there is one telemetry a process. */
let current: Telemetry | undefined;
let starting: Promise<Telemetry> | undefined;

const startedTwice: Finding = {
  code: "already-started",
  severity: "warning",
  source: "startTelemetry",
  line: null,
  column: null,
  message: "telemetry runs already, with the configuration it was started with",
  help: "call startTelemetry once, or shut it down before",
};

/**
 * Sets up what the configuration switches on, and nothing else: with everything off no module of OpenTelemetry's SDK is
 * loaded. Never rejects for what a person wrote, unless `strict`.
 */
export async function startTelemetry(config: Config, options: TelemetryOptions): Promise<Telemetry> {
  if (starting !== undefined) {
    const running = await starting;
    return { ...running, findings: [...running.findings, startedTwice] };
  }
  starting = startFirst(config, options);
  try {
    current = await starting;
    return current;
  } catch (error) {
    starting = undefined;
    throw error;
  }
}

async function startFirst(config: Config, options: TelemetryOptions): Promise<Telemetry> {
  const started = await start(config, options);
  const telemetry: Telemetry = {
    ...started,
    shutdown: async (limit) => {
      const report = await started.shutdown(limit);
      if (current === telemetry) {
        current = undefined;
        starting = undefined;
      }
      return report;
    },
  };
  return telemetry;
}

/** Records an event through the telemetry of this process; does nothing while there is none. */
export function emitEvent(...event: Parameters<Telemetry["emitEvent"]>): void {
  current?.emitEvent(...event);
}

/** Per signal whether it is on and why, where it goes, and whether it arrives. */
export function telemetryStatus(): TelemetryStatus {
  const off = statusOff("startTelemetry was not called");
  return current?.status() ?? { logs: off, traces: off, metrics: off, findings: [] };
}
