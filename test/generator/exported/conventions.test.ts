import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allRoutes, otlpRoute } from "../../../generator/exported/route.js";
import type { Metric } from "../../../generator/model/catalog.js";
import { seriesCollisions } from "../../../generator/model/exported-collisions.js";
import { catalogOf, deprecationOf, metricOf } from "../emit/catalog-builder.js";

/** The metrics of OpenTelemetry's conventions 1.44.0: name, instrument, unit, and what replaced them. */
const metrics = readFileSync(new URL("conventions-1.44.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => {
    const [name = "", instrument = "", unit = "", renamedTo = ""] = line.split("\t");
    const deprecated = renamedTo === "" ? null : deprecationOf({ renamedTo });
    // The file holds nothing but the four instruments.
    return metricOf(name, {
      instrument: instrument.replaceAll("updown", "up_down_") as Metric["instrument"],
      unit,
      deprecated,
    });
  });

test("of the conventions two former names alone become the series of what replaced them", () => {
  expect(metrics).toHaveLength(541);
  const found = [...seriesCollisions(catalogOf(metrics), otlpRoute())];
  expect(found.map(({ metric, other, name, isRenaming }) => [metric.name, other?.name, name, isRenaming])).toEqual([
    ...["limit", "request"].map((what) => [
      `k8s.container.cpu.${what}_utilization`,
      `k8s.container.cpu.${what}.utilization`,
      `k8s_container_cpu_${what}_utilization_ratio`,
      true,
    ]),
  ]);
});

test("no other strategy adds one", () => {
  for (const route of allRoutes) {
    expect([...seriesCollisions(catalogOf(metrics), route)].filter(({ isRenaming }) => !isRenaming)).toEqual([]);
  }
});
