import type { Finding } from "../findings/finding.js";
import type { Config } from "../settings/config.js";

/** The workers of a cluster share the ports that they listen on, so that each scrape reaches another worker. */
export async function findSharedPort({ metrics }: Config): Promise<readonly Finding[]> {
  if (metrics.exporter.kind !== "prometheus") return [];
  const { default: cluster } = await import("node:cluster");
  if (!cluster.isWorker) return [];
  const { port } = metrics.exporter;
  return [
    {
      code: "shared-port",
      severity: "warning",
      source: metrics.why,
      line: null,
      column: null,
      message: `all workers of this cluster offer metrics on port ${port}, so that each scrape reaches another one`,
      help: "give each worker a port of its own, such as OTEL_EXPORTER_PROMETHEUS_PORT, or send them with otlp-http",
    },
  ];
}
