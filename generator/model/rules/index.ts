import { adjustableCodes, allowableCodes, suppressibleCodes } from "../../diagnostics/codes.js";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Level } from "../../diagnostics/severity.js";
import { suggestion } from "../../diagnostics/suggest.js";
import type { CatalogEntry } from "../catalog.js";
import { entriesIn } from "../entries.js";
import type { Resolution, Rule } from "../resolution.js";
import { ambiguousAttribute } from "./ambiguous-attribute.js";
import { attributeRenaming } from "./attribute-renaming.js";
import { attributeConstraint } from "./attribute-constraint.js";
import { attributeValues } from "./attribute-values.js";
import { bucketsNotAscending } from "./buckets-not-ascending.js";
import { bucketsWithoutHistogram } from "./buckets-without-histogram.js";
import { cardinalityBudget } from "./cardinality-budget.js";
import { contextAttribute } from "./context-attribute.js";
import { contradictoryLanguage } from "./contradictory-language.js";
import { contradictoryOutputs } from "./contradictory-outputs.js";
import { contradictoryStatus } from "./contradictory-status.js";
import { dangerousPattern } from "./dangerous-pattern.js";
import { duplicateAttribute } from "./duplicate-attribute.js";
import { emissionConversion } from "./emission-conversion.js";
import { emissionMismatch } from "./emission-mismatch.js";
import { emissionWindow } from "./emission-window.js";
import { exampleNotAllowed } from "./example-not-allowed.js";
import { importClash } from "./import-clash.js";
import { importContradiction } from "./import-contradiction.js";
import { invalidEnd } from "./invalid-end.js";
import { invalidName } from "./invalid-name.js";
import { invalidPattern } from "./invalid-pattern.js";
import { invalidUnit } from "./invalid-unit.js";
import { lifeOrder } from "./life-order.js";
import { mistakenUnit } from "./mistaken-unit.js";
import { nameCollision } from "./name-collision.js";
import { noRecorderLeft } from "./no-recorder.js";
import { observableHistogram } from "./observable-histogram.js";
import { prefixSeparator } from "./prefix-separator.js";
import { renameCycle } from "./rename-cycle.js";
import { recordMismatch } from "./record-mismatch.js";
import { redactMismatch } from "./redact-mismatch.js";
import { reservedName } from "./reserved-name.js";
import { invalidSignalName, reservedSignalName, signalCollision } from "./signal-names.js";
import { unknownAttribute } from "./unknown-attribute.js";
import { unknownImportedMetric } from "./unknown-imported-metric.js";
import { unknownImportedEvent, unknownImportedSpan } from "./unknown-imported-signal.js";
import { unknownEvent } from "./unknown-event.js";
import { unknownMetric } from "./unknown-metric.js";
import { unsafePath } from "./unsafe-path.js";
import { unusedAttribute } from "./unused-attribute.js";
import { valueRenaming } from "./value-renaming.js";

const rules: readonly Rule[] = [
  invalidName,
  prefixSeparator,
  reservedName,
  nameCollision,
  unknownAttribute,
  attributeRenaming,
  unusedAttribute,
  ambiguousAttribute,
  unknownImportedMetric,
  unknownImportedEvent,
  unknownImportedSpan,
  importClash,
  importContradiction,
  duplicateAttribute,
  contextAttribute,
  attributeValues,
  valueRenaming,
  attributeConstraint,
  invalidPattern,
  dangerousPattern,
  exampleNotAllowed,
  bucketsWithoutHistogram,
  bucketsNotAscending,
  observableHistogram,
  noRecorderLeft,
  invalidUnit,
  mistakenUnit,
  unknownMetric,
  invalidSignalName,
  reservedSignalName,
  signalCollision,
  unknownEvent,
  recordMismatch,
  redactMismatch,
  renameCycle,
  contradictoryStatus,
  invalidEnd,
  lifeOrder,
  emissionWindow,
  emissionMismatch,
  emissionConversion,
  cardinalityBudget,
  unsafePath,
  contradictoryOutputs,
  contradictoryLanguage,
];

/** Whether levels that a catalog raises count: they are lint's, and stop no output. */
type Raising = { readonly raise: boolean };

/** Runs every rule; what a metric's `allow` accepts is left out, and an `allow` that accepts nothing is found itself. */
export function checkRules(
  resolution: Resolution,
  found: DiagnosticCollector,
  raising: Raising = { raise: false },
): void {
  const used = new Set<string>();
  found.add(resolution.importProblems);
  for (const rule of rules) {
    const level = levelOf(rule, resolution);
    if (level === "off" || (rule.needsAll && !resolution.complete)) continue;
    const severity = raising.raise ? level : undefined;
    const suppressible = suppressibleCodes.includes(rule.code);
    for (const { place, message, help, related, entry } of rule.check(resolution)) {
      if (suppressible && entry?.allow.includes(rule.code)) used.add(suppression(entry, rule.code));
      else found.report(rule.code, place, message, { help, severity, ...(related && { related }) });
    }
  }
  checkSuppressions(resolution, used, found);
}

/** What the catalog says of a rule that it may adjust. */
function levelOf({ code }: Rule, { catalog }: Resolution): Level | undefined {
  const adjustable = adjustableCodes.find((each) => each === code);
  return adjustable && catalog.settings.levels.get(adjustable);
}

function checkSuppressions(
  { catalog, locate, complete }: Resolution,
  used: ReadonlySet<string>,
  found: DiagnosticCollector,
): void {
  for (const { kind, key, path, allow, imported } of entriesIn(catalog)) {
    // The imported catalog answers for what it allows.
    if (imported !== null) continue;
    for (const [index, code] of allow.entries()) {
      const place = locate([...path, "allow", index]);
      if (!allowableCodes.some((each) => each === code)) {
        const message = `"${code}" is no finding that ${kind} "${key}" may allow`;
        found.report("unknown-suppression", place, message, { help: suggestion(code, allowableCodes) });
      } else if (complete && isReportedHere(code) && !used.has(suppression({ kind, key }, code))) {
        const message = `${kind} "${key}" allows "${code}", which finds nothing here`;
        found.report("unused-suppression", place, message, { help: "remove it" });
      }
    }
  }
}

/** The others are those of lint, which knows whether they find anything. */
function isReportedHere(code: string): boolean {
  return suppressibleCodes.some((each) => each === code);
}

function suppression({ kind, key }: Pick<CatalogEntry, "kind" | "key">, code: string): string {
  return `${code} ${kind} ${key}`;
}
