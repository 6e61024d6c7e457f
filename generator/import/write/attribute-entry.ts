import type { Plain } from "../../edit/amendment.js";
import { saysTheSame } from "../../edit/plain-document.js";
import type {
  ImportedAttribute,
  ImportedDeprecation,
  ImportedRequirement,
  ImportedValue,
} from "../imported-catalog.js";
import { type PlainMap, present } from "./present.js";

/** What an attribute says wherever it is used: all but whether it is required. */
export function definitionOf(attribute: ImportedAttribute): PlainMap {
  const { type, values = [], open, description, examples, maxValues, sensitivity, note, annotations } = attribute;
  return present({
    type: type === "string" && values.length > 0 ? undefined : type,
    values: values.length === 0 ? undefined : valuesEntry(values),
    open: open === true && values.length > 0 ? true : undefined,
    description,
    examples: examples?.length === 0 ? undefined : examples,
    max_values: maxValues,
    sensitivity,
    note,
    annotations,
    stability: attribute.stability,
    deprecated: noticeEntry(attribute.deprecated),
  });
}

/** A list where there is nothing to say of the values, else a map. */
function valuesEntry(values: readonly ImportedValue[]): Plain {
  const entries = values.map((each) => [String(each.value), valueEntry(each)] as const);
  if (entries.every(([, entry]) => entry === null)) return values.map(({ value }) => value);
  return Object.fromEntries(entries);
}

function valueEntry({ description, note, stability, deprecated }: ImportedValue): Plain {
  const entry = present({ description, note, stability, deprecated: noticeEntry(deprecated) });
  const keys = Object.keys(entry);
  if (keys.length === 0) return null;
  return keys.length === 1 && description !== undefined ? description : entry;
}

/** An attribute or a value that is deprecated names what takes its place in its reason, as that may be no part of the catalog. */
function noticeEntry(deprecated: ImportedDeprecation | undefined): PlainMap | undefined {
  return deprecated && present({ since: deprecated.since, reason: reasonOf(deprecated) });
}

/** Why, and what to use, unless the reason says that already. */
export function reasonOf({ reason = "", renamedTo }: ImportedDeprecation): string {
  if (renamedTo === undefined || reason.includes(renamedTo)) return reason === "" ? "deprecated" : reason;
  const instead = `Use \`${renamedTo}\`.`;
  return reason === "" ? instead : `${reason} ${instead}`;
}

/** How a catalog writes that an attribute is required; nothing where it is. */
export function requiredEntry(requirement: ImportedRequirement | undefined): Plain | undefined {
  if (requirement === undefined || requirement === "required") return undefined;
  return requirement === "recommended" ? false : requirement;
}

/** An attribute in full, in the shortest form that says it. */
export function attributeEntry(definition: PlainMap, required: Plain | undefined): Plain {
  const { type, values } = definition;
  const entry = withRequired(definition, required);
  const [only, ...more] = Object.keys(entry);
  if (only === "type" && more.length === 0) return type ?? null;
  return only === "values" && more.length === 0 && Array.isArray(values) ? values : entry;
}

/** A use of an attribute where a shared one has its name: nothing, what it says otherwise, or all where it leaves something out. */
export function useEntry(attribute: ImportedAttribute, shared: PlainMap): Plain {
  const definition = definitionOf(attribute);
  const required = requiredEntry(attribute.requirement);
  const { required: usual, ...common } = shared;
  const isPart = Object.keys(common).every((key) => Object.hasOwn(definition, key));
  const isSame = (key: string) => saysTheSame(definition[key] ?? null, common[key] ?? null);
  if (!isPart || !isSame("type") || !isSame("values")) return attributeEntry(definition, required);
  const other = Object.fromEntries(Object.entries(definition).filter(([key]) => !isSame(key)));
  const isUsual = saysTheSame(required ?? true, usual ?? true);
  const entry = withRequired(other, isUsual ? undefined : (required ?? true));
  return Object.keys(entry).length === 0 ? null : entry;
}

/** In the order of the format. */
function withRequired({ type, values, open, ...rest }: PlainMap, required: Plain | undefined): PlainMap {
  return present({ type, values, open, required, ...rest });
}
