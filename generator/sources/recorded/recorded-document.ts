import { camelCase } from "../../names.js";
import type { EntrySection } from "../../vocabulary.js";
import { isPlain, listIn, pick, type Plain, textIn } from "./plain.js";

/** Entries as catalog.json has them; an attribute that several have alike is the name of a definition. */
type Recorded = Readonly<Record<EntrySection, readonly Plain[]>> & {
  /** Shared attributes that entries of the importing catalog refer to. */
  readonly attributes: readonly Plain[];
  readonly definitions: unknown;
};

/** What catalog.json says of an import, as a catalog would say it. Entries are called by their exported names. */
export function documentOf({ metrics, events, spans, attributes, definitions }: Recorded): Plain {
  const shared = new Map(attributes.map((view) => [textIn(view, "key"), attributeOf(view)]));
  const section = (views: readonly Plain[], entryOf: typeof metricOf, budget: Budget) => {
    const uses = (each: readonly unknown[]) => attributesOf(each, definitions, { shared, budget });
    return Object.fromEntries(views.map((view) => [textIn(view, "name"), entryOf(view, uses)]));
  };
  const declared = section(metrics, metricOf, "with budget");
  const signals = {
    events: section(events, signalOf, "without budget"),
    spans: section(spans, signalOf, "without budget"),
  };
  return {
    catalog: 1,
    name: "imported",
    ...(shared.size > 0 && { attributes: Object.fromEntries(shared) }),
    metrics: declared,
    ...(events.length > 0 && { events: signals.events }),
    ...(spans.length > 0 && { spans: signals.spans }),
  };
}

/** What bounds series is said of metrics only, and may be written of an attribute that all of them share. */
type Budget = "with budget" | "without budget";
type Uses = (views: readonly unknown[]) => Plain;

/** Keys of entries of every kind. */
const entryKeys = [
  ...["description", "status", "stability", "since", "owner", "deprecated", "expires"],
  ...["note", "tags", "entities", "annotations", "allow"],
];
const metricKeys = ["instrument", "observable", "unit", "value_type", "buckets", "enabled", "cardinality"];

function entryOf(view: Plain, uses: Uses): Plain {
  const links = listIn(view, "links").filter(isPlain);
  return {
    ...pick(view, entryKeys),
    ...(links.length > 0 && { links: linksOf(links) }),
    attributes: uses(listIn(view, "attributes")),
  };
}

function metricOf(view: Plain, uses: Uses): Plain {
  const variants = listIn(view, "variants").filter(isPlain);
  return {
    ...pick(view, metricKeys),
    ...entryOf(view, uses),
    ...recorderOf(view, textIn(view, "name")),
    ...(variants.length > 0 && {
      variants: Object.fromEntries(variants.map((variant) => [textIn(variant, "key"), variantOf(variant, view, uses)])),
    }),
  };
}

function signalOf(view: Plain, uses: Uses): Plain {
  const recorder = textIn(view["names"], "recorder");
  const records = recordsOf(listIn(view, "records"));
  return {
    ...pick(view, ["severity", "kind", "events"]),
    ...entryOf(view, uses),
    ...(recorder !== camelCase(textIn(view, "name")) && { recorder }),
    ...(Object.keys(records).length > 0 && { records }),
  };
}

/** What catalog.json says under `records` of an event or a span, as a catalog would say it. */
function recordsOf(views: readonly unknown[]): Plain {
  return Object.fromEntries(
    views.map((view) => {
      const value = isPlain(view) && isPlain(view["value"]) ? [["value", sourceOf(view["value"])]] : [];
      const attributes = listIn(view, "attributes").filter(isPlain);
      // An attribute that is called "value" comes from the one of that name.
      const mapped = attributes.filter((each) => textIn(each, "key") !== "value");
      return [
        textIn(view, "metric"),
        Object.fromEntries([...value, ...mapped.map((each) => [textIn(each, "key"), sourceOf(each)])]),
      ];
    }),
  );
}

/** An empty text says nothing in catalog.json, and is a constant all the same. */
function sourceOf(view: Plain): unknown {
  if (view["span_duration"] === true) return "duration";
  if (!Object.hasOwn(view, "from")) return { constant: view["constant"] ?? "" };
  return pick(view, ["from", "values", "unit"]);
}

function variantOf(view: Plain, metric: Plain, uses: Uses): Plain {
  const stem = textIn(metric["names"], "stem");
  return {
    ...pick(view, ["description", "note"]),
    ...recorderOf(view, `${stem} ${textIn(view, "key")}`),
    attributes: uses(listIn(view, "attributes")),
  };
}

/** The identifier, where it does not follow from the name. */
function recorderOf({ names }: Plain, name: string): Plain {
  const stem = textIn(names, "stem");
  if (isPlain(names) && textIn(names, "recorder") === "") return { recorder: "none" };
  return stem === "" || stem === camelCase(name) ? {} : { recorder: stem };
}

function linksOf(links: readonly Plain[]): unknown {
  const addresses = links.map((link) => textIn(link, "address"));
  if (links.every((link) => textIn(link, "name") === "")) return addresses;
  const names = new Set(links.map((link) => textIn(link, "name")));
  const of = (name: string) =>
    links.flatMap((link, index) => (textIn(link, "name") === name ? [addresses[index]] : []));
  return Object.fromEntries([...names].map((name) => [name, of(name)]));
}

/** Uses of one shared attribute that say the same refer to it; the first of them defines it. */
function attributesOf(
  views: readonly unknown[],
  definitions: unknown,
  { shared, budget }: { readonly shared: Map<string, Plain>; readonly budget: Budget },
): Plain {
  const said = ({ max_values, ...rest }: Plain) => {
    return budget === "with budget" && max_values !== undefined ? { ...rest, max_values } : rest;
  };
  const found = views.map((view) => (typeof view === "string" && isPlain(definitions) ? definitions[view] : view));
  const entries = found.filter(isPlain).map((view) => {
    const [key, name] = [textIn(view, "key"), textIn(view, "shared")];
    const attribute = said(attributeOf(view));
    if (name === "") return [key, attribute] as const;
    const known = shared.get(name) ?? attribute;
    shared.set(name, known);
    return [key, JSON.stringify(said(known)) === JSON.stringify(attribute) ? { ref: name } : attribute] as const;
  });
  return Object.fromEntries(entries);
}

const sameFields = [
  ...["type", "description", "open", "required", "examples", "pattern", "max_length", "max_items", "min", "max"],
  ...["max_values", "sensitivity", "redact", "content", "note", "annotations", "stability", "deprecated"],
];

function attributeOf(view: Plain): Plain {
  const values = listIn(view, "values").filter(isPlain);
  const { requirement } = view;
  return {
    ...pick(view, sameFields),
    ...(isPlain(requirement) && { required: requiredOf(requirement) }),
    ...(values.length > 0 && { values: valuesOf(values) }),
  };
}

function requiredOf(requirement: Plain): unknown {
  const text = textIn(requirement, "text");
  const { level } = requirement;
  return level === "opt_in" ? level : level === "conditional" ? { when: text } : { recommended: text };
}

const valueFacts = ["description", "note", "stability", "deprecated"];

/** A list, unless something is said of a value. */
function valuesOf(values: readonly Plain[]): unknown {
  const named = values.map((view) => (Object.hasOwn(view, "prefix") ? `${textIn(view, "prefix")}*` : view["value"]));
  const facts = values.map((view) => pick(view, valueFacts));
  if (facts.every((each) => Object.keys(each).length === 0)) return named;
  return Object.fromEntries(named.map((name, index) => [String(name), facts[index] ?? {}]));
}
