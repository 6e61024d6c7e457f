import { fileURLToPath } from "node:url";
import type { Written } from "../generator/diff/rich-catalog.js";

type Reader = { readFacts(path: string): unknown };
type Writer = {
  catalogDocument(name: string, registry: unknown): Written & { readonly metrics: Written };
  catalogText(name: string, registry: unknown): string;
};

const here = (name: string) => new URL(name, import.meta.url);

async function conventions() {
  const { readFacts }: Reader = await import(here("facts.mjs").href);
  const writer: Writer = await import(here("write-catalog.mjs").href);
  return { ...writer, facts: () => readFacts(fileURLToPath(here("facts/conventions.tsv"))) };
}

let written: string | undefined;

/** The registry of 541 metrics, as a catalog; written once. */
export async function conventionsCatalog(): Promise<string> {
  const { catalogText, facts } = await conventions();
  written ??= catalogText("conventions", facts());
  return written;
}

/** The same in the shape that YAML has in JavaScript. */
export async function conventionsDocument() {
  const { catalogDocument, facts } = await conventions();
  return catalogDocument("conventions", facts());
}
