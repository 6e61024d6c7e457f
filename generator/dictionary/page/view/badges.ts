import type { Entry } from "../dictionary.js";
import { endOf } from "../ends.js";
import { type Content, h } from "./element.js";

/** What somebody has to know of a metric before using it. */
export function badges({ metric }: Entry, today: string): Content {
  const { status = "active", stability = "development", expires } = metric;
  const days = expires === undefined ? null : endOf(expires, today).days;
  return [
    status !== "active" && h(`span.badge.${status}`, {}, status),
    status === "active" && h(`span.badge.${stability}`, {}, stability.replaceAll("_", " ")),
    days !== null && days < 0 && h("span.badge.expired", {}, "expired"),
    days !== null && days >= 0 && days <= 90 && h("span.badge.soon", {}, `${days} d left`),
    metric.isOff && h("span.badge.off", {}, "off by default"),
  ];
}

const instrumentNames: Readonly<Record<Entry["metric"]["instrument"], string>> = {
  counter: "counter",
  up_down_counter: "up-down counter",
  gauge: "gauge",
  histogram: "histogram",
};

export function instrumentText({ metric }: Entry): string {
  return `${metric.isObservable ? "observable " : ""}${instrumentNames[metric.instrument]}`;
}
