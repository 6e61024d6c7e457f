import type { Attributes } from "@opentelemetry/api";
import type { ReadableLogRecord } from "@opentelemetry/sdk-logs";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import type { ContentRule, Hiding } from "./content-rule.js";

const redacted = "[REDACTED]";

/** Maps and lists that one value may hold, and their depth; what is beyond is hidden, whatever its name. */
const mostContainers = 20_000;
const deepest = 64;

type AttributeMap = Readonly<Record<string, unknown>>;

type Walk = { readonly rule: ContentRule; containers: number };

function isMap(value: unknown): value is AttributeMap {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

function lengthOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.length;
  if (typeof value === "string") return Array.from(value).length;
  try {
    return JSON.stringify(value)?.length ?? 0;
  } catch {
    return 0;
  }
}

/** The same value unless something in it is hidden. Elements of a list go by the name of the list. */
function hideValue(path: string, value: unknown, walk: Walk, depth: number): unknown {
  if (!Array.isArray(value) && !isMap(value)) return value;
  if (Array.isArray(value) && !value.some((element) => typeof element === "object")) return value;
  walk.containers += 1;
  if (walk.containers > mostContainers || depth > deepest) return redacted;
  if (isMap(value)) return hideMap(`${path}.`, value, walk, depth + 1);
  const shown = value.map((element) => hideValue(path, element, walk, depth + 1));
  return shown.some((element, index) => element !== value[index]) ? shown : value;
}

function hideMap(prefix: string, map: AttributeMap, walk: Walk, depth: number): AttributeMap {
  const changes: [string, unknown][] = [];
  const gone = new Set<string>();
  for (const [name, value] of Object.entries(map)) {
    const hiding = walk.rule.hidingOf(prefix + name, value);
    if (hiding === undefined) {
      const shown = hideValue(prefix + name, value, walk, depth);
      if (shown !== value) changes.push([name, shown]);
      continue;
    }
    const isMarked = hiding === "mark" || hiding === "mark-and-length";
    if (isMarked && value === redacted) continue;
    if (isMarked) changes.push([name, redacted]);
    else gone.add(name);
    const [ending, standIn] = standInFor(prefix + name, value, hiding, walk.rule);
    if (standIn !== undefined && !Object.hasOwn(map, name + ending)) changes.push([name + ending, standIn]);
  }
  if (changes.length === 0 && gone.size === 0) return map;
  const kept = gone.size === 0 ? map : Object.fromEntries(Object.entries(map).filter(([name]) => !gone.has(name)));
  return { ...kept, ...Object.fromEntries(changes) };
}

/** What leaves beside the name, under the name with an ending. Of an array that a catalog declares, the length is that of the array. */
function standInFor(
  path: string,
  value: unknown,
  hiding: Hiding,
  { hash }: ContentRule,
): readonly [ending: string, value: unknown] {
  if (hiding === "hash") return ["_hash", hash(path, value)];
  if (hiding === "length") return ["_length", Array.isArray(value) ? value.length : lengthOf(value)];
  return ["_length", hiding === "mark-and-length" ? lengthOf(value) : undefined];
}

/**
 * The map without content: hidden values are `[REDACTED]`, with `<name>_length` in characters unless that is there already;
 * of declared ones there is what their catalog says.
 */
export function hideContent<Map extends AttributeMap>(map: Map, rule: ContentRule): Map {
  // Only values that the map's type leaves open are replaced, by texts and numbers, or left out.
  return hideMap("", map, { rule, containers: 0 }, 0) as Map;
}

/** The body of a log record: names in it are hidden as those of attributes are; a text has no name. */
function hideBody<Body>(body: Body, rule: ContentRule): Body {
  return (isMap(body) ? hideContent(body, rule) : hideValue("", body, { rule, containers: 0 }, 0)) as Body;
}

/** Attributes of a measurement: `[REDACTED]` for whatever is hidden, as lengths and hashes would make series of their own. */
export function hideLabels(attributes: Attributes, rule: ContentRule): Attributes {
  const hidden = Object.entries(attributes).filter(([name, value]) => rule.hidingOf(name, value) !== undefined);
  if (hidden.length === 0) return attributes;
  return { ...attributes, ...Object.fromEntries(hidden.map(([name]) => [name, redacted])) };
}

/** The log record as it may leave: its attributes and its body. */
export function hideInRecord(record: ReadableLogRecord, rule: ContentRule): ReadableLogRecord {
  const { hrTime, hrTimeObserved, spanContext, severityText, severityNumber, eventName } = record;
  const { resource, instrumentationScope, droppedAttributesCount } = record;
  return {
    hrTime,
    hrTimeObserved,
    ...(spanContext && { spanContext }),
    ...(severityText !== undefined && { severityText }),
    ...(severityNumber !== undefined && { severityNumber }),
    ...(eventName !== undefined && { eventName }),
    ...(record.body !== undefined && { body: hideBody(record.body, rule) }),
    attributes: hideContent(record.attributes, rule),
    resource,
    instrumentationScope,
    droppedAttributesCount,
  };
}

/** The span as it may leave: attributes, those of its events and links, and its status, which mostly repeats an exception. */
export function hideInSpan(span: ReadableSpan, rule: ContentRule): ReadableSpan {
  const { status } = span;
  const withHidden = <Part extends { readonly attributes?: Attributes }>(part: Part): Part =>
    part.attributes === undefined ? part : { ...part, attributes: hideContent(part.attributes, rule) };
  const hidesStatus = rule.hidingOf("exception.message", status.message) !== undefined;
  return {
    name: span.name,
    kind: span.kind,
    spanContext: () => span.spanContext(),
    ...(span.parentSpanContext === undefined ? {} : { parentSpanContext: span.parentSpanContext }),
    startTime: span.startTime,
    endTime: span.endTime,
    status: hidesStatus ? { ...status, message: redacted } : status,
    attributes: hideContent(span.attributes, rule),
    links: span.links.map(withHidden),
    events: span.events.map(withHidden),
    duration: span.duration,
    ended: span.ended,
    resource: span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: span.droppedAttributesCount,
    droppedEventsCount: span.droppedEventsCount,
    droppedLinksCount: span.droppedLinksCount,
  };
}
