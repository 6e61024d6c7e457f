import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  commentText,
  patternLiteral,
  propertyAccess,
  propertyKey,
  stringLiteral,
  templateText,
} from "../../../../generator/emit/typescript/literal.js";
import { hostilePieces } from "../hostile.js";
import { runs } from "../../../fuzz.js";

/** Any sequence of UTF-16 units, unpaired surrogates included, with pieces that mean something to TypeScript. */
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const text = fc
  .array(fc.oneof(unit, fc.constantFrom(...hostilePieces, "'", '"', "`", "\\", "${", "\\u0041")))
  .map((parts) => parts.join(""));

/** What no line of code may hold as it is: breaks, controls, and marks that turn or hide what is around them. */
const hidden = /[\p{Cc}\p{Cs}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

function evaluate(code: string): unknown {
  return runInNewContext(code);
}

describe("stringLiteral", () => {
  test("is code whose value is the text, on one line, with nothing hidden in it", () => {
    fc.assert(
      fc.property(text, (given) => {
        const literal = stringLiteral(given);
        expect(evaluate(literal)).toBe(given);
        expect(literal).not.toMatch(hidden);
        expect(literal).not.toContain("${");
      }),
      runs(200),
    );
  });

  test.each([
    ["shell", '"shell"'],
    ['say "hi"', "'say \"hi\"'"],
    ["it's", '"it\'s"'],
    [`"'`, `"\\"'"`],
    ["a\nb", '"a\\nb"'],
    ["\u202e", '"\\u202e"'],
    ["日本 🦆", '"日本 🦆"'],
  ])("of %j is %s", (given, literal) => {
    expect(stringLiteral(given)).toBe(literal);
  });
});

describe("templateText", () => {
  test("is the inside of a template whose value is the text", () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(evaluate(`\`${templateText(given)}\``)).toBe(given);
        expect(templateText(given)).not.toMatch(hidden);
      }),
      runs(200),
    );
  });
});

describe("propertyKey and propertyAccess", () => {
  test("name exactly the key", () => {
    fc.assert(
      fc.property(text, (key) => {
        fc.pre(key !== "__proto__");
        expect(Object.keys(Object(evaluate(`({ ${propertyKey(key)}: 1 })`)))).toEqual([key]);
        expect(runInNewContext(propertyAccess("given", key), { given: { [key]: 7 } })).toBe(7);
      }),
      runs(100),
    );
  });

  test.each([
    ["is_git", "is_git", "a.is_git"],
    ["http.method", '"http.method"', 'a["http.method"]'],
    ["2xx", '"2xx"', 'a["2xx"]'],
    ["class", "class", "a.class"],
    ["größe", '"größe"', 'a["größe"]'],
  ])("write %s as %s and %s", (key, written, access) => {
    expect(propertyKey(key)).toBe(written);
    expect(propertyAccess("a", key)).toBe(access);
  });
});

describe("patternLiteral", () => {
  test.each(["a/b", "[/]", "\n", "\u2028", "🦆+", "a|b", "\\/", "[`'\"|$*/\\\\]+"])(
    "of %j matches whole values like the pattern",
    (pattern) => {
      const literal = patternLiteral(pattern);
      const flagged = Object(evaluate(literal));
      const wanted = new RegExp(`^(?:${pattern})$`, "u");
      for (const value of ["a/b", "/", "\n", "\u2028", "🦆🦆", "a", "b", "ab", "xa", "`'", ""]) {
        expect(flagged.test(value)).toBe(wanted.test(value));
      }
      expect(literal).not.toMatch(hidden);
    },
  );
});

describe("stringLiteral of texts that need a look at each character, and of those that do not", () => {
  test.each([
    ["a.b (c) #1 100% & [d] ~", '"a.b (c) #1 100% & [d] ~"'],
    ['say "x"', "'say \"x\"'"],
    ["it's", '"it\'s"'],
    ["a\\b", '"a\\\\b"'],
    ["${x}", '"\\u0024{x}"'],
    ["$5", '"$5"'],
  ])("%j is %s", (given, wanted) => {
    expect(stringLiteral(given)).toBe(wanted);
  });
});

describe("commentText", () => {
  test.each([
    ["plain text, as it is: a.b (c) 1 < 2 & d", "plain text, as it is: a.b (c) 1 < 2 & d"],
    ["ends */ here", "ends *\\/ here"],
    ["*/*/", "*\\/*\\/"],
    ["a/b * c", "a/b * c"],
    ["@deprecated no, a@b", "\\@deprecated no, a@b"],
    ["see @param", "see \\@param"],
    ["turned \u202e round", "turned \\u202e round"],
  ])("of %j is %j", (given, wanted) => {
    expect(commentText(given)).toBe(wanted);
  });

  test("neither ends a comment nor hides anything in it", () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(commentText(given)).not.toContain("*/");
        expect(commentText(given)).not.toMatch(/[\u2028\u202e\u200b]/);
      }),
    );
  });
});
