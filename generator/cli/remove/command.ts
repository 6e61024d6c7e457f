import { type EditFlags, type EditRequest, editing, editRequest } from "../edit/flags.js";
import { runEdit } from "../edit/run.js";
import type { Define } from "../flags/task.js";

export type RemoveRequest = EditRequest & { readonly metric: string };

const help = `
An active or deprecated metric stays in the file with \`status: removed\`, so that its name is not used again with another
meaning. A planned one, which nobody has recorded, is taken out.`;

export const defineRemove: Define = (command, start) => {
  editing(command, help)
    .argument("<metric>", "the metric")
    .action((metric: string, flags: EditFlags) => {
      const request: RemoveRequest = { metric, ...editRequest(flags) };
      start(
        request,
        runEdit("remove", async () => (await import("./remove.js")).remove),
      );
    });
};
