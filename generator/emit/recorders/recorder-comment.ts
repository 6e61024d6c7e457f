import type { Metric } from "../../model/catalog.js";
import type { Form } from "../../model/variants.js";
import { expiryClause } from "../../model/lifetime.js";
import { deprecationTag } from "./attribute-type.js";
import type { Doc } from "../typescript/doc.js";
import { docComment } from "../typescript/doc-comment.js";
import type { Relatives } from "./relatives.js";

/** How deep a method stands in its file. */
const methodDepth = 1;

/** The doc comment of a recorder: description first, then a sentence with instrument, unit and end. */
export function recorderComment(metric: Form, relatives: Relatives): Doc {
  const usage = metric.observable ? "The callback is asked at each collection; calling what is returned stops it." : "";
  const switched = metric.enabled ? "" : "Off unless enabled.";
  const facts = [
    instrumentSentence(metric),
    usage,
    switched,
    ...oldNameSentences(metric, relatives),
    ...endSentences(metric, relatives),
  ];
  const paragraphs = [metric.description, metric.note ?? "", facts.filter((sentence) => sentence !== "").join(" ")];
  return docComment(paragraphs, methodDepth, deprecation(metric, relatives));
}

export function timerComment(metric: Metric, relatives: Relatives): Doc {
  const rest = metric.attributes.length === 0 ? "" : ", with the rest of the attributes,";
  const comment = `Starts a timer; calling what it returns${rest} records \`${metric.name}\`.`;
  return docComment([comment], methodDepth, deprecation(metric, relatives));
}

function instrumentSentence(metric: Form): string {
  const kind = { counter: "Counter", up_down_counter: "Up-down counter", gauge: "Gauge", histogram: "Histogram" };
  const instrument = metric.observable
    ? `Observable ${kind[metric.instrument].toLowerCase()}`
    : kind[metric.instrument];
  const unit = metric.unit === "" ? "" : `, in \`${metric.unit}\``;
  const whole = metric.valueType === "int" ? ", whole numbers" : "";
  const variant = metric.variant === undefined ? "" : `, variant \`${metric.variant}\``;
  return `${instrument} \`${metric.name}\`${variant}${unit}${whole}.`;
}

function oldNameSentences({ unit }: Metric, { oldNames }: Relatives): readonly string[] {
  return oldNames.map(({ name, deprecated, unit: other }) => {
    const until = deprecated?.until ?? null;
    const converted = other === unit ? "" : `, converted to \`${other}\`,`;
    return `Also exported as \`${name}\`${until === null ? converted.replace(/,$/, "") : converted}${until === null ? "" : ` ${expiryClause(until)}`}.`;
  });
}

function endSentences({ expires, owners }: Metric, { emittedWith }: Relatives): readonly string[] {
  if (expires === null || emittedWith !== undefined) return [];
  return [`Recorded ${expiryClause(expires)} only${ownerRemark(owners)}.`];
}

function deprecation({ deprecated, unit }: Metric, { replacement, emittedWith }: Relatives): readonly string[] {
  if (deprecated === null) return [];
  const { until } = deprecated;
  const converted =
    emittedWith === undefined || emittedWith.unit === unit ? "" : `, in \`${emittedWith.unit}\` and \`${unit}\``;
  const window =
    emittedWith === undefined || until === null ? "" : `Both names are exported ${expiryClause(until)}${converted}.`;
  return [deprecationTag(deprecated, replacement?.names.recorder ?? null, window)];
}

function ownerRemark(owners: readonly string[]): string {
  if (owners.length === 0) return "";
  return owners.length === 1 ? `; its owner is ${owners[0]}` : `; its owners are ${owners.join(", ")}`;
}
