import type { Bump, Impact } from "../../../../generator/diff/change.js";
import type { ChangeCode } from "../../../../generator/diff/codes.js";
import type { Edit } from "../rich-catalog.js";

/** One edit of the rich catalog, and the one change that it is. `prepare` makes the base. */
export type Mutation = {
  readonly title: string;
  readonly edit: Edit;
  readonly prepare?: Edit;
  readonly code: ChangeCode;
  readonly callers: Impact;
  readonly consumers: Impact;
  readonly bump: Bump;
};

type Assessment = readonly [code: ChangeCode, callers: Impact, consumers: Impact, bump: Bump];

export function mutation(
  title: string,
  edit: Edit,
  [code, callers, consumers, bump]: Assessment,
  prepare?: Edit,
): Mutation {
  return { title, edit, code, callers, consumers, bump, ...(prepare && { prepare }) };
}
