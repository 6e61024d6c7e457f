import type { Catalog } from "../../model/catalog.js";

type Environment = Readonly<Record<string, string | undefined>>;

export const protocols = ["http/protobuf", "http/json", "grpc"] as const;
export type Protocol = (typeof protocols)[number];

const ofOneSignal =
  /^OTEL_EXPORTER_OTLP_(METRICS|TRACES|LOGS)_(ENDPOINT|PROTOCOL|HEADERS|COMPRESSION|CERTIFICATE|INSECURE|CLIENT_KEY|CLIENT_CERTIFICATE)$/;
const ofAll = /^OTEL_EXPORTER_OTLP_(HEADERS|CERTIFICATE|INSECURE|CLIENT_KEY|CLIENT_CERTIFICATE)$/;

type Pointing = { readonly protocol: Protocol; readonly catalog: Pick<Catalog, "events" | "spans"> };

/** The variables that point a command's OpenTelemetry at a receiver on this machine; those of one signal would outrank them. */
export function pointedAt(url: string, { protocol, catalog }: Pointing, environment: Environment): Environment {
  const kept = Object.entries(environment).filter(([name]) => !ofOneSignal.test(name) && !ofAll.test(name));
  const { hostname } = new URL(url);
  return {
    ...Object.fromEntries(kept),
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
    OTEL_METRICS_EXPORTER: "otlp",
    OTEL_METRIC_EXPORT_INTERVAL: "1000",
    OTEL_METRIC_EXPORT_TIMEOUT: "1000",
    ...(catalog.events.length > 0 && { OTEL_LOGS_EXPORTER: "otlp", OTEL_BLRP_SCHEDULE_DELAY: "1000" }),
    ...(catalog.spans.length > 0 && { OTEL_TRACES_EXPORTER: "otlp", OTEL_BSP_SCHEDULE_DELAY: "1000" }),
    ...withoutProxy(hostname, environment),
  };
}

function withoutProxy(host: string, environment: Environment): Environment {
  const hasProxy = Object.keys(environment).some((name) => /^(https?|all)_proxy$/i.test(name));
  if (!hasProxy) return {};
  const names = ["NO_PROXY", "no_proxy"] as const;
  return Object.fromEntries(names.map((name) => [name, [environment[name] ?? "", host].filter(Boolean).join(",")]));
}

/** What keeps a program from exporting where its variables say, as far as it can be seen from outside. */
export function outranking(environment: Environment): readonly string[] {
  const { OTEL_SDK_DISABLED: disabled = "", DO_NOT_TRACK: track = "" } = environment;
  return [
    ...(disabled.trim().toLowerCase() === "true" ? ["OTEL_SDK_DISABLED=true switches OpenTelemetry off"] : []),
    ...(!["", "0", "false"].includes(track.trim().toLowerCase()) ? ["DO_NOT_TRACK switches telemetry off"] : []),
  ];
}
