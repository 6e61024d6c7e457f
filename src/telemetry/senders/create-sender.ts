import type { Config, Exporter, Format, Signal } from "../settings/config.js";
import type { ReadRejected, Sender } from "./sender.js";

/** Exporters to which this process brings its data; Prometheus comes and gets it. */
export type PushExporter = Exclude<Exporter, { kind: "none" } | { kind: "prometheus" }>;

export function formatOf(exporter: PushExporter): Format {
  if (exporter.kind === "otlp-http") return exporter.protocol;
  return exporter.kind === "otlp-grpc" ? "binary" : "json";
}

/** Only the modules of the chosen exporter are loaded. */
export async function createSender(
  signal: Signal,
  exporter: PushExporter,
  { dnsLookup }: Pick<Config, "dnsLookup">,
  readRejected: ReadRejected,
): Promise<Sender> {
  switch (exporter.kind) {
    case "otlp-http":
      return (await import("./http-sender.js")).createHttpSender(exporter, dnsLookup, readRejected);
    case "otlp-grpc":
      return (await import("./grpc-sender.js")).createGrpcSender(signal, exporter, dnsLookup, readRejected);
    case "file":
      return (await import("./file-sender.js")).createFileSender(signal, exporter);
    case "console":
      return (await import("./console-sender.js")).createConsoleSender();
  }
}
