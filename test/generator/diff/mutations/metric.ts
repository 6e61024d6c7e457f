import { rename, set, unset } from "../rich-catalog.js";
import { type Mutation, mutation } from "./mutation.js";

const cosmetic = ["cosmetic", "cosmetic", "patch"] as const;
const breaking = ["breaking", "breaking", "major"] as const;
const additive = ["additive", "additive", "minor"] as const;
const unseen = ["none", "cosmetic", "patch"] as const;
const onlyConsumers = ["none", "breaking", "major"] as const;

export const metricMutations: readonly Mutation[] = [
  mutation("a metric", set("metrics/orders", { instrument: "counter", attributes: { a: "string" } }), [
    "metric-added",
    ...additive,
  ]),
  mutation("a planned metric", set("metrics/orders", { instrument: "counter", status: "planned" }), [
    "metric-added",
    ...unseen,
  ]),
  mutation("a tombstone", set("metrics/orders", { instrument: "counter", status: "removed" }), [
    "metric-added",
    ...unseen,
  ]),
  mutation("a variant", set("metrics/paid/variants/gift", null), ["variant-added", ...additive]),
  mutation("a first variant", set("metrics/starts/variants", { cold: null }), ["variant-added", ...additive]),
  mutation("a variant less", unset("metrics/paid/variants/card"), ["variant-removed", ...breaking]),
  mutation("a variant that measures something else", set("metrics/paid/variants/card/description", "Cards."), [
    "description-changed",
    ...cosmetic,
  ]),
  mutation("another note of a variant", set("metrics/paid/variants/cash/note", "Notes."), [
    "note-changed",
    ...cosmetic,
  ]),
  mutation("another identifier of a variant", set("metrics/paid/variants/cash/recorder", "paidCoins"), [
    "recorder-changed",
    "breaking",
    "none",
    "major",
  ]),
  mutation("another attribute of a variant", set("metrics/paid/variants/cash/attributes/desk", "string"), [
    "attribute-added",
    ...breaking,
  ]),
  mutation("an attribute of a variant less", unset("metrics/paid/variants/cash/attributes"), [
    "attribute-removed",
    ...breaking,
  ]),
  mutation(
    "what a variant says of an attribute of its metric",
    set("metrics/paid/variants/cash/attributes/region.code", { type: "string", required: false }),
    ["attribute-optional", ...additive],
  ),
  mutation("another value in a variant", set("metrics/paid/variants/card/attributes/network", ["one", "two", "six"]), [
    "value-added",
    ...additive,
  ]),
  mutation("recorders of variants only", set("metrics/paid/recorder", "none"), [
    "recorder-changed",
    "breaking",
    "none",
    "major",
  ]),
  mutation(
    "a recorder beside those of variants",
    unset("metrics/paid/recorder"),
    ["recorder-changed", "additive", "none", "minor"],
    set("metrics/paid/recorder", "none"),
  ),
  mutation("a metric less", unset("metrics/starts"), ["metric-removed", ...breaking]),
  mutation("a young metric less", unset("metrics/young"), ["metric-removed", "breaking", "breaking", "minor"]),
  mutation("a planned metric less", unset("metrics/later"), ["metric-removed", ...unseen]),
  mutation("a deprecated metric less", unset("metrics/old.calls"), ["metric-removed", "breaking", "breaking", "minor"]),
  mutation("a tombstone less", unset("metrics/gone"), ["tombstone-removed", ...unseen]),
  mutation("another name", rename("metrics/latency", "answer.latency"), ["metric-renamed", ...breaking]),
  mutation("another name of a bare metric", rename("metrics/starts", "start"), ["metric-renamed", ...breaking]),
  mutation("another name, but the same identifiers", rename("metrics/tool.calls", "tool_calls"), [
    "metric-renamed",
    "cosmetic",
    "breaking",
    "major",
  ]),
  mutation("another name of what is planned", rename("metrics/later", "latest"), ["metric-renamed", ...unseen]),
  mutation("counter to up-down counter", set("metrics/tool.calls/instrument", "up_down_counter"), [
    "instrument-changed",
    ...onlyConsumers,
  ]),
  mutation("counter to gauge", set("metrics/tool.calls/instrument", "gauge"), ["instrument-changed", ...breaking]),
  mutation("bare counter to gauge", set("metrics/starts/instrument", "gauge"), ["instrument-changed", ...breaking]),
  mutation("bare gauge to counter", set("metrics/level/instrument", "counter"), ["instrument-changed", ...breaking]),
  mutation("gauge to counter", set("metrics/temperature/instrument", "counter"), ["instrument-changed", ...breaking]),
  mutation("optional attributes, counter to gauge", set("metrics/open.sessions/instrument", "gauge"), [
    "instrument-changed",
    ...breaking,
  ]),
  mutation("gauge to histogram", set("metrics/level/instrument", "histogram"), [
    "instrument-changed",
    ...onlyConsumers,
  ]),
  mutation("histogram to gauge", set("metrics/size/instrument", "gauge"), ["instrument-changed", ...onlyConsumers]),
  mutation("histogram with a timer to gauge", set("metrics/wait/instrument", "gauge"), [
    "instrument-changed",
    ...breaking,
  ]),
  mutation("observable gauge to counter", set("metrics/queue/instrument", "counter"), [
    "instrument-changed",
    ...onlyConsumers,
  ]),
  mutation("an observable", set("metrics/temperature/observable", true), [
    "observable-changed",
    "breaking",
    "cosmetic",
    "major",
  ]),
  mutation("no observable", unset("metrics/uptime/observable"), [
    "observable-changed",
    "breaking",
    "cosmetic",
    "major",
  ]),
  mutation("another unit of time", set("metrics/latency/unit", "s"), ["unit-changed", ...onlyConsumers]),
  mutation("no unit of time", set("metrics/latency/unit", "By"), ["unit-changed", ...breaking]),
  mutation("no unit of time, without attributes", unset("metrics/wait/unit"), ["unit-changed", ...breaking]),
  mutation("a unit of time", set("metrics/size/unit", "ms"), ["unit-changed", "additive", "breaking", "major"]),
  mutation("a unit", set("metrics/starts/unit", "{start}"), ["unit-changed", ...onlyConsumers]),
  mutation("a unit of time on a counter", set("metrics/starts/unit", "s"), ["unit-changed", ...onlyConsumers]),
  mutation("another unit of what is young", set("metrics/young/unit", "s"), [
    "unit-changed",
    "none",
    "breaking",
    "minor",
  ]),
  mutation("another unit of what is in beta", set("metrics/grown/unit", "s"), [
    "unit-changed",
    "none",
    "breaking",
    "minor",
  ]),
  mutation("another unit of what is planned", set("metrics/later/unit", "s"), ["unit-changed", ...unseen]),
  mutation("any number", unset("metrics/tool.calls/value_type"), ["value-type-changed", ...onlyConsumers]),
  mutation("whole numbers", set("metrics/wait/value_type", "int"), ["value-type-changed", ...onlyConsumers]),
  mutation("other buckets", set("metrics/latency/buckets", [1, 10, 100, 1000]), ["buckets-changed", ...onlyConsumers]),
  mutation("no buckets", unset("metrics/latency/buckets"), ["buckets-changed", ...onlyConsumers]),
  mutation("buckets", set("metrics/wait/buckets", [1]), ["buckets-changed", ...onlyConsumers]),
  mutation("off unless enabled", set("metrics/tool.calls/enabled", false), ["enabled-changed", ...onlyConsumers]),
  mutation(
    "on again",
    unset("metrics/tool.calls/enabled"),
    ["enabled-changed", "none", "additive", "minor"],
    set("metrics/tool.calls/enabled", false),
  ),
  mutation("a smaller budget", unset("metrics/tool.calls/cardinality"), ["cardinality-changed", ...onlyConsumers]),
  mutation("a larger budget", set("metrics/tool.calls/cardinality", 4000), [
    "cardinality-changed",
    "none",
    "additive",
    "minor",
  ]),
  mutation("another description", set("metrics/tool.calls/description", "Calls."), [
    "description-changed",
    ...cosmetic,
  ]),
  mutation("no description", unset("metrics/starts/description"), ["description-changed", ...cosmetic]),
  mutation("another identifier", set("metrics/tool.calls/recorder", "called"), [
    "recorder-changed",
    "breaking",
    "none",
    "major",
  ]),
  mutation("the identifier that the name makes", set("metrics/starts/recorder", "starts"), [
    "recorder-changed",
    "cosmetic",
    "none",
    "patch",
  ]),
  mutation("another default of what says nothing itself", set("defaults/stability", "beta"), [
    "stability-changed",
    ...unseen,
  ]),
  mutation("another note", set("metrics/tool.calls/note", "So."), ["note-changed", ...cosmetic]),
  mutation("another owner", set("metrics/tool.calls/owner", "others"), ["owner-changed", ...cosmetic]),
  mutation("other links", set("metrics/tool.calls/links", ["https://example.com/3"]), ["links-changed", ...cosmetic]),
  mutation("named links", set("metrics/tool.calls/links", { board: "https://example.com/1" }), [
    "links-changed",
    ...cosmetic,
  ]),
  mutation("an owner more", set("metrics/tool.calls/owner", ["tools", "sre"]), ["owner-changed", ...cosmetic]),
  mutation("other entities", set("metrics/tool.calls/entities", ["service.instance"]), [
    "entities-changed",
    ...cosmetic,
  ]),
  mutation("another annotation", set("metrics/tool.calls/annotations/board", 8), ["annotations-changed", ...cosmetic]),
  mutation("other tags", set("metrics/tool.calls/tags", ["tools"]), ["tags-changed", ...cosmetic]),
  mutation("nothing allowed", unset("metrics/tool.calls/allow"), ["allow-changed", ...cosmetic]),
  mutation("another first version", set("metrics/tool.calls/since", "1.1"), ["since-changed", ...cosmetic]),
];
