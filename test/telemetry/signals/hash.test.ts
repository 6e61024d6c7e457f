import { createHash as plainHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createHash } from "../../../src/telemetry/signals/hash.js";

test("equal values of one name are alike, and nothing else is", () => {
  const hash = createHash();
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()));
  const named = fc.tuple(fc.string(), value);
  fc.assert(
    fc.property(named, named, ([name, one], [otherName, other]) => {
      expect(hash(name, one)).toMatch(/^[0-9a-f]{16}$/);
      expect(hash(name, structuredClone(one))).toBe(hash(name, one));
      const isSame = name === otherName && JSON.stringify(one) === JSON.stringify(other);
      expect(hash(name, one) === hash(otherName, other)).toBe(isSame);
    }),
  );
  expect(hash("account", 1)).not.toBe(hash("account", "1"));
});

test("who has the hash cannot try values: each start has a key of its own", () => {
  const hash = createHash();
  expect(createHash()("pin", "4711")).not.toBe(hash("pin", "4711"));
  const guesses = ["4711", '"4711"', 'pin\0"4711"'].map((text) => plainHash("sha256").update(text).digest("hex"));
  for (const guess of guesses) expect(guess).not.toContain(hash("pin", "4711"));
});

test("what is no JSON has no hash", () => {
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  for (const value of [circle, 1n, undefined, () => 1]) expect(createHash()("value", value)).toBeUndefined();
});
