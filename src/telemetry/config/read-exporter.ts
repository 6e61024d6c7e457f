import { resolve } from "node:path";
import type * as z from "zod";
import { checkValue, type Location, nearestPlace } from "./check-value.js";
import type { FindingCollector } from "../findings/finding-collector.js";
import type { Exporter, Signal, Tls } from "../settings/config.js";
import { completeEndpoint, foreignSignal } from "../settings/endpoint.js";
import { type ExporterChoice, exporters, isTable } from "../schema/exporters.js";
import { HiddenValues } from "../settings/hidden-values.js";
import { readOtlpVariables, readSignalEndpoint } from "./otlp-variables.js";
import { resolveHeaders } from "./secrets.js";
import type { Environment } from "../settings/variables.js";

/** Everything that reading one exporter needs to know. `folder` is where relative paths begin. */
export type ExporterInput = {
  readonly signal: Signal;
  readonly at: Location;
  readonly environment: Environment;
  readonly folder: string;
  readonly found: FindingCollector;
};

function locate({ at }: ExporterInput, ...path: readonly string[]): Location {
  return { path: [...at.path, ...path], placeOf: at.placeOf };
}

type OtlpOptions = z.output<(typeof exporters)["otlp-grpc"]["options"]>;

function toTls(files: OtlpOptions["tls"], folder: string): Tls {
  const { "ca-certificate": ca, "client-certificate": certificate, "client-private-key": key } = files;
  return {
    ...(ca === undefined ? {} : { caCertificate: resolve(folder, ca) }),
    ...(certificate === undefined ? {} : { clientCertificate: resolve(folder, certificate) }),
    ...(key === undefined ? {} : { clientPrivateKey: resolve(folder, key) }),
  };
}

function warnOfForeign(endpoint: string, kind: string, input: ExporterInput): void {
  const other = foreignSignal(endpoint, input.signal);
  if (other === undefined) return;
  const message = `the endpoint ends in /v1/${other}, but ${input.signal} go there`;
  const place = nearestPlace(input.at, [...input.at.path, kind, "endpoint"]);
  input.found.report("endpoint", message, { place, help: `write /v1/${input.signal}`, severity: "warning" });
}

/** The options as they are written, with what the variables give for those that are left out. */
function withVariables({ kind, options }: ExporterChoice, { signal, environment, found }: ExporterInput): unknown {
  const variables = readOtlpVariables(environment, signal, kind === "otlp-grpc", found);
  const { headers = {} } = options;
  return { ...variables, ...options, headers: isTable(headers) ? { ...variables.headers, ...headers } : headers };
}

type Delivery = Pick<Extract<Exporter, { kind: "otlp-grpc" }>, "headers" | "compression" | "tls">;

/** What both OTLP exporters share, or undefined when a header cannot be sent. */
function readDelivery(
  { headers, compression, tls }: OtlpOptions,
  kind: string,
  input: ExporterInput,
): Delivery | undefined {
  const { environment, found, folder, at } = input;
  const placeOf = (name: string) => nearestPlace(at, [...at.path, kind, "headers", name]);
  const resolved = resolveHeaders(headers, { environment, found, placeOf });
  if (resolved === undefined) return undefined;
  return { headers: new HiddenValues(resolved), compression, tls: toTls(tls, folder) };
}

function readGrpc(choice: ExporterChoice, input: ExporterInput): Exporter | undefined {
  const kind = "otlp-grpc";
  const { options } = exporters[kind];
  const checked = checkValue(options, withVariables(choice, input), locate(input, kind), input.found);
  const delivery = checked && readDelivery(checked, kind, input);
  return delivery && { kind, endpoint: checked.endpoint, ...delivery };
}

/** An endpoint gets the path of the signal, unless it has one, or is that of one signal's variable. */
function hrefOf(endpoint: string, { options }: ExporterChoice, { signal, at, environment }: ExporterInput): string {
  const isOfVariable = options["endpoint"] === undefined || at.path[0] !== "otel";
  const isExact = isOfVariable && readSignalEndpoint(environment, signal) !== undefined;
  return isExact ? new URL(endpoint).href : completeEndpoint(endpoint, signal);
}

function readHttp(choice: ExporterChoice, input: ExporterInput): Exporter | undefined {
  const kind = "otlp-http";
  const { options } = exporters[kind];
  const checked = checkValue(options, withVariables(choice, input), locate(input, kind), input.found);
  if (checked === undefined) return undefined;
  const delivery = readDelivery(checked, kind, input);
  if (delivery === undefined) return undefined;
  const { endpoint, protocol } = checked;
  warnOfForeign(endpoint, kind, input);
  return { kind, endpoint: hrefOf(endpoint, choice, input), protocol, ...delivery };
}

function readFile({ options }: ExporterChoice, input: ExporterInput): Exporter | undefined {
  const kind = "file";
  const checked = checkValue(exporters[kind].options, options, locate(input, kind), input.found);
  if (checked === undefined) return undefined;
  const { folder, "max-file-bytes": maxFileBytes, "max-files": maxFiles } = checked;
  return { kind, folder: resolve(input.folder, folder), maxFileBytes, maxFiles };
}

/** The exporter that a key or a variable asks for, or undefined after everything wrong with it has been reported. */
export function readExporter(choice: ExporterChoice, input: ExporterInput): Exporter | undefined {
  const { kind, options } = choice;
  if (kind === "otlp-http") return readHttp(choice, input);
  if (kind === "otlp-grpc") return readGrpc(choice, input);
  if (kind === "file") return readFile(choice, input);
  if (kind === "prometheus") {
    const page = checkValue(exporters[kind].options, options, locate(input, kind), input.found);
    return page && { kind, ...page };
  }
  const nothing = checkValue(exporters[kind].options, options, locate(input, kind), input.found);
  return nothing && { kind };
}
