import * as z from "zod";
import { suggest } from "../findings/suggest.js";
import { quote } from "../findings/visible.js";
import { type Exporter, type Signal, signals } from "../settings/config.js";
import { fileOptions, grpcOptions, httpOptions, noOptions, prometheusOptions } from "./exporter-options.js";
import type { IssueParams } from "./notes.js";

export type ExporterDefinition = {
  readonly options: z.ZodObject;
  readonly meaning: string;
  /** Whether the name alone is enough. */
  readonly bare: boolean;
  readonly signals: readonly Signal[];
};

type Kind = Exporter["kind"];

/** Every exporter that a file may name, with its options. */
export const exporters = {
  none: { options: noOptions, meaning: "Nothing is sent.", bare: true, signals },
  "otlp-http": { options: httpOptions, meaning: "OTLP over HTTP.", bare: false, signals },
  "otlp-grpc": { options: grpcOptions, meaning: "OTLP over gRPC.", bare: false, signals },
  prometheus: {
    options: prometheusOptions,
    meaning: "A page that Prometheus scrapes.",
    bare: true,
    signals: ["metrics"],
  },
  console: { options: noOptions, meaning: "JSON lines on standard error.", bare: true, signals },
  file: { options: fileOptions, meaning: "JSON lines in a folder; needs no server.", bare: true, signals },
} as const satisfies Readonly<Record<Kind, ExporterDefinition>>;

/** The exporter that a key names. Its options are checked later, as variables may fill in what they leave out. */
export type ExporterChoice = { readonly kind: Kind; readonly options: Readonly<Record<string, unknown>> };

export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function exampleOf(kind: Kind): string {
  if (exporters[kind].bare) return `write "${kind}"`;
  const endpoint =
    kind === "otlp-grpc" ? '"https://otel.example.com:4317"' : '"https://otel.example.com:4318", protocol = "binary"';
  return `write { ${kind} = { endpoint = ${endpoint} } }`;
}

type Problem = IssueParams & { readonly message: string; readonly path?: readonly string[] };

const isProblem = (result: ExporterChoice | Problem): result is Problem => "message" in result;

function chooseBare(name: string, key: string, kinds: readonly Kind[]): ExporterChoice | Problem {
  const kind = kinds.find((known) => known === name);
  if (kind === undefined)
    return { code: "unknown-value", message: `"${key}" is ${quote(name)}`, help: suggest(name, kinds) };
  if (exporters[kind].bare) return { kind, options: {} };
  return { code: "exporter-shape", message: `"${kind}" needs an endpoint, so it is a table`, help: exampleOf(kind) };
}

function chooseTable(
  value: Readonly<Record<string, unknown>>,
  key: string,
  kinds: readonly Kind[],
): ExporterChoice | Problem {
  const [name = "", ...others] = Object.keys(value);
  const kind = kinds.find((known) => known === name);
  const code = "exporter-shape";
  if (name === "") return { code, message: `"${key}" names no exporter`, help: exampleOf("otlp-http") };
  if (others.length > 0) {
    const message = `"${key}" has ${others.length + 1} keys, but takes the name of one exporter`;
    const path = [others.find((other) => !kinds.some((known) => known === other)) ?? name];
    const help = kind === undefined ? exampleOf("otlp-http") : `put the options inside: { ${kind} = { … } }`;
    return { code, message, path, help };
  }
  if (kind === undefined) {
    const message = `"${key}" names the exporter ${quote(name)}`;
    const isOption = Object.hasOwn(httpOptions.shape, name);
    const help = isOption ? exampleOf("otlp-http") : suggest(name, kinds);
    return { code: "unknown-value", message, path: [name], help };
  }
  const options = value[kind];
  if (isTable(options)) return { kind, options };
  return { code, message: `the options of "${kind}" are no table`, path: [kind], help: exampleOf(kind) };
}

function choose(value: unknown, key: string, kinds: readonly Kind[]): ExporterChoice | Problem {
  if (typeof value === "string") return chooseBare(value, key, kinds);
  if (isTable(value)) return chooseTable(value, key, kinds);
  const message = `"${key}" is neither a text nor a table`;
  return { code: "wrong-type", message, help: exampleOf("otlp-http") };
}

/** An exporter as a file writes it: its name, or a table with its name as the only key. `key` is how messages call it. */
export function exporterSchema(signal: Signal, key: string) {
  const kinds = Object.entries(exporters).flatMap(([kind, { signals: taken }]: [string, ExporterDefinition]) =>
    taken.includes(signal) ? [kind as Kind] : [],
  );
  return z.unknown().transform((value, context): ExporterChoice => {
    const result = choose(value, key, kinds);
    if (!isProblem(result)) return result;
    const { message, path, ...params } = result;
    context.addIssue({ code: "custom", message, params, ...(path === undefined ? {} : { path: [...path] }) });
    return z.NEVER;
  });
}
