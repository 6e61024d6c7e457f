import type { LintCode } from "../../../generator/diagnostics/lint-codes.js";
import { type EntryKind, sectionsOfKinds } from "../../../generator/vocabulary.js";

/** Entries of one kind by their names, each with its fields in brackets; a metric is a counter where they do not say it. */
type Entries = (entries: Readonly<Record<string, string>>) => string;

/** A catalog in which a rule finds something, if it applies to the kind of its entries; and the one that is checked before. */
type Fault = (entries: Entries, kind: EntryKind) => string | readonly [first: string, second: string];

export function entriesOf(kind: EntryKind): Entries {
  return (entries) => {
    const lines = Object.entries(entries).map(([name, fields]) => {
      const isCounter = kind === "metric" && !fields.includes("instrument:");
      const all = [...(isCounter ? ["instrument: counter"] : []), ...(fields === "" ? [] : [fields])];
      return `  ${name}: { ${all.join(", ")} }\n`;
    });
    return `${kind === "metric" ? "" : "metrics: {}\n"}${sectionsOfKinds[kind]}:\n${lines.join("")}`;
  };
}

/** Only metrics bound how many values come. */
const attributes =
  (written: string): Fault =>
  (entries, kind) => {
    const fields = kind === "metric" ? written : written.replace(/, max_values: \d+/g, "");
    return entries({ orders: `attributes: { ${fields} }` });
  };

const instrument = (kind: EntryKind, name: string) => (kind === "metric" ? `instrument: ${name}` : "");

/** One fault for each rule, which every kind of entry can have as far as it has the keys. */
export const faults: Readonly<Record<LintCode, Fault>> = {
  "name-style": (entries) => entries({ orderPlaced: "" }),
  "name-prefix-repeated": (entries) => `prefix: shop.\n${entries({ "shop.orders": "" })}`,
  "otel-namespace": (entries) => entries({ "otel.orders": "" }),
  "unit-in-name": (entries) => entries({ "upload.kilobytes": "" }),
  "namespace-is-metric": (entries) => entries({ cart: "", "cart.size": "" }),
  "namespace-is-attribute": attributes("error: boolean, error.type: [timeout, rejected]"),
  "similar-names": (entries) => entries({ sign_in: "recorder: byPassword", signin: "recorder: byPasskey" }),
  "exported-name-collision": (entries, kind) => {
    const fields = kind === "metric" ? "instrument: gauge, unit: ms" : "attributes: { a.b: [x, y], a_b: [x, y] }";
    return `prometheus: { exporter: javascript }\n${entries({ wait: fields, "wait.milliseconds": fields })}`;
  },
  "likely-misspelling": (entries) =>
    entries({ "parcel.sent": "", "parcel.lost": "", "parcel.found": "", "pracel.kept": "" }),
  "missing-description": (entries) => entries({ orders: "" }),
  "missing-owner": (entries) => entries({ orders: "" }),
  "missing-unit": (entries, kind) => entries({ delay: instrument(kind, "gauge") }),
  "description-repeats-name": (entries) => entries({ "order.placed": "description: Order placed." }),
  "single-value": attributes("channel: [web]"),
  "boolean-in-disguise": attributes('gift: ["yes", "no"]'),
  "unbounded-attribute": attributes("voucher: string"),
  "cardinality-limit": attributes(
    "shop: { type: string, max_values: 100 }, article: { type: string, max_values: 500 }",
  ),
  "attribute-type-conflict": (entries) =>
    entries({ orders: "attributes: { size: [small, large] }", parcels: "attributes: { size: [1, 2, 3] }" }),
  "unfit-buckets": (entries, kind) =>
    entries({ "checkout.time": kind === "metric" ? "instrument: histogram, unit: s" : "" }),
  "sensitive-attribute": attributes("email: { type: string, max_values: 50 }"),
  "semconv-conformance": attributes("http.request.method: [get, post]"),
  "semconv-look-alike": attributes("http_request_method: [GET, POST]"),
  "metric-in-two-catalogs": (entries) => [entries({ orders: "" }), entries({ orders: "" })],
  "metric-differs-between-catalogs": (entries, kind) => [
    entries({ orders: "" }),
    entries({ orders: kind === "event" ? "severity: error" : instrument(kind, "gauge") }),
  ],
  "attribute-differs-between-catalogs": (entries) => [
    entries({ orders: "attributes: { size: [small, large] }" }),
    entries({ returns: "attributes: { size: [1, 2, 3] }" }),
  ],
  expired: (entries) => entries({ orders: 'expires: "2026-10-01"' }),
  "expires-soon": (entries) => entries({ orders: 'expires: "2026-12-01"' }),
};
