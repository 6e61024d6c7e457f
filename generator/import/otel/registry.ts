import type { Place, Path } from "../../source.js";
import { entriesOf, isObject, listOf, type PlainObject, textOf, type YamlSource } from "../yaml-source.js";

/** A part of a file, and where it stands. */
export type Written = { readonly data: PlainObject; readonly file: YamlSource; readonly path: Path };

/** Everything that the files of a registry define and that metrics may need, whatever format each file has. */
export type Registry = {
  readonly name: string | null;
  /** By their keys; the first definition of a key counts. */
  readonly attributes: ReadonlyMap<string, Written>;
  /** `groups` by `id`, of every type: any of them may be extended. */
  readonly groups: ReadonlyMap<string, Written>;
  /** `attribute_groups` of definition/2, by `id`. */
  readonly attributeGroups: ReadonlyMap<string, Written>;
  readonly metrics: readonly Written[];
  readonly refinements: readonly Written[];
  /** Patterns of metrics that are taken over from a dependency. */
  readonly imports: readonly Written[];
  /** Spans, events, entities and whatever else is no metric, by what messages call one. */
  readonly otherSignals: readonly { readonly kind: string; readonly written: Written }[];
  /** Published registries, in which everything is resolved. */
  readonly resolved: readonly YamlSource[];
  /** Files that say nothing of a registry. */
  readonly foreign: readonly YamlSource[];
};

type Draft = {
  name: string | null;
  readonly attributes: Map<string, Written>;
  readonly groups: Map<string, Written>;
  readonly attributeGroups: Map<string, Written>;
  readonly metrics: Written[];
  readonly refinements: Written[];
  readonly imports: Written[];
  readonly otherSignals: { readonly kind: string; readonly written: Written }[];
  readonly resolved: YamlSource[];
  readonly foreign: YamlSource[];
};

export function registryOf(files: readonly YamlSource[]): Registry {
  const draft: Draft = {
    name: null,
    attributes: new Map(),
    groups: new Map(),
    attributeGroups: new Map(),
    metrics: [],
    refinements: [],
    imports: [],
    otherSignals: [],
    resolved: [],
    foreign: [],
  };
  for (const file of files) collect(file, draft);
  return draft;
}

const sections = ["attributes", "attribute_groups", "metrics", "metric_refinements", "imports"] as const;
/** Of other signals: no metric needs them. */
const otherSections: ReadonlyMap<string, string> = new Map([
  ["spans", "span"],
  ["span_refinements", "span refinement"],
  ["events", "event"],
  ["event_refinements", "event refinement"],
  ["entities", "entity"],
  ["entity_refinements", "entity refinement"],
]);

function collect(file: YamlSource, draft: Draft): void {
  const { data } = file;
  const format = textOf(data["file_format"]) ?? "";
  if (format.startsWith("resolved/")) draft.resolved.push(file);
  else if (isManifest(data, format)) draft.name ??= textOf(data["name"]) ?? null;
  else if (Array.isArray(data["groups"])) collectGroups(file, draft);
  else if ([...sections, ...otherSections.keys()].some((section) => Object.hasOwn(data, section)))
    collectSections(file, draft);
  else draft.foreign.push(file);
}

/** What says of a registry which one it is, and holds nothing of it. */
function isManifest(data: PlainObject, format: string): boolean {
  if (format.startsWith("manifest/")) return true;
  const isNamed = ["schema_url", "schema_base_url", "repository_url", "semconv_version", "dependencies"];
  return !Array.isArray(data["groups"]) && format === "" && isNamed.some((key) => Object.hasOwn(data, key));
}

function collectGroups(file: YamlSource, draft: Draft): void {
  for (const group of sectionOf(file, "groups")) {
    const { data } = group;
    const id = textOf(data["id"]);
    if (id !== undefined && !draft.groups.has(id)) draft.groups.set(id, group);
    if (data["type"] === "metric" || Object.hasOwn(data, "metric_name")) draft.metrics.push(group);
    else if (data["type"] !== "attribute_group") {
      draft.otherSignals.push({ kind: kindOf(textOf(data["type"])), written: group });
    }
    for (const attribute of itemsOf(file, [...group.path, "attributes"], data["attributes"])) {
      const key = keyIn(attribute.data, data);
      const isDefinition = Object.hasOwn(attribute.data, "type") && !Object.hasOwn(attribute.data, "ref");
      if (isDefinition && key !== undefined) define(draft, key, attribute);
    }
  }
}

/** A resource is how an entity was called. */
function kindOf(type: string | undefined): string {
  if (type === undefined) return "untyped group";
  if (type === "resource") return "entity";
  return [...otherSections.values()].includes(type) ? type : `${type.slice(0, 40)} group`;
}

function collectSections(file: YamlSource, draft: Draft): void {
  for (const attribute of sectionOf(file, "attributes")) {
    const key = textOf(attribute.data["key"]) ?? textOf(attribute.data["id"]);
    if (key !== undefined) define(draft, key, attribute);
  }
  for (const group of sectionOf(file, "attribute_groups")) {
    const id = textOf(group.data["id"]);
    if (id !== undefined && !draft.attributeGroups.has(id)) draft.attributeGroups.set(id, group);
  }
  draft.metrics.push(...sectionOf(file, "metrics"));
  draft.refinements.push(...sectionOf(file, "metric_refinements"));
  for (const [section, kind] of otherSections)
    draft.otherSignals.push(...sectionOf(file, section).map((written) => ({ kind, written })));
  for (const [, data] of entriesOf({ imports: file.data["imports"] }))
    draft.imports.push({ data, file, path: ["imports"] });
}

function define(draft: Draft, key: string, attribute: Written): void {
  if (!draft.attributes.has(key)) draft.attributes.set(key, attribute);
}

/** The maps of a section of the file. */
export function sectionOf(file: YamlSource, section: string): readonly Written[] {
  return itemsOf(file, [section], file.data[section]);
}

/** The maps of a list, with their places. */
export function itemsOf(file: YamlSource, path: Path, list: unknown): readonly Written[] {
  return listOf(list).flatMap((data, index) => (isObject(data) ? [{ data, file, path: [...path, index] }] : []));
}

/** The key of an attribute in a group, whose prefix stands before what it defines itself. */
export function keyIn(attribute: PlainObject, group: PlainObject): string | undefined {
  const reference = textOf(attribute["ref"]);
  if (reference !== undefined) return reference;
  const id = textOf(attribute["id"]) ?? textOf(attribute["key"]);
  const prefix = textOf(group["prefix"]);
  return id === undefined || prefix === undefined ? id : `${prefix}.${id}`;
}

/** Where a key of a part stands, or the part itself. */
export function placeOf({ file, path }: Written, ...more: Path): Place {
  return file.locate([...path, ...more], more.length === 0 ? "value" : "key");
}
