import { suppressibleCodes } from "../../diagnostics/codes.js";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { type Diagnostic, placeOf, sourceOf } from "../../diagnostics/diagnostic.js";
import type { LocatedValue } from "../../document/locate.js";
import { readDocument } from "../../document/read-document.js";
import type { SourceText } from "../../source.js";
import type { ImportedMetric, ImportLoss } from "../imported-catalog.js";
import type { PlannedMetric } from "./plan.js";

export type Repaired = { readonly planned: readonly PlannedMetric[]; readonly losses: readonly ImportLoss[] };

/**
 * What is left when everything is taken out, or accepted, that makes a catalog invalid: of the metrics that are to be written, by the
 * errors that they cause. Undefined where an error is about something else.
 */
export function repaired(planned: readonly PlannedMetric[], errors: readonly Diagnostic[]): Repaired | undefined {
  const subjects = errors.map((error) => ({ error, subject: subjectOf(error) }));
  const losses: ImportLoss[] = [];
  const left = new Map(planned.map((each) => [each.key, each]));
  for (const { error, subject } of subjects) {
    if (subject === undefined) return undefined;
    const { metric, attribute } = subject;
    const affected = metric === null ? [...left.values()].filter((each) => uses(each, attribute)) : [left.get(metric)];
    if (metric !== null && !planned.some(({ key }) => key === metric)) return undefined;
    for (const each of affected) if (each !== undefined) leaveOut(each, attribute, error, left, losses);
  }
  return losses.length === 0 ? undefined : { planned: [...left.values()], losses };
}

/** Null stands for all metrics that use the attribute, or for the metric as a whole. */
type Subject = { readonly metric: string | null; readonly attribute: string | null };

function leaveOut(
  each: PlannedMetric,
  attribute: string | null,
  error: Diagnostic,
  left: Map<string, PlannedMetric>,
  losses: ImportLoss[],
): void {
  const { metric, key, allow } = each;
  const { name, at } = metric;
  const { code, message } = error;
  if (suppressibleCodes.some((known) => known === code) && !allow.includes(code)) {
    left.set(key, { ...each, allow: [...allow, code] });
    losses.push({
      code: "import/accepted",
      at,
      message: `${message}; it is accepted with \`allow: [${code}]\``,
      metric: name,
    });
    return;
  }
  const isOfAttribute = attribute !== null && code !== "cardinality-budget";
  if (isOfAttribute) left.set(key, { ...each, metric: withoutAttribute(metric, attribute) });
  else left.delete(key);
  const what = isOfAttribute ? `the attribute "${attribute}" of "${name}"` : `"${name}"`;
  const kind = code === "name-collision" ? "import/name-collision" : "import/rejected";
  losses.push({ code: kind, at, message: `${what} is left out: ${message}`, metric: name });
}

function uses({ metric }: PlannedMetric, attribute: string | null): boolean {
  const { attributes = [], variants = [] } = metric;
  return [...attributes, ...variants.flatMap((each) => each.attributes)].some(({ key }) => key === attribute);
}

function withoutAttribute(metric: ImportedMetric, attribute: string): ImportedMetric {
  const { attributes = [], variants = [] } = metric;
  const isKept = ({ key }: { readonly key: string }) => key !== attribute;
  const others = variants.map((each) => ({ ...each, attributes: each.attributes.filter(isKept) }));
  return { ...metric, attributes: attributes.filter(isKept), variants: others };
}

/** The entry in which a finding lies. */
function subjectOf(error: Diagnostic): Subject | undefined {
  const place = placeOf(error);
  if (place === null) return undefined;
  const root = rootOf(sourceOf(error));
  const [metric, written] = childAt(root?.children.get("metrics"), place.start);
  if (metric !== undefined) {
    const [attribute] = childAt(written?.children.get("attributes"), place.start);
    const list = written?.children.get("attributes")?.children.has(0) === true;
    return { metric, attribute: list ? null : (attribute ?? null) };
  }
  const [attribute] = childAt(root?.children.get("attributes"), place.start);
  return attribute === undefined ? undefined : { metric: null, attribute };
}

function rootOf(source: SourceText): LocatedValue | undefined {
  return readDocument(source, new DiagnosticCollector()).node?.located;
}

function childAt(parent: LocatedValue | undefined, offset: number): readonly [string?, LocatedValue?] {
  for (const [key, child] of parent?.children ?? []) {
    const start = child.key?.start ?? child.value.start;
    if (start <= offset && offset <= Math.max(child.value.end, child.key?.end ?? 0)) return [`${key}`, child];
  }
  return [];
}
