import type { EventEntry, RecordSource, Signal, SpanEntry } from "../../model/catalog.js";
import { callText, stemOf } from "../calls.js";
import type { FieldRule } from "../field.js";
import { impactsOf } from "../impacts.js";
import { unordered } from "../field.js";

const onlyConsumers = () => impactsOf("none", "breaking");

/** What a call of an event or a span says and records. */
const signalFields: readonly FieldRule<Signal>[] = [
  {
    code: "records-changed",
    field: "records",
    read: ({ records }) => unordered(records.map(recordText)),
    assess: ({ records: base }, { records: head }) => {
      const after = new Set(head.map(recordText));
      return impactsOf("none", base.every((record) => after.has(recordText(record))) ? "additive" : "breaking");
    },
  },
  {
    code: "recorder-changed",
    field: "recorder",
    read: ({ names }) => names.chosen,
    assess: (base, head) => {
      if (stemOf(base) === stemOf(head)) return impactsOf("cosmetic", "none");
      return { ...impactsOf("breaking", "none"), migration: { old: callText(base), new: callText(head) } };
    },
  },
];

export const eventRules: readonly FieldRule<EventEntry>[] = [
  { code: "severity-changed", field: "severity", read: ({ severity }) => severity, assess: onlyConsumers },
  ...signalFields,
];

export const spanRules: readonly FieldRule<SpanEntry>[] = [
  { code: "span-kind-changed", field: "kind", read: ({ spanKind }) => spanKind, assess: onlyConsumers },
  {
    code: "span-events-changed",
    field: "events",
    read: ({ events }) => unordered(events),
    assess: ({ events: base }, { events: head }) => {
      return impactsOf("none", base.every((event) => head.includes(event)) ? "additive" : "breaking");
    },
  },
  ...signalFields,
];

/** `tool.call: status from success (true: ok)`, which says all that decides the series. */
function recordText({ metric, value, attributes }: Signal["records"][number]): string {
  const factor = value?.conversion ?? null;
  const number =
    value === null
      ? []
      : [`value ${sourceText(value.source)}${factor === null ? "" : ` ${factor.operator} ${factor.number}`}`];
  const mapped = attributes.flatMap(({ target, source }) => {
    const isItself = source.kind === "attribute" && source.attribute.key === target.key && source.values === null;
    return isItself ? [target.key] : [`${target.key} ${sourceText(source)}`];
  });
  return `${metric.key}: ${[...number, ...mapped].join(", ")}`;
}

function sourceText(source: RecordSource): string {
  if (source.kind === "duration") return "from duration";
  if (source.kind === "constant") return `is ${JSON.stringify(source.value)}`;
  const { attribute, values } = source;
  const table = values === null ? "" : ` (${[...values].map(([from, to]) => `${from}: ${to}`).join(", ")})`;
  return `from ${attribute.key}${table}`;
}
