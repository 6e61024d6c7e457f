import type * as z from "zod";
import type { Path } from "../../source.js";
import { valueAt } from "../value-at.js";

type Issue = z.core.$ZodIssue;

/** What is wrong at one path: an issue of zod, or a value that fits none of several types. */
export type Fault =
  | { readonly kind: "issue"; readonly path: Path; readonly issue: Exclude<Issue, { code: "invalid_union" }> }
  | { readonly kind: "mismatch"; readonly path: Path; readonly expected: readonly string[] };

/**
 * The faults behind an issue. Of a union, those of the one branch that the value's own type chooses, because it is what the
 * person meant, and of several that with the fewest; a value that no branch takes is a mismatch.
 */
export function faultsOf(issue: Issue, data: unknown, base: Path = []): readonly Fault[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  if (issue.code === "invalid_type") return [{ kind: "mismatch", path, expected: [issue.expected] }];
  if (issue.code !== "invalid_union") return [{ kind: "issue", path, issue }];
  const value = valueAt(data, path);
  const fitting = issue.errors.filter((branch) => !branch.some((inner) => isMismatch(inner, value)));
  const [chosen] = fitting.sort((a, b) => a.length - b.length);
  if (chosen !== undefined) return chosen.flatMap((inner) => faultsOf(inner, data, path));
  return [{ kind: "mismatch", path, expected: issue.errors.flatMap((branch) => branch.map(expectedBy)) }];
}

/** Whether a branch of a union asks for another type than the value has. */
function isMismatch(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  return issue.code === "invalid_type" || (issue.code === "invalid_value" && typeof value !== "string");
}

function expectedBy(issue: Issue): string {
  return issue.code === "invalid_type" ? issue.expected : "type name";
}
