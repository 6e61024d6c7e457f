import { eventsAndSpans } from "./events-and-spans.mjs";
import { feedback } from "./feedback.mjs";
import { generator } from "./generator.mjs";
import { olderNode } from "./older-node.mjs";
import { outputs } from "./outputs.mjs";
import { outsideIn } from "./outside-in.mjs";
import { runtime } from "./runtime.mjs";
import { signals } from "./signals.mjs";
import { telemetry } from "./telemetry.mjs";

/**
 * Faults that a test has to notice. `from` stands exactly once in `file` and is replaced by `to`; one of `tests` fails then.
 * Those marked as `short` are tried in CI.
 */
export const mutants = [
  ...generator,
  ...outputs,
  ...olderNode,
  ...outsideIn,
  ...runtime,
  ...eventsAndSpans,
  ...signals,
  ...telemetry,
  ...feedback,
];
