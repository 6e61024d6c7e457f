import type { Metric } from "../../model/catalog.js";
import { callText, isRecorded, takesValueFirst } from "../calls.js";
import type { Impact, Judgement } from "../change.js";
import type { FieldRule, Judged } from "../field.js";
import { judged, worst } from "../judgement.js";
import { lowered } from "./bounds.js";

/** What is measured, and how: the fields that decide how a recorder is called and what its series mean. */
export const signalRules: readonly FieldRule<Metric>[] = [
  {
    code: "instrument-changed",
    field: "instrument",
    read: ({ instrument }) => instrument,
    judge: (base, head) => calling(base, head, judged(worst(order(base, head), timer(base, head)), "breaking")),
  },
  {
    code: "observable-changed",
    field: "observable",
    read: ({ observable }) => observable,
    judge: (base, head) => calling(base, head, judged("breaking", "cosmetic")),
  },
  {
    code: "unit-changed",
    field: "unit",
    read: ({ unit }) => unit,
    judge: unitChanged,
  },
  {
    code: "value-type-changed",
    field: "value_type",
    read: ({ valueType }) => valueType,
    judge: () => judged("none", "breaking"),
  },
  {
    code: "buckets-changed",
    field: "buckets",
    read: (metric) => (metric.instrument === "histogram" ? metric.buckets : null),
    // Buckets that come or go with the histogram are no change of their own.
    appliesTo: ({ instrument }) => instrument === "histogram",
    judge: () => judged("none", "breaking"),
  },
  {
    code: "cardinality-changed",
    field: "cardinality",
    read: ({ cardinality }) => cardinality,
    judge: (base, head) => lowered(base.cardinality, head.cardinality),
  },
];

function calling(base: Metric, head: Metric, judgement: Judgement): Judged {
  if (judgement.callers !== "breaking") return judgement;
  return { ...judgement, migration: { old: callText(base), new: callText(head) } };
}

/** An observable takes a callback whatever its instrument. Without attributes, `(value)` may become `(amount?)`. */
function order(base: Metric, head: Metric): Impact {
  if (base.observable || takesValueFirst(base) === takesValueFirst(head)) return "none";
  return takesValueFirst(base) && base.attributes.length === 0 ? "additive" : "breaking";
}

/** What compiles as before may still record numbers in the old unit. */
function unitChanged(base: Metric, head: Metric): Judged {
  const judgement = judged(timer(base, head), "breaking");
  const isSeen = isRecorded(base) && isRecorded(head) && base.unit !== "";
  const remarked = isSeen ? { ...judgement, remark: "code that gives numbers must convert them" } : judgement;
  const lost = base.names.timer;
  if (judgement.callers !== "breaking" || lost === null) return remarked;
  return { ...remarked, migration: { old: `${lost.method}()`, new: callText(head) } };
}

function timer({ names: base }: Metric, { names: head }: Metric): Impact {
  if ((base.timer === null) === (head.timer === null)) return "none";
  return base.timer === null ? "additive" : "breaking";
}
