import { type SpanKind, spanKinds } from "../../vocabulary.js";
import type { ImportedAttribute, ImportedSpan } from "../imported-catalog.js";
import { isObject, listOf, type PlainObject, textOf } from "../yaml-source.js";
import { readAttribute, reportUnknown } from "./read-attribute.js";
import { eventNameOf } from "./read-event.js";
import { annotationsOf, factsOf, reportOptIn } from "./read-entry.js";
import { placeOf, type Written } from "./registry.js";
import { find, type Scope } from "./scope.js";
import { usesOfChain } from "./uses.js";

const known = new Set([
  ...["id", "type", "ref", "span_kind", "kind", "name", "brief", "note", "stability", "deprecated", "attributes"],
  ...["extends", "prefix", "events", "entity_associations", "annotations", "requirement_level", "provenance"],
]);

/** The type of a span, by which OpenTelemetry knows it whatever its spans are called: of groups and refinements, the id without `span.`. */
export function spanTypeOf({ data, path }: Written): string | undefined {
  const id = textOf(data["id"])?.replace(/^span\./, "");
  return id ?? (path[0] === "groups" ? undefined : textOf(data["type"]));
}

/**
 * The last of a chain, in which each refines the one before; of a span that refines none, itself alone. A refinement is a span of its
 * own, as it says in full what spans of one technology carry. Undefined, and a loss, where it has no name.
 */
export function readSpan(chain: readonly Written[], scope: Scope): ImportedSpan | undefined {
  const at = chain.at(-1);
  const name = at && spanTypeOf(at);
  if (at === undefined) return undefined;
  if (name === undefined) {
    scope.report("import/unreadable", placeOf(at), "a span without a type is left out", null);
    return undefined;
  }
  const uses = usesOfChain(chain, scope, name);
  const read = [...uses.values()].map((use) => readAttribute(use, scope, name));
  const attributes = read.filter((each) => each !== undefined);
  const keys = attributes.map(({ key }) => key);
  const relevant = keys.filter((key) => uses.get(key)?.data["sampling_relevant"] === true);
  return spanOf({ name, data: inherited(chain), attributes, relevant, at }, scope);
}

/** What a refinement does not say is said by what it refines. */
function inherited(chain: readonly Written[]): PlainObject {
  return Object.assign({}, ...chain.map(({ data }) => data));
}

type SpanParts = {
  readonly name: string;
  readonly data: PlainObject;
  readonly attributes: readonly ImportedAttribute[];
  /** Keys of the attributes that decide of sampling, which are known when it starts. */
  readonly relevant: readonly string[];
  readonly at: Written;
};

/** What all formats say of a span alike; its attributes are known. */
export function spanOf({ name, data, attributes, relevant, at }: SpanParts, scope: Scope): ImportedSpan {
  reportUnknown(at, `the span "${name}"`, known, scope, name);
  reportOptIn({ data, at, name }, scope);
  const nameKey = Object.hasOwn(at.data, "id") ? "id" : "type";
  const atStart = new Set(relevant);
  const timed = attributes.map((each) => (atStart.has(each.key) ? each : knownAtEnd(each)));
  return {
    kind: "span",
    ...factsOf({ name, data, attributes: timed, at, nameKey }, scope),
    annotations: annotationsOf(data, {
      span_name: spanNameOf(data["name"]),
      sampling_relevant: relevant.length === 0 ? undefined : relevant,
    }),
    spanKind: spanKindOf(data, name, at, scope),
    events: eventsOf(data, name, at, scope),
  };
}

/** How spans of the type are called, in words. */
function spanNameOf(written: unknown): string | undefined {
  return textOf(isObject(written) ? written["note"] : written);
}

/** A required attribute must be there when the span ends; at its start only those must that decide of sampling. */
function knownAtEnd(attribute: ImportedAttribute): ImportedAttribute {
  return attribute.requirement === "required" ? { ...attribute, requirement: { when: "the span ends" } } : attribute;
}

function spanKindOf(data: PlainObject, name: string, at: Written, scope: Scope): SpanKind | undefined {
  const written = textOf(data["kind"] ?? data["span_kind"]);
  const kind = spanKinds.find((each) => each === written);
  if (written !== undefined && kind === undefined) {
    const message = `OpenTelemetry has no spans of the kind "${written}", so that "${name}" is internal`;
    scope.report(
      "import/unreadable",
      placeOf(at, Object.hasOwn(at.data, "kind") ? "kind" : "span_kind"),
      message,
      name,
    );
  }
  return kind;
}

/** Groups name events by their ids. */
function eventsOf(data: PlainObject, name: string, at: Written, scope: Scope): readonly string[] {
  return listOf(data["events"]).flatMap((written, index) => {
    const id = textOf(written) ?? "";
    const group = find(scope, "groups", id) ?? find(scope, "groups", `event.${id}`);
    const event = group === undefined ? undefined : eventNameOf(group);
    if (event !== undefined) return [event];
    const message = `the span "${name}" refers to the event "${id}", which none of the files defines`;
    scope.report("import/unknown-reference", placeOf(at, "events", index), message, name);
    return [];
  });
}
