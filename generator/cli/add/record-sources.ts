import { amend } from "../../edit/amend.js";
import type { Plain } from "../../edit/amendment.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { bracketEntry } from "../../edit/value-text.js";
import type { Attribute, Metric } from "../../model/catalog.js";
import { signalsIn } from "../../model/entries.js";
import { candidateFor } from "../../model/missing-source.js";
import { sourceProblems } from "../../model/record-sources.js";
import { choices, isClear, type ValueTable, valueTable } from "../../model/value-table.js";
import type { Path } from "../../source.js";
import { sectionsOfKinds } from "../../vocabulary.js";
import { CommandError } from "../../write/command-error.js";

type Entry = Readonly<Record<string, Plain>>;

/** Stands in a message where only the author knows. */
const unknown = "…";

/** The entry with a table in `records` wherever it is clear what values become; rejected with the lines to write where it is not. */
export function withSources(entry: Entry, path: Path, open: OpenCatalog): Entry {
  const { records, ...rest } = entry;
  if (!isMap(records)) return entry;
  const attributes = attributesOf(rest, path, open);
  const metrics = new Map(open.catalog.metrics.map((metric) => [metric.key, metric]));
  const said = Object.entries(records).map(([key, written]) => {
    const metric = metrics.get(key);
    return { key, written, sources: metric === undefined ? [] : sourcesOf(metric, attributes) };
  });
  const filled = Object.fromEntries(said.map(({ key, written, sources }) => [key, lineOf(written, sources)]));
  const unclear = said.flatMap(({ sources }) => sources).filter((source) => !isClear(source.table));
  if (unclear.length > 0) throw unclearRecords(String(path[1]), filled, unclear);
  return { ...entry, records: filled };
}

/** As the catalog has them; none where something else is wrong with the entry, which is reported then. */
function attributesOf(entry: Entry, path: Path, open: OpenCatalog): readonly Attribute[] {
  const tried = amend(open, [{ kind: "set", path, value: entry }]);
  if (tried.kind === "invalid") return [];
  const [section, name] = path;
  const signal = signalsIn(tried.catalog).find(({ kind, key }) => sectionsOfKinds[kind] === section && key === name);
  return signal?.attributes ?? [];
}

type Source = { readonly target: Attribute; readonly source: Attribute; readonly table: ValueTable };

function sourcesOf(metric: Metric, attributes: readonly Attribute[]): readonly Source[] {
  return metric.attributes.flatMap((target): readonly Source[] => {
    const same = attributes.find(({ key }) => key === target.key);
    if (same === undefined) {
      const found = target.required ? candidateFor(target, metric, attributes) : undefined;
      return found === undefined ? [] : [{ ...found, target }];
    }
    // Whether it may be left out is reported with the catalog: no table helps.
    const source = { kind: "attribute", attribute: { ...same, required: true }, values: null } as const;
    const table = sourceProblems(source, target).length === 0 ? undefined : valueTable(same, target);
    return table === undefined ? [] : [{ target, source: same, table }];
  });
}

function lineOf(written: Plain, sources: readonly Source[]): Plain {
  if (sources.length === 0) return written;
  const lines = sources.map(({ target, source, table }): readonly [string, Plain] => {
    const values = Object.fromEntries([...table].map(([from, to]) => [from, to ?? unknown]));
    return [target.key, { from: source.key, values }];
  });
  return { ...(isMap(written) ? written : {}), ...Object.fromEntries(lines) };
}

function isMap(value: Plain | undefined): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unclearRecords(name: string, records: Entry, unclear: readonly Source[]): CommandError {
  const wanted = unclear.map(({ source, target }) => `"${source.key}" becomes as "${target.key}"`);
  const some = unclear.map(({ target }) => `${choices(target)} for each … of "${target.key}"`);
  const help = `add it without --records, then write below "${name}:" \`${bracketEntry("records", records)}\`, with ${some.join(", ")}`;
  return new CommandError(`it is not clear what ${wanted.join(", or what ")} of the metric`, help);
}
