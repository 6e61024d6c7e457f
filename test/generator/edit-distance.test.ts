import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "../../generator/edit-distance.js";

test.each([
  ["tool", "tool", 0],
  ["tols", "tool", 2],
  ["tol", "tool", 1],
  ["toools", "tool", 2],
  ["toll", "tool", 1],
  ["otol", "tool", 1],
  ["tolo", "tool", 1],
  ["", "tool", 4],
])("%j is so many steps from %j: %i", (word, other, steps) => {
  expect(editDistance(word, other)).toBe(steps);
  expect(editDistance(other, word)).toBe(steps);
});

test("what is farther than asked for is infinitely far, and all else as far as it is", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });
  fc.assert(
    fc.property(word, word, fc.nat(7), (a, b, most) => {
      const distance = editDistance(a, b);
      expect(editDistance(a, b, most)).toBe(distance <= most ? distance : Number.POSITIVE_INFINITY);
    }),
  );
});
