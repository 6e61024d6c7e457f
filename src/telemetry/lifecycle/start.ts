import { diag } from "@opentelemetry/api";
import { type Config, type Signal, signals } from "../settings/config.js";
import { ConfigError, describeFinding, type Finding } from "../findings/finding.js";
import type { Environment } from "../settings/variables.js";
import { type EmitLog, type EventAttributes, type EventOptions, toLogRecord } from "../signals/events.js";
import { findFailure } from "./failures.js";
import type { ContentRule } from "../signals/content-rule.js";
import { activeAttributes, withRecorders } from "../signals/recorders.js";
import { hideContent } from "../signals/redaction.js";
import type { Running, Setup } from "../signals/signal.js";
import { type Common, commonOf, type CommonOptions } from "./common-attributes.js";
import { findSharedPort } from "./shared-port.js";
import { statusOf, type TelemetryStatus } from "./status.js";
import { optional } from "../packages/optional.js";

/** Who the program is, and how telemetry begins and ends with it. */
export type TelemetryOptions = CommonOptions & {
  readonly service: { readonly name: string; readonly version: string };
  /** Shuts telemetry down when nothing is left to do, so that what waits is sent; a call of `process.exit` skips it. */
  readonly beforeExit?: boolean;
  /** Makes what is found at the start an error: rejects with a `ConfigError`. */
  readonly strict?: boolean;
  /** Default: `process.env`. Read for TRACEPARENT and TRACESTATE. */
  readonly environment?: Environment;
};

/** The items that were given up since the start, the reasons with their numbers, and a sentence about them, or null. */
export type ShutdownReport = {
  readonly undelivered: Readonly<Record<Signal, number>>;
  readonly reasons: Readonly<Record<Signal, Readonly<Record<string, number>>>>;
  readonly message: string | null;
};

/** Telemetry of this process. */
export type Telemetry = {
  readonly findings: readonly Finding[];
  /** Records an event with its time and severity; does nothing while logs are off. Never throws. */
  emitEvent(name: string, attributes?: EventAttributes, options?: EventOptions): void;
  status(): TelemetryStatus;
  /** Sends what waits now. */
  flush(): Promise<void>;
  /** Delivers what it can within the limit (default: `shutdown_timeout_ms`) and ends telemetry; returns what was lost since the start. */
  shutdown(limit?: number): Promise<ShutdownReport>;
};

type Started = { readonly running: readonly Running[]; readonly emit: EmitLog | undefined };

async function createSetup(
  config: Config,
  options: TelemetryOptions,
  { attributes, content }: Common,
  findings: Finding[],
): Promise<Setup> {
  const { defaultResource, resourceFromAttributes } = await optional.resources();
  const { service } = options;
  const own = {
    ...config.resourceAttributes,
    "service.name": config.serviceName ?? service.name,
    "service.version": service.version,
    env: config.environment,
  };
  return {
    config,
    service: service.name,
    resource: defaultResource().merge(resourceFromAttributes(hideContent(own, content))),
    content,
    environment: options.environment ?? process.env,
    context: () => activeAttributes() ?? attributes(),
    warn: (message, help) => {
      findings.push({
        code: "trace-parent",
        severity: "warning",
        source: "TRACEPARENT",
        line: null,
        column: null,
        message,
        help,
      });
    },
  };
}

async function startSignal(signal: Signal, setup: Setup): Promise<(Running & { readonly emit?: EmitLog }) | undefined> {
  const { exporter } = setup.config[signal];
  if (exporter.kind === "none") return undefined;
  if (signal === "metrics") return (await import("../signals/metrics.js")).startMetrics(exporter, setup);
  if (exporter.kind === "prometheus") return undefined;
  if (signal === "logs") return (await import("../signals/logs.js")).startLogs(exporter, setup);
  return (await import("../signals/traces.js")).startTraces(exporter, setup);
}

