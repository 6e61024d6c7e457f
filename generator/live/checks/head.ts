import type { Catalog, Metric } from "../../model/catalog.js";
import { instrumentNames } from "../../vocabulary.js";
import type { Complaint } from "../complaint.js";
import type { ReceivedHead, ReceivedScope } from "../received.js";
import { shortened } from "../sample.js";

/** What is wrong with a metric itself: instrument, unit, description, temporality. */
export function* headComplaints(head: ReceivedHead, metric: Metric): Iterable<Complaint> {
  const { name, unit, description } = metric;
  const about = { metric: name, attribute: null };
  const { shape } = head;
  if (shape !== null && !isShapeOf(head, metric)) {
    const message = `"${name}" is a ${instrumentNames[metric.instrument]}, and is emitted as another instrument`;
    const help = `create it with ${creators[metric.instrument]}`;
    yield { code: "live/wrong-instrument", ...about, message, help, sample: shapeText(head) };
  }
  if (shape === null && head.isTyped) yield dataless(name);
  if (head.unit !== null && head.unit !== unit) {
    const message =
      unit === ""
        ? `"${name}" has no unit, and is emitted in one`
        : `"${name}" is in "${unit}", and is emitted in another unit`;
    const help = unit === "" ? "leave the unit out" : `give the instrument the unit "${unit}"`;
    yield { code: "live/wrong-unit", ...about, message, help, sample: JSON.stringify(shortened(head.unit)) };
  }
  if (head.description !== null && head.description !== description) {
    const message = `"${name}" is emitted with another description`;
    const help =
      description === ""
        ? "leave it out, or describe the metric in the catalog"
        : `write ${JSON.stringify(description)}`;
    yield {
      code: "live/wrong-description",
      ...about,
      message,
      help,
      sample: JSON.stringify(shortened(head.description)),
    };
  }
  if (head.temporality === "unspecified") yield temporality(name, "unspecified");
}

function dataless(name: string): Complaint {
  const message = `"${name}" comes without any kind of data`;
  return {
    code: "live/malformed-point",
    metric: name,
    attribute: null,
    message,
    help: "correct the exporter",
    sample: null,
  };
}

/** A metric that comes with two temporalities, or with none. */
export function temporality(name: string, sample: string): Complaint {
  const message = `"${name}" is emitted with more than one temporality, or with none`;
  const help = "let all exporters prefer one: OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";
  return { code: "live/mixed-temporality", metric: name, attribute: null, message, help, sample };
}

const creators: Readonly<Record<Metric["instrument"], string>> = {
  counter: "`createCounter`",
  up_down_counter: "`createUpDownCounter`",
  gauge: "`createGauge`",
  histogram: "`createHistogram`",
};

function isShapeOf({ shape, isMonotonic }: ReceivedHead, { instrument }: Metric): boolean {
  switch (instrument) {
    case "counter":
      return shape === "sum" && isMonotonic !== false;
    case "up_down_counter":
      return shape === "sum" && isMonotonic !== true;
    case "gauge":
      return shape === "gauge";
    case "histogram":
      return shape === "histogram" || shape === "exponential_histogram";
  }
}

function shapeText({ shape, isMonotonic }: ReceivedHead): string {
  if (shape !== "sum") return (shape ?? "").replace("_", " ");
  return isMonotonic ? "monotonic sum" : "sum that may fall";
}

/** What is wrong with the meter, where the catalog says something of it and the format carries it. */
export function* scopeComplaints(scope: ReceivedScope, catalog: Catalog, metric: string): Iterable<Complaint> {
  const { name, meter } = catalog;
  const about = { metric: null, attribute: null };
  if (scope.name !== null && scope.name !== name) {
    const message = `metrics of the catalog come from a meter that is not "${name}"`;
    const help = `bind the recorders to \`getMeter("${name}")\``;
    yield {
      code: "live/wrong-scope",
      ...about,
      message,
      help,
      sample: `${JSON.stringify(shortened(scope.name))} with ${metric}`,
    };
    return;
  }
  if (scope.version !== null && meter.version !== null && scope.version !== meter.version) {
    const message = `the meter "${name}" has another version than ${meter.version}`;
    const help = `create it with the version "${meter.version}"`;
    yield {
      code: "live/wrong-scope-version",
      ...about,
      message,
      help,
      sample: JSON.stringify(shortened(scope.version)),
    };
  }
  if (scope.schemaUrl !== null && meter.schemaUrl !== null && scope.schemaUrl !== meter.schemaUrl) {
    const message = `the meter "${name}" has another schema URL than ${meter.schemaUrl}`;
    const help = `create it with { schemaUrl: "${meter.schemaUrl}" }`;
    yield {
      code: "live/wrong-schema-url",
      ...about,
      message,
      help,
      sample: JSON.stringify(shortened(scope.schemaUrl)),
    };
  }
}
