import type { Catalog, EventEntry, Metric, SpanEntry } from "../../model/catalog.js";
import { type Emission, isRecorded } from "../../model/emission.js";
import { type Part, partition, signalPartition } from "../../model/partition.js";

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

/** Recorded events and spans that share a module, which is that of the recorders in a catalog that has few of them. */
export type SignalModule = {
  /** As of parts of metrics. */
  readonly infix: string;
  readonly events: readonly EventEntry[];
  readonly spans: readonly SpanEntry[];
  readonly path: string;
};

/** Of few events and spans, or none, one of all; then they stand beside the class of the recorders. */
export function divideSignals(catalog: Catalog): readonly [SignalModule, ...SignalModule[]] {
  const parts = signalPartition(catalog).map(({ id, signals }): SignalModule => {
    const recorded = signals.filter(isRecorded);
    return {
      infix: infixOf(id),
      events: recorded.filter((signal) => signal.kind === "event"),
      spans: recorded.filter((signal) => signal.kind === "span"),
      path: `./recorders/signals/${id}`,
    };
  });
  const [first, second, ...others] = parts.filter(({ events, spans }) => events.length + spans.length > 0);
  if (first !== undefined && second !== undefined) return [first, second, ...others];
  const { events, spans } = catalog;
  return [{ infix: "", events: events.filter(isRecorded), spans: spans.filter(isRecorded), path: "./recorders" }];
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
