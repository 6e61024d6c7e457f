import { readFileSync } from "node:fs";
import { parse } from "yaml";

const types = { bool: "boolean", string: "string", int: "int", double: "double", slice: "string[]" };

/** The metrics and events of a component of the OpenTelemetry Collector, read from its metadata.yaml; `name@v1` is a later form of one, which its migration is about. */
export function readMetadata(path) {
  const { metrics = {}, telemetry = {}, attributes = {}, events = {} } = parse(readFileSync(path, "utf8"));
  const own = Object.entries(telemetry.metrics ?? {}).map(([key, metric]) => [
    `${metric.prefix ?? "otelcol_"}${key}`,
    metric,
  ]);
  const all = { ...metrics, ...Object.fromEntries(own) };
  const first = new Map();
  for (const [key, metric] of Object.entries(all)) {
    const [name, version] = key.split("@");
    const known = first.get(name);
    if (known === undefined) first.set(name, metricOf(name, metric, attributes));
    else addVersion(known, { ...metricOf(name, metric, attributes), key: version });
  }
  return {
    metrics: [...first.values()],
    events: Object.entries(events).map(([name, event]) => ({ ...factsOf(event, attributes), name, severity: "info" })),
  };
}

/** Another instrument under the same name is no variant, but the metric as a later release has it. */
function addVersion(metric, version) {
  const isVariant = metric.instrument === version.instrument && metric.unit === version.unit;
  (isVariant ? metric.variants : metric.laterForms).push(version);
}

function metricOf(name, written, attributes) {
  const kind = ["sum", "gauge", "histogram"].find((each) => written[each] !== undefined);
  const point = written[kind] ?? {};
  return {
    ...factsOf(written, attributes),
    name,
    instrument: kind === "sum" ? (point.monotonic ? "counter" : "up_down_counter") : kind,
    observable: point.async === true,
    unit: written.unit,
    valueType: point.value_type ?? "double",
    buckets: point.bucket_boundaries,
    enabled: written.enabled !== false,
    variants: [],
    laterForms: [],
  };
}

function factsOf(written, attributes) {
  const { level, deprecated } =
    typeof written.stability === "object" ? written.stability : { level: written.stability };
  const notice = written.deprecated ?? deprecated;
  const { since, note } = typeof notice === "object" ? notice : {};
  const isDeprecated = level === "deprecated" || written.deprecated !== undefined;
  return {
    description: written.description?.trim() ?? "",
    note: written.extended_documentation?.trim() ?? "",
    stability: level === "deprecated" ? "development" : (level ?? "development"),
    deprecated: isDeprecated ? { since, reason: note ?? "deprecated", renamedTo: null } : null,
    entities: [],
    annotations: {},
    attributes: (written.attributes ?? []).map((key) => attributeOf(key, attributes[key] ?? {})),
  };
}

function attributeOf(key, written) {
  const { name_override: name = key, type, enum: values = [], requirement_level: level } = written;
  return {
    key: name,
    type: types[type] ?? type,
    isOpen: false,
    values: values.map((value) => ({ value, description: "", note: "", stability: null, deprecated: null })),
    description: written.description?.trim() ?? "",
    note: "",
    stability: null,
    deprecated: null,
    annotations: {},
    requirement: { level: { conditionally_required: "recommended" }[level] ?? level ?? "required", text: null },
  };
}
