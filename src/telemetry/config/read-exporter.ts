import { resolve } from "node:path";
import * as z from "zod";
import { checkValue, type Location, nearestPlace } from "./check-value.js";
import type { FindingCollector } from "../findings/finding-collector.js";
import type { Exporter, Signal, Tls } from "../settings/config.js";
import { completeEndpoint, foreignSignal } from "../settings/endpoint.js";
import { exporterKinds } from "../schema/exporter-schema.js";
import { HiddenValues } from "../settings/hidden-values.js";
import { readOtlpVariables, readSignalEndpoint } from "./otlp-variables.js";
import { resolveHeaders } from "./secrets.js";
import { suggest } from "../findings/suggest.js";
import type { Environment } from "../settings/variables.js";

/** Everything that reading one exporter needs to know. `folder` is where relative paths begin. */
export type ExporterInput = {
  readonly signal: Signal;
  readonly at: Location;
  readonly environment: Environment;
  readonly folder: string;
  readonly found: FindingCollector;
};

const otlpShape = z.object({
  endpoint: z.string(),
  protocol: z.enum(["binary", "json"]).default("binary"),
  headers: z.record(z.string(), z.string()),
  compression: z.enum(["none", "gzip"]),
  tls: z.record(z.string(), z.string().optional()),
});
const fileShape = z.object({ folder: z.string(), "max-file-bytes": z.number(), "max-files": z.number() });
const prometheusShape = z.object({ host: z.string(), port: z.number(), path: z.string() });

function kindsOf(signal: Signal): readonly string[] {
  return Object.keys(exporterKinds).filter((kind) => exporterKinds[kind]?.signals.includes(signal));
}

function exampleOf(kind: string): string {
  const endpoint =
    kind === "otlp-grpc" ? '"https://otel.example.com:4317"' : '"https://otel.example.com:4318", protocol = "binary"';
  return `write { ${kind} = { endpoint = ${endpoint} } }`;
}

type Choice = { readonly kind: string; readonly options: Readonly<Record<string, unknown>> };

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function chooseBare(kind: string, key: string, { signal, at, found }: ExporterInput): Choice | undefined {
  const place = nearestPlace(at, at.path);
  const known = kindsOf(signal).includes(kind) ? exporterKinds[kind] : undefined;
  if (known === undefined)
    found.report("unknown-value", `"${key}" is "${kind.slice(0, 80)}"`, {
      place,
      help: suggest(kind, kindsOf(signal)),
    });
  else if (!known.bare)
    found.report("exporter-shape", `"${kind}" needs an endpoint, so it is a table`, { place, help: exampleOf(kind) });
  else return { kind, options: {} };
  return undefined;
}

function chooseTable(
  value: Readonly<Record<string, unknown>>,
  key: string,
  { signal, at, found }: ExporterInput,
): Choice | undefined {
  const [kind = "", ...others] = Object.keys(value);
  const options = value[kind];
  const allowed = kindsOf(signal);
  const place = nearestPlace(at, [...at.path, others.find((name) => !allowed.includes(name)) ?? kind]);
  if (kind === "" || others.length > 0) {
    const message =
      kind === ""
        ? `"${key}" names no exporter`
        : `"${key}" has ${others.length + 1} keys, but takes the name of one exporter`;
    found.report("exporter-shape", message, {
      place,
      help: allowed.includes(kind) ? `put the options inside: { ${kind} = { … } }` : exampleOf("otlp-http"),
    });
  } else if (!allowed.includes(kind))
    found.report("unknown-value", `"${key}" names the exporter "${kind.slice(0, 80)}"`, {
      place,
      help: suggest(kind, allowed),
    });
  else if (!isTable(options))
    found.report("exporter-shape", `the options of "${kind}" are no table`, { place, help: exampleOf(kind) });
  else return { kind, options };
  return undefined;
}

