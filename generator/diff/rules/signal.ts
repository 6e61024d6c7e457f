import type { Metric } from "../../model/catalog.js";
import { callText, isRecorded, takesValueFirst } from "../calls.js";
import type { Impact, Impacts } from "../change.js";
import type { FieldRule, Assessment } from "../field.js";
import { noRecorder } from "../../model/metric-names.js";
import { factorBetween } from "../../model/units/ucum.js";
import { impactsOf, worst } from "../impacts.js";
import { lowered } from "./bounds.js";

/** What is measured, and how: the fields that decide how a recorder is called and what its series mean. */
export const signalRules: readonly FieldRule<Metric>[] = [
  {
    code: "instrument-changed",
    field: "instrument",
    read: ({ instrument }) => instrument,
    assess: instrumentChanged,
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
    code: "recorder-changed",
    field: "recorder",
    read: ({ names, hasOwnRecorder }) => (hasOwnRecorder ? names.chosen : noRecorder),
    assess: recorderChanged,
  },
  {
    code: "enabled-changed",
    field: "enabled",
    read: ({ enabled }) => enabled,
    assess: (_, { enabled }) => impactsOf("none", enabled ? "additive" : "breaking"),
  },
  {
    code: "cardinality-changed",
    field: "cardinality",
    read: ({ cardinality }) => cardinality,
    assess: (base, head) => lowered(base.cardinality, head.cardinality),
  },
];

function recorderChanged(base: Metric, head: Metric): Assessment {
  if (!base.hasOwnRecorder) return impactsOf("additive", "none");
  const isSame = head.hasOwnRecorder && base.names.stem === head.names.stem;
  if (isSame) return impactsOf("cosmetic", "none");
  return {
    ...impactsOf("breaking", "none"),
    migration: { old: callText(base), new: head.hasOwnRecorder ? callText(head) : "" },
  };
}

function calling(base: Metric, head: Metric, impacts: Impacts): Assessment {
  if (impacts.callers !== "breaking") return impacts;
  return { ...impacts, migration: { old: callText(base), new: callText(head) } };
}

function instrumentChanged(base: Metric, head: Metric): Assessment {
  const isOtherCall = !base.observable && takesValueFirst(base) !== takesValueFirst(head);
  const impacts = impactsOf(worst(isOtherCall ? "breaking" : "none", timer(base, head)), "breaking");
  const remark = isOtherCall && base.attributes.length === 0 ? { remark: otherMeaning(base, head) } : {};
  return { ...calling(base, head, impacts), ...remark };
}

/** Without attributes a call has the number alone, and compiles either way. */
function otherMeaning(base: Metric, head: Metric): string {
  const verb = ({ instrument }: Metric) =>
    instrument === "gauge" ? "set" : instrument === "histogram" ? "record" : "add";
  const which = takesValueFirst(base) ? "calls compile as before" : "calls with a number compile as before";
  return `${which}, and would ${verb(head)} what they were to ${verb(base)}`;
}

/** What compiles as before may still record numbers in the old unit. */
function unitChanged(base: Metric, head: Metric): Assessment {
  const impacts = impactsOf(timer(base, head), "breaking");
  const isSeen = isRecorded(base) && isRecorded(head) && base.unit !== "";
  const remark = isSeen ? conversion(base.unit, head.unit) : undefined;
  const remarked = remark === undefined ? impacts : { ...impacts, remark };
  const lost = base.names.timer;
  if (impacts.callers !== "breaking" || lost === null) return remarked;
  return { ...remarked, migration: { old: `${lost.method}()`, new: callText(head) } };
}

/** What becomes of numbers; undefined when they stay, as a text in braces has no magnitude. */
function conversion(from: string, to: string): string | undefined {
  const factor = factorBetween(from, to === "" ? "1" : to);
  if (factor === undefined) return "code that gives numbers must convert them";
  if (factor === 1) return undefined;
  const divisor = Number((1 / factor).toPrecision(12));
  const step = Number.isInteger(divisor)
    ? `divide them by ${divisor}`
    : `multiply them by ${Number(factor.toPrecision(12))}`;
  return `code that gives numbers must ${step}`;
}

function timer({ names: base }: Metric, { names: head }: Metric): Impact {
  if ((base.timer === null) === (head.timer === null)) return "none";
  return base.timer === null ? "additive" : "breaking";
}
