import { type Attributes, trace } from "@opentelemetry/api";
import { createRecorders } from "../../fixtures/events/expected/recorders.js";
import type { World } from "./memory.js";
import type { EventStep, Step } from "./steps.js";

const scope = ["shop", "1.4.0"] as const;

function bound(world: World) {
  const record = createRecorders({ region: "eu" }, { onInvalid: "drop" });
  record.bind({ meter: world.meters, logger: world.loggers, tracer: world.tracers });
  return record;
}

/** One call for each step. */
export function playTogether(world: World, given: readonly Step[]): void {
  const record = bound(world);
  const emit = (step: EventStep) => {
    const { emit } = record.with({ region: step.region });
    if (step.kind === "result") emit.toolResult(step.given);
    else if (step.kind === "cart") emit.cartChanged(step.given);
    else emit.userAsked(step.given);
  };
  for (const step of given) {
    if (step.kind !== "turn") emit(step);
    else {
      record.with({ region: step.region }).span.turn(step.given, (span) => {
        step.inside.forEach(emit);
        span.set({ outcome: step.outcome });
      });
    }
  }
}

/** What the catalog allows, by the attribute: said again here, so that the runtime is compared with something else. */
const isText = (longest: number) => (value: unknown) => typeof value === "string" && value.length <= longest;
const isBoolean = (value: unknown) => typeof value === "boolean";
const isNumber = (value: unknown) => Number.isFinite(value);
const isInt = (value: unknown) => Number.isSafeInteger(value);
const isTexts = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === "string");
const orNothing = (allows: (value: unknown) => boolean) => (value: unknown) => value === undefined || allows(value);

const any = Number.MAX_SAFE_INTEGER;

type Said = {
  readonly name: string;
  readonly severity: readonly [number: number, text: string];
  readonly isAttached: boolean;
  readonly allows: Readonly<Record<string, (value: unknown) => boolean>>;
};

const said: Readonly<Record<EventStep["kind"], Said>> = {
  result: {
    name: "shop.tool.result",
    severity: [9, "INFO"],
    isAttached: true,
    allows: {
      tool: isText(40),
      success: isBoolean,
      duration_ms: isNumber,
      bytes: orNothing(isInt),
      arguments: orNothing(isText(any)),
    },
  },
  cart: {
    name: "shop.cart.changed",
    severity: [5, "DEBUG"],
    isAttached: false,
    allows: { items: (value) => isInt(value) && Number(value) >= 0, size: isText(any) },
  },
  asked: {
    name: "shop.user.asked",
    severity: [9, "INFO"],
    isAttached: false,
    allows: { question: isText(any), answer: orNothing(isText(any)), account: isInt, files: orNothing(isTexts) },
  },
};

/** What is there and allowed. */
function allowed(given: object, allows: Said["allows"]): Attributes {
  const entries = Object.entries(given).filter(([key, value]) => value !== undefined && allows[key]?.(value));
  return Object.fromEntries(entries);
}

type Own = ReturnType<typeof bound>;

/** By the recorders of the metrics, with what the catalog says becomes of each value. */
function recordMetrics(own: Own, { kind, given }: EventStep): void {
  if (kind === "result") {
    const { tool, success, duration_ms, bytes } = given;
    const status = String(success) === "true" ? "ok" : String(success) === "false" ? "error" : undefined;
    own.toolCalls({ tool, status: status as "ok" });
    own.toolTime(typeof duration_ms === "number" ? duration_ms / 1000 : duration_ms, { tool, status: status as "ok" });
    if (bytes !== undefined) own.toolBytes(bytes);
  } else if (kind === "cart") {
    const { items, size } = given;
    const step = size === undefined ? undefined : size === "small" ? "low" : size === "large" ? "high" : "other";
    own.cartLevel(items, { step: step as "low" });
    own.turns(2);
  } else {
    const { account, answer } = given;
    own.asks({ account, answer });
  }
}

/** The same with recorders of metrics, and calls of the API by hand. */
export function playApart(world: World, given: readonly Step[]): void {
  const record = bound(world);
  const logger = world.loggers.getLogger(...scope);
  const tracer = world.tracers.getTracer(...scope);
  const emit = (step: EventStep) => {
    const { name, severity, isAttached, allows } = said[step.kind];
    const { region } = step;
    const isAllowed = Object.entries(allows).every(([key, allows]) => allows((step.given as Attributes)[key]));
    if (isAllowed) {
      const attributes = { region, ...allowed(step.given, allows) };
      const [severityNumber, severityText] = severity;
      logger.emit({ eventName: name, severityNumber, severityText, attributes });
      if (isAttached) trace.getActiveSpan()?.addEvent(name, attributes);
    }
    recordMetrics(record.with({ region }), step);
  };
  for (const step of given) {
    if (step.kind !== "turn") {
      emit(step);
      continue;
    }
    const { region, outcome, inside } = step;
    const attributes = { region, ...allowed(step.given, { model: isText(any) }) };
    tracer.startActiveSpan("shop.turn", { attributes }, (span) => {
      inside.forEach(emit);
      const isKnown = ["ok", "error", "interrupted"].includes(outcome);
      if (isKnown) span.setAttributes({ outcome });
      record.with({ region }).turnDuration(0, { outcome: isKnown ? outcome : (undefined as never) });
      span.end();
    });
  }
}
