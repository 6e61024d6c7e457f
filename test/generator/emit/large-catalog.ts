import { rich, unset, type Written } from "../diff/rich-catalog.js";

/** With nothing that a rule rejects. */
const bounded = unset("metrics/open.sessions/attributes/kind/max_values")(rich);

/** What the metrics of a namespace have in turn: shared attributes as they are, narrowed and said again, old names, variants. */
const forms: readonly Written[] = [
  { instrument: "counter", attributes: { tool: null, status: null } },
  { instrument: "histogram", unit: "s", attributes: { status: { ref: "status", values: { ok: "It worked." } } } },
  { instrument: "gauge", attributes: { tool: { max_length: 40, pattern: "[a-z]+" }, own: ["a", "b"] } },
  { instrument: "counter", deprecated: { reason: "Elsewhere.", renamed_to: "net.n0" } },
  {
    instrument: "counter",
    attributes: { tool: null },
    deprecated: { renamed_to: "net.n4", emit: "both", until: "2031-01-31" },
  },
  { instrument: "counter", attributes: { tool: null }, variants: { a: { attributes: { tool: null } }, b: {} } },
  { instrument: "counter", status: "planned" },
  { instrument: "up_down_counter", observable: true, enabled: false, tags: ["a"], owner: ["one", "two"] },
];

/** A metric that takes the place of one of each namespace, and others that nobody names. */
const plain: readonly Written[] = Array.from({ length: 6 }, (_, index) => ({
  instrument: "counter",
  description: `Number ${index}.`,
  ...(index === 4 && { attributes: { tool: null } }),
}));

function named(namespace: string, list: readonly Written[]): Written {
  return Object.fromEntries(list.map((metric, index) => [`${namespace}.n${index}`, metric]));
}

/** The rich catalog among so many metrics that it is divided, and that refer to each other over its parts. */
export const largeCatalog: Written = {
  ...rich,
  metrics: Object.assign(
    {},
    bounded["metrics"],
    named("net", plain),
    ...["db", "disk", "http", "jobs", "mail"].map((namespace) => named(namespace, forms)),
  ),
};

/** What the events of a namespace are in turn, and its spans. */
const eventForms: readonly Written[] = [
  { severity: "warn", attributes: { tool: null, status: null } },
  { description: "Said once.", attributes: { tool: { description: "Said here." }, own: { values: ["a", "b"] } } },
  { attributes: { tool: { description: "Said here." }, took: "double" }, records: { "net.n0": {}, "net.n1": {} } },
  { deprecated: { reason: "Elsewhere.", renamed_to: "net.e0" } },
  { status: "planned" },
];
const spanForms: readonly Written[] = [
  { kind: "client", attributes: { tool: null }, events: ["net.e1", "jobs.e0"] },
  { attributes: { status: { ref: "status", values: { ok: "It worked." } } }, records: { "net.n2": {} } },
  { deprecated: { renamed_to: "net.s0" }, events: ["tool.done"] },
  { status: "removed", events: ["net.e2"] },
];

function signalsOf(letter: string, forms: readonly Written[]): Written {
  const namespaces = ["net", "db", "disk", "http", "jobs", "mail"];
  return Object.assign(
    {},
    ...namespaces.flatMap((namespace) =>
      [...forms, ...forms].map((form, index) => ({ [`${namespace}.${letter}${index}`]: form })),
    ),
  );
}

/** With so many events and spans that they are divided, too. */
export const manySignals: Written = {
  ...largeCatalog,
  events: { ...(rich["events"] as Written), ...signalsOf("e", eventForms) },
  spans: { ...(rich["spans"] as Written), ...signalsOf("s", spanForms) },
};
