import type { Command } from "commander";
import { type EditFlags, type EditRequest, editing, editRequest } from "../edit/flags.js";
import { runEdit } from "../edit/run.js";
import type { Define } from "../flags/task.js";

export type RemoveRequest = EditRequest & { readonly name: string };

const help = `
An active or deprecated one stays in the file with \`status: removed\`, so that its name is not used again with another
meaning. A planned one, which nobody has recorded, is taken out. What another entry refers to is not removed: the entries
that refer to it are reported.`;

export const defineRemove: Define = (command, start) => {
  editing(command, help)
    .argument("<entry>", "the metric, event or span")
    .action((name: string, flags: EditFlags, own: Command) => {
      const request: RemoveRequest = { name, ...editRequest(flags, own) };
      start(
        request,
        runEdit("remove", async () => (await import("./remove.js")).remove),
      );
    });
};
