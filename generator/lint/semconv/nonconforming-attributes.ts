import { valueAt } from "../../document/value-at.js";
import type { Amendment } from "../../edit/amendment.js";
import { typeName } from "../../model/attribute-type.js";
import type { Attribute } from "../../model/catalog.js";
import { carriedAttributes } from "../carriers.js";
import type { LintFinding, LintSubject } from "../lint-rule.js";
import { squeezed } from "../names.js";
import type { ConventionalAttribute } from "./conventions.js";
import { inConventions, successor } from "./messages.js";

type Nonconformity = Omit<LintFinding, "entries" | "place" | "at">;

/** Attributes that are not as the conventions define those of their name. Names of one word could mean anything. */
export function* nonconformingAttributes(subject: LintSubject): Iterable<LintFinding> {
  for (const { attribute, entries } of carriedAttributes(subject)) {
    const { key, place, path } = attribute;
    const conventional = key.includes(".") ? subject.conventions.attributes.get(key) : undefined;
    const isGoing = attribute.deprecated !== null || entries.every(({ deprecated }) => deprecated !== null);
    if (conventional === undefined || isGoing) continue;
    const found = nonconformity(attribute, conventional, subject);
    if (found !== undefined) yield { ...found, place, at: path, entries };
  }
}

function nonconformity(
  attribute: Attribute,
  conventional: ConventionalAttribute,
  subject: LintSubject,
): Nonconformity | undefined {
  const { key, path } = attribute;
  const former = successor("attribute", key, conventional, subject.conventions);
  if (former !== undefined) {
    const { message, help, meant } = former;
    return { message, help, amendments: meant === undefined ? [] : [{ kind: "rename", path, key: meant }] };
  }
  return otherType(attribute, conventional, subject) ?? respelled(attribute, conventional, subject);
}

/** Templates stand for many keys, and `any` for every type. */
function otherType(attribute: Attribute, conventional: ConventionalAttribute, subject: LintSubject) {
  const { key, path } = attribute;
  const type = typeName(attribute);
  const wanted = conventional.type;
  if (wanted === type || wanted === "any" || wanted.startsWith("template[")) return undefined;
  return {
    message: `the type of the attribute "${key}" is "${wanted}" ${inConventions(subject.conventions)}, and "${type}" here`,
    help: `write "type: ${wanted}", or give the attribute a name of your own`,
    amendments: typed(path, valueAt(subject.document, path), wanted),
  };
}

/** Where nothing is said beside the type that a value of another type would contradict. */
function typed(path: Attribute["path"], definition: unknown, type: string): readonly Amendment[] {
  if (typeof definition === "string") return [{ kind: "set", path, value: type }];
  if (typeof definition !== "object" || definition === null || !Object.hasOwn(definition, "type")) return [];
  const speaksOfValues = ["values", "open", "examples", "pattern", "max_length", "min", "max"].some((key) => {
    return Object.hasOwn(definition, key);
  });
  return speaksOfValues ? [] : [{ kind: "set", path: [...path, "type"], value: type }];
}

/** Values of one's own may stand beside the conventional ones; the same in another spelling are two series of one thing. */
function respelled({ key, values, path }: Attribute, conventional: ConventionalAttribute, subject: LintSubject) {
  const known = new Set(conventional.values);
  const bySqueezed = new Map(conventional.values.map((value) => [squeezed(value), value]));
  const slips = values.flatMap((each): readonly (readonly [string, string])[] => {
    if (each.kind !== "exact" || typeof each.value !== "string" || each.deprecated !== null) return [];
    if (known.has(each.value)) return [];
    const meant = bySqueezed.get(squeezed(each.value));
    return meant === undefined ? [] : [[each.value, meant]];
  });
  if (slips.length === 0) return undefined;
  const [written, meant] = [0, 1].map((side) => slips.map((pair) => `"${pair[side]}"`).join(", "));
  const isOne = slips.length === 1;
  return {
    message: `${isOne ? "the value" : "the values"} ${written} of the attribute "${key}" ${isOne ? "is" : "are"} ${meant} ${inConventions(subject.conventions)}`,
    help: `write ${meant}`,
    amendments: slips.flatMap(([from, to]) => respelling(path, valueAt(subject.document, path), from, to)),
  };
}

/** A list holds its values, a map has them as keys; either may be the definition itself or its `values`. */
function respelling(path: Attribute["path"], definition: unknown, from: string, to: string): readonly Amendment[] {
  const inside = valueAt(definition, ["values"]);
  const [at, listed] = inside === undefined ? [path, definition] : [[...path, "values"], inside];
  if (!Array.isArray(listed)) return [{ kind: "rename", path: [...at, from], key: to }];
  const index = listed.indexOf(from);
  return index < 0 ? [] : [{ kind: "set", path: [...at, index], value: to }];
}
