import type { Catalog, Metric } from "../../model/catalog.js";
import { type Emission, isRecorded } from "../../model/emission.js";
import { type Part, partition } from "../../model/partition.js";

/** Metrics that share a TypeScript file in each output. */
export type TypeScriptPart = {
  /** Put into names that would otherwise be the same in each part; empty in an undivided catalog. */
  readonly infix: string;
  /** What people read of the metrics; empty in an undivided catalog. */
  readonly namespace: string;
  readonly metrics: readonly Metric[];
  /** The modules of the part, as in `./recorders/http`. */
  readonly recorders: string;
  readonly validators: string;
};

type Division = {
  readonly parts: readonly TypeScriptPart[];
  /** Whether each part has files of its own, which an index puts together; otherwise there is one part, of all. */
  readonly isDivided: boolean;
  /** The module that declares the type of the context, and those of the shared attributes. */
  readonly context: string;
};

/** The parts that have recorders. An old name that is emitted with a new one stands behind it, as they share a recorder. */
export function divide(catalog: Catalog, { replacements, oldNames }: Emission): Division {
  const recorded = (metrics: readonly Metric[]) =>
    metrics
      .filter((metric) => isRecorded(metric) && !replacements.has(metric))
      .flatMap((metric) => [metric, ...(oldNames.get(metric) ?? [])]);
  const all = partition(catalog);
  const parts = all.map((part) => partOf(part, recorded(part.metrics))).filter(({ metrics }) => metrics.length > 0);
  if (all.length > 1 && parts.length > 0) return { parts, isDivided: true, context: "./context" };
  const paths = { recorders: "./recorders", validators: "./validators" };
  const only = { infix: "", namespace: "", metrics: recorded(catalog.metrics), ...paths };
  return { parts: [only], isDivided: false, context: "./recorders" };
}

function partOf({ id, namespace }: Part, metrics: readonly Metric[]): TypeScriptPart {
  return { infix: infixOf(id), namespace, metrics, recorders: `./recorders/${id}`, validators: `./validators/${id}` };
}

/** `http-server` → `HttpServer`, `gen_ai` → `Gen_ai`; differs for ids that differ: digits stand apart from what is before. */
function infixOf(id: string): string {
  const apart = id
    .replace(/_$|_(?=--)/, "")
    .replace(/--(?=\d+$)/, "___")
    .replace(/-(?=\d)/g, "__");
  return apart.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
