import type { Sample } from "../../exposition/exposition.js";
import type { ReceivedAttribute, ReceivedDistribution, ReceivedPoint } from "../received.js";
import { labelsKey } from "./labels-key.js";

type AttributesOf = (sample: Sample) => () => readonly ReceivedAttribute[];

/** The series of histograms, put together by their labels. */
export function* readHistograms(samples: readonly Sample[], attributesOf: AttributesOf): Iterable<ReceivedPoint> {
  const bySeries = new Map<string, Sample[]>();
  for (const sample of samples) {
    const key = labelsKey(sample);
    const series = bySeries.get(key);
    if (series === undefined) bySeries.set(key, [sample]);
    else series.push(sample);
  }
  for (const [key, [first, ...others]] of bySeries) {
    if (first === undefined) continue;
    const value = distributionOf([first, ...others]);
    yield { key, attributes: attributesOf(first), time: first.timestampMs ?? 0, value };
  }
}

function distributionOf(samples: readonly Sample[]): ReceivedDistribution {
  const of = (part: Sample["part"]) => samples.find((sample) => sample.part === part)?.value ?? null;
  const buckets = samples
    .filter(({ part }) => part === "bucket")
    .map(({ labels, value }) => ({ le: boundOf(labels.find(({ name }) => name === "le")?.value ?? ""), value }))
    .sort((a, b) => a.le - b.le);
  const bounds = buckets.map(({ le }) => le).filter((le) => le !== Number.POSITIVE_INFINITY);
  return {
    kind: "distribution",
    count: of("count") ?? 0,
    sum: of("sum"),
    min: null,
    max: null,
    bounds,
    bucketCounts: buckets.map(({ value }, index) => value - (buckets[index - 1]?.value ?? 0)),
  };
}

function boundOf(text: string): number {
  return text === "+Inf" ? Number.POSITIVE_INFINITY : Number(text);
}
