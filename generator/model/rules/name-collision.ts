import { exportedMetric } from "../../exported/exported-metric.js";
import { camelCase } from "../../names.js";
import type { Catalog, Metric, Variant } from "../catalog.js";
import { labelCollisions, seriesCollisions } from "../exported-collisions.js";
import type { Finding, Rule } from "../resolution.js";

/**
 * Identifiers must differ, and so must names without regard to case: OpenTelemetry compares instrument names so
 * (metrics API specification, instrument name syntax). What is exported must differ in Prometheus, by the strategy of the
 * catalog. Removed metrics have no recorder, but keep their names.
 */
export const nameCollision: Rule = {
  code: "name-collision",
  *check({ catalog }) {
    const owners = new Map<string, Claimant>();
    const buried = new Map<string, Metric>();
    const removed = catalog.metrics.filter(({ status }) => status === "removed");
    for (const metric of removed) for (const [claim] of nameClaims(metric, catalog)) buried.set(claim, metric);
    const exported = exportedCollisions(catalog);
    for (const metric of catalog.metrics) {
      if (metric.status === "removed") continue;
      const variants = metric.variants.map((variant) => claimant(metric, variant));
      const finding = collision(claimant(metric), claimsOf(metric), owners) ?? reuse(metric, catalog, buried);
      if (finding !== undefined) yield finding;
      else yield* exported.get(metric) ?? [];
      for (const variant of variants) {
        const other = collision(variant, identifiersOf(variant), owners);
        if (other !== undefined) yield other;
      }
    }
  },
};

/** What becomes one series or one label by the catalog's own strategy, by the later metric. */
function exportedCollisions(catalog: Catalog): ReadonlyMap<Metric, readonly Finding[]> {
  const found = new Map<Metric, readonly Finding[]>();
  const [route] = catalog.settings.prometheus.routes;
  for (const { metric, other, name, isRenaming } of seriesCollisions(catalog, route)) {
    if (!isRenaming) found.set(metric, [seriesFinding(metric, other, name)]);
  }
  for (const { metric, attribute, other, label } of labelCollisions(catalog, route)) {
    const finding: Finding = {
      place: attribute.place,
      message: `attribute "${attribute.key}" of metric "${metric.key}" collides with "${other.key}": both become the label "${label}" in Prometheus`,
      help: "rename one, or choose another `prometheus.translation_strategy`",
      related: [{ place: other.place, message: `"${other.key}" stands here` }],
    };
    found.set(metric, [...(found.get(metric) ?? []), finding]);
  }
  return found;
}

function seriesFinding(metric: Metric, other: Metric | null, name: string): Finding {
  if (other === null) {
    const message = `metric "${metric.key}" becomes "${name}", the series in which Prometheus keeps what a resource says`;
    return { place: metric.place, message, help: "rename it" };
  }
  return {
    place: metric.place,
    message: `metric "${metric.key}" collides with "${other.key}": both become the series "${name}" in Prometheus`,
    help: "rename one, so that they differ in more than unit, type and separators",
    related: [{ place: other.place, message: `"${other.key}" stands here` }],
  };
}

type Claim = readonly [claim: string, reason: string];

/** What begins a claim to an identifier, which `recorder:` can choose otherwise. */
const inCode = "code ";

function claimsOf(metric: Metric): readonly Claim[] {
  const own = metric.hasOwnRecorder ? identifiersOf(metric) : [];
  return [
    ...own,
    [`name ${metric.name.toLowerCase()}`, "OpenTelemetry compares names without regard to case"],
    [`key ${metric.key}`, "the catalog calls both so"],
  ];
}

/** What a recorder needs in the generated code. */
function identifiersOf({ names: { recorder, timer, attributes } }: Pick<Metric, "names">): readonly Claim[] {
  return [
    [`${inCode}method ${recorder}`, `both become the recorder "${recorder}"`],
    ...(timer === null ? [] : [[`${inCode}method ${timer.method}`, `both need the method "${timer.method}"`] as const]),
    [`${inCode}type ${attributes}`, `both need the type "${attributes}"`],
  ];
}

/** The forms in which a name is known to people and databases, without regard to case. */
function nameClaims(metric: Metric, { settings }: Catalog): readonly Claim[] {
  const exported = exportedMetric(metric, settings.prometheus.routes[0]).name ?? metric.name;
  return [
    [`stem ${camelCase(metric.key).toLowerCase()}`, "the two differ in nothing but case and separators"],
    [`exported ${exported.toLowerCase()}`, `Prometheus calls both "${exported}"`],
  ];
}

/** A metric, or one of its variants, as messages call it. */
type Claimant = Pick<Metric, "names" | "place"> & { readonly title: string; readonly quoted: string };

function claimant({ key, names, place }: Metric, variant?: Variant): Claimant {
  if (variant === undefined) return { names, place, title: `metric "${key}"`, quoted: `"${key}"` };
  const title = `variant "${variant.key}" of metric "${key}"`;
  return { names: variant.names, place: variant.place, title, quoted: title };
}

function collision(claimant: Claimant, claims: readonly Claim[], owners: Map<string, Claimant>): Finding | undefined {
  for (const [claim, reason] of claims) {
    const owner = owners.get(claim);
    if (owner !== undefined) {
      return {
        place: claimant.place,
        message: `${claimant.title} collides with ${owner.quoted}: ${reason}`,
        help: claim.startsWith(inCode)
          ? 'rename one, or give one another identifier, with "recorder:"'
          : "rename one, so that they differ in more than case and separators",
        related: [{ place: owner.place, message: `${owner.quoted} stands here` }],
      };
    }
  }
  for (const [claim] of claims) owners.set(claim, claimant);
  return undefined;
}

/** Dashboards over past data still know what was removed. */
function reuse(metric: Metric, catalog: Catalog, buried: ReadonlyMap<string, Metric>): Finding | undefined {
  if (buried.size === 0) return undefined;
  const [found] = nameClaims(metric, catalog).flatMap(([claim, reason]) => {
    const owner = buried.get(claim);
    // The name that takes its place carries on what the removed metric measured.
    if (owner === undefined || owner.deprecated?.renamedTo === metric.key) return [];
    return [{ owner, reason }];
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
