import { describe, expect, expectTypeOf, it } from "vitest";
import * as z from "zod";
import { type Measurement, measurement, measurementUnion, strictAttributes } from "../../src/runtime/zod.js";

type Attributes = { readonly tool: string; readonly kind: "a" | `x_${string}`; readonly attempt?: number | undefined };

const attributes: z.ZodType<Attributes> = strictAttributes<Attributes>({
  tool: z.string(),
  kind: z.union([z.literal(["a"]), z.templateLiteral(["x_", z.string()])]),
  attempt: z.optional(z.int().min(1)),
});

type Any = Measurement<"tool.call", "counter", Attributes> | Measurement<"undo", "histogram", Record<never, never>>;

const union: z.ZodType<Any> = measurementUnion<Any>([
  measurement("tool.call", "counter", z.int().min(0), attributes),
  measurement("undo", "histogram", z.number().min(0), z.strictObject({})),
]);

describe("strictAttributes", () => {
  it("accepts what the type accepts", () => {
    expect(attributes.parse({ tool: "a", kind: "x_1" })).toEqual({ tool: "a", kind: "x_1" });
    expect(attributes.safeParse({ tool: "a", kind: "a", attempt: undefined }).success).toBe(true);
    expectTypeOf<z.output<typeof attributes>>().toEqualTypeOf<Attributes>();
  });

  it.each([
    [{ tool: "a" }],
    [{ tool: "a", kind: "b" }],
    [{ tool: "a", kind: "a", attempt: 0 }],
    [{ tool: "a", kind: "a", more: 1 }],
    [null],
  ])("rejects %j", (value) => expect(attributes.safeParse(value).success).toBe(false));

  it("makes the compiler compare each value with the type", () => {
    const [tool, kind, attempt] = [z.string(), z.literal("a"), z.optional(z.int())];
    // @ts-expect-error -- a number where the type has text
    const numbers = strictAttributes<Attributes>({ tool: z.number(), kind, attempt });
    // @ts-expect-error -- attempt is missing
    const fewer = strictAttributes<Attributes>({ tool, kind });
    // @ts-expect-error -- wider than the type
    const wider = strictAttributes<Attributes>({ tool, kind: z.string(), attempt });
    expect(numbers.safeParse({ tool: "a", kind: "a" }).success).toBe(false);
    expect(fewer.safeParse({ tool: "a", kind: "a", attempt: 1 }).success).toBe(false);
    expect(wider.safeParse({ tool: "a", kind: "b" }).success).toBe(true);
  });
});

describe("measurementUnion", () => {
  it("goes by the metric, and checks instrument, value and attributes", () => {
    const call = { metric: "tool.call", instrument: "counter", value: 1, attributes: { tool: "a", kind: "a" } };
    expect(union.parse(call)).toEqual(call);
    const faults = [
      { metric: "none" },
      { instrument: "gauge" },
      { value: 0.5 },
      { value: -1 },
      { attributes: {} },
      { more: 1 },
    ];
    const accepted = faults.filter((fault) => union.safeParse({ ...call, ...fault }).success);
    expect(accepted).toEqual([]);
    expect(union.safeParse({ metric: "undo", instrument: "histogram", value: 0.5, attributes: {} }).success).toBe(true);
  });

  it("names the metrics when none is meant", () => {
    expect(union.safeParse({ metric: "none" }).error?.issues[0]).toMatchObject({ path: ["metric"] });
  });

  it("of no metrics accepts nothing", () => {
    expect(measurementUnion<never>([]).safeParse({}).success).toBe(false);
  });
});
