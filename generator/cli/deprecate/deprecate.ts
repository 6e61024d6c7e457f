import type { CatalogEntry } from "../../model/catalog.js";
import { CommandError } from "../../write/command-error.js";
import type { DeprecateRequest } from "./command.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { deprecating, statusFor } from "../edit/deprecation.js";
import { type Edit, entryNamed, placeOf, rejectFlags } from "../edit/plan.js";

/** Gives an entry a deprecation, or adds to the one it has. */
export function deprecate(request: DeprecateRequest, open: OpenCatalog): Edit {
  const entry = entryNamed(request.name, request, open);
  const { kind, key, path } = entry;
  rejectOthers(entry, open);
  const { since, reason, emit, until } = request;
  const convert = request.convert || null;
  rejectFlags({ "--emit": emit !== null, "--until": until !== null, "--convert": request.convert }, entry);
  const renamedTo = request.renamedTo === null ? null : entryNamed(request.renamedTo, { ...request, kind }, open).key;
  const facts = deprecating(entry, { since, reason, renamed_to: renamedTo, emit, until, convert });
  const replacement = renamedTo === null ? "" : ` in favour of "${renamedTo}"`;
  return {
    amendments: [...facts, ...statusFor(entry, open, facts.length > 0)],
    path,
    result: `"${key}" is deprecated${replacement}`,
  };
}

function rejectOthers({ key, status, path }: CatalogEntry, open: OpenCatalog): void {
  const place = placeOf(path, open);
  if (status === "planned") {
    throw new CommandError(`"${key}" is planned: ${place}`, "nobody records it yet: `meterbook remove` takes it out");
  }
  if (status === "removed") throw new CommandError(`"${key}" is removed already: ${place}`);
}
