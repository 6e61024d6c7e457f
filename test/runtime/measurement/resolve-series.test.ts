import { describe, expect, it } from "vitest";
import { checkLimits, defineCatalog, defineCounter, Recorders, resolveSeries } from "../../../src/runtime/contract.js";
import { type InvalidMeasurement, InvalidMeasurementError } from "../../../src/runtime/index.js";
import { recordInMemory } from "../../../src/runtime/testing.js";
import { type CheckedAttributes, createFixture, type DurationAttributes } from "../fixture-recorders.js";

function rejectionsOf(give: (record: ReturnType<typeof createFixture>) => void): readonly InvalidMeasurement[] {
  const record = createFixture({ onInvalid: "drop" });
  const memory = recordInMemory(record);
  give(record);
  return memory.rejections();
}

const refused: readonly (readonly [string, object, string, string])[] = [
  ["a value outside the closed set", { kind: "c" }, "kind", "value"],
  ["a value that only begins like an allowed one", { kind: "ab" }, "kind", "value"],
  ["a number outside the closed set", { level: 3 }, "level", "value"],
  ["a fraction for an int", { level: 1.5 }, "level", "type"],
  ["a number as text", { level: "1" }, "level", "type"],
  ["text outside the pattern", { code: "abc" }, "code", "pattern"],
  ["text that the pattern matches in part", { code: "AB1" }, "code", "pattern"],
  ["text with a line break after the pattern", { code: "AB\n" }, "code", "pattern"],
  ["text that is too long", { code: "ABCDE" }, "code", "length"],
  ["a number below the least", { share: -0.1 }, "share", "range"],
  ["a number above the most", { share: 1.1 }, "share", "range"],
  ["NaN", { share: Number.NaN }, "share", "type"],
  ["Infinity", { share: Number.POSITIVE_INFINITY }, "share", "type"],
  ["null", { kind: null }, "kind", "type"],
  ["a BigInt", { level: 1n }, "level", "type"],
  ["a symbol", { kind: Symbol("a") }, "kind", "type"],
  ["an array", { kind: ["a"] }, "kind", "type"],
];

const taken: readonly CheckedAttributes[] = [
  {},
  { kind: undefined },
  { kind: "a" },
  { kind: "x_" },
  { kind: "x_anything" },
  { level: 2 },
  { code: "ABCD" },
  { share: 0 },
  { share: 1 },
  { kind: "b", level: 1, code: "A", share: 0.25 },
];

describe("a combination of attributes", () => {
  it.each(refused)("with %s is dropped", (_what, attributes, attribute, reason) => {
    const found = rejectionsOf((record) => record.checked(attributes as CheckedAttributes));
    expect(found).toMatchObject([{ metric: "fixture.checked", attribute, reason }]);
  });

  it.each(taken.map((attributes) => [attributes]))("such as %j is taken, without undefined values", (attributes) => {
    const record = createFixture();
    const memory = recordInMemory(record);
    record.checked(attributes, 2);
    const expected = JSON.parse(JSON.stringify({ surface: "cli", model: "m1", ...attributes }));
    expect(memory.points(record.checked)).toEqual([{ attributes: expected, value: 2, values: [2] }]);
  });

  it("without a required attribute is dropped", () => {
    const found = rejectionsOf((record) => record.durationMs(1, { tool: "a" } as DurationAttributes));
    expect(found).toMatchObject([{ attribute: "status", reason: "missing" }]);
  });

  it("with an unknown attribute is recorded without it", () => {
    const record = createFixture({ onInvalid: "drop" });
    const memory = recordInMemory(record);
    const attributes = { cached: true, extra: 1 };
    record.cost(attributes, 2);
    expect(memory.points(record.cost)).toMatchObject([{ attributes: { surface: "cli", model: "m1", cached: true } }]);
    expect(memory.rejections()).toMatchObject([{ reason: "unknown", received: "extra" }]);
  });

  it("is checked again each time until it is accepted", () => {
    const found = rejectionsOf((record) => {
      record.checked({ level: 3 } as never);
      record.checked({ level: 3 } as never);
      record.checked({ level: 2 });
    });
    expect(found).toHaveLength(2);
  });

  it("keeps numbers, booleans and text apart that look alike", () => {
    const record = createFixture({ onInvalid: "drop" });
    const memory = recordInMemory(record);
    record.checked({ level: 1 });
    record.checked({ level: "1" } as never);
    record.cost({ cached: true });
    record.cost({ cached: "true" } as never);
    expect(memory.points(record.checked)).toHaveLength(1);
    expect(memory.points(record.cost)).toHaveLength(1);
  });
});

describe("the message", () => {
  it("names metric, attribute, what was received and what is allowed", () => {
    const [invalid] = rejectionsOf((record) => record.checked({ kind: "zebra" } as never));
    expect(invalid?.message).toBe(
      '"fixture.checked" was given "zebra", allowed is {"key":"kind","type":"string","required":false,"values":["a","b"],"prefixes":["x_"]}',
    );
  });

  it("states what the catalog says of the attribute", () => {
    const [invalid] = rejectionsOf((record) => record.checked({ code: "ABCDE" }));
    expect(invalid?.message).toBe(
      '"fixture.checked" was given "ABCDE", allowed is {"key":"code","type":"string","required":false,"pattern":"[A-Z]+","maxLength":4}',
    );
  });

  it("never shows a personal or secret value", () => {
    const pin = defineCounter({
      name: "pins",
      attributes: [{ key: "pin", type: "string", sensitivity: "secret", maxLength: 3, check: checkLimits }],
    });
    const seen: unknown[] = [];
    const catalog = defineCatalog({ name: "pins", context: [], metrics: [pin] });
    const record = new Recorders(catalog, {}, { onInvalid: (invalid) => void seen.push(invalid) });
    resolveSeries(record, pin, { pin: "4711" });
    resolveSeries(record, pin, {});
    const where = 'allowed is {"key":"pin","type":"string","sensitivity":"secret","maxLength":3}';
    expect(seen).toMatchObject([
      { received: "[REDACTED]", message: `"pins" was given "[REDACTED]", ${where}` },
      { received: undefined, message: `"pins" was given undefined, ${where}` },
    ]);
  });

  it("stays short whatever it quotes", () => {
    const [invalid] = rejectionsOf((record) => record.checked({ code: "x".repeat(1_000_000) }));
    expect(invalid?.message.length).toBeLessThan(250);
  });

  it("is what the error says under the policy throw", () => {
    const record = createFixture({ onInvalid: "throw" });
    expect(() => record.undo(-1)).toThrow(InvalidMeasurementError);
    expect(() => record.undo(-1)).toThrow('"fixture.undo" was given -1, allowed is a whole number from 0');
  });
});
