import type { UsageCheck } from "../finding.js";
import { recorderOf, usedEntries } from "../used-catalog.js";

/** Metrics, events and spans that nothing records, and deprecated ones that something still does. */
export const checkEntries: UsageCheck = function* (used) {
  const entries = usedEntries(used);
  const { placeOf } = used;
  for (const { entry, uses, tests, others } of entries) {
    const { kind, key, status, place: at } = entry;
    if (status === "active" && uses.length === 0 && others.length === 0) {
      const who = tests.length > 0 ? `only tests record ${kind} "${key}"` : `no code records ${kind} "${key}"`;
      yield {
        code: "usage/unused-metric",
        place: at,
        message: who,
        help: `call ${recorderOf(entry)}, make it planned, or remove it`,
        related: tests.slice(0, 1).map(({ place }) => ({ place: placeOf(place), message: "a test records it here" })),
      };
    }
    if (status !== "deprecated") continue;
    const { renamedTo } = entry.deprecated ?? { renamedTo: null };
    const next = entries.find((each) => each.entry.kind === kind && each.entry.key === renamedTo)?.entry;
    for (const { place, method } of uses) {
      yield {
        code: "usage/deprecated-metric",
        place: placeOf(place),
        message: `"${method}" records the deprecated ${kind} "${key}"`,
        help: next === undefined ? "stop recording it" : `call ${recorderOf(next)}`,
        related: [{ place: at, message: `"${key}" stands here` }],
      };
    }
  }
};
