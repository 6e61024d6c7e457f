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
