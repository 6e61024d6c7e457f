import { type PlanEdit, edit } from "./edit.js";
import type { EditRequest } from "./request.js";
import type { Outcome } from "../outcome.js";
import type { Surroundings } from "../surroundings.js";

/** Carries out a command that edits the catalog. */
export async function editCommand(request: EditRequest, around: Surroundings): Promise<Outcome> {
  return edit(request, around, await planFor(request, around));
}

async function planFor(request: EditRequest, { isInteractive }: Surroundings): Promise<PlanEdit> {
  switch (request.command) {
    case "add": {
      const { add } = await import("./add.js");
      return (open) => add(request, open, isInteractive);
    }
    case "promote": {
      const { promote } = await import("./promote.js");
      return (open) => promote(request, open);
    }
    case "deprecate": {
      const { deprecate } = await import("./deprecate.js");
      return (open) => deprecate(request, open);
    }
    case "rename": {
      const { rename } = await import("./rename.js");
      return (open) => rename(request, open);
    }
    case "remove": {
      const { remove } = await import("./remove.js");
      return (open) => remove(request, open);
    }
  }
}
