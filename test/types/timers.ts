/** Timers: what was given at the start may be left out at the end, the rest may not. */
import { createRecorders } from "../fixtures/every-shape/expected/recorders.js";

const record = createRecorders({ region: "eu", instance: 1 });

const stop = record.startRequestDuration();
stop({ tool: "shell" });
stop({ tool: "shell", status: "ok", retry: true });

// @ts-expect-error tool was not given at the start
stop({});

// @ts-expect-error so the attributes cannot be left out
stop();

const begun = record.startRequestDuration({ tool: "shell" });
begun();
begun({});
begun({ status: "ok" });
begun({ tool: "apply_patch" });

// @ts-expect-error status allows "ok" and what begins with "error_"
begun({ status: "failed" });

// @ts-expect-error the catalog has no attribute "result"
begun({ result: 1 });

// @ts-expect-error status allows "ok" and what begins with "error_", at the start as well
record.startRequestDuration({ status: "failed" });

// @ts-expect-error the catalog has no attribute "result", at the start neither
record.startRequestDuration({ result: 1 });

// @ts-expect-error tool is a string at the start as well
record.startRequestDuration({ tool: 1 });

const half = record.startRequestDuration({ status: "ok" });
half({ tool: "shell" });

// @ts-expect-error tool was not given at the start
half({ retry: true });

// Without attributes there is nothing to give.
const bare = record.startWaitDurationMs();
bare();

// @ts-expect-error the metric has no attributes at the end
bare({});

// @ts-expect-error the metric has no attributes at the start
record.startWaitDurationMs({});

// @ts-expect-error the unit of payload.size is no time
record.startPayloadSize();

// @ts-expect-error a counter has no timer
record.startCalls();
