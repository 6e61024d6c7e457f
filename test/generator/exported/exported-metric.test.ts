import { expect, test } from "vitest";
import { exportedMetric } from "../../../generator/exported/exported-metric.js";
import { exportedName } from "../../../generator/exported/exported-name.js";
import type { MetricFacts } from "../../../generator/exported/metric-facts.js";
import { allRoutes } from "../../../generator/exported/route.js";
import { seriesOf } from "../../../generator/exported/series.js";

const metrics: readonly MetricFacts[] = [
  { name: "http.requests", unit: "{request}", instrument: "counter" },
  { name: "http.duration", unit: "ms", instrument: "histogram" },
  { name: "http.duration", unit: "s", instrument: "gauge" },
  { name: "数据", unit: "By", instrument: "gauge" },
];

test("what is kept of a metric are its name and its series on each route, asked for once or twice", () => {
  for (const facts of [...metrics, ...metrics]) {
    for (const route of allRoutes) {
      const want = { name: exportedName(facts, route), series: seriesOf(facts, route) };
      expect(exportedMetric(facts, route)).toEqual(want);
    }
  }
});
