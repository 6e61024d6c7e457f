import { readFileSync } from "node:fs";
import { includeSections } from "../../../generator/emit/include-sections.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { readCatalog } from "../../../generator/pipeline.js";

/** What the section on configuration includes. */
export const configReference = "src/telemetry/reference/reference.md";

/** The repository's own catalog, with what its page includes. */
export function codexCatalog(): Catalog {
  const text = textAt("catalog.yaml");
  const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text });
  if (catalog === undefined) throw new Error(`catalog.yaml has findings: ${JSON.stringify(diagnostics)}`);
  const whole = includeSections(catalog, new Map([[configReference, textAt(configReference)]]));
  if (whole.problems.length > 0) throw new Error(`its page has findings: ${JSON.stringify(whole.problems)}`);
  return whole.catalog;
}

/** The page that the first catalog was made from. */
export function codexPage(): string {
  return textAt("test/fixtures/codex-telemetry.md");
}

/** The text of a file of the repository. */
export function textAt(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
}
