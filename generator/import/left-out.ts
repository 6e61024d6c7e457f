import type { ImportCode } from "../diagnostics/import-codes.js";
import type { Place } from "../source.js";
import type { ImportLoss } from "./imported-catalog.js";

/** Something of a source that no entry of a catalog is or has. `kind` is one of its sort, as messages call it. */
export type LeftOut = {
  readonly code: Extract<ImportCode, "import/other-signal" | "import/unused-definition">;
  readonly kind: string;
  readonly name: string;
  readonly at: Place;
};

const mostNamed = 5;
const longestName = 80;

/** A line for each kind and file, at the first one that the file has. `users` is what could have used a definition. */
export function leftOutLines(found: readonly LeftOut[], users = "no metric, event or span"): readonly ImportLoss[] {
  const groups = new Map<string, [LeftOut, ...LeftOut[]]>();
  for (const each of found) {
    const key = JSON.stringify([each.at.source.name, each.code, each.kind]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()].map((group) => lineOf(group, users));
}

function lineOf(group: readonly [LeftOut, ...LeftOut[]], users: string): ImportLoss {
  const [{ code, kind, at }] = group;
  const isOne = group.length === 1;
  const what = isOne ? `the ${kind}` : `${group.length} ${kind.replace(/y$/, "ie")}s`;
  const names = group.slice(0, mostNamed).map(({ name }) => `"${name.slice(0, longestName)}"`);
  const more = group.length > mostNamed ? ` and ${group.length - mostNamed} more` : "";
  const why =
    code === "import/other-signal"
      ? `${isOne ? "has" : "have"} no place in a catalog, and`
      : `${isOne ? "is" : "are"} used by ${users}, and`;
  const listed = isOne ? ` ${names.join("")}` : "";
  const trailing = isOne ? "" : `: ${names.join(", ")}${more}`;
  return { code, at, message: `${what}${listed} ${why} ${isOne ? "is" : "are"} left out${trailing}`, metric: null };
}
