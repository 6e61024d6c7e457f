import { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { CatalogEntry } from "../model/catalog.js";
import type { Resolution } from "../model/resolution.js";
import { resolve } from "../model/resolve.js";
import { checkRules } from "../model/rules/index.js";
import type { CatalogText } from "../sources/catalog-text.js";
import { parseCatalogText } from "../sources/parse-catalog-text.js";
import { CatalogsBefore } from "./catalogs-before.js";
import { type ReportedFinding, levelOf, lintCatalog, type UnusedAllow } from "./lint-catalog.js";
import type { Circumstances, LintRule } from "./lint-rule.js";
import { lintRules } from "./rules/index.js";
import { loadConventions, noConventions } from "./semconv/conventions.js";

/** What a text says, what is wrong with it, and what lint rules find. */
export type Linted = {
  /** Undefined when the text holds no catalog at all. */
  readonly resolution: Resolution | undefined;
  /** What is wrong, by the rules that generate knows, too; and suppressions of nothing. */
  readonly faults: readonly Diagnostic[];
  readonly findings: readonly ReportedFinding[];
  readonly allowed: number;
};

type Given = Omit<Circumstances, "conventions" | "before" | "recorded"> & Partial<Pick<Circumstances, "before">>;

export async function lintSource(
  source: CatalogText,
  given: Given,
  rules: readonly LintRule[] = lintRules,
): Promise<Linted> {
  const found = new DiagnosticCollector();
  const located = parseCatalogText(source, found);
  if (located === undefined) return { resolution: undefined, faults: found.sorted(), findings: [], allowed: 0 };
  const whole = { ...resolve(located), document: located.document };
  checkRules(whole, found, { raise: true });
  const resolution = ownOf(whole);
  const conventions = await conventionsFor(resolution);
  const { findings, allowed, unusedAllows } = lintCatalog(
    { ...resolution, recorded: whole.catalog, before: new CatalogsBefore(), ...given, conventions },
    rules,
  );
  for (const unused of unusedAllows) reportUnused(unused, resolution, found);
  return { resolution, faults: found.sorted(), findings, allowed };
}

/** Without what it imports: the imported catalog has rules and levels of its own. */
function ownOf(resolution: Resolution): Resolution {
  const { catalog } = resolution;
  if (catalog.imports.length === 0) return resolution;
  const own = <Entry extends CatalogEntry>(entries: readonly Entry[]) => {
    return entries.filter(({ imported }) => imported === null);
  };
  const { metrics, events, spans } = catalog;
  const entries = { metrics: own(metrics), events: own(events), spans: own(spans) };
  return { ...resolution, catalog: { ...catalog, ...entries } };
}

/** They are loaded only for the rules that ask for them. */
async function conventionsFor({ catalog }: Resolution): Promise<Circumstances["conventions"]> {
  const { levels } = catalog.settings;
  const isAsked = (
    ["semconv-conformance", "semconv-look-alike", "likely-misspelling", "name-style", "otel-namespace"] as const
  ).some((code) => levelOf(code, levels) !== "off");
  return isAsked ? loadConventions() : noConventions;
}

function reportUnused({ entry, code, isOff }: UnusedAllow, { locate }: Resolution, found: DiagnosticCollector): void {
  const place = locate([...entry.path, "allow", entry.allow.indexOf(code)]);
  const reason = isOff ? "which is off" : "which finds nothing here";
  found.report("unused-suppression", place, `${entry.kind} "${entry.key}" allows "${code}", ${reason}`, {
    help: "remove it",
  });
}
