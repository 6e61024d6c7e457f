import fc from "fast-check";
import { expect, test } from "vitest";
import { flatMap } from "../../generator/flat-map.js";

test("what is joined by a loop is what Node's own flatMap joins, lists in lists and their places included", () => {
  const item = fc.oneof(fc.integer(), fc.constant(undefined), fc.array(fc.integer(), { maxLength: 2 }));
  fc.assert(
    fc.property(fc.array(fc.array(item, { maxLength: 3 }), { maxLength: 5 }), (lists) => {
      expect(flatMap(lists, (list) => list)).toEqual(lists.flat());
      expect(flatMap(lists, (list, index) => [index, ...list])).toEqual(
        lists.flatMap((list, index) => [index, ...list]),
      );
    }),
  );
});
