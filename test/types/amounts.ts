/** Where the number stands: behind the attributes of counters, where 1 is the default, and first for all others. */
import { createRecorders } from "../fixtures/every-shape/expected/recorders.js";

const record = createRecorders({ region: "eu", instance: 1 });

record.starts();
record.starts(2);
record.calls({ tool: "shell", status: "ok" }, 2);
record.balance(-1);
record.sessions({ kind: "main" }, -1);
record.oldCalls({}, 3);

// @ts-expect-error a metric without attributes takes no object
record.starts({});

// @ts-expect-error an amount is a number
record.starts("2");

// @ts-expect-error a bigint is no amount
record.starts(2n);

// @ts-expect-error the amount of a counter comes last
record.calls(2, { tool: "shell", status: "ok" });

// @ts-expect-error there is nothing behind the amount
record.calls({ tool: "shell", status: "ok" }, 2, 3);

record.temperature(41.5, { core: 0 });
record.level(3);
record.requestDuration(0.2, { tool: "shell" });
record.waitDurationMs(12);

// @ts-expect-error the value of a gauge comes first
record.temperature({ core: 0 }, 41.5);

// @ts-expect-error a gauge has no default value
record.level();

// @ts-expect-error a histogram has no default value
record.waitDurationMs();

// @ts-expect-error the value of a histogram comes first
record.requestDuration({ tool: "shell" }, 0.2);

// @ts-expect-error a histogram without attributes takes none
record.waitDurationMs(12, {});

// @ts-expect-error a recorder returns nothing
const result: number = record.starts();
export { result };
