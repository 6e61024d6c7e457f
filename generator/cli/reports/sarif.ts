import { renderSarif } from "../../diagnostics/render-sarif.js";
import type { SarifPlace, SarifRun } from "../../diagnostics/sarif.js";
import { sha256 } from "../../write/hash.js";
import { fromRoot } from "./root.js";
import type { Surroundings } from "../surroundings.js";

/** A run as SARIF, with addresses that begin at the root of the repository. */
export function sarifOf(run: Omit<SarifRun, "version" | "hash">, { cwd, root, version }: Surroundings): string {
  const placed = <Place extends SarifPlace>(place: Place) => ({ ...place, file: fromRoot(root, cwd, place.file) });
  const results = run.results.map((result) => {
    return { ...result, place: placed(result.place), related: result.related.map(placed) };
  });
  const catalog = run.catalog && fromRoot(root, cwd, run.catalog);
  return renderSarif({ ...run, catalog, results, version, hash: sha256 });
}
