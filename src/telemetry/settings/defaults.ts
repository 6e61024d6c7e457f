import type { Config, SignalConfig } from "./config.js";

/** What holds when nobody says otherwise. Times are in milliseconds. */
export const defaults = {
  environment: "dev",
  logUserPrompt: false,
  logToolContent: false,
  logExceptions: false,
  traceSampleRatio: 1,
  temporality: "cumulative",
  metricInterval: 60_000,
  batchDelay: 1_000,
  exportTimeout: 10_000,
  queueSize: 2_048,
  batchSize: 512,
  queueBytes: 16_777_216,
  shutdownTimeout: 500,
  dnsLookup: "direct",
  feedbackEnabled: true,
} as const;

/** A signal that is off, and why. */
export function switchedOff(why: string): SignalConfig {
  return { exporter: { kind: "none" }, why, timeout: defaults.exportTimeout };
}

/** The configuration of a program for which nobody configured anything: everything is off. */
export function defaultConfig(file: string | null, why: string): Config {
  const { environment, logUserPrompt, logToolContent, logExceptions, temporality } = defaults;
  const { metricInterval, queueBytes, shutdownTimeout, dnsLookup } = defaults;
  const off = switchedOff(why);
  const batching = { delay: defaults.batchDelay, queueSize: defaults.queueSize, batchSize: defaults.batchSize };
  return {
    file,
    environment,
    serviceName: null,
    logUserPrompt,
    logToolContent,
    logExceptions,
    hiddenAttributes: [],
    shownAttributes: [],
    logs: off,
    traces: off,
    metrics: off,
    spanAttributes: {},
    tracestate: {},
    resourceAttributes: {},
    sampling: { ratio: defaults.traceSampleRatio, parentBased: true },
    temporality,
    metricSwitches: {},
    metricInterval,
    batching: { logs: batching, traces: batching, metrics: batching },
    queueBytes,
    shutdownTimeout,
    dnsLookup,
    analytics: { enabled: undefined },
    feedback: { enabled: defaults.feedbackEnabled },
    findings: [],
  };
}
