import type { Catalog } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { isRemainder, type Part } from "../../model/partition.js";
import { catalogText } from "./catalog-section.js";
import { code } from "./syntax/code-span.js";
import { layout } from "./syntax/layout.js";
import { isPlanned } from "./metric-tables.js";
import { table } from "./syntax/table.js";
import { render } from "../templates/namespace-section.hbs";

const section = layout<{ readonly sentence: string; readonly namespaces: string }>(render);

/** Takes the place of the metric tables where the catalog is divided: a table of its parts, with links to their pages. */
export function namespaceSection(catalog: Catalog, parts: readonly Part[]): string {
  const rows = sorted(parts).map((part) => [
    `[${code(part.namespace)}](${partPath(part)})`,
    String(part.metrics.filter(isRecorded).length),
    String(part.metrics.filter(isPlanned).length),
  ]);
  return section({
    sentence: catalogText(catalog, "common attributes above"),
    namespaces: table(["Namespace", "Metrics", "To be added"], rows),
  });
}

/** As people look them up; what has no place of its own comes last. */
function sorted(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort(
    (a, b) => Number(isRemainder(a)) - Number(isRemainder(b)) || (a.namespace < b.namespace ? -1 : 1),
  );
}

/** The page of a part, below the output folder. */
export function partPath({ id }: Part): string {
  return `metrics/${id}.md`;
}

/** Whether the metrics stand on one page. */
export function undivided(parts: readonly Part[]): Part | undefined {
  const [first] = parts;
  return parts.length === 1 && first?.id === "" ? first : undefined;
}
