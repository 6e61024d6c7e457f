import type { SourceText } from "../../source.js";
import type { ImportedCatalog, ImportedEvent, ImportedMetric, ImportLoss } from "../imported-catalog.js";
import { type LeftOut, leftOutLines } from "../left-out.js";
import {
  entriesOf,
  isObject,
  listOf,
  type PlainObject,
  readYaml,
  textOf,
  type YamlSource,
  unknownKeys,
} from "../yaml-source.js";
import { readAttributes } from "./read-attribute.js";
import { type Scope, type WrittenEntry, factsOf, knownOfEntries } from "./read-facts.js";
import { readMetric, type WrittenMetric } from "./read-metric.js";

/**
 * Reads the metrics and events of Collector components as mdatagen has them (go.opentelemetry.io/collector/cmd/mdatagen,
 * metadata-schema.yaml): `metrics`, those of the component itself under `telemetry.metrics`, and `events`.
 */
export function readMdatagen(sources: readonly SourceText[]): ImportedCatalog {
  const losses: ImportLoss[] = [];
  const names: string[] = [];
  const read = sources.flatMap((source) => {
    const file = readYaml(source);
    losses.push(...file.losses);
    if (file.data === null) return [];
    names.push(...[textOf(file.data["type"])].filter((name) => name !== undefined));
    return [entriesIn(file, losses)];
  });
  return {
    name: names.length === 1 ? (names[0] ?? null) : null,
    naming: "opentelemetry",
    metrics: read.flatMap(({ metrics }) => metrics),
    signals: read.flatMap(({ events }) => events),
    losses,
  };
}

/** What the Collector puts before the metrics of its components, unless they say otherwise. */
const telemetryPrefix = "otelcol_";

type Read = { readonly metrics: readonly ImportedMetric[]; readonly events: readonly ImportedEvent[] };

function entriesIn(file: YamlSource, losses: ImportLoss[]): Read {
  const { data, source, locate } = file;
  const { metrics, telemetry } = data;
  if (!isObject(metrics) && !isObject(telemetry) && !isObject(data["events"])) {
    losses.push({
      code: "import/unreadable",
      at: source,
      message: "the file has neither `metrics` nor `events`",
      metric: null,
    });
  }
  const attributes = readAttributes(file, losses);
  const ownMetrics = entriesOf(isObject(telemetry) ? telemetry["metrics"] : undefined);
  const written: readonly WrittenMetric[] = [
    ...entriesOf(metrics).map(([key, each]) => writtenAs(key, each, "", ["metrics", key])),
    ...ownMetrics.map(([key, each]) => {
      const prefix = textOf(each["prefix"]) ?? telemetryPrefix;
      return writtenAs(key, each, prefix, ["telemetry", "metrics", key]);
    }),
  ];
  const events = entriesOf(data["events"]).map(([name, each]) => ({ name, data: each, path: ["events", name] }));
  losses.push(...leftOutLines(leftOutOf(file, [...written, ...events]), "no metric or event"));
  const scope = { attributes, locate, losses };
  return { metrics: withForms(written, scope), events: events.map((each) => readEvent(each, scope)) };
}

const otherSections = [
  ["resource_attributes", "resource attribute"],
  ["entities", "entity"],
] as const;

/** What a catalog has no entries for, and attributes that none has. All other keys are about the component, not about its telemetry. */
function leftOutOf({ data, locate }: YamlSource, entries: readonly WrittenEntry[]): readonly LeftOut[] {
  const used = new Set(entries.flatMap((each) => listOf(each.data["attributes"])));
  const unused = namesIn(data["attributes"]).filter(([name]) => !used.has(name));
  return [
    ...otherSections.flatMap(([section, kind]) =>
      namesIn(data[section]).map(([name, key]): LeftOut => {
        return { code: "import/other-signal", kind, name, at: locate([section, key], "key") };
      }),
    ),
    ...unused.map(([name, key]): LeftOut => {
      return { code: "import/unused-definition", kind: "attribute", name, at: locate(["attributes", key], "key") };
    }),
  ];
}

/** What a map or a list holds, each with its key there. */
function namesIn(section: unknown): readonly (readonly [name: string, key: string | number])[] {
  if (!Array.isArray(section)) return entriesOf(section).map(([key]) => [key, key]);
  return section.map((each, index) => [textOf(isObject(each) ? (each["type"] ?? each["name"]) : each) ?? "", index]);
}

function writtenAs(key: string, data: PlainObject, prefix: string, path: WrittenMetric["path"]): WrittenMetric {
  const [name = "", version = null] = key.split("@");
  return { name: `${prefix}${name}`, version, data, path };
}

/** `name@v1` is the metric after a migration: a variant where instrument and unit stay, else another metric under its name. */
function withForms(written: readonly WrittenMetric[], scope: Scope): readonly ImportedMetric[] {
  const byName = new Map<string, ImportedMetric>();
  for (const each of written) {
    const metric = readMetric(each, scope);
    if (metric === undefined) continue;
    const first = byName.get(metric.name);
    if (first === undefined) byName.set(metric.name, metric);
    else if (first.instrument === metric.instrument && first.unit === metric.unit && each.version !== null) {
      const { description, note, attributes = [] } = metric;
      const variant = { key: each.version, description, note, attributes };
      byName.set(metric.name, { ...first, variants: [...(first.variants ?? []), variant] });
    } else {
      const message = `"${metric.name}" has another instrument or unit as "${each.path.at(-1)}", and is left out in that form`;
      scope.losses.push({ code: "import/duplicate", at: metric.at, message, metric: metric.name });
    }
  }
  return [...byName.values()];
}

const known = new Set(knownOfEntries);

function readEvent(written: WrittenEntry, scope: Scope): ImportedEvent {
  const { name, data, path } = written;
  const { locate, losses } = scope;
  losses.push(...unknownKeys(data, known, { locate, path, of: `the event "${name}"`, metric: name }));
  if (data["enabled"] === false) {
    const message = `"${name}" is off unless it is asked for, and a catalog has no such events; it is on`;
    losses.push({ code: "import/unknown-key", at: locate([...path, "enabled"], "key"), message, metric: name });
  }
  return { kind: "event", ...factsOf(written, {}, scope) };
}
