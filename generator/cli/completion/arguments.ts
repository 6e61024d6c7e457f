import { Argument, type Command } from "commander";
import { type CompleteRequest, type CompletionRequest, completedNames, shells } from "../request.js";

const help = `
To have it in every session, add the line for your shell to its start-up file:

  bash   source <(meterbook completion bash)
  zsh    source <(meterbook completion zsh)      after compinit
  fish   meterbook completion fish | source

Where meterbook is not on the path, define it before that line: meterbook() { npx --no-install meterbook "$@"; }
`;

export function addCompletion(program: Command, ask: (request: CompletionRequest | CompleteRequest) => void): void {
  program
    .command("completion")
    .description("print the script that makes a shell complete commands, flags and metrics")
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", help)
    .action((shell: CompletionRequest["shell"]) => ask({ command: "completion", shell }));
  program
    .command("__complete", { hidden: true })
    .addArgument(new Argument("<names>").choices(completedNames))
    .argument("[words...]")
    .action((names: CompleteRequest["names"], words: readonly string[]) => ask({ command: "complete", names, words }));
}
