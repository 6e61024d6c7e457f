import type * as z from "zod";
import { type Location, mainIssues, nearestPlace, reportIssue } from "./check-value.js";
import { type FindingCollector, firstError } from "../findings/finding-collector.js";
import { isTable } from "../schema/exporters.js";
import { tables } from "../schema/tables.js";
import { suggest, nearest } from "../findings/suggest.js";
import { quote } from "../findings/visible.js";
import type { TomlFile } from "./toml.js";

/** A table of a file. A key that is left out, or whose value is wrong, has its default. */
export type CheckedTable<Table> = {
  readonly values: Table;
  /** Whether the file gives the key a value that is right. */
  isWritten(key: keyof Table): boolean;
  /** Keys whose values are wrong, and why. */
  readonly wrong: ReadonlyMap<PropertyKey, string>;
};

type TableSchema<Shape extends z.ZodRawShape> = z.ZodObject<Shape, z.core.$strict>;
type TableInput = {
  readonly schema: TableSchema<z.ZodRawShape>;
  readonly at: Location;
  readonly found: FindingCollector;
};

function reportUnknownKeys(keys: readonly string[], { schema, at, found }: TableInput): void {
  for (const key of keys) {
    found.report("unknown-key", `unknown key ${quote(key)} in [${at.path.join(".")}]`, {
      place: nearestPlace(at, [...at.path, key]),
      help: suggest(key, Object.keys(schema.shape)),
      severity: "warning",
    });
  }
}

/** Reports each issue, and gives each key with a wrong value the first of its findings. */
function reportIssues(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  input: TableInput,
): Map<PropertyKey, string> {
  const { found } = input;
  for (const issue of issues)
    if (issue.code === "unrecognized_keys" && issue.path.length === 0) reportUnknownKeys(issue.keys, input);
  const wrong = new Map<PropertyKey, string>();
  for (const issue of mainIssues(issues)) {
    const [key] = issue.path;
    if (key === undefined) continue;
    const before = found.findings.length;
    reportIssue(issue, { ...input, value });
    if (!wrong.has(key)) wrong.set(key, firstError(found, before));
  }
  return wrong;
}

/** Reads `[name]`. An unknown key is a warning, a wrong value an error. */
export function readTable<Shape extends z.ZodRawShape>(
  name: string,
  schema: TableSchema<Shape>,
  file: TomlFile,
  found: FindingCollector,
): CheckedTable<z.output<TableSchema<Shape>>> {
  const written = file.value[name] ?? {};
  const at: Location = { path: [name], placeOf: file.placeOf };
  if (!isTable(written)) {
    const before = found.findings.length;
    const place = nearestPlace(at, at.path);
    found.report("wrong-type", `"${name}" is no table`, { place, help: `write [${name}] and its keys below` });
    const wrong = new Map(Object.keys(schema.shape).map((key) => [key, firstError(found, before)]));
    return { values: schema.parse({}), isWritten: () => false, wrong };
  }
  const result = schema.safeParse(written);
  if (result.success) return { values: result.data, isWritten: (key) => Object.hasOwn(written, key), wrong: new Map() };
  const wrong = reportIssues(result.error.issues, written, { schema, at, found });
  const isSound = (key: PropertyKey) =>
    Object.hasOwn(written, key) && Object.hasOwn(schema.shape, key) && !wrong.has(key);
  const sound = Object.fromEntries(Object.entries(written).filter(([key]) => isSound(key)));
  return { values: schema.parse(sound), isWritten: isSound, wrong };
}

/** Other tables belong to the program; only what looks like a slip of ours is reported, and keys that no object can hold. */
export function reportUnknownTables(file: TomlFile, found: FindingCollector): void {
  const ours = Object.keys(tables);
  for (const name of Object.keys(file.value)) {
    const meant = ours.includes(name) || !isTable(file.value[name]) ? undefined : nearest(name, ours);
    if (meant === undefined) continue;
    found.report("unknown-key", `the table [${quote(name).slice(1, -1)}] is not read`, {
      place: file.placeOf([name]),
      help: `did you mean [${meant}]?`,
      severity: "warning",
    });
  }
  for (const path of file.dropped.filter(([table = ""]) => ours.includes(table))) {
    found.report("unknown-key", `unknown key "${path.join(".")}"`, {
      place: file.placeOf(path),
      help: "remove it",
      severity: "warning",
    });
  }
}
