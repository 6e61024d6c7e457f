import { readFileSync } from "node:fs";
import type { Catalog } from "../../../generator/model/catalog.js";
import { readCatalog } from "../../../generator/pipeline.js";

/** The repository's own catalog. */
export function codexCatalog(): Catalog {
  const text = readFileSync(new URL("../../../catalog.yaml", import.meta.url), "utf8");
  const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text });
  if (catalog === undefined) throw new Error(`catalog.yaml has findings: ${JSON.stringify(diagnostics)}`);
  return catalog;
}

/** The page that the first catalog was made from. */
export function codexPage(): string {
  return readFileSync(new URL("../../fixtures/codex-telemetry.md", import.meta.url), "utf8");
}
