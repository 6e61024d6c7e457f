import { resolve } from "node:path";
import type * as z from "zod";
import { checkValue, type Location, locate } from "./check-value.js";
import type { FindingCollector } from "../findings/finding-collector.js";
import type { Exporter, HttpProxy, Signal } from "../settings/config.js";
import { appendSignal, completeEndpoint, foreignSignal } from "../settings/endpoint.js";
import { type ExporterChoice, exporters, isTable } from "../schema/exporters.js";
import { HiddenValues } from "../settings/hidden-values.js";
import { chooseProxy } from "../settings/proxy.js";
import { namesOf, readOtlpVariables } from "./otlp-variables.js";
import { readTls } from "./read-tls.js";
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

function optionsOf(at: Location, kind: string): Location {
  return { ...at, path: [...at.path, kind] };
}

type Merged = { readonly value: unknown; readonly at: Location };

/** The options as they are written, with what the variables give for those that are left out. */
function withVariables({ kind, options }: ExporterChoice, input: ExporterInput): Merged {
  const { options: given, names } = readOtlpVariables(input.environment, input.signal, input.found);
  const { headers = {} } = options;
  const value = { ...given, ...options, headers: isTable(headers) ? { ...given.headers, ...headers } : headers };
  const isWritten = ([option, name]: readonly PropertyKey[]) =>
    option === "headers" && isTable(headers)
      ? Object.hasOwn(headers, String(name))
      : Object.hasOwn(options, String(option));
  const variableOf = (path: readonly PropertyKey[]) => (isWritten(path) ? undefined : names.get(path.join(".")));
  return { value, at: { ...optionsOf(input.at, kind), variableOf } };
}

type OtlpOptions = z.output<(typeof exporters)["otlp-grpc"]["options"]>;
type Delivery = Pick<Extract<Exporter, { kind: "otlp-grpc" }>, "proxy" | "headers" | "compression" | "tls">;

function readProxy(endpoint: string, { environment, found }: ExporterInput): HttpProxy | null | undefined {
  const proxy = chooseProxy(endpoint, environment);
  if (proxy === null || !("message" in proxy)) return proxy;
  found.for(proxy.variable).report("wrong-variable", proxy.message, { help: proxy.help });
  return undefined;
}

/** What both OTLP exporters share, or undefined when a header cannot be sent or a proxy cannot be used. */
async function readDelivery(
  { endpoint, headers, compression, tls }: OtlpOptions,
  at: Location,
  input: ExporterInput,
): Promise<Delivery | undefined> {
  const { environment, found, folder } = input;
  const files = await readTls(tls, folder, at, found);
  const proxy = readProxy(endpoint, input);
  const resolved = resolveHeaders(headers, environment, (name) => locate(at, ["headers", name], found));
  if (resolved === undefined || proxy === undefined) return undefined;
  return { proxy, headers: new HiddenValues(resolved), compression, tls: files };
}

async function readGrpc(choice: ExporterChoice, input: ExporterInput): Promise<Exporter | undefined> {
  const kind = "otlp-grpc";
  const { value, at } = withVariables(choice, input);
  const checked = checkValue(exporters[kind].options, value, at, input.found);
  const delivery = checked && (await readDelivery(checked, at, input));
  return delivery && { kind, endpoint: checked.endpoint, ...delivery };
}

/** The variable of one signal is used as it is; that of all signals, and what a file names, get the signal's path. */
function hrefOf(endpoint: string, { variableOf }: Location, signal: Signal): string {
  const variable = variableOf?.(["endpoint"]);
  if (variable === undefined) return completeEndpoint(endpoint, signal);
  const [own] = namesOf(signal, "ENDPOINT");
  return new URL(variable === own ? endpoint : appendSignal(endpoint, signal)).href;
}

function warnOfForeign(endpoint: string, at: Location, { signal, found: collector }: ExporterInput): void {
  const other = foreignSignal(endpoint, signal);
  if (other === undefined) return;
  const { found, place } = locate(at, ["endpoint"], collector);
  const message = `the endpoint ends in /v1/${other}, but ${signal} go there`;
  found.report("endpoint", message, { place, help: `write /v1/${signal}`, severity: "warning" });
}

async function readHttp(choice: ExporterChoice, input: ExporterInput): Promise<Exporter | undefined> {
  const kind = "otlp-http";
  const { value, at } = withVariables(choice, input);
  const checked = checkValue(exporters[kind].options, value, at, input.found);
  if (checked === undefined) return undefined;
  const delivery = await readDelivery(checked, at, input);
  if (delivery === undefined) return undefined;
  const endpoint = hrefOf(checked.endpoint, at, input.signal);
  warnOfForeign(endpoint, at, input);
  return { kind, endpoint, protocol: checked.protocol, ...delivery };
}

function readFile({ options }: ExporterChoice, input: ExporterInput): Exporter | undefined {
  const kind = "file";
  const checked = checkValue(exporters[kind].options, options, optionsOf(input.at, kind), input.found);
  if (checked === undefined) return undefined;
  const { folder, "max-file-bytes": maxFileBytes, "max-files": maxFiles } = checked;
  return { kind, folder: resolve(input.folder, folder), maxFileBytes, maxFiles };
}

/** The exporter that a key or a variable asks for, or undefined after everything wrong with it has been reported. */
export async function readExporter(choice: ExporterChoice, input: ExporterInput): Promise<Exporter | undefined> {
  const { kind, options } = choice;
  if (kind === "otlp-http") return readHttp(choice, input);
  if (kind === "otlp-grpc") return readGrpc(choice, input);
  if (kind === "file") return readFile(choice, input);
  const at = optionsOf(input.at, kind);
  if (kind === "prometheus") {
    const page = checkValue(exporters[kind].options, options, at, input.found);
    return page && { kind, ...page };
  }
  const nothing = checkValue(exporters[kind].options, options, at, input.found);
  return nothing && { kind };
}
