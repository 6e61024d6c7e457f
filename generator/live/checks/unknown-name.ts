import { nearest } from "../../diagnostics/suggest.js";
import type { LiveRule } from "../../diagnostics/live-codes.js";
import type { EntryKind } from "../../vocabulary.js";
import { called, type Complaint } from "../complaint.js";
import type { Plan } from "../plan.js";
import type { ReceivedScope } from "../received.js";
import { shortened } from "../sample.js";

/** Whether the catalog answers for a name that it does not have: by what emits it, or by the prefix of its names. */
export function answersFor({ catalog: { name, prefix } }: Plan, came: string, scope: ReceivedScope): boolean {
  return scope.name === name || (prefix !== "" && came.startsWith(prefix));
}

const codes: Readonly<Record<EntryKind, LiveRule>> = {
  metric: "live/unknown-metric",
  event: "live/unknown-event",
  span: "live/unknown-span",
};

/** `names` are those that it may be a misspelling of. */
export function unknownName(kind: EntryKind, name: string, names: () => Iterable<string>): Complaint {
  return {
    code: codes[kind],
    kind,
    name: name.slice(0, 300),
    attribute: null,
    message: `${called({ kind, name: shortened(name) })} is not in the catalog`,
    help: () => {
      const near = name.length <= 200 ? nearest(name, names()) : undefined;
      if (near !== undefined) return `did you mean "${near}"?`;
      return `correct the name, or add the ${kind}: \`meterbook add${kind === "metric" ? "" : ` --kind ${kind}`}\``;
    },
    sample: null,
  };
}
