import fc from "fast-check";
import ts from "typescript-6.0";
import { describe, expect, test } from "vitest";
import { docComment, tag } from "../../../../generator/emit/typescript/doc-comment.js";
import { hostilePieces } from "../hostile.js";

const pieces = [
  ...hostilePieces,
  "@deprecated",
  " @deprecated ",
  "@param x",
  "word",
  "a-longer-word-to-wrap-at ",
  "*",
  "/",
  "/**",
  "{@link x}",
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(""));

/** The tags that TypeScript reads in a comment over a declaration; throws when there is more, or less, than one comment. */
function tagsIn(comment: string): readonly string[] {
  const source = ts.createSourceFile("x.ts", `${comment}const x = 1;\n`, ts.ScriptTarget.ESNext, true);
  const comments = ts.getLeadingCommentRanges(source.text, 0) ?? [];
  const [statement] = source.statements;
  if (comments.length !== 1 || source.statements.length !== 1 || statement === undefined) throw new Error(comment);
  expect(statement.getText()).toBe("const x = 1;");
  return ts.getJSDocTags(statement).map(({ tagName }) => tagName.text);
}

describe("docComment", () => {
  test("is one comment without a tag, whatever the paragraphs say", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), fc.nat(2), (paragraphs, depth) => {
        const comment = docComment(paragraphs, depth);
        if (comment !== "") expect(tagsIn(comment)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("has the tags that it is given and no others, whatever they say", () => {
    fc.assert(
      fc.property(text, text, (paragraph, words) => {
        expect(tagsIn(docComment([paragraph], 1, [tag("deprecated", words)]))).toEqual(["deprecated"]);
      }),
      { numRuns: 1000 },
    );
  });

  test("keeps its lines within 120 columns, but for words that are longer", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 80 }), fc.nat(3), (words, depth) => {
        for (const line of docComment([words, words], depth).split("\n")) expect(line.length).toBeLessThanOrEqual(120);
      }),
    );
    const word = "x".repeat(200);
    expect(docComment([`a ${word} b`], 0)).toBe(`/**\n * a\n * ${word}\n * b\n */\n`);
  });

  test("stands on one line when it fits there, with folded white space", () => {
    expect(docComment(["a\n\n  b\tc"], 1)).toBe("  /** a b c */\n");
    expect(docComment(["a", "", "b"], 0)).toBe("/**\n * a\n *\n * b\n */\n");
  });

  test("is nothing when there is nothing to say", () => {
    expect(docComment(["", " \n "], 1)).toBe("");
  });
});
