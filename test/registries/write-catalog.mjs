import { stringify } from "yaml";

const known = ["string", "boolean", "int", "double", "string[]", "boolean[]", "int[]", "double[]"];

/** What was read, as the text of a catalog. */
export function catalogText(name, facts) {
  return stringify(catalogDocument(name, facts), { lineWidth: 0, aliasDuplicateObjects: false });
}

/** The same in the shape that YAML has in JavaScript. */
export function catalogDocument(name, { metrics, events = [], spans = [] }) {
  const taken = new Set(metrics.filter(({ deprecated }) => deprecated === null).map(({ name }) => name));
  const doubles = doubledIdentifiers(metrics);
  const entries = metrics.map((metric) => [metric.name, metricEntry(metric, taken, doubles)]);
  return {
    catalog: 1,
    name,
    metrics: Object.fromEntries(entries),
    events: signalEntries(events),
    spans: signalEntries(spans),
  };
}

function signalEntries(signals) {
  const taken = new Set(signals.filter(({ deprecated }) => deprecated === null).map(({ name }) => name));
  return Object.fromEntries(signals.map((signal) => [signal.name, signalEntry(signal, taken)]));
}

function signalEntry(signal, taken) {
  const { description, severity, kind, note, entities, annotations, stability, spanName, relevant = [] } = signal;
  const otel = present({ span_name: spanName ?? undefined, sampling_relevant: relevant });
  return present({
    description,
    severity,
    kind,
    note,
    entities,
    annotations: present({ ...annotations, otel }),
    stability: stability ?? undefined,
    deprecated: deprecation(signal.deprecated, taken),
    attributes: attributeEntries(signal),
  });
}

/** Old names whose identifier is that of their replacement: the old one gets another. */
function doubledIdentifiers(metrics) {
  const identifier = ({ name }) => name.replaceAll(/[._](.)/g, (_, letter) => letter.toUpperCase());
  const counts = new Map();
  for (const metric of metrics) counts.set(identifier(metric), (counts.get(identifier(metric)) ?? 0) + 1);
  const doubled = metrics.filter((metric) => metric.deprecated !== null && counts.get(identifier(metric)) > 1);
  return new Map(doubled.map((metric) => [metric.name, `${identifier(metric)}Old`]));
}

function metricEntry(metric, taken, doubles) {
  const { instrument, observable, unit, valueType, buckets, description, note, entities, annotations, stability } =
    metric;
  return present({
    instrument,
    observable: observable || undefined,
    unit,
    value_type: valueType,
    buckets,
    description,
    note,
    entities,
    annotations,
    stability,
    deprecated: deprecation(metric.deprecated, taken),
    attributes: attributeEntries(metric),
    variants: Object.fromEntries(metric.variants.map((each) => [each.key, variantEntry(each)])),
    allow: unit === "rpm" ? ["invalid-unit"] : [],
    enabled: metric.enabled === false ? false : undefined,
    recorder: doubles.get(metric.name),
  });
}

function variantEntry({ description, note, attributes }) {
  return present({ description, note, attributes: attributeEntries({ attributes }) });
}

function attributeEntries({ attributes }) {
  return Object.fromEntries(attributes.map((each) => [each.key, attributeEntry(each)]));
}

function attributeEntry(attribute) {
  const { type, values, isOpen, description, note, stability, annotations } = attribute;
  return present({
    type: known.includes(type) ? type : "string",
    values: Object.fromEntries(values.map((each) => [String(each.value), valueEntry(each)])),
    open: isOpen && values.length > 0 ? true : undefined,
    required: required(attribute.requirement),
    description,
    note,
    stability,
    annotations,
    deprecated: deprecation(attribute.deprecated, null),
  });
}

function valueEntry({ description, note, stability, deprecated }) {
  return present({ description, note, stability, deprecated: deprecation(deprecated, null) });
}

function required({ level, text }) {
  if (level === "conditional") return { when: text };
  if (level === "opt_in") return "opt_in";
  if (level === "recommended") return text ? { recommended: text } : false;
  return true;
}

/** A metric that is replaced by none of the catalog says so in its reason. */
function deprecation(written, taken) {
  if (written === null) return undefined;
  const { since, reason, renamedTo } = written;
  const isKnown = renamedTo !== null && taken?.has(renamedTo);
  return present({ since, reason, renamed_to: isKnown ? renamedTo : undefined });
}

function present(entry) {
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => {
      if (value === undefined || value === null || value === "") return false;
      return typeof value !== "object" || Object.keys(value).length > 0;
    }),
  );
}
