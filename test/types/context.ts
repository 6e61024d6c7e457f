/** The context is given once, in full; with() takes any part of it, and gives the same recorders. */
import { metrics } from "@opentelemetry/api";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import {
  createRecorders,
  type EveryShapeContext,
  type EveryShapeRecorders,
} from "../fixtures/every-shape/expected/recorders.js";
import { createRecorders as createTiny } from "../fixtures/no-context/expected/recorders.js";

const context: EveryShapeContext = { region: "eu", instance: 1, canary: true };
const record: EveryShapeRecorders = createRecorders(context, { onInvalid: "drop" });

createRecorders({ region: "us", instance: 2, canary: undefined });
createRecorders(context, { onInvalid: ({ metric, reason }) => [metric, reason] });

// @ts-expect-error the context is required
createRecorders();

// @ts-expect-error instance is missing
createRecorders({ region: "eu" });

// @ts-expect-error region allows "eu" and "us"
createRecorders({ region: "asia", instance: 1 });

// @ts-expect-error the context has no attribute "zone"
createRecorders({ region: "eu", instance: 1, zone: "a" });

// @ts-expect-error a policy is "throw", "warn", "drop" or a function
createRecorders(context, { onInvalid: "ignore" });

// @ts-expect-error the context cannot be changed behind the back of the recorders
context.region = "us";

const changed: EveryShapeRecorders = record.with({ region: "us" });
changed.starts();
record.with({});
record.with({ canary: false }).with({ instance: 3 }).calls({ tool: "shell", status: "ok" });

// @ts-expect-error region allows "eu" and "us"
record.with({ region: "asia" });

// @ts-expect-error with() changes the context, not the attributes of a metric
record.with({ tool: "shell" });

// Without a context, createRecorders takes options only.
createTiny();
createTiny({ onInvalid: "throw" }).clicks({ button: "left" });

// @ts-expect-error there is no context to give
createTiny({}, {});

const meter = metrics.getMeter("every-shape");
record.bind(meter);
record.bind(meter, { immediate: true });
record.flush();
record.unbind();

// @ts-expect-error recorders are bound to a Meter, not to a name
record.bind("every-shape");

record.bind(metrics);
record.bind(new MeterProvider(), { immediate: true });
