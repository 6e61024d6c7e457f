import { trace } from "@opentelemetry/api";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRecorders } from "../../fixtures/events/expected/recorders.js";
import { createWorld, enableContexts, logSummary, spanSummary, type World } from "./world.js";

enableContexts();

const region = fc.constantFrom("eu" as const, "us" as const);
const result = fc.record({
  kind: fc.constant("result" as const),
  region,
  tool: fc.constantFrom("shell", "browser"),
  success: fc.boolean(),
  duration_ms: fc.double({ min: 0, max: 1e6, noNaN: true }),
  bytes: fc.option(fc.nat(), { nil: undefined }),
});
const cart = fc.record({
  kind: fc.constant("cart" as const),
  region,
  items: fc.nat(),
  size: fc.constantFrom("small", "large", "x-large", "odd"),
});
const turn = fc.record({
  kind: fc.constant("turn" as const),
  region,
  model: fc.string(),
  outcome: fc.constantFrom("ok" as const, "error" as const, "interrupted" as const),
  inside: fc.array(result, { maxLength: 3 }),
});
const steps = fc.array(fc.oneof(result, cart, turn), { maxLength: 20 });

type Result = typeof result extends fc.Arbitrary<infer Step> ? Step : never;
type Step = typeof steps extends fc.Arbitrary<(infer Each)[]> ? Each : never;

const scope = ["shop", "1.4.0"] as const;

function bound(world: World) {
  const record = createRecorders({ region: "eu" });
  record.bind({ meter: world.meters, logger: world.loggers, tracer: world.tracers });
  return record;
}

/** One call for each step. */
function playTogether(world: World, given: readonly Step[]): void {
  const record = bound(world);
  const emit = ({ kind: _, region, ...attributes }: Result) => record.with({ region }).emit.toolResult(attributes);
  for (const step of given) {
    if (step.kind === "result") emit(step);
    else if (step.kind === "cart")
      record.with({ region: step.region }).emit.cartChanged({ items: step.items, size: step.size });
    else {
      const { region, model, outcome, inside } = step;
      record.with({ region }).span.turn({ model }, (span) => {
        inside.forEach(emit);
        span.set({ outcome });
      });
    }
  }
}

/** The same with recorders of metrics, and calls of the API by hand. */
function playApart(world: World, given: readonly Step[]): void {
  const record = bound(world);
  const logger = world.loggers.getLogger(...scope);
  const tracer = world.tracers.getTracer(...scope);
  const log = (eventName: string, [severityNumber, severityText]: readonly [number, string], attributes: object) =>
    logger.emit({ eventName, severityNumber, severityText, attributes: { ...attributes } });
  const emit = ({ kind: _, region, ...given }: Result) => {
    const { bytes, ...rest } = given;
    const attributes = { region, ...rest, ...(bytes !== undefined && { bytes }) };
    log("shop.tool.result", [9, "INFO"], attributes);
    trace.getActiveSpan()?.addEvent("shop.tool.result", attributes);
    const own = record.with({ region });
    const { tool, success, duration_ms } = given;
    const status = success ? "ok" : "error";
    own.toolCalls({ tool, status });
    own.toolTime(duration_ms / 1000, { tool, status });
    if (bytes !== undefined) own.toolBytes(bytes);
  };
  for (const step of given) {
    const own = record.with({ region: step.region });
    if (step.kind === "result") emit(step);
    else if (step.kind === "cart") {
      const { region, items, size } = step;
      log("shop.cart.changed", [5, "DEBUG"], { region, items, size });
      own.cartLevel(items, { step: size === "small" ? "low" : size === "large" ? "high" : "other" });
      own.turns(2);
    } else {
      const { region, model, outcome, inside } = step;
      tracer.startActiveSpan("shop.turn", { attributes: { region, model } }, (span) => {
        inside.forEach(emit);
        span.setAttributes({ outcome });
        own.turnDuration(0, { outcome });
        span.end();
      });
    }
  }
}

/** How long a turn takes is not the same twice. */
function withoutTimes(metrics: ReadonlyMap<string, unknown>): unknown {
  const text = (value: unknown) =>
    JSON.stringify(value, (key, each) => (/^(sum|min|max|buckets)$/.test(key) ? undefined : each));
  return [...metrics].map(([name, value]) => (name === "shop.turn.duration" ? text(value) : value));
}

test("events and spans export what separate recorder calls and calls of the API by hand export", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (given) => {
      const [together, apart] = [createWorld(), createWorld()];
      playTogether(together, given);
      playApart(apart, given);
      expect(together.logs().map(logSummary)).toEqual(apart.logs().map(logSummary));
      expect(together.spans().map(spanSummary)).toEqual(apart.spans().map(spanSummary));
      expect(withoutTimes(await together.metrics())).toEqual(withoutTimes(await apart.metrics()));
    }),
    { numRuns: 60 },
  );
});