function choose(value: unknown, input: ExporterInput): Choice | undefined {
  const key = input.at.path.at(-1) ?? "";
  if (typeof value === "string") return chooseBare(value, key, input);
  if (isTable(value)) return chooseTable(value, key, input);
  input.found.report("wrong-type", `"${key}" is neither a text nor a table`, {
    place: nearestPlace(input.at, input.at.path),
    help: exampleOf("otlp-http"),
  });
  return undefined;
}

function locate({ at }: ExporterInput, ...path: readonly string[]): Location {
  return { path: [...at.path, ...path], placeOf: at.placeOf };
}

function toTls(files: Readonly<Record<string, string | undefined>>, folder: string): Tls {
  const absolute = (name: string) => (files[name] === undefined ? undefined : resolve(folder, files[name]));
  const [ca, certificate, key] = [
    absolute("ca-certificate"),
    absolute("client-certificate"),
    absolute("client-private-key"),
  ];
  return {
    ...(ca === undefined ? {} : { caCertificate: ca }),
    ...(certificate === undefined ? {} : { clientCertificate: certificate }),
    ...(key === undefined ? {} : { clientPrivateKey: key }),
  };
}

function warnOfForeign(endpoint: string, kind: string, input: ExporterInput): void {
  const other = foreignSignal(endpoint, input.signal);
  if (other === undefined) return;
  const message = `the endpoint ends in /v1/${other}, but ${input.signal} go there`;
  const place = nearestPlace(input.at, [...input.at.path, kind, "endpoint"]);
  input.found.report("endpoint", message, { place, help: `write /v1/${input.signal}`, severity: "warning" });
}

function readOtlp({ kind, options }: Choice, input: ExporterInput): Exporter | undefined {
  const { signal, environment, folder, found } = input;
  const variables = readOtlpVariables(environment, signal, kind === "otlp-grpc", found);
  const own = isTable(options["headers"]) ? options["headers"] : undefined;
  const headers =
    options["headers"] === undefined || own !== undefined ? { ...variables.headers, ...own } : options["headers"];
  const checked = checkValue(
    exporterKinds[kind]?.options ?? z.unknown(),
    { ...variables, ...options, headers },
    locate(input, kind),
    found,
  );
  const parsed = otlpShape.safeParse(checked);
  if (!parsed.success) return undefined;
  const placeOf = (name: string) => nearestPlace(input.at, [...input.at.path, kind, "headers", name]);
  const resolved = resolveHeaders(parsed.data.headers, { environment, found, placeOf });
  if (resolved === undefined) return undefined;
  const { endpoint, protocol, compression, tls } = parsed.data;
  const shared = { headers: new HiddenValues(resolved), compression, tls: toTls(tls, folder) };
  if (kind === "otlp-grpc") return { kind, endpoint, ...shared };
  warnOfForeign(endpoint, kind, input);
  const isExact = options["endpoint"] === undefined || input.at.path[0] !== "otel";
  const exact = isExact && readSignalEndpoint(environment, signal) !== undefined;
  const href = exact ? new URL(endpoint).href : completeEndpoint(endpoint, signal);
  return { kind: "otlp-http", endpoint: href, protocol, ...shared };
}

/** The exporter that a key or a variable asks for, or undefined after everything wrong with it has been reported. */
export function readExporter(value: unknown, input: ExporterInput): Exporter | undefined {
  const choice = choose(value, input);
  if (choice === undefined) return undefined;
  const { kind, options } = choice;
  if (kind === "otlp-http" || kind === "otlp-grpc") return readOtlp(choice, input);
  const checked = checkValue(exporterKinds[kind]?.options ?? z.unknown(), options, locate(input, kind), input.found);
  if (checked === undefined) return undefined;
  if (kind === "prometheus") return { kind, ...prometheusShape.parse(checked) };
  if (kind === "file") {
    const { folder, ...limits } = fileShape.parse(checked);
    return {
      kind,
      folder: resolve(input.folder, folder),
      maxFileBytes: limits["max-file-bytes"],
      maxFiles: limits["max-files"],
    };
  }
  return kind === "console" ? { kind } : { kind: "none" };
}
