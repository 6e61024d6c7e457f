import { type Inline, readInline } from "./inline.js";

/** The first paragraph of a text without its marks, for a line of a table. */
export function plainSummary(markdown: string): string {
  const [first = ""] = markdown.trim().split(/\n\s*\n/, 1);
  return plainOf(readInline(first.replaceAll(/\s*\n\s*/g, " ")));
}

function plainOf(inlines: readonly Inline[]): string {
  return inlines.map((each) => ("text" in each ? each.text : plainOf(each.inner))).join("");
}
