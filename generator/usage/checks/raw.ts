import { exportedName } from "../../exported/exported-name.js";
import { allRoutes } from "../../exported/route.js";
import type { Catalog, Metric } from "../../model/catalog.js";
import type { RawMetric } from "../../typescript/use.js";
import type { UsageCheck } from "../finding.js";

/** Instruments that are made by hand: of planned metrics, of metrics that have a recorder, and others that it answers for. */
export const checkRaw: UsageCheck = function* ({ catalog, usage, placeOf }) {
  const find = metricFinder(catalog);
  for (const raw of usage.raw) {
    const metric = find(raw);
    const place = placeOf(raw.place);
    const related = metric === undefined ? [] : [{ place: metric.place, message: `"${metric.key}" stands here` }];
    if (metric?.status === "planned") {
      const message = `metric "${metric.key}" is planned, and made by hand here`;
      yield {
        code: "usage/planned-metric",
        place,
        message,
        help: `run \`meterbook promote ${metric.key}\`, and call its recorder`,
        related,
      };
      continue;
    }
    if (metric === undefined && !answersFor(catalog, raw)) continue;
    const help =
      metric === undefined
        ? "run `meterbook import typescript`, and call its recorder"
        : `call \`record.${metric.names.recorder}(…)\` instead`;
    const message = `"${raw.name}" is made by hand, outside the catalog`;
    yield { code: "usage/raw-metric", place, message, help, related };
  }
};

/** A catalog answers for the names under its prefix; one without a prefix for all. */
function answersFor({ prefix }: Catalog, { library, name }: RawMetric): boolean {
  return name.startsWith(library === "prometheus" ? prefix.replaceAll(/[^A-Za-z0-9]+/g, "_") : prefix);
}

/** Which metric an instrument is, by the name under which it is made or exported. */
export function metricFinder(catalog: Catalog): (raw: Pick<RawMetric, "library" | "name">) => Metric | undefined {
  const byName = new Map(catalog.metrics.map((metric) => [metric.name, metric]));
  const exported = new Map<string, Metric>();
  for (const metric of catalog.metrics) {
    for (const route of allRoutes) {
      const name = exportedName(metric, route);
      if (name !== undefined && !exported.has(name)) exported.set(name, metric);
    }
  }
  return ({ library, name }) => byName.get(name) ?? (library === "prometheus" ? exported.get(name) : undefined);
}
