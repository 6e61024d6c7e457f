import type { Metric } from "../catalog.js";
import type { Rule } from "../resolution.js";

export const renameCycle: Rule = {
  code: "rename-cycle",
  *check({ catalog, locate }) {
    const byKey = new Map(catalog.metrics.map((metric) => [metric.key, metric]));
    const seen = new Set<Metric>();
    for (const metric of catalog.metrics) {
      const way = wayFrom(metric, byKey, seen);
      const [last] = way.slice(-1);
      const start = way.findIndex(({ key }) => key === last?.deprecated?.renamedTo);
      // A metric that leads to itself is an unknown-metric.
      if (start === -1 || way.length - start < 2) continue;
      const [first, ...rest] = way.slice(start);
      if (first === undefined) continue;
      const names = [first, ...rest, first].map(({ key }) => `"${key}"`).join(" to ");
      yield {
        place: locate([...first.path, "deprecated", "renamed_to"]),
        message: `"renamed_to" leads in a circle, from ${names}`,
        help: 'remove "deprecated:" from the metric that stays',
        related: rest.map(({ place, key }) => ({ place, message: `"${key}" stands here` })),
      };
    }
  },
};

/** The metrics from one on, up to where it ends or meets what was seen, which is added to. */
function wayFrom(start: Metric, byKey: ReadonlyMap<string, Metric>, seen: Set<Metric>): readonly Metric[] {
  const way: Metric[] = [];
  for (let at: Metric | undefined = start; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    way.push(at);
    at = byKey.get(at.deprecated?.renamedTo ?? "");
  }
  return way;
}
