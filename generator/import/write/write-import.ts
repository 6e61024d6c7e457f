import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type InvalidCatalog, type OpenCatalog, openCatalog } from "../../edit/open-catalog.js";
import type { EntrySection } from "../../vocabulary.js";
import type { ImportedCatalog, ImportLoss } from "../imported-catalog.js";
import { entriesOf, type NewEntries } from "./entries.js";
import { mergeEntries } from "./merge.js";
import { type NewCatalog, type NewFile, newCatalogFiles } from "./new-text.js";
import { sectionOf } from "./kinds.js";
import { type ImportPlan, planImport } from "./plan.js";
import { repaired } from "./repair.js";

/** Where an import goes: a new catalog, whose file is called as messages call it, or one that is there. */
export type Destination =
  | (NewCatalog & { readonly kind: "new" })
  | { readonly kind: "existing"; readonly open: OpenCatalog };

type ImportOptions = { readonly destination: Destination; readonly isPlanned: boolean };

export type WrittenImport = {
  readonly kind: "written";
  /** The catalog as it is afterwards. */
  readonly catalog: OpenCatalog;
  /** Files that are not there yet, by their paths from the catalog's folder. */
  readonly created: readonly NewFile[];
  /** Keys of the metrics, of the events and of the spans that were added. */
  readonly added: readonly string[];
  readonly events: readonly string[];
  readonly spans: readonly string[];
  /** How many of these the catalog had already, and how many of them otherwise. */
  readonly known: number;
  readonly differing: number;
  /** Those of the reader and of the writer. */
  readonly losses: readonly ImportLoss[];
};

/** The catalog cannot be made, for a reason that is no entry's: its own name or prefix. */
type FailedImport = { readonly kind: "failed"; readonly diagnostics: readonly Diagnostic[] };

/** Each round takes out all that the last one found, and what it hid may be found then. */
const mostRounds = 20;

/** Writes what a reader has read as the text of a catalog without errors, new or with what it has. */
export function writeImport(imported: ImportedCatalog, options: ImportOptions): WrittenImport | FailedImport {
  const { destination } = options;
  const open = destination.kind === "existing" ? destination.open : null;
  const prefix = destination.kind === "new" ? destination.prefix : destination.open.catalog.prefix;
  const plan = planImport(imported, { prefix, catalog: open?.catalog ?? null });
  let planned = plan.planned;
  const losses = [...plan.losses];
  for (let round = 0; round < mostRounds; round += 1) {
    const entries = entriesOf(planned, open, { isPlanned: options.isPlanned, prefix });
    const { result, created } = attempt(entries, destination);
    if (result.kind === "open") return done(result, created, { ...plan, planned, losses });
    const less = repaired(planned, result.diagnostics);
    if (less === undefined) return { kind: "failed", diagnostics: result.diagnostics };
    planned = less.planned;
    losses.push(...less.losses);
  }
  throw new Error("the imported catalog is still invalid after all repairs");
}

type Attempt = { readonly result: OpenCatalog | InvalidCatalog; readonly created: readonly NewFile[] };

function attempt(entries: NewEntries, destination: Destination): Attempt {
  if (destination.kind === "existing") return mergeEntries(destination.open, entries);
  const created = newCatalogFiles(entries, destination);
  const [{ text } = { text: "" }, ...parts] = created;
  const sources = parts.map((part) => ({ name: part.path, text: part.text }));
  const source = { name: destination.file, text, ...(sources.length > 0 && { parts: sources }) };
  return { result: openCatalog(source), created };
}

function done(catalog: OpenCatalog, created: readonly NewFile[], final: ImportPlan): WrittenImport {
  const { planned, known, differing, losses } = final;
  const added = (section: EntrySection) =>
    planned.flatMap(({ key, entry }) => (sectionOf(entry) === section ? [key] : []));
  const keys = { added: added("metrics"), events: added("events"), spans: added("spans") };
  return { kind: "written", catalog, created, ...keys, known, differing, losses };
}
