/** The values of a shared attribute have a type of their own, which a program can name. */
import { createRecorders, type Queue, type QueueDroppedAttributes } from "../fixtures/divided/expected/recorders.js";
import { createQueueRecorders } from "../fixtures/divided/expected/recorders/queue.js";
import { createRecorders as createShapes, type Status } from "../fixtures/every-shape/expected/recorders.js";

/** Whether two types are the same, not only assignable to each other. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

export const closed: Same<Queue, "fast" | "slow"> = true;
export const withPrefix: Same<Status, "ok" | `error_${string}`> = true;

const queues: readonly Queue[] = ["fast", "slow"];
const record = createRecorders({ region: "eu" });
for (const queue of queues) {
  record.queueSent({ queue });
  record.queueReceived({ queue });
  createQueueRecorders(record).queueSent({ queue });

  // @ts-expect-error this use allows "slow" only
  record.queueDropped({ queue });
}

// @ts-expect-error "medium" is no value of the attribute
export const unknown: Queue = "medium";

export const narrowed: Same<QueueDroppedAttributes["queue"], "slow"> = true;

declare const status: Status;
createShapes({ region: "eu", instance: 1 }).calls({ tool: "shell", status });
