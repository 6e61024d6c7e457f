import type { Metric, Variant } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { formsOf } from "../../model/variants.js";
import { attributeTable } from "./attribute-table.js";
import { block } from "./block.js";
import { code } from "./code-span.js";
import { paragraphs } from "./paragraphs.js";
import { recorderCall, timerCall } from "./recorder-call.js";

/** What a reader must know of each variant of a metric beside what holds for all of them, as Markdown. */
export function variantTexts(metric: Metric): readonly string[] {
  const forms = new Map(formsOf(metric).map((form) => [form.variant, form]));
  return metric.variants.map((variant) => {
    const form = forms.get(variant.key);
    const calls = form === undefined || !isRecorded(metric) ? [] : [recorderCall(form), timerCall(form)];
    const called = calls.flatMap((call) => (call === null ? [] : [code(call)])).join(", ");
    return [`**Variant ${code(variant.key)}:** ${called}`.trim(), ...contentsOf(variant)].join("\n\n");
  });
}

function contentsOf({ description, own, note }: Variant): readonly string[] {
  const parts = [
    paragraphs(description),
    own.length === 0 ? "" : attributeTable(own),
    note === null ? "" : block(note),
  ];
  return parts.filter((part) => part !== "");
}
