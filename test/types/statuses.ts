/** Planned and removed metrics have no recorder; active and deprecated ones have. */
import { createRecorders } from "../fixtures/deprecated-and-planned/expected/recorders.js";
import { createRecorders as createSomeday } from "../fixtures/only-planned/expected/recorders.js";
import type { LifeMeasurement } from "../fixtures/deprecated-and-planned/expected/validators.js";
import type { SomedayMeasurement } from "../fixtures/only-planned/expected/validators.js";

const record = createRecorders({ region: "eu" });

record.born();
record.asked();
record.aged();
record.moved();
record.explained(1, { step: "one" });
record.startExplained()({ step: "two" });
record.observeSilent((observe) => observe(1));

// @ts-expect-error "wished" is planned
record.wished();

// @ts-expect-error "gone" was removed
record.gone();

const someday = createSomeday({ version: "1" });
someday.flush();

// @ts-expect-error "calls" is planned
someday.calls({ tool: "shell" });

// Measurements name the metrics that have a recorder, with their instrument.
export const born: LifeMeasurement = { metric: "life.born", instrument: "counter", value: 1, attributes: {} };

// @ts-expect-error the instrument of life.born is a counter
export const wrongInstrument: LifeMeasurement = { metric: "life.born", instrument: "gauge", value: 1, attributes: {} };

// @ts-expect-error "life.wished" is planned
export const planned: LifeMeasurement = { metric: "life.wished", instrument: "counter", value: 1, attributes: {} };

// @ts-expect-error without an active metric there is no measurement
export const none: SomedayMeasurement = { metric: "calls", instrument: "counter", value: 1, attributes: {} };
