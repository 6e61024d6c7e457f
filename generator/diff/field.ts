import type { Path } from "../source.js";
import type { Finding, Impacts, Migration, Written } from "./change.js";
import type { ChangeCode } from "./codes.js";
import { fieldMessage } from "./shown.js";

type Place = { readonly path: Path };

/** `remark` is what the two values alone do not say. */
export type Assessment = Impacts & { readonly migration?: Migration; readonly remark?: string };

/** How one field of the format is compared. */
export type FieldRule<Owner> = {
  readonly code: ChangeCode;
  /** As the format calls it. */
  readonly field: string;
  readonly read: (owner: Owner) => Written;
  /** Whether an owner can have the field; both must. Left out: any can. */
  readonly appliesTo?: (owner: Owner) => boolean;
  readonly assess: (base: Owner, head: Owner) => Assessment;
};

/** The fields that differ. `of` says whose they are where the subject alone does not, as in ` of "tool"`. */
export function compareFields<Owner extends Place>(
  rules: readonly FieldRule<Owner>[],
  { base, head }: { readonly base: Owner; readonly head: Owner },
  of = "",
): readonly Finding[] {
  return rules.flatMap(({ code, field, read, appliesTo = () => true, assess }) => {
    if (!appliesTo(base) || !appliesTo(head)) return [];
    const [before, after] = [read(base), read(head)];
    if (isSame(before, after)) return [];
    const { migration = null, remark, ...impacts } = assess(base, head);
    const message = fieldMessage(`"${field}"${of}`, before, after) + (remark === undefined ? "" : `; ${remark}`);
    const side = (owner: Owner, value: Written) => ({ value, path: [...owner.path, ...field.split(".")] });
    return [
      { code, ...impacts, message, base: side(base, before), head: side(head, after), migration, isAnnounced: false },
    ];
  });
}

/** A list that has no order of its own, such as tags. */
export function unordered<Entry extends string | number | boolean>(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => (String(a) < String(b) ? -1 : 1));
}

function isSame(a: Written, b: Written): boolean {
  return a === b || (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b));
}
