import { Argument } from "commander";
import type { Define } from "../flags/task.js";

const shells = ["bash", "zsh", "fish"] as const;

export type CompletionRequest = { readonly shell: (typeof shells)[number] };

export const completedNames = ["metrics", "events", "entries", "codes"] as const;

/** `entries` are those of all kinds, or of the kind that the words ask for. */
export type CompletedNames = (typeof completedNames)[number];

/** What completion scripts ask for, with the words that are typed so far. */
export type CompleteRequest = { readonly names: CompletedNames; readonly words: readonly string[] };

const help = `
To have it in every session, add the line for your shell to its start-up file:

  bash   source <(meterbook completion bash)
  zsh    source <(meterbook completion zsh)      after compinit
  fish   meterbook completion fish | source

Where meterbook is not on the path, define it before that line: meterbook() { npx --no-install meterbook "$@"; }
`;

export const defineCompletion: Define = (command, start) => {
  command
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", help)
    .action((shell: CompletionRequest["shell"]) =>
      start({ shell }, async (request) => (await import("./completion.js")).completion(request)),
    );
};

export const defineComplete: Define = (command, start) => {
  command
    .addArgument(new Argument("<names>").choices(completedNames))
    .argument("[words...]")
    .action((names: CompleteRequest["names"], words: readonly string[]) =>
      start({ names, words }, async (request, { cwd }) => (await import("./complete.js")).complete(request, cwd)),
    );
};
