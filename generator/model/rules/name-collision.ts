import type { Metric } from "../catalog.js";
import type { Finding, Rule } from "../resolution.js";

/**
 * Identifiers must differ, and so must names without regard to case: OpenTelemetry compares instrument names so
 * (metrics API specification, instrument name syntax). Removed metrics have no recorder, but keep their names.
 */
export const nameCollision: Rule = {
  code: "name-collision",
  *check({ catalog }) {
    const owners = new Map<string, Metric>();
    const buried = new Map<string, Metric>();
    const removed = catalog.metrics.filter(({ status }) => status === "removed");
    for (const metric of removed) for (const [claim] of nameClaims(metric)) buried.set(claim, metric);
    for (const metric of catalog.metrics) {
      if (metric.status === "removed") continue;
      const finding = collision(metric, claimsOf(metric), owners) ?? reuse(metric, buried);
      if (finding !== undefined) yield finding;
    }
  },
};

type Claim = readonly [claim: string, reason: string];

function claimsOf(metric: Metric): readonly Claim[] {
  const { recorder, timer, attributes } = metric.names;
  return [
    [`method ${recorder}`, `both become the recorder "${recorder}"`],
    ...(timer === null ? [] : [[`method ${timer.method}`, `both need the method "${timer.method}"`] as const]),
    [`type ${attributes}`, `both need the type "${attributes}"`],
    [`name ${metric.name.toLowerCase()}`, "OpenTelemetry compares names without regard to case"],
  ];
}

/** The forms in which a name is known to people and databases, without regard to case. */
function nameClaims(metric: Metric): readonly Claim[] {
  const exported = prometheusName(metric);
  return [
    [`stem ${metric.names.stem.toLowerCase()}`, "the two differ in nothing but case and separators"],
    [`exported ${exported.toLowerCase()}`, `Prometheus calls both "${exported}"`],
  ];
}

/** As exporters write it: what is no letter, digit or underscore becomes one, and totals end in `_total`. */
function prometheusName({ name, instrument }: Metric): string {
  const plain = name.replace(/[^A-Za-z0-9_]/g, "_");
  return instrument === "counter" && !plain.endsWith("_total") ? `${plain}_total` : plain;
}

function collision(metric: Metric, claims: readonly Claim[], owners: Map<string, Metric>): Finding | undefined {
  for (const [claim, reason] of claims) {
    const owner = owners.get(claim);
    if (owner !== undefined) {
      return {
        place: metric.place,
        message: `metric "${metric.key}" collides with "${owner.key}": ${reason}`,
        help: "rename one, so that they differ in more than case and separators",
        related: [{ place: owner.place, message: `"${owner.key}" stands here` }],
      };
    }
  }
  for (const [claim] of claims) owners.set(claim, metric);
  return undefined;
}

/** Dashboards over past data still know what was removed. */
function reuse(metric: Metric, buried: ReadonlyMap<string, Metric>): Finding | undefined {
  const [found] = nameClaims(metric).flatMap(([claim, reason]) => {
    const owner = buried.get(claim);
    return owner === undefined ? [] : [{ owner, reason }];
  });
  if (found === undefined) return undefined;
  const { owner, reason } = found;
  return {
    place: metric.place,
    message: `metric "${metric.key}" has the name of "${owner.key}", which was removed: ${reason}`,
    help: `choose another name, or bring "${owner.key}" back`,
    related: [{ place: owner.place, message: `"${owner.key}" stands here` }],
  };
}
