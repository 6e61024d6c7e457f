import type { Catalog, Metric } from "../../model/catalog.js";
import { type Emission, isRecorded } from "../../model/emission.js";
import { partition } from "../../model/partition.js";

/** A TypeScript file of the output: a part's, or the one of an undivided catalog. */
export type TypeScriptPart = {
  /** Path below the output folder without its ending, such as `recorders/http`. */
  readonly path: string;
  /** Put into names that would otherwise be the same in each part; empty in an undivided catalog. */
  readonly infix: string;
  readonly metrics: readonly Metric[];
};

/** The parts that have recorders. An old name that is emitted with a new one stands behind it, as they share a recorder. */
export function typeScriptParts(
  catalog: Catalog,
  { replacements, oldNames }: Emission,
  folder: "recorders" | "validators",
): readonly TypeScriptPart[] {
  const parts = partition(catalog).map(({ id, metrics }) => ({
    path: id === "" ? folder : `${folder}/${id}`,
    infix: infixOf(id),
    metrics: metrics
      .filter((metric) => isRecorded(metric) && !replacements.has(metric))
      .flatMap((metric) => [metric, ...(oldNames.get(metric) ?? [])]),
  }));
  const [only] = parts;
  return parts.length === 1 && only
    ? [{ ...only, path: folder, infix: "" }]
    : parts.filter(({ metrics }) => metrics.length > 0);
}

/** `http-server` → `HttpServer`; differs for ids that differ: a digit stands apart from the word before it. */
function infixOf(id: string): string {
  const apart = id
    .replace(/_$/, "")
    .replace("_", "__")
    .replace(/-(?=\d)/g, "_");
  return apart.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** How one file of the output imports another. */
export function specifier(from: string, to: string, { settings }: Catalog): string {
  const up = from.includes("/") ? "../" : "./";
  const extension = settings.importExtension === "none" ? "" : `.${settings.importExtension}`;
  return `${up}${to}${extension}`;
}
