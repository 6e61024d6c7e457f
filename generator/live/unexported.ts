import { isHidden } from "../model/hiding.js";
import { redacted } from "./checks/hidden.js";
import type { Plan, PlannedEntry } from "./plan.js";
import type { ReceivedAttribute, ReceivedMetric, ReceivedPoint } from "./received.js";

/** A metric that never left its process: nothing is known of what would be hidden on the way out. */
export function unexported(metric: ReceivedMetric, { byName }: Plan): ReceivedMetric {
  const planned = byName.get(metric.head.name);
  return planned !== undefined && hasHidden(planned) ? { ...metric, points: marked(metric.points, planned) } : metric;
}

function* marked(points: Iterable<ReceivedPoint>, planned: PlannedEntry): Iterable<ReceivedPoint> {
  for (const { key, time, value, attributes } of points) {
    yield { key, time, value, attributes: () => withMarks(attributes(), planned) };
  }
}

function hasHidden({ forms }: PlannedEntry): boolean {
  return forms.some(({ byKey }) => [...byKey.values()].some(({ attribute }) => isHidden(attribute)));
}

/** Attributes with a mark in place of values that telemetry hides. */
export function withMarks(
  received: readonly ReceivedAttribute[],
  { forms }: PlannedEntry,
): readonly ReceivedAttribute[] {
  return received.map((attribute) => {
    const planned = forms.find(({ byKey }) => byKey.has(attribute.key))?.byKey.get(attribute.key);
    const isPrivate = planned !== undefined && isHidden(planned.attribute);
    return isPrivate ? { key: attribute.key, value: { type: "string", value: redacted } } : attribute;
  });
}
