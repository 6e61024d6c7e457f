import fc from "fast-check";
import definitions from "otlp-definitions/build/src/generated/root.js";
import type { Fields, Message, WrittenAttributes } from "../../../../generator/live/otlp/message.js";
import { metricsRequest } from "../../../../generator/live/otlp/metric-tables.js";
import { logsRequest, tracesRequest } from "../../../../generator/live/otlp/signal-tables.js";
import type { Field, ScalarKind, Table } from "../../../../generator/live/otlp/tables.js";
import { anyCharacter } from "../../../fuzz.js";

type Reference = {
  create(written: object): object;
  encode(message: object): { finish(): Uint8Array };
  decode(body: Uint8Array): object;
  toObject(message: object, options: object): Record<string, unknown>;
};
type Service = { readonly v1: Readonly<Record<string, Reference>> };

const { collector } = (
  definitions as unknown as {
    opentelemetry: { proto: { collector: Readonly<Record<"metrics" | "logs" | "trace", Service>> } };
  }
).opentelemetry.proto;

/** Our tables, beside what OpenTelemetry generates from its .proto files. */
export const requests: readonly (readonly [name: string, table: Table, reference: Reference | undefined])[] = [
  ["metrics", metricsRequest, collector.metrics.v1["ExportMetricsServiceRequest"]],
  ["traces", tracesRequest, collector.trace.v1["ExportTraceServiceRequest"]],
  ["logs", logsRequest, collector.logs.v1["ExportLogsServiceRequest"]],
];

const scalars: Readonly<Record<ScalarKind, fc.Arbitrary<unknown>>> = {
  string: fc.string({ unit: anyCharacter }),
  bool: fc.boolean(),
  enum: fc.nat(24),
  uint32: fc.nat(),
  sint32: fc.integer(),
  int64: fc.maxSafeInteger(),
  fixed32: fc.nat(),
  fixed64: fc.maxSafeNat(),
  sfixed64: fc.maxSafeInteger(),
  double: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  bytes: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString("base64")),
  id: fc.uint8Array({ maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString("hex")),
};

/** Newer than the definitions that are at hand. */
const newer = ["metadata", "zeroThreshold"];

/** Any message of a table, as OTLP's JSON has it. */
export function anyMessage(table: Table, depth = 0): fc.Arbitrary<Fields> {
  const fields = table.fields.filter(
    ({ name, kind }) => !newer.includes(name) && (depth < 7 || typeof kind === "string"),
  );
  const model = Object.fromEntries(fields.map((field) => [field.name, anyField(field, depth)]));
  return fc.record(model, { requiredKeys: [] });
}

function anyField({ kind, isRepeated, name, access }: Field, depth: number): fc.Arbitrary<unknown> {
  const one = typeof kind === "string" ? scalars[kind] : anyMessage(kind(), depth + 1);
  // A field of one kind of data is walked, and is no list.
  const isList =
    isRepeated && !(access === "walked" && /^(gauge|sum|histogram|exponentialHistogram|summary)$/.test(name));
  return isList ? fc.array(one, { minLength: 1, maxLength: 2 }) : one;
}

/** The same as the reference takes it, which has bytes for identifiers. */
export function forReference(written: Fields, table: Table): object {
  return mapped(written, table, (value, kind) => {
    if (kind === "id") return Buffer.from(String(value), "hex");
    return kind === "bytes" ? Buffer.from(String(value), "base64") : value;
  });
}

/** The same as protobuf's JSON has it, with texts for numbers of 64 bits. */
export function asJson(written: Fields, table: Table): object {
  return mapped(written, table, (value, kind) =>
    kind === "int64" || kind === "fixed64" || kind === "sfixed64" ? String(value) : value,
  );
}

function mapped(written: Fields, table: Table, map: (value: unknown, kind: ScalarKind) => unknown): object {
  const entries = Object.entries(written).map(([name, value]) => {
    const kind = table.fields.find((field) => field.name === name)?.kind ?? "string";
    const one = (item: unknown) => (typeof kind === "string" ? map(item, kind) : mapped(item as Fields, kind(), map));
    return [name, Array.isArray(value) ? value.map(one) : one(value)];
  });
  return Object.fromEntries(entries);
}

/** All of a message, with what is read only on demand. */
export function expanded(message: Message, table: Table): object {
  const fields = Object.entries(message.fields).map(([name, value]) => {
    const isLazy = table.fields.some((field) => field.name === name && field.access === "lazy");
    return [name, isLazy ? (value as WrittenAttributes).read() : value] as const;
  });
  const walked = table.fields.flatMap(({ name, kind, access }) => {
    if (access !== "walked" || typeof kind === "string") return [];
    const messages = Array.from(message.each(name), (each) => expanded(each, kind()));
    return messages.length === 0 ? [] : [[name, messages] as const];
  });
  return Object.fromEntries([...fields, ...walked]);
}
