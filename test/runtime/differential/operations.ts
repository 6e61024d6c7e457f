import fc from "fast-check";

/** One recorder call, as data: `recorder` is a method of the fixture, `metric` the name it records. */
export type Call = {
  readonly kind: "call";
  readonly recorder: keyof typeof metricNames;
  readonly attributes: object;
  readonly value: number;
  readonly context: number;
  /** Through a handle kept from the start, or one that `with` makes for this call. */
  readonly held: boolean;
  /** Through a bound recorder, kept for all calls with the same attributes, where the scenario has both. */
  readonly bound: boolean;
};

export type Operation =
  | Call
  | { readonly kind: "collect"; readonly reader: number }
  | { readonly kind: "observe"; readonly value: number }
  | { readonly kind: "flush" | "bind" | "unbind" };

export type View = "none" | "drop attributes" | "rename" | "aggregation" | "any aggregation";
export type Temporality = "cumulative" | "delta" | "low memory";

export type Scenario = {
  readonly readers: readonly Temporality[];
  readonly view: View;
  readonly immediate: boolean;
  readonly calls: "unbound" | "bound" | "both";
  /** Through the producer of `@meterbook/runtime/sdk`, in place of the SDK's own Meter. */
  readonly producer: boolean;
  /** Whether the producer keeps exemplars, which changes nothing else. */
  readonly exemplars?: boolean;
  readonly operations: readonly Operation[];
};

export const metricNames = {
  toolCall: "fixture.tool.call",
  undo: "fixture.undo",
  cost: "fixture.cost",
  active: "fixture.active",
  depth: "fixture.depth",
  heap: "fixture.heap",
  durationMs: "fixture.duration_ms",
  size: "fixture.size",
  checked: "fixture.checked",
  wide: "fixture.wide",
} as const;

// Few values, so that calls meet in the same series.
const tool = fc.constantFrom("shell", "", "名前");
const status = fc.constantFrom("ok", "error");
const zero = fc.constant(0);
const none = fc.constant({});

/** Amounts whose sums are exact in any order, so that merging and splitting intervals leaves no trace. */
const exactAmount = fc.integer({ min: 0, max: 1 << 20 }).map((n) => n / 1024);
/** Amounts whose sums depend on the order of the additions. */
const anyAmount = fc.double({ min: 0, max: 1e12, noNaN: true });

function call(
  recorder: Call["recorder"],
  attributes: fc.Arbitrary<object>,
  value: fc.Arbitrary<number>,
): fc.Arbitrary<Call> {
  return fc.record({
    kind: fc.constant("call" as const),
    recorder: fc.constant(recorder),
    attributes,
    value,
    context: fc.constantFrom(0, 0, 0, 1, 2, 3),
    held: fc.boolean(),
    bound: fc.boolean(),
  });
}

function calls(amount: fc.Arbitrary<number>): fc.Arbitrary<Call> {
  const signed = fc.tuple(amount, fc.boolean()).map(([n, negative]) => (negative ? -n : n));
  const wide = fc.record({
    a: zero,
    b: zero,
    c: zero,
    d: zero,
    e: zero,
    f: zero,
    g: zero,
    h: zero,
    i: fc.nat({ max: 1 }),
  });
  const checked = fc.record(
    {
      kind: fc.constantFrom("a", "x_1"),
      level: fc.constantFrom(1, 2),
      code: fc.constantFrom("ABCD"),
      share: fc.constantFrom(0.5),
    },
    { requiredKeys: [] },
  );
  const duration = fc.record({ tool, status, attempt: fc.constantFrom(1, 2) }, { requiredKeys: ["tool", "status"] });
  return fc.oneof(
    call("toolCall", fc.record({ tool, status }), fc.nat()),
    call("undo", none, fc.nat()),
    call("cost", fc.record({ cached: fc.boolean() }), amount),
    call("active", fc.record({ tool }), signed),
    call("depth", fc.record({ queue: fc.constantFrom("in", "out") }, { requiredKeys: [] }), signed),
    call("heap", none, fc.integer()),
    call("durationMs", duration, amount),
    call("size", none, fc.nat()),
    call("checked", checked, amount),
    call("wide", wide, amount),
  );
}

const collect = fc.record({ kind: fc.constant("collect" as const), reader: fc.nat({ max: 2 }) });
const observe = fc.record({ kind: fc.constant("observe" as const), value: fc.nat() });
const flush = fc.constant({ kind: "flush" as const });
const bind = fc.constant({ kind: "bind" as const });
const unbind = fc.constant({ kind: "unbind" as const });
const kindOfCalls = fc.constantFrom<Scenario["calls"]>("unbound", "bound", "both");
const temporality = fc.constantFrom<Temporality>("cumulative", "delta", "low memory");

/** Without a size, most sequences would be too short for a series to be met twice. */
const long = { minLength: 30, maxLength: 120, size: "max" } as const;

/** Anything in any order, with amounts whose sums are exact. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  readers: fc.array(temporality, { minLength: 1, maxLength: 3 }),
  view: fc.constantFrom<View>("none", "drop attributes", "rename", "aggregation"),
  immediate: fc.boolean(),
  calls: kindOfCalls,
  producer: fc.constant(false),
  operations: fc.array(
    fc.oneof(
      { weight: 20, arbitrary: calls(exactAmount) },
      { weight: 4, arbitrary: collect },
      { weight: 1, arbitrary: observe },
      { weight: 1, arbitrary: flush },
      { weight: 1, arbitrary: bind },
      { weight: 1, arbitrary: unbind },
    ),
    long,
  ),
});

/** One reader and amounts of any size: the sums have to equal the SDK's to the last bit. */
export const bitwiseScenario: fc.Arbitrary<Scenario> = fc.record({
  readers: fc.tuple(temporality),
  view: fc.constantFrom<View>("none", "rename", "aggregation"),
  immediate: fc.boolean(),
  calls: kindOfCalls,
  producer: fc.constant(false),
  operations: fc
    .array(
      fc.oneof(
        { weight: 20, arbitrary: calls(anyAmount) },
        { weight: 4, arbitrary: collect },
        { weight: 1, arbitrary: observe },
      ),
      long,
    )
    .map((operations): readonly Operation[] => [{ kind: "bind" }, ...operations]),
});

/** Views that give sums and gauges any aggregation need every call, which `immediate` forwards. */
export const aggregationScenario: fc.Arbitrary<Scenario> = anyScenario.map((scenario) => ({
  ...scenario,
  view: "any aggregation",
  immediate: true,
  operations: [{ kind: "bind" }, ...scenario.operations.filter(({ kind }) => kind !== "unbind")],
}));

/** The producer serves one reader and knows no Views; its sums have to equal the SDK's to the last bit as well. */
export const producerScenario: fc.Arbitrary<Scenario> = fc
  .tuple(bitwiseScenario, fc.boolean())
  .map(([scenario, exemplars]) => ({ ...scenario, view: "none", producer: true, exemplars }));
