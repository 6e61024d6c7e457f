import { CommandError } from "../../write/command-error.js";
import type { RemoveRequest } from "./command.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { type Edit, entryNamed, placeOf } from "../edit/plan.js";

/** Makes an entry a tombstone, so that its name stays taken; a planned one, which nobody has recorded, goes. */
export function remove(request: RemoveRequest, open: OpenCatalog): Edit {
  const { key, path, status } = entryNamed(request.name, request, open);
  if (status === "removed") throw new CommandError(`"${key}" is removed already: ${placeOf(path, open)}`);
  if (status === "planned") {
    return {
      amendments: [{ kind: "remove", path }],
      path,
      isTakenOut: true,
      result: `"${key}", which was planned, is taken out`,
    };
  }
  return {
    amendments: [{ kind: "set", path: [...path, "status"], value: "removed" }],
    path,
    result: `"${key}" is removed; its name stays taken`,
  };
}
