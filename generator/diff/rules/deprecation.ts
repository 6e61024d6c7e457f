import type { Attribute, Metric, Notice } from "../../model/catalog.js";
import type { Finding } from "../change.js";
import { compareFields, type FieldRule } from "../field.js";
import { both } from "../judgement.js";
import { shown } from "../wording.js";

type Owner = Attribute | Metric;
type Sides = { readonly base: Owner; readonly head: Owner };

const judge = () => both("cosmetic");

const wordingRules: readonly FieldRule<Owner>[] = [
  {
    code: "deprecation-since-changed",
    field: "deprecated.since",
    read: ({ deprecated }) => deprecated?.since ?? null,
    judge,
  },
  {
    code: "deprecation-reason-changed",
    field: "deprecated.reason",
    read: ({ deprecated }) => deprecated?.reason ?? null,
    judge,
  },
  {
    code: "deprecation-replacement-changed",
    field: "deprecated.renamed_to",
    read: ({ deprecated }) => deprecated?.renamedTo ?? null,
    judge,
  },
];

/** A deprecation that comes or goes is one finding, whatever it says. */
export function compareDeprecations({ base, head }: Sides, of = ""): readonly Finding[] {
  if (base.deprecated !== null && head.deprecated !== null) return compareFields(wordingRules, { base, head }, of);
  if (base.deprecated === head.deprecated) return [];
  const sides = {
    base: { value: textOf(base.deprecated), path: [...base.path, "deprecated"] },
    head: { value: textOf(head.deprecated), path: [...head.path, "deprecated"] },
    migration: null,
    isAnnounced: false,
  };
  if (head.deprecated === null) {
    return [{ code: "deprecation-removed", ...both("cosmetic"), message: `"deprecated"${of} is taken back`, ...sides }];
  }
  const message = `"deprecated"${of} is set${adviceOf(head.deprecated)}`;
  return [{ code: "deprecation-added", ...both("additive"), message, ...sides }];
}

function textOf(deprecated: Notice | null): string | null {
  return deprecated === null ? null : (deprecated.renamedTo ?? deprecated.reason ?? deprecated.since ?? "");
}

function adviceOf({ renamedTo }: Notice): string {
  return renamedTo === null ? "" : `: use ${shown(renamedTo)}`;
}
