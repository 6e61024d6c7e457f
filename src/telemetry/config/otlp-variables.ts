import type { FindingCollector } from "../findings/finding-collector.js";
import { type Compression, compressions, type Signal } from "../settings/config.js";
import { appendSignal } from "../settings/endpoint.js";
import { type Environment, firstVariable, readPairs, readVariable } from "../settings/variables.js";

/** Options of an OTLP exporter that the standard variables give; those of one signal take precedence. */
export type OtlpVariables = {
  readonly endpoint?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly compression?: Compression;
  readonly tls?: Readonly<Record<string, string>>;
};

function namesOf(signal: Signal, what: string): readonly string[] {
  return [`OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_${what}`, `OTEL_EXPORTER_OTLP_${what}`];
}

/** The variable of one signal: its address is used as it is, even without a path. */
export function readSignalEndpoint(environment: Environment, signal: Signal): string | undefined {
  return readVariable(environment, `OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_ENDPOINT`);
}

function readEndpoint(environment: Environment, signal: Signal, grpc: boolean): string | undefined {
  const own = readSignalEndpoint(environment, signal);
  if (own !== undefined) return own;
  const base = readVariable(environment, "OTEL_EXPORTER_OTLP_ENDPOINT");
  return base === undefined || grpc ? base : appendSignal(base, signal);
}

function readCompression(environment: Environment, signal: Signal, found: FindingCollector): Compression | undefined {
  const variable = firstVariable(environment, namesOf(signal, "COMPRESSION"));
  if (variable === undefined) return undefined;
  const known = compressions.find((compression) => compression === variable.value);
  if (known !== undefined) return known;
  found.for(variable.name).report("wrong-variable", `${variable.name} is "${variable.value.slice(0, 40)}"`, {
    severity: "warning",
    help: `allowed: ${compressions.join(", ")}`,
  });
  return undefined;
}

function readTls(environment: Environment, signal: Signal): Record<string, string> | undefined {
  const files = {
    "ca-certificate": firstVariable(environment, namesOf(signal, "CERTIFICATE"))?.value,
    "client-certificate": firstVariable(environment, namesOf(signal, "CLIENT_CERTIFICATE"))?.value,
    "client-private-key": firstVariable(environment, namesOf(signal, "CLIENT_KEY"))?.value,
  };
  const given = Object.entries(files).flatMap(([name, file]) => (file === undefined ? [] : [[name, file] as const]));
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

export function readOtlpVariables(
  environment: Environment,
  signal: Signal,
  grpc: boolean,
  found: FindingCollector,
): OtlpVariables {
  const endpoint = readEndpoint(environment, signal, grpc);
  const compression = readCompression(environment, signal, found);
  const tls = readTls(environment, signal);
  const names = [...namesOf(signal, "HEADERS")].reverse();
  const headers = Object.assign({}, ...names.map((name) => readPairs(environment, name, found)));
  return {
    headers,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(compression === undefined ? {} : { compression }),
    ...(tls === undefined ? {} : { tls }),
  };
}

type Written = Readonly<Record<string, unknown>>;

/** What the standard variables ask for, in the form in which a file would say it. */
export function exporterOfVariables(
  environment: Environment,
  signal: Signal,
  found: FindingCollector,
): { value: unknown; name: string } | undefined {
  const name = `OTEL_${signal.toUpperCase()}_EXPORTER`;
  const kind = readVariable(environment, name);
  if (kind === undefined) return undefined;
  if (kind !== "otlp") return { name, value: kind === "prometheus" ? prometheusOf(environment) : kind };
  const protocol = firstVariable(environment, namesOf(signal, "PROTOCOL"))?.value ?? "http/protobuf";
  const grpc = protocol === "grpc";
  if (!grpc && protocol !== "http/protobuf" && protocol !== "http/json") {
    found.report("wrong-variable", `the OTLP protocol is "${protocol.slice(0, 40)}"`, {
      help: "allowed: http/protobuf, http/json, grpc",
    });
    return { name, value: undefined };
  }
  const local = grpc ? "http://localhost:4317" : "http://localhost:4318";
  const endpoint = { endpoint: readEndpoint(environment, signal, grpc) ?? local };
  if (grpc) return { name, value: { "otlp-grpc": endpoint } };
  return { name, value: { "otlp-http": { ...endpoint, protocol: protocol === "http/json" ? "json" : "binary" } } };
}

function prometheusOf(environment: Environment): Written {
  const host = readVariable(environment, "OTEL_EXPORTER_PROMETHEUS_HOST");
  const port = readVariable(environment, "OTEL_EXPORTER_PROMETHEUS_PORT");
  return {
    prometheus: { ...(host === undefined ? {} : { host }), ...(port === undefined ? {} : { port: Number(port) }) },
  };
}
