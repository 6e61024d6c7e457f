import { type Entry, isMetric, type MetricEntry } from "../dictionary.js";
import { endOf } from "../ends.js";
import { type Content, h } from "./element.js";

/** What somebody has to know of an entry before using it. */
export function badges({ data }: Entry, today: string): Content {
  const { status = "active", stability = "development", expires } = data;
  const days = expires === undefined ? null : endOf(expires, today).days;
  return [
    status !== "active" && h(`span.badge.${status}`, {}, status),
    status === "active" && h(`span.badge.${stability}`, {}, stability.replaceAll("_", " ")),
    days !== null && days < 0 && h("span.badge.expired", {}, "expired"),
    days !== null && days >= 0 && days <= 90 && h("span.badge.soon", {}, `${days} d left`),
    data.kind === "metric" && data.isOff && h("span.badge.off", {}, "off by default"),
  ];
}

const instrumentNames: Readonly<Record<MetricEntry["data"]["instrument"], string>> = {
  counter: "counter",
  up_down_counter: "up-down counter",
  gauge: "gauge",
  histogram: "histogram",
};

export function instrumentText({ data }: MetricEntry): string {
  return `${data.isObservable ? "observable " : ""}${instrumentNames[data.instrument]}`;
}

/** What an entry is, in a few words. */
export function kindText(entry: Entry): string {
  if (isMetric(entry)) return instrumentText(entry);
  const { data } = entry;
  if (data.kind === "event") return `event, ${data.severity ?? "info"}`;
  return `${data.spanKind ?? "internal"} span`;
}
