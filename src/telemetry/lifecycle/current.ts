import type { Config } from "../settings/config.js";
import type { Finding } from "../findings/finding.js";
import { start, type Telemetry, type TelemetryOptions } from "./start.js";
import { statusOff, type TelemetryStatus } from "./status.js";

type Shared = { current?: Telemetry | undefined; starting?: Promise<Telemetry> | undefined };

/** OpenTelemetry's providers are global, so there is one telemetry a process, whichever copy of this package started it. */
const key: unique symbol = Symbol.for("meterbook.telemetry.1") as never;

function shared(): Shared {
  const host = globalThis as { [key]?: Shared };
  host[key] ??= {};
  return host[key];
}

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
  const whole = shared();
  if (whole.starting !== undefined) {
    const running = await whole.starting;
    return { ...running, findings: [...running.findings, startedTwice] };
  }
  whole.starting = startFirst(config, options);
  try {
    whole.current = await whole.starting;
    return whole.current;
  } catch (error) {
    whole.starting = undefined;
    throw error;
  }
}

async function startFirst(config: Config, options: TelemetryOptions): Promise<Telemetry> {
  const started = await start(config, options);
  const telemetry: Telemetry = {
    ...started,
    shutdown: async (limit) => {
      const report = await started.shutdown(limit);
      const whole = shared();
      if (whole.current === telemetry) {
        whole.current = undefined;
        whole.starting = undefined;
      }
      return report;
    },
  };
  return telemetry;
}

/** Records an event through the telemetry of this process; does nothing while there is none. */
export function emitEvent(...event: Parameters<Telemetry["emitEvent"]>): void {
  shared().current?.emitEvent(...event);
}

/** Per signal whether it is on and why, where it goes, and whether it arrives. */
export function telemetryStatus(): TelemetryStatus {
  const off = statusOff("startTelemetry was not called");
  return shared().current?.status() ?? { logs: off, traces: off, metrics: off, findings: [] };
}
