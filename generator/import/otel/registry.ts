import type { Place, Path } from "../../source.js";
import { type EntryKind, entryKinds } from "../../vocabulary.js";
import { formatOf, otherSections } from "./file-format.js";
import { isObject, listOf, type PlainObject, textOf, type YamlSource } from "../yaml-source.js";

/** A part of a file, and where it stands. */
export type Written = { readonly data: PlainObject; readonly file: YamlSource; readonly path: Path };

/** Parts of a registry by what they are of. */
export type ByKind = Readonly<Record<EntryKind, readonly Written[]>>;

/** Everything that the files of a registry define and that a catalog may need, whatever format each file has. */
export type Registry = {
  readonly name: string | null;
  /** By their keys; the first definition of a key counts. */
  readonly attributes: ReadonlyMap<string, Written>;
  /** `groups` by `id`, of every type: any of them may be extended. */
  readonly groups: ReadonlyMap<string, Written>;
  /** `attribute_groups` of definition/2, by `id`. */
  readonly attributeGroups: ReadonlyMap<string, Written>;
  readonly signals: ByKind;
  readonly refinements: ByKind;
  /** Patterns of what is taken over from a dependency. */
  readonly imports: readonly Written[];
  /** Entities and whatever else a catalog has no entries for, by what messages call one. */
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
  readonly signals: Readonly<Record<EntryKind, Written[]>>;
  readonly refinements: Readonly<Record<EntryKind, Written[]>>;
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
    signals: { metric: [], event: [], span: [] },
    refinements: { metric: [], event: [], span: [] },
    imports: [],
    otherSignals: [],
    resolved: [],
    foreign: [],
  };
  for (const file of files) collect(file, draft);
  return draft;
}

function collect(file: YamlSource, draft: Draft): void {
  switch (formatOf(file)) {
    case "resolved":
      draft.resolved.push(file);
      return;
    case "manifest":
      draft.name ??= textOf(file.data["name"]) ?? null;
      return;
    case "groups":
      collectGroups(file, draft);
      return;
    case "definition":
      collectSections(file, draft);
      return;
    case "foreign":
      draft.foreign.push(file);
  }
}

function collectGroups(file: YamlSource, draft: Draft): void {
  collectImports(file, draft);
  for (const group of sectionOf(file, "groups")) {
    const { data } = group;
    const id = textOf(data["id"]);
    if (id !== undefined && !draft.groups.has(id)) draft.groups.set(id, group);
    const kind =
      entryKinds.find((each) => each === data["type"]) ?? (Object.hasOwn(data, "metric_name") ? "metric" : null);
    if (kind !== null) draft.signals[kind].push(group);
    else if (data["type"] !== "attribute_group")
      draft.otherSignals.push({ kind: otherKindOf(textOf(data["type"])), written: group });
    for (const attribute of itemsOf(file, [...group.path, "attributes"], data["attributes"])) {
      const key = keyIn(attribute.data, data);
      const isDefinition = Object.hasOwn(attribute.data, "type") && !Object.hasOwn(attribute.data, "ref");
      if (isDefinition && key !== undefined) define(draft, key, attribute);
    }
  }
}

/** A resource is how an entity was called. */
function otherKindOf(type: string | undefined): string {
  if (type === undefined) return "untyped group";
  if (type === "resource") return "entity";
  return type === "entity" ? type : `${type.slice(0, 40)} group`;
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
  for (const kind of entryKinds) {
    draft.signals[kind].push(...sectionOf(file, `${kind}s`));
    draft.refinements[kind].push(...sectionOf(file, `${kind}_refinements`));
  }
  for (const [section, kind] of otherSections)
    draft.otherSignals.push(...sectionOf(file, section).map((written) => ({ kind, written })));
  collectImports(file, draft);
}

function collectImports(file: YamlSource, draft: Draft): void {
  const data = file.data["imports"];
  if (isObject(data)) draft.imports.push({ data, file, path: ["imports"] });
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

/** The maps of a section of a part of a published registry. */
export function partOf(file: YamlSource, part: "registry" | "refinements", section: string): readonly Written[] {
  const data = file.data[part];
  return isObject(data) ? itemsOf(file, [part, section], data[section]) : [];
}

/** Where a key of a part stands, or the part itself. */
export function placeOf({ file, path }: Written, ...more: Path): Place {
  return file.locate([...path, ...more], more.length === 0 ? "value" : "key");
}
