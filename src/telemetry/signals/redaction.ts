import type { Attributes } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import type { ContentRule } from "./content-rule.js";

const redacted = "[REDACTED]";

/** Maps and lists that one value may hold, and their depth; what is beyond is hidden, whatever its name. */
const mostContainers = 20_000;
const deepest = 64;

export type AttributeMap = Readonly<Record<string, unknown>>;

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
  for (const [name, value] of Object.entries(map)) {
    if (value === redacted) continue;
    if (walk.rule.isHidden(prefix + name, value)) {
      changes.push([name, redacted]);
      const hasLength = Object.hasOwn(map, `${name}_length`) || !walk.rule.showsLength(prefix + name);
      if (!hasLength) changes.push([`${name}_length`, lengthOf(value)]);
    } else {
      const shown = hideValue(prefix + name, value, walk, depth);
      if (shown !== value) changes.push([name, shown]);
    }
  }
  return changes.length === 0 ? map : { ...map, ...Object.fromEntries(changes) };
}

/** The map without content: hidden values are `[REDACTED]`, with `<name>_length` in characters unless that is there already. */
export function hideContent<Map extends AttributeMap>(map: Map, rule: ContentRule): Map {
  // Only values that the map's type leaves open are replaced, by texts and numbers.
  return hideMap("", map, { rule, containers: 0 }, 0) as Map;
}

/** The body of a log record: names in it are hidden as those of attributes are; a text has no name. */
export function hideBody<Body>(body: Body, rule: ContentRule): Body {
  return (isMap(body) ? hideContent(body, rule) : hideValue("", body, { rule, containers: 0 }, 0)) as Body;
}

/** Attributes of a measurement. Lengths would make series of their own. */
export function hideLabels(attributes: Attributes, { isHidden }: ContentRule): Attributes {
  const hidden = Object.entries(attributes).filter(([name, value]) => isHidden(name, value));
  if (hidden.length === 0) return attributes;
  return { ...attributes, ...Object.fromEntries(hidden.map(([name]) => [name, redacted])) };
}

/** The span as it may leave: attributes, those of its events and links, and its status, which mostly repeats an exception. */
export function hideInSpan(span: ReadableSpan, rule: ContentRule): ReadableSpan {
  const { status } = span;
  const withHidden = <Part extends { readonly attributes?: Attributes }>(part: Part): Part =>
    part.attributes === undefined ? part : { ...part, attributes: hideContent(part.attributes, rule) };
  const hidesStatus = status.message !== undefined && rule.isHidden("exception.message", status.message);
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
