import type { Exporter, Signal } from "../settings/config.js";

const ofSignal: Readonly<Record<Signal, readonly string[]>> = {
  logs: ["@opentelemetry/api-logs@^0.223.0", "@opentelemetry/sdk-logs@^0.223.0"],
  traces: [
    "@opentelemetry/sdk-trace@^2.12.0",
    "@opentelemetry/core@^2.12.0",
    "@opentelemetry/context-async-hooks@^2.12.0",
  ],
  metrics: ["@opentelemetry/sdk-metrics@^2.12.0"],
};

/** Packages that a signal with this exporter needs, in the form that `npm install` takes. */
export function packagesOf(signal: Signal, { kind }: Exporter): readonly string[] {
  const encoder =
    kind === "prometheus" ? "@opentelemetry/exporter-prometheus@^0.223.0" : "@opentelemetry/otlp-transformer@^0.223.0";
  const grpc = kind === "otlp-grpc" ? ["@grpc/grpc-js"] : [];
  return ["@opentelemetry/resources@^2.12.0", ...ofSignal[signal], encoder, ...grpc];
}

/** Loads them all; rejects when one is missing. */
export async function loadPackages(signal: Signal, exporter: Exporter): Promise<void> {
  for (const wanted of packagesOf(signal, exporter)) await import(wanted.replace(/(?<=.)@.*$/, ""));
}
