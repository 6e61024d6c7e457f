import { deepEqual } from "node:assert/strict";
import { createWorld, logSummary, spanSummary } from "./memory.js";
import { playApart, playTogether } from "./play.js";
import type { Step } from "./steps.js";

/** How long a turn takes is not the same twice. What does not fit of events themselves, only their calls count. */
function withoutTimes(metrics: ReadonlyMap<string, unknown>): unknown {
  const text = (value: unknown) =>
    JSON.stringify(value, (key, each) => (/^(sum|min|max|buckets)$/.test(key) ? undefined : each));
  return [...metrics]
    .filter(([name]) => name !== "meterbook.invalid")
    .map(([name, value]) => [name, name === "shop.turn.duration" ? text(value) : value]);
}

/** Throws unless events and spans export what separate recorder calls and calls of the API by hand export. */
export async function compareSignals(given: readonly Step[]): Promise<void> {
  const [together, apart] = [createWorld(), createWorld()];
  playTogether(together, given);
  playApart(apart, given);
  deepEqual(together.logs().map(logSummary), apart.logs().map(logSummary));
  deepEqual(together.spans().map(spanSummary), apart.spans().map(spanSummary));
  deepEqual(withoutTimes(await together.metrics()), withoutTimes(await apart.metrics()));
}
