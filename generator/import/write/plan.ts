import { exportedName } from "../../exported/exported-name.js";
import { allRoutes, otlpRoute } from "../../exported/route.js";
import type { Catalog, AnyEntry, Metric } from "../../model/catalog.js";
import { signalsIn } from "../../model/entries.js";
import { isUcum } from "../../model/units/ucum.js";
import {
  type ImportedCatalog,
  type ImportedEntry,
  type ImportLoss,
  kindOf,
  type ImportedMetric,
} from "../imported-catalog.js";
import { acceptableAttributes } from "./acceptable-attributes.js";
import { entryFault } from "./acceptable-names.js";
import { compareEntry } from "./compare.js";
import { idOf, sectionOf, sections } from "./kinds.js";
import { chosenRecorders } from "./recorders.js";
import { uniqueBy } from "./unique.js";

/** An entry that the catalog gets, under its key there. */
export type PlannedEntry = {
  readonly key: string;
  readonly entry: ImportedEntry;
  readonly recorder: string | undefined;
  readonly allow: readonly string[];
};

export type ImportPlan = {
  /** Each kind by name, so that those of a namespace stand together. */
  readonly planned: readonly PlannedEntry[];
  /** How many entries the catalog has already, and how many of them otherwise. */
  readonly known: number;
  readonly differing: number;
  readonly losses: readonly ImportLoss[];
};

/** Where the entries go: a catalog that is there, or a new one with a prefix. */
type Target = { readonly prefix: string; readonly catalog: Catalog | null };

/** What a catalog gets of what was read, and what it cannot get. */
export function planImport(imported: ImportedCatalog, target: Target): ImportPlan {
  const losses = [...imported.losses];
  const known = knownEntries(target.catalog);
  const found: PlannedEntry[] = [];
  const nameOf = new Map<string, string>();
  const counts = { known: 0, differing: 0 };
  for (const entry of uniqueEntries(imported, losses)) {
    const present = known(entry);
    if (present !== undefined) {
      const differences = compareEntry(entry, present, target.catalog);
      losses.push(...differences);
      counts.known += 1;
      counts.differing += differences.length > 0 ? 1 : 0;
      continue;
    }
    const key = keyIn(entry.name, target.prefix, imported.naming);
    const fault = entryFault(entry, key, target.prefix) ?? keyFault(entry, key, nameOf);
    if (fault !== undefined) losses.push(fault);
    else if (key !== undefined) {
      nameOf.set(idOf({ key, entry }), entry.name);
      const { entry: acceptable, losses: further } = acceptableAttributes(entry);
      const unit = unitFault(entry);
      losses.push(...further, ...(unit === undefined ? [] : [unit]));
      found.push({ key, entry: acceptable, recorder: undefined, allow: unit === undefined ? [] : ["invalid-unit"] });
    }
  }
  losses.push(...detachedEvents(found, target));
  return { planned: chosenRecorders(inOrder(found), target.catalog), ...counts, losses };
}

function uniqueEntries({ metrics, signals = [] }: ImportedCatalog, losses: ImportLoss[]): readonly ImportedEntry[] {
  return uniqueBy<ImportedEntry>(
    [...metrics, ...signals],
    (entry) => `${kindOf(entry)} ${entry.name}`,
    (entry) => {
      const { name, at } = entry;
      const message = `the ${kindOf(entry)} "${name}" stands twice, and the first one counts`;
      losses.push({ code: "import/duplicate", at, message, metric: name });
    },
  );
}

function inOrder(planned: readonly PlannedEntry[]): readonly PlannedEntry[] {
  return sections.flatMap((section) => {
    const its = planned.filter(({ entry }) => sectionOf(entry) === section);
    return its.sort((a, b) => (a.key < b.key ? -1 : 1));
  });
}

/** Names of Prometheus that differ as text become one, where the prefix of the catalog is taken away. */
function keyFault(
  entry: ImportedEntry,
  key: string | undefined,
  nameOf: ReadonlyMap<string, string>,
): ImportLoss | undefined {
  const { name, at } = entry;
  const other = key === undefined ? undefined : nameOf.get(idOf({ key, entry }));
  if (other === undefined) return undefined;
  const message = `"${name}" is "${key}" in the catalog, as "${other}" is, which counts`;
  return { code: "import/duplicate", at, message, metric: name };
}

/** A unit that is not UCUM, which would be found later, too, when all has been written once. */
function unitFault(entry: ImportedEntry): ImportLoss | undefined {
  const unit = ("unit" in entry ? entry.unit : undefined) ?? "";
  if (unit === "" || (unit.length <= 63 && isUcum(unit))) return undefined;
  const message = `"${unit}" is no valid UCUM unit; it is accepted with \`allow: [invalid-unit]\``;
  return { code: "import/accepted", at: entry.at, message, metric: entry.name };
}

/** Events that spans attach, and neither the source nor the catalog has. */
function detachedEvents(planned: readonly PlannedEntry[], { catalog }: Target): readonly ImportLoss[] {
  const events = new Set([
    ...(catalog?.events ?? []).map(({ name }) => name),
    ...planned.flatMap(({ entry }) => (entry.kind === "event" ? [entry.name] : [])),
  ]);
  return planned.flatMap(({ entry }) => {
    if (entry.kind !== "span") return [];
    const { name, at } = entry;
    const missing = (entry.events ?? []).filter((event) => !events.has(event));
    return missing.map((event): ImportLoss => {
      const message = `the span "${name}" attaches the event "${event}", which the catalog does not have`;
      return { code: "import/unknown-reference", at, message, metric: name };
    });
  });
}

/** The name without the catalog's prefix, which Prometheus may have escaped; undefined where it does not begin so. */
function keyIn(name: string, prefix: string, naming: ImportedCatalog["naming"]): string | undefined {
  if (name.startsWith(prefix)) return name.slice(prefix.length);
  const escaped = prefix.replace(/[^A-Za-z0-9:]+/g, "_");
  return naming === "prometheus" && name.startsWith(escaped) ? name.slice(escaped.length) : undefined;
}

/** The entry of a catalog that an imported one is: an event or a span of its name; a metric of its name or its exported name on any route. */
function knownEntries(catalog: Catalog | null): (entry: ImportedEntry) => AnyEntry | undefined {
  const metricOf = knownMetrics(catalog?.metrics ?? []);
  const signals = catalog === null ? [] : signalsIn(catalog);
  const byName = new Map(signals.map((signal) => [`${signal.kind} ${signal.name}`, signal]));
  return (entry) =>
    entry.kind === "event" || entry.kind === "span" ? byName.get(`${entry.kind} ${entry.name}`) : metricOf(entry);
}

function knownMetrics(metrics: readonly Metric[]): (metric: ImportedMetric) => Metric | undefined {
  const byName = new Map<string, Metric>();
  for (const metric of metrics) {
    for (const route of allRoutes) {
      const name = exportedName(metric, route);
      if (name !== undefined && !byName.has(name)) byName.set(name, metric);
    }
  }
  for (const metric of metrics) byName.set(metric.name, metric);
  return ({ name, unit = "", instrument }) => {
    const exported = exportedName({ name, unit, instrument }, otlpRoute());
    return byName.get(name) ?? (exported === undefined ? undefined : byName.get(exported));
  };
}
