import type { CorrectnessCode } from "../diagnostics/codes.js";
import type { Diagnostic, Remark } from "../diagnostics/diagnostic.js";
import type { Locate } from "../document/parse.js";
import type { CatalogDocument } from "../document/schema/schema.js";
import type { Path, Place } from "../source.js";
import type { Attribute, Catalog, CatalogEntry } from "./catalog.js";
import type { ImportedEntries } from "./imports/contradictions.js";
import type { ResolvedImport } from "./imports/resolved-import.js";
import type { SharedNames } from "./imports/shared-names.js";

/** A place where a metric, or the context, names a shared attribute, and the import that it names for it. */
export type Reference = { readonly name: string; readonly from: string | null; readonly path: Path };

/** A catalog with what only the rules ask for: who refers to whom, and where each thing stands. */
export type Resolution = {
  readonly document: CatalogDocument;
  readonly catalog: Catalog;
  /** Its own, without those of imports. */
  readonly shared: readonly Attribute[];
  readonly names: SharedNames;
  readonly imports: readonly ResolvedImport[];
  /** What it lists of them. */
  readonly imported: ImportedEntries;
  /** What is wrong in imported files. */
  readonly importProblems: readonly Diagnostic[];
  readonly references: readonly Reference[];
  readonly locate: Locate;
  /** False when parts of the document were left out for their own findings. */
  readonly complete: boolean;
  /** False when such a part may have used a shared attribute. */
  readonly knowsAllUses: boolean;
  /** Whether an import is missing that may have what is referred to. */
  readonly lacksImports: boolean;
};

/** What a rule found; `entry` is the one whose `allow` may accept it. */
export type Finding = Remark & { readonly place: Place; readonly message: string; readonly entry?: CatalogEntry };

/** One semantic rule. It looks at the whole catalog and reports each violation once. */
export type Rule = {
  readonly code: CorrectnessCode;
  /** It reports what is not there, and so must not check a document of which parts were left out. */
  readonly needsAll?: boolean;
  check(resolution: Resolution): Iterable<Finding>;
};
