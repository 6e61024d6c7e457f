import { flatMap } from "../../flat-map.js";
import type { Attribute, Metric } from "../../model/catalog.js";
import { attributesOf, formsOf } from "../../model/variants.js";
import { type Doc, run, typed } from "../typescript/doc.js";
import { contractType } from "../typescript/symbols.js";
import { attributeDefinition, formDefinition, metricDefinition } from "./metric-definition.js";
import { placeFunctions } from "./place-function.js";
import type { Input } from "./recorders-class.js";
import { type SharedAttributes, sharedAttributes } from "./shared-attributes.js";
import { noSignals, type RecordedSignals, signalDefinitions } from "./signal-classes.js";

/** The constants that the class is about: the shared attributes, then the metrics. */
export function* definitions(
  { catalog, emission }: Input,
  metrics: readonly Metric[],
  signals: RecordedSignals = noSignals,
): Iterable<Doc> {
  const bySignals = [...signals.events, ...signals.spans].flatMap(({ attributes }) => attributes);
  const shared = sharedAttributes([...flatMap(metrics, definedBy), ...bySignals]);
  yield* attributeConstants(shared);
  for (const metric of metrics) {
    yield metricDefinition(metric, shared, emission);
    yield* placeFunctions(metric);
    for (const form of formsOf(metric)) if (form.whole !== undefined) yield formDefinition(form, form.whole, shared);
  }
  yield* signalDefinitions(catalog, signals, shared);
}

export function attributeConstants(shared: SharedAttributes): readonly Doc[] {
  const type = contractType("AttributeDefinition");
  return [...shared].map(([name, attribute]) => {
    return run([`const ${name}`, typed([": ", type]), " = ", attributeDefinition(attribute), ";"]);
  });
}

/** The attributes that the definitions of a metric print. */
function definedBy(metric: Metric): readonly Attribute[] {
  const ofForms = metric.variants.length === 0 ? [] : formsOf(metric).flatMap(({ attributes }) => attributes);
  return [...new Set([...attributesOf(metric), ...ofForms])];
}
