/** Recorders of two names take the same, and what ends metrics is given when recorders are created. */
import { createRecorders } from "../fixtures/lifecycle/expected/recorders.js";
import type { CallsAttributes, ToolCallsAttributes } from "../fixtures/lifecycle/expected/recorders.js";
import type { SeasonMeasurement } from "../fixtures/lifecycle/expected/validators.js";

createRecorders({ region: "eu" }, { today: "2027-01-31", release: "1.4.0" });
const record = createRecorders({ region: "eu" }, { today: new Date(0), onInvalid: "drop" });

// @ts-expect-error a time in milliseconds is no day
createRecorders({ region: "eu" }, { today: 0 });

// @ts-expect-error a release is written as in 1.4.0
createRecorders({ region: "eu" }, { release: 1.4 });

export const forth = (attributes: ToolCallsAttributes): CallsAttributes => attributes;
export const back = (attributes: CallsAttributes): ToolCallsAttributes => attributes;

record.toolCalls({ tool: "shell", status: "ok" }, 2);
record.calls({ tool: "shell", status: "ok" }, 2);
record.startWait({ step: "one" })();
record.observeQueue((observe) => observe(1, { queue: "fast" }))();

// @ts-expect-error the old name needs the same attributes as the new one
record.calls({ tool: "shell" });

// @ts-expect-error "one" and "two" are the steps of the old name, too
record.wait(1, { step: "three" });

// What expires keeps its recorder, and what is exported under an old name stays a measurement.
record.trial({ tool: "shell" });
export const trial: SeasonMeasurement = {
  metric: "season.trial",
  instrument: "counter",
  value: 1,
  attributes: { tool: "shell" },
};
export const old: SeasonMeasurement = { metric: "season.begins", instrument: "counter", value: 1, attributes: {} };

// @ts-expect-error "gone" was removed
export const gone: SeasonMeasurement = { metric: "season.gone", instrument: "histogram", value: 1, attributes: {} };
