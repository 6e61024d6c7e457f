import type { Instrument, Metric } from "../../../model/catalog.js";
import { instrumentNames } from "../../../vocabulary.js";

const meanings: Readonly<Record<Instrument, string>> = {
  counter: "a total that only grows",
  up_down_counter: "a total that grows and shrinks",
  gauge: "the latest value",
  histogram: "a distribution of values",
};

/** `counter`, `observable up-down counter`. */
export function instrumentName({ instrument, observable }: Pick<Metric, "instrument" | "observable">): string {
  return observable ? `observable ${instrumentNames[instrument]}` : instrumentNames[instrument];
}

/** What the exported data will be: `observable gauge, the latest value, asked for at each collection`. */
export function instrumentText(metric: Metric): string {
  const text = `${instrumentName(metric)}, ${meanings[metric.instrument]}`;
  return metric.observable ? `${text}, asked for at each collection` : text;
}
