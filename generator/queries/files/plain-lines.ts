import { plainQuery, type Query } from "../query.js";
import { verbatimText } from "../text/located-text.js";
import { acceptancesInComments } from "./acceptances.js";
import type { FoundQueries } from "./found-queries.js";

/** A file of expressions, one a line; lines that begin with `#` are comments on the next one. */
export function plainLines(text: string): FoundQueries {
  const queries: Query[] = [];
  let commentsFrom = 0;
  let number = 0;
  for (const { 0: line, index } of text.matchAll(/[^\n]*\n?/g)) {
    number += 1;
    const written = line.replace(/^\s+|\s+$/g, "");
    if (written === "" || written.startsWith("#")) {
      if (written === "") commentsFrom = index + line.length;
      continue;
    }
    const end = index + line.length;
    queries.push({
      ...plainQuery,
      expression: verbatimText(written, index + line.indexOf(written), (piece) => piece),
      holder: { kind: "line", name: String(number), within: "" },
      accepts: acceptancesInComments(text, commentsFrom, end),
    });
    commentsFrom = end;
  }
  return { queries, skipped: 0 };
}
