import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SarifResult } from "../../diagnostics/sarif.js";
import type { Annotation } from "../../diagnostics/workflow-command.js";
import type { Outcome } from "../host/outcome.js";
import type { Palette } from "../terminal/color.js";

type Lazy<Value> = Value | Promise<Value>;

/** Paths from the root of the repository, as programs want them; those of a report are as messages write them. */
export type FromRoot = (file: string) => string;

/** Everything there is to say about a run of a command. A renderer asks for the parts that its format shows. */
export type Report = {
  readonly command: string;
  readonly status: Outcome["status"];
  /** As messages name it; null when the run did not come to read one. */
  readonly catalog: string | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The keys of the JSON report beside `format`, `command` and `diagnostics`. */
  readonly facts: () => object;
  /** Keys that the JSON report adds to a diagnostic. */
  readonly marks?: (diagnostic: Diagnostic) => object;
  /** What was asked for, on stdout. */
  readonly data?: (style: Palette) => Lazy<string>;
  /** How it ended, on stdout; --quiet leaves it out. */
  readonly summary?: (style: Palette) => Lazy<string>;
  /** What people must know, on stderr, after the diagnostics. */
  readonly problems?: (style: Palette) => Lazy<string>;
  /** For GitHub, beside those of the diagnostics. */
  readonly annotations?: (fromRoot: FromRoot) => Lazy<readonly Annotation[]>;
  /** For code scanning, beside those of the diagnostics. */
  readonly results?: () => Lazy<readonly SarifResult[]>;
  /** A comment, or a part of the summary of GitHub's job; when left out, a table of the diagnostics if there are any. */
  readonly markdown?: (fromRoot: FromRoot) => Lazy<string>;
  /** As results of tests. */
  readonly junit?: () => Lazy<string>;
  /** As coverage of the catalog. */
  readonly lcov?: (fromRoot: FromRoot) => Lazy<string>;
  /** Why the run ended before it could report anything. */
  readonly failure?: { readonly message: string; readonly help: string | null };
};
