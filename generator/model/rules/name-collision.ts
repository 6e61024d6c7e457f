import type { Metric } from "../catalog.js";
import type { Finding, Rule } from "../resolution.js";

/**
 * Identifiers must differ, and so must names without regard to case: OpenTelemetry compares instrument names so
 * (metrics API specification, instrument name syntax). Removed metrics have no recorder.
 */
export const nameCollision: Rule = {
  code: "name-collision",
  *check({ catalog }) {
    const owners = new Map<string, Metric>();
    for (const metric of catalog.metrics) {
      if (metric.status === "removed") continue;
      const finding = collision(metric, owners);
      if (finding !== undefined) yield finding;
    }
  },
};

function collision(metric: Metric, owners: Map<string, Metric>): Finding | undefined {
  const { recorder, timer } = metric.names;
  const claims = [
    [`method ${recorder}`, `both become the recorder "${recorder}"`],
    ...(timer === null ? [] : [[`method ${timer.method}`, `both need the method "${timer.method}"`] as const]),
    [`type ${metric.names.attributes}`, `both need the type "${metric.names.attributes}"`],
    [`name ${metric.name.toLowerCase()}`, "OpenTelemetry compares names without regard to case"],
  ] as const;
  for (const [claim, reason] of claims) {
    const owner = owners.get(claim);
    if (owner !== undefined) {
      return {
        span: metric.span,
        message: `metric "${metric.key}" collides with "${owner.key}": ${reason}`,
        help: "rename one, so that they differ in more than case and separators",
        related: [{ span: owner.span, message: `"${owner.key}" stands here` }],
      };
    }
  }
  for (const [claim] of claims) owners.set(claim, metric);
  return undefined;
}
