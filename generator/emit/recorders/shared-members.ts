import type { Attribute, Signal } from "../../model/catalog.js";
import { remembered } from "../../remembered.js";
import { type Doc, exported, group, hardLine, indent, line, softLine, typed, union } from "../typescript/doc.js";
import { docComment } from "../typescript/doc-comment.js";
import { layOut } from "../typescript/layout.js";
import { stringLiteral } from "../typescript/literal.js";
import { attributesType, type MemberOf, membersOf } from "./attribute-type.js";
import type { TypeOf } from "./shared-types.js";

/** Uses that are alike have one member. */
const textOfMember = remembered((member: readonly Doc[]) => layOut(indent(member)));

/** The attributes that stand once, by their keys, with the text of each. */
type Shared = ReadonlyMap<string, { readonly attribute: Attribute; readonly text: string }>;

/**
 * The types of the attributes of many events and spans. Those of one namespace repeat long comments; what several say of
 * an attribute in the same text stands once, in the type `name` from which they pick it. Of several such texts for one
 * key, the most used stands there.
 */
export function pickedTypes(signals: readonly Signal[], typeOf: TypeOf, name: string): readonly Doc[] {
  const memberOf = remembered(membersOf(typeOf));
  const textOf = (attribute: Attribute) => textOfMember(memberOf(attribute));
  const shared = sharedIn(signals, textOf);
  if (shared.size === 0) return signals.map((signal) => pickingType(signal, [], { memberOf, name }));
  const attributes = [...shared.values()].map(({ attribute }) => attribute);
  return [
    attributesType(name, "Attributes that several events and spans have alike.", attributes, memberOf),
    ...signals.map((signal) => {
      const picked = signal.attributes.filter((each) => isShared(each, shared, textOf));
      return pickingType(signal, picked, { memberOf, name });
    }),
  ];
}

type TextOf = (attribute: Attribute) => string;

function isShared(attribute: Attribute, shared: Shared, textOf: TextOf): boolean {
  const known = shared.get(attribute.key);
  return known !== undefined && known.text === textOf(attribute);
}

type Target = {
  readonly memberOf: MemberOf;
  readonly name: string;
};

/** `export type PassSpan = Pick<ShopSharedBySignals, "a" | "b"> & { … };` */
function pickingType({ kind, name, names, attributes }: Signal, picked: readonly Attribute[], target: Target): Doc {
  const comment = `Attributes of ${kind} \`${name}\`.`;
  if (picked.length === 0) return attributesType(names.attributes, comment, attributes, target.memberOf);
  const taken = new Set(picked);
  const own = attributes.filter((attribute) => !taken.has(attribute));
  const members = own.map((attribute) => [hardLine, target.memberOf(attribute)]);
  const rest: Doc = own.length === 0 ? "" : [" & {", indent(members), hardLine, "}"];
  const start = [docComment([comment], 0), exported(names.attributes), `type ${names.attributes} = `];
  return typed([start, pick(target.name, picked), rest, ";"]);
}

function pick(name: string, picked: readonly Attribute[]): Doc {
  const keys = picked.map(({ key }) => stringLiteral(key));
  return ["Pick", group(["<", indent([softLine, name, ",", line, group(union(keys))]), softLine, ">"])];
}

function sharedIn(signals: readonly Signal[], textOf: TextOf): Shared {
  const uses = new Map<string, { readonly attribute: Attribute; readonly text: string; count: number }>();
  for (const attribute of withSameKey(signals.flatMap(({ attributes }) => attributes))) {
    const text = textOf(attribute);
    const known = uses.get(text);
    if (known === undefined) uses.set(text, { attribute, text, count: 1 });
    else known.count += 1;
  }
  const repeated = [...uses.values()].filter(({ text, count }) => count > 1 && isCommented(text));
  const rarestFirst = repeated.sort((a, b) => a.count - b.count);
  return new Map(rarestFirst.map((use) => [use.attribute.key, use]));
}

/** Those whose key at least one other has. */
function withSameKey(attributes: readonly Attribute[]): readonly Attribute[] {
  const keys = new Set<string>();
  const repeated = new Set<string>();
  for (const { key } of attributes) (keys.has(key) ? repeated : keys).add(key);
  return attributes.filter(({ key }) => repeated.has(key));
}

/** What has no comment is shorter where it is used. */
function isCommented(text: string): boolean {
  return text.startsWith("/**");
}
