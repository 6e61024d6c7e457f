import fc from "fast-check";

/** What a program does with the events and spans of test/fixtures/events; values may be of any kind, as programs are not all typed. */

/** Mostly what the catalog allows. */
function mostly<Value>(allowed: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  const odd = fc.constantFrom<unknown>(undefined, null, "", "x".repeat(41), -1, 0.5, Number.NaN, true, [], {});
  return fc.oneof({ weight: 7, arbitrary: allowed }, { weight: 1, arbitrary: odd as fc.Arbitrary<Value> });
}

const region = fc.constantFrom("eu" as const, "us" as const);

const result = fc.record({
  kind: fc.constant("result" as const),
  region,
  given: fc.record({
    tool: mostly(fc.constantFrom("shell", "browser")),
    success: mostly(fc.boolean()),
    duration_ms: mostly(fc.double({ min: 0, max: 1e6, noNaN: true })),
    bytes: mostly(fc.option(fc.nat(), { nil: undefined })),
    arguments: mostly(fc.option(fc.string(), { nil: undefined })),
  }),
});

const cart = fc.record({
  kind: fc.constant("cart" as const),
  region,
  given: fc.record({
    items: mostly(fc.nat()),
    size: mostly(fc.constantFrom("small", "large", "x-large", "odd")),
  }),
});

const asked = fc.record({
  kind: fc.constant("asked" as const),
  region,
  given: fc.record({
    question: mostly(fc.string()),
    answer: mostly(fc.option(fc.constantFrom("yes", "no"), { nil: undefined })),
    account: mostly(fc.nat({ max: 9 })),
    files: mostly(fc.option(fc.array(fc.string(), { maxLength: 3 }), { nil: undefined })),
  }),
});

const turn = fc.record({
  kind: fc.constant("turn" as const),
  region,
  given: fc.record({ model: mostly(fc.string()) }),
  outcome: mostly(fc.constantFrom("ok" as const, "error" as const, "interrupted" as const)),
  inside: fc.array(fc.oneof(result, asked), { maxLength: 3 }),
});

export const steps = fc.array(fc.oneof(result, cart, asked, turn), { maxLength: 20 });

export type Step = typeof steps extends fc.Arbitrary<(infer Each)[]> ? Each : never;
export type EventStep = Exclude<Step, { readonly kind: "turn" }>;
