import type { Metric } from "../../model/catalog.js";
import { instrumentNames } from "../../vocabulary.js";
import { type Complaint, malformed } from "../complaint.js";
import type { ReceivedHead } from "../received.js";
import { shortened } from "../sample.js";

/** What is wrong with a metric itself: instrument, unit, description, temporality. */
export function* headComplaints(head: ReceivedHead, metric: Metric): Iterable<Complaint> {
  const { kind, name, unit, description } = metric;
  const about = { kind, name, attribute: null };
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
  return malformed({ kind: "metric", name }, `"${name}" comes without any kind of data`);
}

/** A metric that comes with two temporalities, or with none. */
export function temporality(name: string, sample: string): Complaint {
  const message = `"${name}" is emitted with more than one temporality, or with none`;
  const help = "let all exporters prefer one: OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";
  return { code: "live/mixed-temporality", kind: "metric", name, attribute: null, message, help, sample };
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
