import type { Attribute, Deprecation, Metric, Notice } from "../../model/catalog.js";
import { endWords } from "../../model/lifetime.js";
import type { Finding } from "../change.js";
import { compareFields, type FieldRule } from "../field.js";
import { both, judged } from "../judgement.js";
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
    judge: ({ deprecated: base }, { deprecated: head }) =>
      judged("cosmetic", isEmitted(base) && isEmitted(head) ? "breaking" : "cosmetic"),
  },
];

const emissionRule: FieldRule<Metric> = {
  code: "emission-changed",
  field: "deprecated.emit",
  read: ({ deprecated }) => (isEmitted(deprecated) ? "both" : null),
  judge: (_, { deprecated }) => judged("none", isEmitted(deprecated) ? "additive" : "breaking"),
};

const windowRule: FieldRule<Metric> = {
  code: "window-changed",
  field: "deprecated.until",
  read: ({ deprecated }) => deprecated?.until ?? null,
  judge: (_, { deprecated }) => both((deprecated?.until ?? null) === null ? "cosmetic" : "additive"),
};

/** The same for a metric, which may be exported under two names for a while. */
export function compareMetricDeprecations(sides: { readonly base: Metric; readonly head: Metric }): readonly Finding[] {
  const isKept = sides.base.deprecated !== null && sides.head.deprecated !== null;
  return [...compareDeprecations(sides), ...(isKept ? compareWindows(sides) : [])];
}

/** A window that opens or closes is one finding, whenever it ends. */
function compareWindows(sides: { readonly base: Metric; readonly head: Metric }): readonly Finding[] {
  const emission = compareFields([emissionRule], sides);
  return emission.length > 0 ? emission : compareFields([windowRule], sides);
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
    const judgement = judged("cosmetic", isEmitted(base.deprecated) ? "breaking" : "cosmetic");
    return [{ code: "deprecation-removed", ...judgement, message: `"deprecated"${of} is taken back`, ...sides }];
  }
  const message = `"deprecated"${of} is set${adviceOf(head.deprecated)}`;
  return [{ code: "deprecation-added", ...both("additive"), message, ...sides }];
}

function textOf(deprecated: Notice | null): string | null {
  return deprecated === null ? null : (deprecated.renamedTo ?? deprecated.reason ?? deprecated.since ?? "");
}

function adviceOf(deprecated: Notice | Deprecation): string {
  const { renamedTo } = deprecated;
  return renamedTo === null ? "" : `: use ${shown(renamedTo)}${windowRemark(deprecated, "are")}`;
}

/** `; both names are exported until 2027-01-31`, or nothing. */
export function windowRemark(deprecated: Notice | Deprecation | null, verb: "are" | "were to be"): string {
  if (!isEmitted(deprecated)) return "";
  const { until } = deprecated;
  return `; both names ${verb} exported${until === null ? "" : ` ${endWords(until)}`}`;
}

function isEmitted(deprecated: Notice | Deprecation | null): deprecated is Deprecation {
  return deprecated !== null && "emitBoth" in deprecated && deprecated.emitBoth;
}
