/** What the compiler says about events and spans: their attributes and values, and what a span may set. */
import { createRecorders } from "../fixtures/events/expected/recorders.js";

const record = createRecorders({ region: "eu" });

record.emit.toolResult({ tool: "shell", success: true, duration_ms: 1 });
record.emit.toolResult({ tool: "shell", success: true, duration_ms: 1, bytes: undefined, arguments: "ls" });
record.emit.shopOpened();

// @ts-expect-error an attribute that the event does not have
record.emit.toolResult({ tool: "shell", success: true, duration_ms: 1, at: "noon" });

// @ts-expect-error a required attribute is missing
record.emit.toolResult({ tool: "shell", success: true });

// @ts-expect-error a value of another type
record.emit.toolResult({ tool: "shell", success: "yes", duration_ms: 1 });

// @ts-expect-error an event without attributes takes none
record.emit.shopOpened({});

// @ts-expect-error an event that is planned has no recorder
record.emit.tillClosed();

const answer: Promise<number> = record.span.turn({ model: "o5" }, async (span) => {
  span.set({ outcome: "ok" });
  // @ts-expect-error a value outside its set
  span.set({ outcome: "lost" });
  // @ts-expect-error an attribute that the span does not have
  span.set({ result: "ok" });
  return 42;
});
const paid: string = record.span.pay(() => "paid");

// @ts-expect-error an attribute of the start is missing
record.span.turn({}, () => undefined);

// @ts-expect-error a span without attributes takes the run alone
record.span.pay({}, () => undefined);

record.bind({ logger: { emit: () => undefined } });

// @ts-expect-error what emits no records is no Logger
record.bind({ logger: { write: () => undefined } });

export { answer, paid };
