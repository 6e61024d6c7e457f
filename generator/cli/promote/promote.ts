import type { Amendment } from "../../edit/amendment.js";
import { CommandError } from "../../write/command-error.js";
import type { PromoteRequest } from "./command.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { type Edit, entryNamed, placeOf } from "../edit/plan.js";

/** Planned to active, which is what an entry without a status is. */
export function promote(request: PromoteRequest, open: OpenCatalog): Edit {
  const { name, since } = request;
  const { kind, key, path, status } = entryNamed(name, request, open);
  if (status !== "planned") {
    const help = `only a planned ${kind} can be promoted`;
    throw new CommandError(`"${key}" is ${status} already: ${placeOf(path, open)}`, help);
  }
  const dated: readonly Amendment[] = since === null ? [] : [{ kind: "set", path: [...path, "since"], value: since }];
  return { amendments: [{ kind: "remove", path: [...path, "status"] }, ...dated], path, result: `"${key}" is active` };
}
