import { entryLines } from "../../edit/value-text.js";
import type { NewEntries, NewEntry } from "./entries.js";

/** A file of a new catalog; the path is from the folder of the catalog, with `/`. */
export type NewFile = { readonly path: string; readonly text: string };

export type NewCatalog = { readonly file: string; readonly name: string; readonly prefix: string };

/** As many metrics as a person still finds their way in, in one file. */
const mostInOneFile = 100;

const schema = (path: string) => `# yaml-language-server: $schema=${path}`;

/** The files of a new catalog in canonical form: the catalog alone, or with a part for each namespace where it is large. */
export function newCatalogFiles(
  { attributes, metrics }: NewEntries,
  { file, name, prefix }: NewCatalog,
): readonly NewFile[] {
  const head = [
    schema("./node_modules/meterbook/catalog.schema.json"),
    "",
    ...entryLines("catalog", 1, layout(0, 0)),
    ...entryLines("name", name, layout(0, 0)),
    ...(prefix === "" ? [] : entryLines("prefix", prefix, layout(0, 0))),
  ];
  const parts = partsOf(metrics);
  if (!needParts(metrics)) {
    return [{ path: file, text: linesOf([head, section("attributes", attributes), section("metrics", metrics)]) }];
  }
  const homes = homesOf(parts);
  const shared = attributes.filter(({ key }) => homes.get(key) === undefined);
  const include = entryLines("include", ["metrics/*.yaml"], layout(0, 0));
  return [
    { path: file, text: linesOf([head, section("attributes", shared), include]) },
    ...[...parts].map(([part, its]) => {
      const own = attributes.filter(({ key }) => homes.get(key) === part);
      return { path: `metrics/${part}.yaml`, text: partText(own, its) };
    }),
  ];
}

/** Whether metrics are too many for one file, and can be divided. */
export function needParts(metrics: readonly NewEntry[]): boolean {
  return metrics.length > mostInOneFile && partsOf(metrics).size > 1;
}

/** Parts for metrics of a catalog that is there, which has the attributes that they share. */
export function newParts(metrics: NewEntries["metrics"]): readonly NewFile[] {
  return [...partsOf(metrics)].map(([part, its]) => ({ path: `metrics/${part}.yaml`, text: partText([], its) }));
}

function partText(attributes: readonly NewEntry[], metrics: readonly NewEntry[]): string {
  const head = [schema("../node_modules/meterbook/part.schema.json")];
  return linesOf([head, section("attributes", attributes), section("metrics", metrics)]);
}

/** By the first step of their names, which can name a file anywhere. */
function partsOf<Entry extends NewEntry>(metrics: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const parts = new Map<string, Entry[]>();
  for (const metric of metrics) {
    const part = namespaceOf(metric.key);
    const others = parts.get(part);
    if (others === undefined) parts.set(part, [metric]);
    else others.push(metric);
  }
  return parts;
}

/** Names of Prometheus have no dots. */
export function namespaceOf(key: string): string {
  const [step = ""] = key.split(key.includes(".") ? "." : /[_/]/);
  return step.toLowerCase().replaceAll(/[^a-z0-9_-]+/g, "_");
}

/** The part of each shared attribute that only one part uses. */
function homesOf(parts: ReadonlyMap<string, NewEntries["metrics"]>): ReadonlyMap<string, string | undefined> {
  const homes = new Map<string, string | undefined>();
  for (const [part, metrics] of parts) {
    for (const key of new Set(metrics.flatMap(({ uses }) => uses))) homes.set(key, homes.has(key) ? undefined : part);
  }
  return homes;
}

/** Metrics are written key by key with a blank line between them, attributes in brackets where they are short. */
function section(name: "attributes" | "metrics", entries: readonly NewEntry[]): readonly string[] {
  const isMetrics = name === "metrics";
  if (entries.length === 0) return isMetrics ? ["metrics: {}"] : [];
  const blocks = entries.map(({ key, value, comment }) => [
    ...(comment === null ? [] : [commentLine(comment)]),
    ...entryLines(key, value, layout(2, isMetrics ? 1 : 0)),
  ]);
  return [`${name}:`, ...blocks.flatMap((lines, index) => (isMetrics && index > 0 ? ["", ...lines] : lines))];
}

/** Above the entry of a metric. */
export function commentLine(comment: string, column = 2): string {
  return `${" ".repeat(column)}# ${comment.replaceAll(/[^\P{C}]|\s+/gu, " ").slice(0, 200)}`;
}

function layout(column: number, spread: number) {
  return { column, step: 2, spread, isCramped: false };
}

function linesOf(sections: readonly (readonly string[])[]): string {
  const written = sections.filter((lines) => lines.length > 0);
  return `${written.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
