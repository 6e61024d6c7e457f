import { allRoutes, type Route, routeLabel } from "../../exported/route.js";
import type { Catalog } from "../../model/catalog.js";
import {
  type LabelCollision,
  labelCollisions,
  type SeriesCollision,
  seriesCollisions,
} from "../../model/exported-collisions.js";
import type { LintFinding, LintRule } from "../lint-rule.js";

/** What collides by the catalog's own strategy is an error of its own; what does so by several others is found once. */
export const exportedNameCollision: LintRule = {
  code: "exported-name-collision",
  *check({ recorded: catalog }) {
    const [own] = catalog.settings.prometheus.routes;
    const found = new Set<string>();
    for (const { metric, other } of seriesCollisions(catalog, own)) found.add(pair(metric.key, other?.key));
    for (const collision of labelCollisions(catalog, own)) found.add(labels(collision));
    for (const collision of seriesCollisions(catalog, own)) {
      if (collision.isRenaming && isOwn(collision)) yield seriesFinding(collision, "");
    }
    for (const route of otherRoutes(catalog, own)) yield* collisionsOn(route, catalog, found);
  },
};

function otherRoutes({ settings }: Catalog, own: Route): readonly Route[] {
  const accepted = settings.prometheus.routes.slice(1);
  const isKnown = (route: Route) => [own, ...accepted].some((each) => routeLabel(each) === routeLabel(route));
  return [...accepted, ...allRoutes.filter((route) => !isKnown(route))];
}

function* collisionsOn(route: Route, catalog: Catalog, found: Set<string>): Iterable<LintFinding> {
  const isNew = (key: string) => !found.has(key) && found.add(key);
  for (const collision of seriesCollisions(catalog, route)) {
    if (isNew(pair(collision.metric.key, collision.other?.key)) && isOwn(collision))
      yield seriesFinding(collision, ` by ${routeLabel(route)}`);
  }
  for (const collision of labelCollisions(catalog, route)) {
    if (isNew(labels(collision)) && collision.metric.imported === null)
      yield labelFinding(collision, ` by ${routeLabel(route)}`);
  }
}

/** Two imported metrics are for those who import them. */
function isOwn({ metric, other }: SeriesCollision): boolean {
  return metric.imported === null || other?.imported === null;
}

function seriesFinding(collision: SeriesCollision, by: string): LintFinding {
  const { metric: later, other: earlier, name, isRenaming } = collision;
  const [metric, other] = later.imported !== null && earlier !== null ? [earlier, later] : [later, earlier];
  const { place, key, path } = metric;
  const words = other === null ? "Prometheus' own" : `"${other.key}"`;
  return {
    place,
    message: `metric "${key}" and ${words} become the series "${name}" in Prometheus${by}`,
    help: isRenaming
      ? "stop recording the old metric before the new one is recorded, or choose another name"
      : "rename one, or allow it where metrics are named otherwise",
    related: other === null ? [] : [{ place: other.place, message: `"${other.key}" stands here` }],
    at: path,
    detail: other?.key ?? name,
    entries: [metric],
  };
}

function labelFinding({ metric, attribute, other, label }: LabelCollision, by: string): LintFinding {
  return {
    place: attribute.place,
    message: `attributes "${attribute.key}" and "${other.key}" of "${metric.key}" become the label "${label}" in Prometheus${by}`,
    help: "rename one, or allow it where labels are named otherwise",
    related: [{ place: other.place, message: `"${other.key}" stands here` }],
    at: [...metric.path, "attributes", attribute.key],
    detail: other.key,
    entries: [metric],
  };
}

function pair(a: string, b: string | undefined): string {
  return JSON.stringify([a, b ?? null].sort());
}

function labels({ metric, attribute, other }: LabelCollision): string {
  return JSON.stringify([metric.key, attribute.key, other.key]);
}
