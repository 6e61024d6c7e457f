import { isObject, textOf, type YamlSource } from "../yaml-source.js";
import type { LeftOut } from "../left-out.js";
import { itemsOf, keyIn, placeOf, type Registry, type Written } from "./registry.js";
import { isUsed, type Scope } from "./scope.js";

/** What the registry itself defines and no metric is or uses, once all metrics are read. */
export function leftOutOf(own: Registry, scope: Scope): readonly LeftOut[] {
  const signals = own.otherSignals.map(({ kind, written }) => signal(kind, written));
  const groups = [...own.groups].filter(([, { data }]) => data["type"] === "attribute_group");
  return [
    ...signals,
    ...own.imports.flatMap(importsOf),
    ...groups.flatMap(([id, group]) => ofGroup(id, group, scope)),
    ...[...own.attributeGroups].flatMap(([id, group]) =>
      isUsed(scope, "attributeGroups", id) ? [] : [unused("attribute group", id, group)],
    ),
    ...[...own.attributes].flatMap(([key, written]) =>
      written.path[0] !== "attributes" || isUsed(scope, "attributes", key) ? [] : [unused("attribute", key, written)],
    ),
    ...own.resolved.flatMap((file) => ofResolved(file)),
  ];
}

function signal(kind: string, written: Written): LeftOut {
  const name = ["id", "name", "type", "ref"].map((key) => textOf(written.data[key])).find((each) => each !== undefined);
  return { code: "import/other-signal", kind, name: name ?? "", at: placeOf(written) };
}

/** What is taken over from a dependency beside metrics, by the name of the section. */
function importsOf(written: Written): readonly LeftOut[] {
  const others = Object.keys(written.data).filter((key) => key !== "metrics");
  return others.map((key) => ({
    code: "import/other-signal",
    kind: "import",
    name: key,
    at: placeOf(written, key),
  }));
}

function unused(kind: string, name: string, written: Written): LeftOut {
  return { code: "import/unused-definition", kind, name, at: placeOf(written) };
}

/** A group of which nothing is used is one thing; of another one, what it defines and no metric uses. */
function ofGroup(id: string, group: Written, scope: Scope): readonly LeftOut[] {
  const attributes = itemsOf(group.file, [...group.path, "attributes"], group.data["attributes"]);
  const definitions = attributes.flatMap((each) => {
    const key = keyIn(each.data, group.data);
    return key === undefined || Object.hasOwn(each.data, "ref") ? [] : [{ key, each }];
  });
  const left = definitions.filter(({ key }) => !isUsed(scope, "attributes", key));
  if (left.length === definitions.length && !isUsed(scope, "groups", id)) return [unused("attribute group", id, group)];
  return left.map(({ key, each }) => unused("attribute", key, each));
}

const resolvedSections = [
  ["spans", "span"],
  ["events", "event"],
  ["entities", "entity"],
] as const;

/** A published registry repeats each signal among its refinements, so that only those of other ids count there. */
function ofResolved(file: YamlSource): readonly LeftOut[] {
  return resolvedSections.flatMap(([section, kind]) => {
    const signals = partOf(file, "registry", section).map((each) => signal(kind, each));
    const names = new Set(signals.map(({ name }) => name));
    const refinements = partOf(file, "refinements", section).map((each) => signal(`${kind} refinement`, each));
    return [...signals, ...refinements.filter(({ name }) => !names.has(name))];
  });
}

function partOf(file: YamlSource, part: string, section: string): readonly Written[] {
  const data = file.data[part];
  return isObject(data) ? itemsOf(file, [part, section], data[section]) : [];
}
