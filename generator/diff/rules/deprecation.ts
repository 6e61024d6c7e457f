import type { Attribute, CatalogEntry, Deprecation, Notice } from "../../model/catalog.js";
import { expiryClause } from "../../model/lifetime.js";
import type { Finding } from "../change.js";
import { compareFields, type FieldRule } from "../field.js";
import { both, impactsOf } from "../impacts.js";
import { shown } from "../shown.js";

type Owner = Attribute | CatalogEntry;
type Sides = { readonly base: Owner; readonly head: Owner };

const assess = () => both("cosmetic");

const wordingRules: readonly FieldRule<Owner>[] = [
  {
    code: "deprecation-since-changed",
    field: "deprecated.since",
    read: ({ deprecated }) => deprecated?.since ?? null,
    assess,
  },
  {
    code: "deprecation-reason-changed",
    field: "deprecated.reason",
    read: ({ deprecated }) => deprecated?.reason ?? null,
    assess,
  },
  {
    code: "deprecation-replacement-changed",
    field: "deprecated.renamed_to",
    read: ({ deprecated }) => deprecated?.renamedTo ?? null,
    assess: ({ deprecated: base }, { deprecated: head }) =>
      impactsOf("cosmetic", isEmitted(base) && isEmitted(head) ? "breaking" : "cosmetic"),
  },
];

const emissionRule: FieldRule<CatalogEntry> = {
  code: "emission-changed",
  field: "deprecated.emit",
  read: ({ deprecated }) => (isEmitted(deprecated) ? "both" : null),
  assess: (_, { deprecated }) => impactsOf("none", isEmitted(deprecated) ? "additive" : "breaking"),
};

const windowRule: FieldRule<CatalogEntry> = {
  code: "window-changed",
  field: "deprecated.until",
  read: ({ deprecated }) => deprecated?.until ?? null,
  assess: (_, { deprecated }) => both((deprecated?.until ?? null) === null ? "cosmetic" : "additive"),
};

const conversionRule: FieldRule<CatalogEntry> = {
  code: "emission-changed",
  field: "deprecated.convert",
  read: ({ deprecated }) => deprecated?.convert ?? false,
  assess: () => impactsOf("none", "cosmetic"),
};

/** The same for an entry, which may be exported under two names for a while. */
export function compareEntryDeprecations(sides: {
  readonly base: CatalogEntry;
  readonly head: CatalogEntry;
}): readonly Finding[] {
  const isKept = sides.base.deprecated !== null && sides.head.deprecated !== null;
  return [...compareDeprecations(sides), ...(isKept ? compareWindows(sides) : [])];
}

/** A window that opens or closes is one finding, whenever it ends. */
function compareWindows(sides: { readonly base: CatalogEntry; readonly head: CatalogEntry }): readonly Finding[] {
  const emission = compareFields([emissionRule], sides);
  return emission.length > 0 ? emission : compareFields([windowRule, conversionRule], sides);
}

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
    const impacts = impactsOf("cosmetic", isEmitted(base.deprecated) ? "breaking" : "cosmetic");
    return [{ code: "deprecation-removed", ...impacts, message: `"deprecated"${of} is taken back`, ...sides }];
  }
  const message = `"deprecated"${of} is set${replacementOf(head.deprecated)}`;
  return [{ code: "deprecation-added", ...both("additive"), message, ...sides }];
}

function textOf(deprecated: Notice | null): string | null {
  return deprecated === null ? null : (deprecated.renamedTo ?? deprecated.reason ?? deprecated.since ?? "");
}

function replacementOf(deprecated: Notice | Deprecation): string {
  const { renamedTo } = deprecated;
  return renamedTo === null ? "" : `: use ${shown(renamedTo)}${windowRemark(deprecated, "are")}`;
}

/** `; both names are exported until 2027-01-31`, or nothing. */
export function windowRemark(deprecated: Notice | Deprecation | null, verb: "are" | "were to be"): string {
  if (!isEmitted(deprecated)) return "";
  const { until } = deprecated;
  return `; both names ${verb} exported${until === null ? "" : ` ${expiryClause(until)}`}`;
}

function isEmitted(deprecated: Notice | Deprecation | null): deprecated is Deprecation {
  return deprecated !== null && "emitBoth" in deprecated && deprecated.emitBoth;
}
