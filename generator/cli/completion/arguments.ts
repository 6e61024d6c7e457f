import { Argument, type Command } from "commander";
import { type CompleteRequest, type CompletionRequest, completedNames, shells } from "../request.js";

const help = `
To have it in every session, add the line for your shell to its start-up file:

  bash   source <(meterbook completion bash)
  zsh    source <(meterbook completion zsh)      after compinit
  fish   meterbook completion fish | source

Where meterbook is not on the path, define it before that line: meterbook() { npx --no-install meterbook "$@"; }
`;

export function defineCompletion(command: Command, ask: (request: CompletionRequest) => void): void {
  command
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", help)
    .action((shell: CompletionRequest["shell"]) => ask({ command: "completion", shell }));
}

export function defineComplete(command: Command, ask: (request: CompleteRequest) => void): void {
  command
    .addArgument(new Argument("<names>").choices(completedNames))
    .argument("[words...]")
    .action((names: CompleteRequest["names"], words: readonly string[]) => ask({ command: "complete", names, words }));
}
