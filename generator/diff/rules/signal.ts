import type { Metric } from "../../model/catalog.js";
import { callText, isRecorded, takesValueFirst } from "../calls.js";
import type { Impact, Impacts } from "../change.js";
import type { FieldRule, Assessment } from "../field.js";
import { impactsOf, worst } from "../impacts.js";
import { lowered } from "./bounds.js";

/** What is measured, and how: the fields that decide how a recorder is called and what its series mean. */
export const signalRules: readonly FieldRule<Metric>[] = [
  {
    code: "instrument-changed",
    field: "instrument",
    read: ({ instrument }) => instrument,
    assess: (base, head) => calling(base, head, impactsOf(worst(order(base, head), timer(base, head)), "breaking")),
  },
  {
    code: "observable-changed",
    field: "observable",
    read: ({ observable }) => observable,
    assess: (base, head) => calling(base, head, impactsOf("breaking", "cosmetic")),
  },
  {
    code: "unit-changed",
    field: "unit",
    read: ({ unit }) => unit,
    assess: unitChanged,
  },
  {
    code: "value-type-changed",
    field: "value_type",
    read: ({ valueType }) => valueType,
    assess: () => impactsOf("none", "breaking"),
  },
  {
    code: "buckets-changed",
    field: "buckets",
    read: (metric) => (metric.instrument === "histogram" ? metric.buckets : null),
    // Buckets that come or go with the histogram are no change of their own.
    appliesTo: ({ instrument }) => instrument === "histogram",
    assess: () => impactsOf("none", "breaking"),
  },
  {
    code: "cardinality-changed",
    field: "cardinality",
    read: ({ cardinality }) => cardinality,
    assess: (base, head) => lowered(base.cardinality, head.cardinality),
  },
];

function calling(base: Metric, head: Metric, impacts: Impacts): Assessment {
  if (impacts.callers !== "breaking") return impacts;
  return { ...impacts, migration: { old: callText(base), new: callText(head) } };
}

/** An observable takes a callback whatever its instrument. Without attributes, `(value)` may become `(amount?)`. */
function order(base: Metric, head: Metric): Impact {
  if (base.observable || takesValueFirst(base) === takesValueFirst(head)) return "none";
  return takesValueFirst(base) && base.attributes.length === 0 ? "additive" : "breaking";
}

/** What compiles as before may still record numbers in the old unit. */
function unitChanged(base: Metric, head: Metric): Assessment {
  const impacts = impactsOf(timer(base, head), "breaking");
  const isSeen = isRecorded(base) && isRecorded(head) && base.unit !== "";
  const remarked = isSeen ? { ...impacts, remark: "code that gives numbers must convert them" } : impacts;
  const lost = base.names.timer;
  if (impacts.callers !== "breaking" || lost === null) return remarked;
  return { ...remarked, migration: { old: `${lost.method}()`, new: callText(head) } };
}

function timer({ names: base }: Metric, { names: head }: Metric): Impact {
  if ((base.timer === null) === (head.timer === null)) return "none";
  return base.timer === null ? "additive" : "breaking";
}
