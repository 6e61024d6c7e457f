import { type EditFlags, type EditRequest, editing, editRequest } from "../edit/flags.js";
import { runEdit } from "../edit/run.js";
import type { Define } from "../flags/task.js";

export type PromoteRequest = EditRequest & { readonly metric: string; readonly since: string | null };

export const definePromote: Define = (command, start) => {
  editing(command)
    .argument("<metric>", "the planned metric")
    .option("--since <version>", "version in which it first appears")
    .action((metric: string, { since, ...flags }: EditFlags & { readonly since?: string }) => {
      const request: PromoteRequest = { metric, since: since ?? null, ...editRequest(flags) };
      start(
        request,
        runEdit("promote", async () => (await import("./promote.js")).promote),
      );
    });
};
