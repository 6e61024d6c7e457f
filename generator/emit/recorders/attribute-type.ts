import type { Attribute, Notice } from "../../model/catalog.js";
import { hidingText } from "../../model/hiding.js";
import { onceForUses } from "../../model/shared-uses.js";
import { docComment, tag } from "../typescript/doc-comment.js";
import { type Doc, exported, group, hardLine, indent, line, typed, union } from "../typescript/doc.js";
import { propertyKey } from "../typescript/literal.js";
import type { TypeOf } from "./shared-types.js";
import { memberTypes, valueNotes } from "./value-types.js";

export type MemberOf = (attribute: Attribute) => readonly Doc[];

/** An attribute in the types of a module; a shared one that many metrics have alike is made once. */
export function membersOf(typeOf: TypeOf): MemberOf {
  return onceForUses((attribute) => member(attribute, typeOf));
}

/** An exported type alias of attributes: an alias, as an interface does not satisfy OpenTelemetry's `Attributes`. */
export function attributesType(
  name: string,
  comment: string,
  attributes: readonly Attribute[],
  memberOf: MemberOf,
): Doc {
  const start = [docComment([comment], 0), exported(name), `type ${name} = `];
  if (attributes.length === 0) return typed([start, "Record<never, never>;"]);
  const members = attributes.map((attribute) => [hardLine, memberOf(attribute)]);
  return typed([start, "{", indent(members), hardLine, "};"]);
}

/** With its comment. */
function member(attribute: Attribute, typeOf: TypeOf): readonly Doc[] {
  const { key, required, description, note, values, deprecated } = attribute;
  const tags = deprecated === null ? [] : [deprecationTag(deprecated, deprecated.renamedTo)];
  const comment = docComment(
    [
      description,
      note ?? "",
      valueNotes(values),
      requirementNote(attribute),
      limits(attribute),
      exampleNote(attribute),
      hidingText(attribute),
    ],
    1,
    tags,
  );
  const types = [...valueTypes(attribute, typeOf), ...(required ? [] : ["undefined"])];
  return [comment, group([`readonly ${propertyKey(key)}${required ? "" : "?"}:`, indent([line, union(types)]), ";"])];
}

/** An array is copied, so that a readonly one will do. */
function valueTypes(attribute: Attribute, typeOf: TypeOf): readonly Doc[] {
  const shared = typeOf(attribute);
  if (shared !== undefined) return attribute.isArray ? [["readonly ", shared, "[]"]] : [shared];
  const types = memberTypes(attribute);
  if (!attribute.isArray) return types;
  return [`readonly ${types.length > 1 ? `(${types.join(" | ")})` : types.join("")}[]`];
}

/** When an attribute is there that may be left out. */
function requirementNote({ requirement }: Attribute): string {
  if (requirement === null) return "";
  if (requirement.level === "opt_in") return "Only if asked for.";
  const lead = requirement.level === "conditional" ? "Required when" : "Recommended";
  return `${lead}: ${requirement.text.replace(/[^.!?]$/, "$&.")}`;
}

/** The type shows what a closed list of values, or a boolean, can be. */
function exampleNote({ examples, type, values, open }: Attribute): string {
  const isShown = type === "boolean" || (values.length > 0 && !open);
  return isShown || examples.length === 0
    ? ""
    : `For example ${examples.map((example) => `\`${example}\``).join(", ")}.`;
}

/** What the type cannot say, and the recorder checks. */
function limits({ pattern, maxLength, min, max, maxValues, maxItems, type, isArray }: Attribute): string {
  const other = isArray ? "in the overflow series" : "as `_other`";
  return [
    maxItems === null ? "" : `At most ${maxItems} items.`,
    pattern === null ? "" : `Matches \`${pattern}\`.`,
    maxLength === null ? "" : `At most ${maxLength} characters.`,
    min !== null && max !== null ? `From ${min} to ${max}.` : "",
    min !== null && max === null ? `At least ${min}.` : "",
    min === null && max !== null ? `At most ${max}.` : "",
    type === "int" ? (isArray ? "Integers." : "An integer.") : "",
    maxValues === null ? "" : `At most ${maxValues} different values; what comes later is recorded ${other}.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** `@deprecated Since 1.4. Reason. Use other.` and a remark, a sentence; editors strike the name through. */
export function deprecationTag({ since, reason }: Notice, replacement: string | null, remark = ""): string {
  const sentences = [
    since === null ? "" : `Since ${since}.`,
    reason === null ? "" : reason.replace(/[^.!?]$/, "$&."),
    replacement === null ? "" : `Use \`${replacement}\`.`,
    remark,
  ];
  return tag("deprecated", sentences.filter((sentence) => sentence !== "").join(" "));
}
