import { suggestion } from "../../diagnostics/suggest.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { referencesIn } from "../../edit/references.js";
import { following, type Renaming, takenBy } from "../../edit/renaming.js";
import { CommandError } from "../../write/command-error.js";
import { type Edit, placeOf, rejectDangerous } from "../edit/plan.js";
import type { RenameRequest } from "./command.js";

/** Renames a shared attribute with all its references. */
export function renameAttribute({ from, to }: RenameRequest, open: OpenCatalog): Edit {
  const { document, source } = open;
  const shared = document.attributes ?? {};
  if (!Object.hasOwn(shared, from)) {
    const help = suggestion(from, Object.keys(shared)) ?? "shared attributes stand under `attributes:`";
    throw new CommandError(`"${from}" is no shared attribute of ${source.name}`, help);
  }
  rejectDangerous(to);
  const renaming: Renaming = { kind: "rename", path: ["attributes", from], key: to };
  const references = referencesIn(document);
  const taken = takenBy(renaming, references, document);
  if (taken !== undefined) {
    throw new CommandError(`the attribute "${to}" exists already: ${placeOf(taken, open)}`, "choose another name");
  }
  const amendments = [...following(renaming, references), renaming];
  return { amendments, path: ["attributes", to], result: `the attribute "${from}" is called "${to}"` };
}
