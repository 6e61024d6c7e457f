import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  InMemoryLogRecordExporter,
  LoggerProvider,
  type ReadableLogRecord,
  SimpleLogRecordProcessor,
} from "@opentelemetry/sdk-logs";
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Attribute, Catalog, Scalar } from "../../../../generator/model/catalog.js";
import { isHidden } from "../../../../generator/model/hiding.js";
import { isSure } from "../../../../generator/model/record-sources.js";
import { severities, spanKinds } from "../../../../generator/vocabulary.js";
import { parseCatalog } from "../parsed.js";
import { valuesOf } from "./program.js";

const spans = `spans:
${spanKinds.map((kind) => `  as.${kind}: { kind: ${kind}, description: Something, attributes: { step: string } }`).join("\n")}
  turn:
    description: Has attributes at its end, and events.
    attributes:
      model: string
      tries: { type: int, min: 1, required: false }
      outcome: { values: [ok, failed], required: { when: the span ends } }
    events: [limited, at.warn]
  later: { status: planned, description: Not yet. }
  ended: { status: removed }
  past: { expires: "2026-01-31", description: Is over. }
`;

/** Events and spans of each severity and kind, attributes of each type and limit, and names that may not be emitted. */
export function signalsCatalog(): Catalog {
  return parseCatalog(`catalog: 1
name: shop
prefix: shop.
meter: { version: "1.4.0", schema_url: https://example.com/1.4.0 }
context: { region: [eu, us], tenant: { type: string, required: false } }
metrics: {}
events:
${severities.map((severity) => `  at.${severity}: { severity: ${severity}, description: Something, attributes: { step: string } }`).join("\n")}
  limited:
    description: Has attributes of each type and limit.
    attributes:
      shard: { type: int, min: 1, max: 9 }
      code: { type: string, pattern: "[a-z]{2}", max_length: 2 }
      name: { type: string, max_length: 5 }
      share: { type: double, min: 0, max: 1 }
      dry: { type: boolean, required: false }
      size: { values: [small, large], open: true }
      phase: [begin, end]
      text: { type: string, required: false, sensitivity: secret }
      mail: { type: string, sensitivity: personal }
      given: { type: string, sensitivity: secret, redact: length }
      account: { type: int, sensitivity: personal, redact: hash }
      password: { type: string, sensitivity: secret, redact: drop }
  soon: { status: planned, description: Not yet. }
  gone: { status: removed }
  over: { expires: "2026-01-31", description: Is over. }
${spans}`);
}

export type Emitted = { readonly logs: readonly ReadableLogRecord[]; readonly spans: readonly ReadableSpan[] };

/** What a program with OpenTelemetry's SDK exports that emits each event and span once for each allowed value. */
export function emittedSignals(catalog: Catalog): Emitted {
  const [logs, spans] = [new InMemoryLogRecordExporter(), new InMemorySpanExporter()];
  const resource = resourceFromAttributes({ "service.name": "shop" });
  const { name, meter } = catalog;
  const [version, options] = [meter.version ?? "", { schemaUrl: meter.schemaUrl ?? "" }];
  const logger = new LoggerProvider({ resource, processors: [new SimpleLogRecordProcessor({ exporter: logs })] });
  const tracer = new TracerProvider({ resource, spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] });
  for (const { name: eventName, severity, status, expires, attributes } of catalog.events) {
    if (status !== "active" || expires !== null) continue;
    for (const given of rounds([...catalog.context, ...attributes])) {
      const severityNumber = severities.indexOf(severity) * 4 + 1;
      logger.getLogger(name, version, options).emit({ eventName, severityNumber, attributes: given });
    }
  }
  for (const { name: spanName, spanKind, status, expires, attributes, events } of catalog.spans) {
    if (status !== "active" || expires !== null) continue;
    for (const given of rounds([...catalog.context, ...attributes])) {
      const kind = ["internal", "server", "client", "producer", "consumer"].indexOf(spanKind);
      const span = tracer.getTracer(name, version, options).startSpan(spanName, { kind, attributes: given });
      for (const key of events) {
        const event = catalog.events.find((each) => each.key === key);
        for (const [own] of [rounds(event?.attributes ?? [])]) span.addEvent(event?.name ?? key, own);
      }
      span.end();
    }
  }
  return { logs: logs.getFinishedLogRecords().map(plainLog), spans: spans.getFinishedSpans().map(plainSpan) };
}

function rounds(attributes: readonly Attribute[]): readonly Record<string, Scalar>[] {
  const most = Math.max(...attributes.map((attribute) => valuesOf(attribute).length), 1);
  return Array.from({ length: most }, (_, round) => {
    const given = attributes.filter((attribute) => isSure(attribute) || round % 2 === 0);
    return Object.fromEntries(
      given.flatMap((attribute): readonly (readonly [string, Scalar])[] => {
        const values = valuesOf(attribute);
        return isHidden(attribute) ? leaving(attribute) : [[attribute.key, values[round % values.length] ?? ""]];
      }),
    );
  });
}

/** What leaves of a hidden attribute. */
function leaving({ key, redact }: Attribute): readonly (readonly [string, Scalar])[] {
  if (redact === "length") return [[`${key}_length`, 4]];
  if (redact === "hash") return [[`${key}_hash`, "0123456789abcdef"]];
  return redact === "drop" ? [] : [[key, "[REDACTED]"]];
}

/** A copy that can be changed. */
function plainLog(record: ReadableLogRecord): ReadableLogRecord {
  const { hrTime, hrTimeObserved, severityNumber, eventName, resource, droppedAttributesCount } = record;
  const scope = { ...record.instrumentationScope };
  const attributes = { ...record.attributes };
  const times = { hrTime, hrTimeObserved };
  return {
    ...times,
    ...(severityNumber !== undefined && { severityNumber }),
    ...(eventName !== undefined && { eventName }),
    resource,
    instrumentationScope: scope,
    attributes,
    droppedAttributesCount,
  };
}

function plainSpan(span: ReadableSpan): ReadableSpan {
  const { name, kind, startTime, endTime, duration, status, ended, resource } = span;
  const context = span.spanContext();
  return {
    ...{ name, kind, startTime, endTime, duration, status: { ...status }, ended, resource },
    spanContext: () => context,
    attributes: { ...span.attributes },
    links: [],
    events: span.events.map((event) => ({ ...event, attributes: { ...event.attributes } })),
    instrumentationScope: { ...span.instrumentationScope },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}
