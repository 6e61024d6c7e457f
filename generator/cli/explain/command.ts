import type { Define } from "../flags/task.js";

/** A null code asks for the list of all. */
export type ExplainRequest = { readonly code: string | null };

export const defineExplain: Define = (command, start) => {
  command
    .argument("[code]", "code of the finding, such as unknown-key; all codes when left out")
    .action((code: string | undefined) => {
      start({ code: code ?? null }, async (request) => (await import("./explain.js")).explain(request));
    });
};
