import { fileURLToPath } from "node:url";

type Reader = { readFacts(path: string): unknown };
type Writer = { catalogText(name: string, registry: unknown): string };

const here = (name: string) => new URL(name, import.meta.url);

let written: string | undefined;

/** The registry of 541 metrics, as a catalog; written once. */
export async function conventionsCatalog(): Promise<string> {
  const { readFacts }: Reader = await import(here("facts.mjs").href);
  const { catalogText }: Writer = await import(here("write-catalog.mjs").href);
  written ??= catalogText("conventions", readFacts(fileURLToPath(here("facts/conventions.tsv"))));
  return written;
}
