/** Observables are asked by a typed callback, and have no recorder to call. */
import { createRecorders } from "../fixtures/every-shape/expected/recorders.js";

const record = createRecorders({ region: "eu", instance: 1 });

const stop: () => void = record.observeQueueLength((observe) => {
  observe(3, { queue: "fast" });
  observe(4, { queue: "slow" });

  // @ts-expect-error queue is "fast" or "slow"
  observe(3, { queue: "medium" });

  // @ts-expect-error queue is required
  observe(3, {});

  // @ts-expect-error so the attributes cannot be left out
  observe(3);

  // @ts-expect-error the value comes first
  observe({ queue: "fast" }, 3);

  // @ts-expect-error the catalog has no attribute "size"
  observe(3, { queue: "fast", size: 1 });
});
stop();

record.observeConnections(async (observe) => {
  observe(await Promise.resolve(1), { peer: "a" });
});

record.observeUptime((observe) => {
  observe(process());

  // @ts-expect-error the metric has no attributes
  observe(1, { queue: "fast" });

  // @ts-expect-error a value is a number
  observe("1");
});

// @ts-expect-error the callback is required
record.observeUptime();

// @ts-expect-error a number is no callback
record.observeUptime(1);

// @ts-expect-error an observable has no recorder to call
record.uptime(1);

// @ts-expect-error what is not observable is not observed
record.observeCalls(() => undefined);

function process(): number {
  return 1;
}