async function startAll(
  config: Config,
  prepare: () => Promise<Setup>,
  failures: Map<Signal, Finding>,
  findings: Finding[],
): Promise<Started> {
  const running: Running[] = [];
  let emit: EmitLog | undefined;
  const wanted = signals.filter((signal) => config[signal].exporter.kind !== "none");
  for (const signal of wanted) {
    try {
      const started = await startSignal(signal, await prepare());
      if (started === undefined) continue;
      running.push(started);
      emit ??= started.emit;
    } catch (error) {
      const failure = findFailure(error, signal, config[signal]);
      failures.set(signal, failure);
      findings.push(failure);
    }
  }
  return { running, emit };
}

const itemNames: Readonly<Record<Signal, string>> = { logs: "log event", traces: "span", metrics: "data point" };

function describeReasons(reasons: Readonly<Record<string, number>>): string {
  const all = Object.entries(reasons);
  return all.map(([reason, count]) => (all.length === 1 ? reason : `${count}: ${reason}`)).join("; ");
}

function describeLoss({ undelivered, reasons }: Omit<ShutdownReport, "message">): string | null {
  const parts = signals
    .filter((signal) => undelivered[signal] > 0)
    .map((signal) => {
      const count = undelivered[signal];
      return `${count} ${itemNames[signal]}${count === 1 ? "" : "s"} (${describeReasons(reasons[signal])})`;
    });
  return parts.length === 0 ? null : `not delivered: ${parts.join(", ")}`;
}

async function closeAll(running: readonly Running[], limit: number): Promise<ShutdownReport> {
  await Promise.all(running.map(({ close }) => close(limit)));
  const statsOf = (signal: Signal) => running.find((one) => one.signal === signal)?.stats;
  const undeliveredOf = (signal: Signal) => statsOf(signal)?.dropped ?? 0;
  const reasonsOf = (signal: Signal) => ({ ...statsOf(signal)?.reasons });
  const undelivered = {
    logs: undeliveredOf("logs"),
    traces: undeliveredOf("traces"),
    metrics: undeliveredOf("metrics"),
  };
  const reasons = { logs: reasonsOf("logs"), traces: reasonsOf("traces"), metrics: reasonsOf("metrics") };
  const message = describeLoss({ undelivered, reasons });
  if (message !== null) diag.warn(`meterbook: ${message}`);
  return { undelivered, reasons, message };
}

type Emit = Telemetry["emitEvent"];

function createEmit(emit: EmitLog, content: ContentRule): Emit {
  return (name, attributes = {}, options = {}) => {
    const { recorders } = options;
    try {
      const record = toLogRecord(name, hideContent(attributes, content), options);
      if (recorders === undefined) emit(record);
      else withRecorders(recorders, () => emit(record));
    } catch {
      diag.warn("meterbook: an event could not be recorded: its attributes cannot be read");
    }
  };
}

/** Starts the signals that are on. What cannot start is off and among the findings; the others work. */
export async function start(config: Config, options: TelemetryOptions): Promise<Telemetry> {
  const failures = new Map<Signal, Finding>();
  const common = commonOf(config, options);
  const findings = [...config.findings, ...common.findings, ...(await findSharedPort(config))];
  const setup = () => createSetup(config, options, common, findings);
  const { running, emit } = await startAll(config, setup, failures, findings);
  for (const finding of findings) diag.warn(`meterbook: ${describeFinding(finding)}`);
  const emitEvent = emit === undefined ? undefined : createEmit(emit, common.content);
  let end: Promise<ShutdownReport> | undefined;
  const shutdown = (limit = config.shutdownTimeout) => {
    end ??= closeAll(running, limit);
    return end;
  };
  if (options.beforeExit === true && running.length > 0) process.once("beforeExit", () => void shutdown());
  if (options.strict === true && findings.length > 0) {
    await shutdown(0);
    throw new ConfigError(findings);
  }
  const statusFor = (signal: Signal) =>
    statusOf(
      signal,
      config,
      running.find((one) => one.signal === signal),
      failures.get(signal),
    );
  return {
    findings,
    emitEvent: (...event) => {
      if (end === undefined) emitEvent?.(...event);
    },
    status: () => ({ logs: statusFor("logs"), traces: statusFor("traces"), metrics: statusFor("metrics"), findings }),
    flush: async () => {
      await Promise.all(running.map((signal) => signal.flush()));
    },
    shutdown,
  };
}
