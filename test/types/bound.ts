/** Bound recorders take the attributes of their recorder, and then numbers only. */
import { type BoundCounter, bound } from "@meterbook/runtime";
import { createRecorders } from "../fixtures/every-shape/expected/recorders.js";

const record = createRecorders({ region: "eu", instance: 1 });
const calls: BoundCounter = bound(record).calls({ tool: "shell", status: "ok" });
calls.add();
calls.add(3);

const starts = bound(record).starts();
starts.add(2);

const latency = bound(record.with({ region: "us" })).requestDuration({ tool: "shell", status: "ok" });
latency.record(0.8);
const stop: () => void = latency.start();
stop();

// @ts-expect-error status allows "ok" and others, not this
bound(record).calls({ tool: "shell", status: "fine" });

// @ts-expect-error status is missing
bound(record).calls({ tool: "shell" });

// @ts-expect-error no such attribute
bound(record).calls({ tool: "shell", status: "ok", planet: "mars" });

// @ts-expect-error the attributes are missing
bound(record).calls();

// @ts-expect-error a counter adds
calls.record(1);

// @ts-expect-error a histogram records
latency.add(1);

// @ts-expect-error a counter has no timer
calls.start();

// @ts-expect-error attributes are given once
calls.add({ tool: "shell", status: "ok" });

// @ts-expect-error observable metrics are asked
bound(record).observeQueueLength;

// @ts-expect-error a timer starts from a bound histogram
bound(record).startRequestDuration;

// @ts-expect-error no recorder
bound(record).flush;

// @ts-expect-error no such recorder
bound(record).nothing;

// @ts-expect-error attributes are no recorders
bound({ tool: "shell" });
