import { typeName } from "../../model/attribute-type.js";
import type { Attribute } from "../../model/catalog.js";
import { memberText } from "../calls.js";
import type { Finding, Impacts, Written } from "../change.js";
import type { ChangeCode } from "../codes.js";
import { compareFields, type FieldRule } from "../field.js";
import { both, impactsOf } from "../impacts.js";
import { shown } from "../shown.js";
import { compareValues } from "./attribute-values.js";

type Sides = { readonly base: Attribute; readonly head: Attribute };

/** What an attribute may be given: whether it must be, of which type, and which values. */
export function compareInput(sides: Sides): readonly Finding[] {
  return [...compareRequired(sides), ...compareTypes(sides)];
}

function compareRequired({ base, head }: Sides): readonly Finding[] {
  if (base.required === head.required) return requirementChanges({ base, head });
  const [code, impact, says] = head.required
    ? (["attribute-required", "breaking", "may no longer be left out"] as const)
    : (["attribute-optional", "additive", "may be left out"] as const);
  return [finding(code, both(impact), `"${base.key}" ${says}`, { base, head, field: "required" })];
}

/** When it is there is only said to people: the type is the same. */
function requirementChanges({ base, head }: Sides): readonly Finding[] {
  return compareFields([requirementRule], { base, head }, ` of ${shown(head.key)}`);
}

const requirementRule: FieldRule<Attribute> = {
  code: "requirement-changed",
  field: "required",
  read: ({ requirement }) => requirement && (requirement.text ?? requirement.level),
  assess: () => both("cosmetic"),
};

function compareTypes({ base, head }: Sides): readonly Finding[] {
  const message = `"type" of "${head.key}" changes from ${shown(typeName(base))} to ${shown(typeName(head))}`;
  const typeChanged = (impacts: Impacts) =>
    finding("attribute-type-changed", impacts, message, { base, head, field: "type" });
  if (familyOf(base) !== familyOf(head)) return [typeChanged(both("breaking"))];
  const found = [...compareOpenness({ base, head }), ...compareValues({ base, head })];
  // The type of listed numbers follows from them, unless it is written.
  const isOwnChange = base.type !== head.type && found.length === 0;
  return isOwnChange ? [typeChanged(impactsOf("none", head.type === "double" ? "additive" : "breaking"))] : found;
}

/** What TypeScript distinguishes. */
function familyOf({ type, isArray }: Attribute): string {
  return `${type === "int" || type === "double" ? "number" : type}${isArray ? "[]" : ""}`;
}

function compareOpenness({ base, head }: Sides): readonly Finding[] {
  if (isClosed(base) === isClosed(head)) return [];
  const [code, impact, says] = isClosed(head)
    ? (["attribute-closed", "breaking", "allows only the known values"] as const)
    : (["attribute-opened", "additive", "allows other values than the known ones"] as const);
  const field = base.values.length > 0 && head.values.length > 0 ? "open" : "values";
  return [finding(code, both(impact), `"${head.key}" ${says}`, { base, head, field })];
}

function isClosed({ values, open }: Attribute): boolean {
  return values.length > 0 && !open;
}

function finding(
  code: ChangeCode,
  impacts: Impacts,
  message: string,
  { base, head, field }: Sides & { readonly field: "required" | "type" | "open" | "values" },
): Finding {
  const side = (attribute: Attribute) => ({ value: writtenAt(attribute, field), path: [...attribute.path, field] });
  const migration = impacts.callers === "breaking" ? { old: memberText(base), new: memberText(head) } : null;
  return { code, ...impacts, message, base: side(base), head: side(head), migration, isAnnounced: false };
}

function writtenAt(attribute: Attribute, field: "required" | "type" | "open" | "values"): Written {
  if (field === "type") return typeName(attribute);
  if (field !== "values") return attribute[field];
  return attribute.values.map((value) => (value.kind === "prefix" ? `${value.prefix}*` : value.value));
}
