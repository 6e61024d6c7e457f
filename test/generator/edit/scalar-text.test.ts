import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, Scalar, stringify } from "yaml";
import { scalarText } from "../../../generator/edit/scalar-text.js";
import { runs } from "../../fuzz.js";

const word = fc.constantFrom(
  ..."yes no Y true null on http .inf a.b x-y (see it's 1 - : # , [ { } ? a: b # ~ 1e3 0x1 NaN -".split(" "),
  "",
);
const words = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(" ")),
  fc.string({ maxLength: 12 }),
);
const options = { version: "1.2", schema: "core", compat: "yaml-1.1", lineWidth: 0, blockQuote: "literal" } as const;

test("what needs no quotes is written as the library of YAML writes it", () => {
  fc.assert(
    fc.property(words, (value) => {
      const plain = scalarText(value, false);
      const inside = scalarText(value, true);
      expect(parse(`k: ${plain}`)).toEqual({ k: value });
      expect(parse(`[ ${inside} ]`)).toEqual([value]);
      if (plain === value) expect(stringify({ k: new Scalar(value) }, options)).toBe(`k: ${value}\n`);
    }),
    runs(500),
  );
});
