import { textOf, type YamlSource } from "../yaml-source.js";
import type { LeftOut } from "../left-out.js";
import { itemsOf, keyIn, partOf, placeOf, type Registry, sectionOf, type Written } from "./registry.js";
import { isUsed, type Scope } from "./scope.js";

/** What the registry itself defines and no entry is or uses, once all entries are read. */
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
    ...own.resolved.flatMap((file) => ofResolved(file, scope)),
  ];
}

function signal(kind: string, written: Written): LeftOut {
  const name = ["id", "name", "type", "ref"].map((key) => textOf(written.data[key])).find((each) => each !== undefined);
  return { code: "import/other-signal", kind, name: name ?? "", at: placeOf(written) };
}

/** What is taken over from a dependency beside entries, by the name of the section. */
function importsOf(written: Written): readonly LeftOut[] {
  const others = Object.keys(written.data).filter((key) => !["metrics", "events", "spans"].includes(key));
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

/** A group of which nothing is used is one thing; of another one, what it defines and no entry uses. */
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

/** A published registry repeats each entity among its refinements, so that only those of other ids count there. */
function ofResolved(file: YamlSource, scope: Scope): readonly LeftOut[] {
  const entities = partOf(file, "registry", "entities").map((each) => signal("entity", each));
  const names = new Set(entities.map(({ name }) => name));
  const refinements = partOf(file, "refinements", "entities").map((each) => signal("entity refinement", each));
  const unusedOnes = sectionOf(file, "attribute_catalog").filter(({ data }) => !scope.usedOfCatalogs.has(data));
  return [
    ...entities,
    ...refinements.filter(({ name }) => !names.has(name)),
    ...partOf(file, "registry", "attribute_groups").map((each) =>
      unused("attribute group", textOf(each.data["id"]) ?? "", each),
    ),
    ...unusedOnes.map((each) => unused("attribute", textOf(each.data["key"]) ?? "", each)),
  ];
}
