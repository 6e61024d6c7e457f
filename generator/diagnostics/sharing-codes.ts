import type { CodeDescription } from "./severity.js";

/** What is found wrong in `imports:` of a catalog, and in what it lists of other catalogs. */
export const sharingCodes = {
  "unknown-import": error(
    "`imports` names a package that is not installed or holds no catalog, or a file that does not exist.",
    "Install the package, or correct the name.",
  ),
  "import-cycle": error(
    "A catalog imports itself, by way of others.",
    "Move what both need into a catalog that imports neither.",
  ),
  "unknown-imported-metric": error(
    "`metrics` of an import names a metric that the imported catalog does not have, or lacks one that an imported event or span records.",
    "Write the exported name, or `namespace.*`; list what is recorded, too.",
  ),
  "unknown-imported-event": error(
    "`events` of an import names an event that the imported catalog does not have, or lacks one that is attached to an imported span.",
    "Write the exported name, or `namespace.*`; list what is attached, too.",
  ),
  "unknown-imported-span": error(
    "`spans` of an import names a span that the imported catalog does not have.",
    "Write the exported name, or `namespace.*`.",
  ),
  "import-clash": error(
    "Two imports bring one exported name, from two sources.",
    "Record one of the two, or let both catalogs import the same release.",
  ),
  "import-contradiction": error(
    "What is written beside an imported metric, event or span contradicts it, where it may only narrow and document.",
    "Narrow it: fewer values, a lower limit; or change the catalog that it comes from.",
  ),
  "ambiguous-attribute": error(
    "A reference names a shared attribute that several imports have, from different sources.",
    'Say which: `{ ref: name, from: "the-package" }`.',
  ),
} as const;

function error(cause: string, fix: string): CodeDescription & { readonly severity: "error" } {
  return { severity: "error", cause, fix };
}
