import type { AnyEntry, Attribute, Catalog } from "../../model/catalog.js";
import { entriesIn } from "../../model/entries.js";
import { recordedTypes, type SharedType } from "../../model/shared-types.js";
import { attributesOf } from "../../model/variants.js";
import { isRecorded } from "../calls.js";
import type { Finding, Side } from "../change.js";
import { impactsOf } from "../impacts.js";

/** A finding about a type that the generated code exports, with the attribute whose values it stands for, and who has it. */
type TypeFinding = Finding & { readonly attribute: Attribute; readonly entries: readonly AnyEntry[] };

/**
 * The types of shared attributes' values that came, went or are called otherwise, while the attribute was and is recorded. Where
 * it is recorded first, or no more, other changes say so.
 */
export function compareValuesTypes(base: Catalog, head: Catalog): readonly TypeFinding[] {
  if (!base.settings.outputs.has("recorders") || !head.settings.outputs.has("recorders")) return [];
  const [before, after] = [recordedTypes(base), recordedTypes(head)];
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  const changed = ids.filter((id) => before.get(id)?.name !== after.get(id)?.name);
  if (changed.length === 0) return [];
  const [recordedBefore, recordedAfter] = [usersIn(base), usersIn(head)];
  return changed.flatMap((id) => {
    const pair = { base: before.get(id), head: after.get(id) };
    const attribute = (pair.head ?? pair.base)?.attribute;
    if (attribute === undefined || recordedBefore(attribute).length === 0) return [];
    const entries = recordedAfter(attribute);
    return entries.length === 0 ? [] : [{ ...finding(pair), attribute, entries }];
  });
}

type Pair = { readonly base: SharedType | undefined; readonly head: SharedType | undefined };

function finding({ base, head }: Pair): Finding {
  const common = { base: sideOf(base), head: sideOf(head), isAnnounced: false };
  if (base === undefined) {
    const message = `the type \`${head?.name}\` of its values is new`;
    return { code: "values-type-added", ...impactsOf("additive", "none"), message, migration: null, ...common };
  }
  const message = `the type \`${base.name}\` of its values is ${head === undefined ? "gone" : `called \`${head.name}\``}`;
  const code = head === undefined ? "values-type-removed" : "values-type-renamed";
  const migration = { old: base.name, new: head?.name ?? "" };
  return { code, ...impactsOf("breaking", "none"), message, migration, ...common };
}

function sideOf(type: SharedType | undefined): Side | null {
  return type === undefined ? null : { value: type.name, path: type.attribute.path };
}

/** What is recorded with an attribute of a name, wherever that is declared; the context belongs to all. */
function usersIn(catalog: Catalog): (attribute: Attribute) => readonly AnyEntry[] {
  const recorded = entriesIn(catalog).filter(isRecorded);
  const byKey = new Map<string, AnyEntry[]>();
  for (const entry of recorded) {
    const own = entry.kind === "metric" ? attributesOf(entry) : entry.attributes;
    for (const key of new Set([...own, ...catalog.context].map((each) => each.key))) {
      const others = byKey.get(key);
      if (others === undefined) byKey.set(key, [entry]);
      else others.push(entry);
    }
  }
  return ({ key }) => byKey.get(key) ?? [];
}
