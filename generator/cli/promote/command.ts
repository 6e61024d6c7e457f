import type { Command } from "commander";
import { type EditFlags, type EditRequest, editing, editRequest } from "../edit/flags.js";
import { runEdit } from "../edit/run.js";
import type { Define } from "../flags/task.js";

export type PromoteRequest = EditRequest & { readonly name: string; readonly since: string | null };

export const definePromote: Define = (command, start) => {
  editing(command)
    .argument("<entry>", "the planned metric, event or span")
    .option("--since <version>", "version in which it first appears")
    .action((name: string, { since, ...flags }: EditFlags & { readonly since?: string }, own: Command) => {
      const request: PromoteRequest = { name, since: since ?? null, ...editRequest(flags, own) };
      start(
        request,
        runEdit("promote", async () => (await import("./promote.js")).promote),
      );
    });
};
