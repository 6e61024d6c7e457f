import type { Metric } from "../../../model/catalog.js";
import { code } from "../syntax/code-span.js";
import { inline } from "../syntax/escape.js";
import { isPresent } from "../reference-section.js";

/** Who answers for which metrics, by name, each with a link to its section; empty where nobody is named. */
export function ownerIndex(metrics: readonly Metric[], address: (metric: Metric) => string | undefined): string {
  const owned = new Map<string, Metric[]>();
  for (const metric of metrics.filter(isPresent)) {
    for (const owner of new Set(metric.owners)) {
      const others = owned.get(owner);
      if (others === undefined) owned.set(owner, [metric]);
      else others.push(metric);
    }
  }
  if (owned.size === 0) return "";
  const lines = sorted([...owned], ([owner]) => owner).flatMap(([owner, metrics]) => [
    `- ${inline(owner)}`,
    ...sorted(metrics, ({ name }) => name).map((metric) => `  - ${linked(metric, address(metric))}`),
  ]);
  return `## Owners\n\n${lines.join("\n")}`;
}

function linked({ name }: Metric, href: string | undefined): string {
  return href === undefined ? code(name) : `[${code(name)}](${href})`;
}

function sorted<Entry>(entries: readonly Entry[], by: (entry: Entry) => string): readonly Entry[] {
  return [...entries].sort((a, b) => (by(a) < by(b) ? -1 : 1));
}
