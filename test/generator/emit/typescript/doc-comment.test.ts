import fc from "fast-check";
import ts from "typescript-6.0";
import { describe, expect, test } from "vitest";
import { type Doc, indent } from "../../../../generator/emit/typescript/doc.js";
import { docComment, tag } from "../../../../generator/emit/typescript/doc-comment.js";
import { layOut } from "../../../../generator/emit/typescript/layout.js";
import { hostilePieces } from "../hostile.js";
import { runs } from "../../../fuzz.js";

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

/** The comment as it stands `depth` deep. */
function commentOf(paragraphs: readonly string[], depth: number, tags: readonly string[] = []): string {
  const nested = (doc: Doc, levels: number): Doc => (levels === 0 ? doc : indent(nested(doc, levels - 1)));
  return layOut(nested(docComment(paragraphs, depth, tags), depth));
}

describe("docComment", () => {
  test("holds as many words on each line as fit, and a longer word whole", () => {
    const word = fc.integer({ min: 1, max: 130 }).map((length) => "x".repeat(length));
    const holds = fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
      const lines = commentOf([words.join(" "), "Another."], 0)
        .split("\n")
        .slice(1, -4);
      expect(lines.join(" ").replaceAll(" * ", "")).toBe(words.join(" "));
      for (const [index, line] of lines.entries()) {
        const [next = ""] = lines[index + 1]?.slice(" * ".length).split(" ") ?? [];
        expect(line.length <= 120 || !line.slice(" * ".length).includes(" ")).toBe(true);
        if (next !== "") expect(line.length + 1 + next.length).toBeGreaterThan(120);
      }
    });
    fc.assert(holds, runs(100));
  });

  test("is one comment without a tag, whatever the paragraphs say", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), fc.nat(2), (paragraphs, depth) => {
        const comment = commentOf(paragraphs, depth);
        if (comment !== "") expect(tagsIn(comment)).toEqual([]);
      }),
      runs(200),
    );
  });

  test("has the tags that it is given and no others, whatever they say", () => {
    fc.assert(
      fc.property(text, text, (paragraph, words) => {
        expect(tagsIn(commentOf([paragraph], 1, [tag("deprecated", words)]))).toEqual(["deprecated"]);
      }),
      runs(200),
    );
  });

  test("keeps its lines within 120 columns, but for words that are longer", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 80, size: "max" }), fc.nat(3), (words, depth) => {
        const [first, ...lines] = commentOf([words, words], depth).trimEnd().split("\n");
        for (const line of [`${"  ".repeat(depth)}${first}`, ...lines]) expect(line.length).toBeLessThanOrEqual(120);
      }),
    );
    const word = "x".repeat(200);
    expect(commentOf([`a ${word} b`], 0)).toBe(`/**\n * a\n * ${word}\n * b\n */\n`);
  });

  test("stands on one line when it fits there, with folded white space", () => {
    expect(commentOf(["a\n  b\tc"], 0)).toBe("/** a b c */\n");
    expect(commentOf(["x".repeat(113)], 0)).toHaveLength(121);
    expect(commentOf(["x".repeat(112)], 1)).toContain("/**\n   * x");
    expect(commentOf(["a", "", "b"], 0)).toBe("/**\n * a\n *\n * b\n */\n");
  });

  test("keeps the paragraphs of a text, its lists, quotes and code", () => {
    const markdown = `Which route.
It is matched.

- the first,
  which goes on
- the second:
  1. inner

> quoted
> twice

\`\`\`js
a  =  1;

b
\`\`\``;
    expect(commentOf([markdown, "Last."], 0).split("\n")).toEqual([
      "/**",
      " * Which route. It is matched.",
      " *",
      " * - the first, which goes on",
      " * - the second:",
      " *   1. inner",
      " *",
      " * > quoted",
      " * > twice",
      " *",
      " * ```js",
      " * a  =  1;",
      " *",
      " * b",
      " * ```",
      " *",
      " * Last.",
      " */",
      "",
    ]);
  });

  test("lets a wrapped item of a list stand below its text", () => {
    const lines = commentOf([`- ${"word ".repeat(30)}`], 0).split("\n");
    expect(lines.slice(1, 3).map((line) => line.slice(0, 9))).toEqual([" * - word", " *   word"]);
  });

  test("closes code that is left open", () => {
    expect(commentOf(["```\na"], 0, ["@deprecated"]).split("\n").slice(1, 5)).toEqual([
      " * ```",
      " * a",
      " * ```",
      " *",
    ]);
  });

  test("is nothing when there is nothing to say", () => {
    expect(commentOf(["", " \n "], 1)).toBe("");
  });
});
