import type { Catalog, RecordedMetric, Signal, SpanEntry } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { isRequiredAtEnd } from "../../model/record-sources.js";
import { recordingIn } from "../../model/recording.js";
import {
  block,
  type Doc,
  group,
  type Imported,
  imported,
  indent,
  line,
  list,
  object,
  run,
  separated,
  softLine,
  typed,
  union,
} from "../typescript/doc.js";
import { stringLiteral } from "../typescript/literal.js";
import { contract, events } from "../typescript/symbols.js";
import { attributesType, membersOf } from "./attribute-type.js";
import { attributeDefinitions } from "./metric-definition.js";
import { recordStatement } from "./recorded-metric.js";
import type { SharedAttributes } from "./shared-attributes.js";
import type { TypeOf } from "./shared-types.js";

/** The module constant of an event or a span. */
export function signalConstant({ kind, names }: Signal): string {
  return `${names.recorder}${kind === "event" ? "Event" : "Span"}`;
}

/** The type of the recorders, which the index declares; a module of a part imports it. */
export function recordersType({ names }: Catalog): Imported {
  return imported(names.recorders, "./recorders", "type");
}

/** The type of the attributes of an event or a span. */
export function signalType(signal: Signal, typeOf: TypeOf): Doc {
  const { kind, name, names, attributes } = signal;
  return attributesType(names.attributes, `Attributes of ${kind} \`${name}\`.`, attributes, membersOf(typeOf));
}

/** `const toolResultEvent = defineEvent<ShopRecorders, ToolResultEvent>({ … });` */
export function signalDefinition(signal: Signal, catalog: Catalog, shared: SharedAttributes): Doc {
  const { kind, name, names, expires, owners, attributes } = signal;
  const members: readonly Doc[] = [
    `name: ${stringLiteral(name)}`,
    ...(signal.kind === "event" ? eventMembers(signal.key, signal.severity, catalog) : spanMembers(signal, catalog)),
    ["attributes: ", attributeDefinitions(attributes, shared)],
    ...(expires === null ? [] : [["expiry: ", expiryOf(expires, owners)]]),
    ...recordsMember(signal),
  ];
  const types: readonly Doc[] = [
    recordersType(catalog),
    names.attributes,
    ...(kind === "span" && atEnd(signal).length > 0 ? [group(union(atEnd(signal)))] : []),
  ];
  const define = events(kind === "event" ? "defineEvent" : "defineSpan");
  const call = [define, typed(typeArguments(types)), "(", object(members, { broken: true }), ");"];
  return run([`const ${signalConstant(signal)} = `, call]);
}

/** `<A, B>` */
function typeArguments(types: readonly Doc[]): Doc {
  return group(["<", indent([softLine, separated(types, [",", line])]), softLine, ">"]);
}

function eventMembers(key: string, severity: string, catalog: Catalog): readonly Doc[] {
  const isAttached = (recordingIn(catalog).spansWith.get(key) ?? []).some(isRecorded);
  return [...(severity === "info" ? [] : [`severity: "${severity}"`]), ...(isAttached ? ["attached: true"] : [])];
}

function spanMembers(span: SpanEntry, catalog: Catalog): readonly Doc[] {
  const byKey = new Map(catalog.events.filter(isRecorded).map((event) => [event.key, event]));
  const names = span.events.flatMap((key) => byKey.get(key)?.name ?? []);
  return [
    ...(span.spanKind === "internal" ? [] : [`kind: "${span.spanKind}"`]),
    ...(names.length === 0 ? [] : [["events: ", list("[", names.map(stringLiteral), "]")]]),
    ...(atEnd(span).length === 0 ? [] : [["atEnd: ", list("[", atEnd(span), "]")]]),
  ];
}

/** Keys of the attributes that a span must have at its end, as literals. */
function atEnd({ attributes }: Signal): readonly string[] {
  return attributes.filter(({ requirement }) => isRequiredAtEnd(requirement)).map(({ key }) => stringLiteral(key));
}

function expiryOf(expires: string, owners: readonly string[]): Doc {
  const given = [expires, ...(owners.length === 0 ? [] : [owners.join(", ")])];
  return list([contract("expires"), "("], given.map(stringLiteral), ")");
}

/** A metric that has no recorder yet, as what is planned, is not recorded. */
function recordsMember({ kind, records }: Signal): readonly Doc[] {
  const recorded = records.filter(({ metric }) => isRecorded(metric));
  if (recorded.length === 0) return [];
  return [
    [
      "records: ",
      list(
        "[",
        recorded.map((each) => recordFunction(each, kind)),
        "]",
      ),
    ],
  ];
}

/** `(record, attributes) => { … }`: each metric has its own, so that one that cannot be recorded leaves the others. */
function recordFunction(recorded: RecordedMetric, kind: Signal["kind"]): Doc {
  const { value, attributes } = recorded;
  const sources = [...(value === null ? [] : [value]), ...attributes].map(({ source }) => source.kind);
  const usesElapsed = kind === "span" && sources.includes("duration");
  const given = sources.includes("attribute") ? ["attributes"] : usesElapsed ? ["_attributes"] : [];
  const parameters = ["record", ...given, ...(usesElapsed ? ["elapsed"] : [])];
  return [`(${parameters.join(", ")}) => `, block([recordStatement(recorded)])];
}
