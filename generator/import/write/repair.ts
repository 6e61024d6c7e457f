import { suppressibleCodes } from "../../diagnostics/codes.js";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { type Diagnostic, placeOf, sourceOf } from "../../diagnostics/diagnostic.js";
import type { LocatedValue } from "../../document/locate.js";
import { readDocument } from "../../document/read-document.js";
import type { SourceText } from "../../source.js";
import { type ImportedAttribute, type ImportLoss, variantsOf } from "../imported-catalog.js";
import { idOf, sections } from "./kinds.js";
import type { PlannedEntry } from "./plan.js";

type Repaired = { readonly planned: readonly PlannedEntry[]; readonly losses: readonly ImportLoss[] };

/**
 * What is left when everything is taken out, or accepted, that makes a catalog invalid: of the entries that are to be written, by the
 * errors that they cause. Undefined where an error is about something else.
 */
export function repaired(planned: readonly PlannedEntry[], errors: readonly Diagnostic[]): Repaired | undefined {
  const losses: ImportLoss[] = [];
  const before = new Map(planned.map((each) => [idOf(each), each]));
  const left = new Map(before);
  for (const error of errors) {
    const subject = subjectOf(error);
    if (subject === undefined) return undefined;
    const { id, attribute } = subject;
    if (id !== null && !before.has(id)) return undefined;
    const affected = id === null ? [...left.values()].filter((each) => uses(each, attribute)) : [left.get(id)];
    for (const each of affected) {
      if (each === undefined) continue;
      const mayAccept = isSuppressible(error) && before.get(idOf(each))?.allow.includes(error.code) !== true;
      const { less, loss } = mayAccept ? accepted(each, error) : leftOut(each, attribute, error);
      losses.push(loss);
      if (less === undefined) left.delete(idOf(each));
      else left.set(idOf(each), less);
    }
  }
  return losses.length === 0 ? undefined : { planned: [...left.values()], losses };
}

/** Null stands for all entries that use the attribute, or for the entry as a whole. */
type Subject = { readonly id: string | null; readonly attribute: string | null };

/** An entry as it stands after an error, undefined where it is left out, and what that lost. */
type Outcome = { readonly less: PlannedEntry | undefined; readonly loss: ImportLoss };

function isSuppressible({ code }: Diagnostic): boolean {
  return suppressibleCodes.some((known) => known === code);
}

function accepted(each: PlannedEntry, { code, message }: Diagnostic): Outcome {
  const { entry, allow } = each;
  return {
    less: allow.includes(code) ? each : { ...each, allow: [...allow, code] },
    loss: {
      code: "import/accepted",
      at: entry.at,
      message: `${message}; it is accepted with \`allow: [${code}]\``,
      metric: entry.name,
    },
  };
}

function leftOut(each: PlannedEntry, attribute: string | null, { code, message }: Diagnostic): Outcome {
  const { name, at } = each.entry;
  const isOfAttribute = attribute !== null && code !== "cardinality-budget";
  const what = isOfAttribute ? `the attribute "${attribute}" of "${name}"` : `"${name}"`;
  return {
    less: isOfAttribute ? withoutAttribute(each, attribute) : undefined,
    loss: {
      code: code === "name-collision" ? "import/name-collision" : "import/rejected",
      at,
      message: `${what} is left out: ${message}`,
      metric: name,
    },
  };
}

function uses({ entry }: PlannedEntry, attribute: string | null): boolean {
  const all = [...(entry.attributes ?? []), ...variantsOf(entry).flatMap((each) => each.attributes)];
  return all.some(({ key }) => key === attribute);
}

function withoutAttribute(planned: PlannedEntry, attribute: string): PlannedEntry {
  const { entry } = planned;
  const kept = (all: readonly ImportedAttribute[]) => all.filter(({ key }) => key !== attribute);
  const attributes = kept(entry.attributes ?? []);
  const variants = variantsOf(entry).map((each) => ({ ...each, attributes: kept(each.attributes) }));
  return { ...planned, entry: { ...entry, attributes, ...(variants.length > 0 && { variants }) } };
}

/** The entry in which a finding lies. */
function subjectOf(error: Diagnostic): Subject | undefined {
  const place = placeOf(error);
  if (place === null) return undefined;
  const root = rootOf(sourceOf(error));
  for (const section of sections) {
    const [key, written] = childAt(root?.children.get(section), place.start);
    if (key === undefined) continue;
    const [attribute] = childAt(written?.children.get("attributes"), place.start);
    const isList = written?.children.get("attributes")?.children.has(0) === true;
    return { id: `${section} ${key}`, attribute: isList ? null : (attribute ?? null) };
  }
  const [attribute] = childAt(root?.children.get("attributes"), place.start);
  return attribute === undefined ? undefined : { id: null, attribute };
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
