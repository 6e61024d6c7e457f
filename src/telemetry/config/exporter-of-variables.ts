import type { FindingCollector } from "../findings/finding-collector.js";
import { suggest } from "../findings/suggest.js";
import { quote } from "../findings/visible.js";
import type { ExporterChoice } from "../schema/exporters.js";
import type { Format, Signal } from "../settings/config.js";
import { type Environment, firstVariable, readNumber, readVariable } from "../settings/variables.js";
import { namesOf } from "./otlp-variables.js";

/** What the variables ask for: `name` is the one that does; `choice` is undefined after a finding. */
type ExporterOfVariables = {
  readonly name: string;
  readonly choice: ExporterChoice | undefined;
  /** The variable that gave an option. */
  variableOf(path: readonly PropertyKey[]): string | undefined;
};

type Protocol = { readonly kind: "otlp-grpc" } | { readonly kind: "otlp-http"; readonly protocol: Format };

const protocols: Readonly<Record<string, Protocol>> = {
  "http/protobuf": { kind: "otlp-http", protocol: "binary" },
  "http/json": { kind: "otlp-http", protocol: "json" },
  grpc: { kind: "otlp-grpc" },
};

/** An endpoint that no variable gives is on this machine, at the port of the protocol. */
function otlpOf(environment: Environment, signal: Signal, found: FindingCollector): ExporterChoice | undefined {
  const variable = firstVariable(environment, namesOf(signal, "PROTOCOL"));
  const wanted = variable?.value ?? "http/protobuf";
  const protocol = Object.hasOwn(protocols, wanted) ? protocols[wanted] : undefined;
  if (protocol === undefined) {
    const name = variable?.name ?? "";
    const help = suggest(wanted, Object.keys(protocols));
    found.for(name).report("wrong-variable", `${name} is ${quote(wanted)}`, { help });
    return undefined;
  }
  const { kind, ...options } = protocol;
  const port = kind === "otlp-grpc" ? 4317 : 4318;
  const isGiven = firstVariable(environment, namesOf(signal, "ENDPOINT")) !== undefined;
  return { kind, options: { ...options, ...(isGiven ? {} : { endpoint: `http://localhost:${port}` }) } };
}

const pageVariables = { host: "OTEL_EXPORTER_PROMETHEUS_HOST", port: "OTEL_EXPORTER_PROMETHEUS_PORT" } as const;

function prometheusOf(environment: Environment, found: FindingCollector): ExporterChoice {
  const host = readVariable(environment, pageVariables.host);
  const port = readNumber(environment, [pageVariables.port], found);
  return {
    kind: "prometheus",
    options: { ...(host === undefined ? {} : { host }), ...(port === undefined ? {} : { port }) },
  };
}

function choose(
  wanted: string,
  environment: Environment,
  signal: Signal,
  found: FindingCollector,
): ExporterChoice | undefined {
  const page = signal === "metrics" ? ["prometheus"] : [];
  const allowed = ["none", "otlp", ...page, "console", "file"];
  if (wanted === "otlp") return otlpOf(environment, signal, found);
  if (wanted === "none" || wanted === "console" || wanted === "file") return { kind: wanted, options: {} };
  if (page.includes(wanted)) return prometheusOf(environment, found);
  found.report("unknown-value", `${found.source} is ${quote(wanted)}`, { help: suggest(wanted, allowed) });
  return undefined;
}

/** The exporter that `OTEL_<SIGNAL>_EXPORTER` names; undefined when it is not set. */
export function exporterOfVariables(
  environment: Environment,
  signal: Signal,
  found: FindingCollector,
): ExporterOfVariables | undefined {
  const name = `OTEL_${signal.toUpperCase()}_EXPORTER`;
  const wanted = readVariable(environment, name);
  if (wanted === undefined) return undefined;
  const choice = choose(wanted, environment, signal, found.for(name));
  const ofPage = new Map<PropertyKey, string>(Object.entries(pageVariables));
  return { name, choice, variableOf: ([option = ""]) => ofPage.get(option) };
}
