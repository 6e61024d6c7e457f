import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCatalog } from "../../../generator/format/format.js";
import { readCatalog } from "../../../generator/pipeline.js";
import { uglyCatalog } from "./ugly-catalog.js";
import { runs } from "../../fuzz.js";

const commentWords = /# (?:head|header|above|beside|floating|below, deeper|comment|the end)/g;

test("formatting keeps every comment, and formatting again changes nothing", () => {
  fc.assert(
    fc.property(uglyCatalog, (text) => {
      expect(readCatalog({ name: "catalog.yaml", text }).diagnostics).toEqual([]);
      const once = formatCatalog(text);
      expect(formatCatalog(once)).toBe(once);
      expect(commentsOf(once)).toEqual(commentsOf(text));
    }),
    { ...runs(30), endOnFailure: true },
  );
});

function commentsOf(text: string): readonly string[] {
  return [...text.matchAll(commentWords)].map(([comment]) => comment).sort();
}
