import * as api from "@opentelemetry/api";
import { type OptionalPackage, optional } from "../packages/optional.js";
import type { Exporter, Signal } from "../settings/config.js";

/** Releases of OpenTelemetry whose packages resolve together, in the form that `npm install` takes. */
type ReleaseLine = { readonly api: string; readonly sdk: string; readonly experimental: string };

/** That of the SDK 2, and that of the SDK 3, which needs Node 22.15. The documents and `meterbook init` name the same. */
export const releaseLines = [
  { api: "1.9", sdk: "2.12", experimental: "0.223" },
  { api: "1.10", sdk: "3.1", experimental: "0.301" },
] as const satisfies readonly ReleaseLine[];

/** What belongs to the installed API: from 1.10 on that has logs itself, which only the SDK 3 provides. */
function installedLine(): ReleaseLine {
  return releaseLines["logs" in api ? 1 : 0];
}

const sdkOf: Readonly<Record<Exclude<Signal, "logs">, readonly string[]>> = {
  traces: ["sdk-trace", "core", "context-async-hooks"],
  metrics: ["sdk-metrics"],
};

/** Packages that a signal with this exporter needs, as `npm install` takes them. */
export function packagesOf(
  signal: Signal,
  { kind }: Exporter,
  { sdk, experimental }: ReleaseLine = installedLine(),
): readonly string[] {
  const named = (names: readonly string[], version: string) => names.map((name) => `@opentelemetry/${name}@${version}`);
  const encoder = kind === "prometheus" ? "exporter-prometheus" : "otlp-transformer";
  return [
    ...named(["resources"], sdk),
    ...(signal === "logs" ? logPackages({ sdk, experimental }) : named(sdkOf[signal], sdk)),
    ...named([encoder], experimental),
  ];
}

/** Beside the SDK 2 both are experimental. */
function logPackages({ sdk, experimental }: Omit<ReleaseLine, "api">): readonly string[] {
  if (sdk !== releaseLines[0].sdk) return [`@opentelemetry/sdk-logs@${sdk}`];
  return [`@opentelemetry/api-logs@${experimental}`, `@opentelemetry/sdk-logs@${experimental}`];
}

function nameOf(wanted: string): OptionalPackage {
  return wanted.replace(/^@opentelemetry\/|@[^@/]*$/g, "") as OptionalPackage;
}

/** Loads them all; rejects when one is missing. */
export async function loadPackages(signal: Signal, exporter: Exporter): Promise<void> {
  for (const wanted of packagesOf(signal, exporter)) await optional[nameOf(wanted)]();
}
