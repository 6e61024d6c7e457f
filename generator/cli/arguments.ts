import { Command, CommanderError } from "commander";
import { suggestion } from "../diagnostics/suggest.js";
import { type Ask, type CommandEntry, commands, defaultCommand, hiddenCommands } from "./commands.js";
import type { Outcome } from "./outcome.js";
import type { Request } from "./request.js";

const exitCodes = "Exit codes: 0 fine, 1 findings, 2 wrong use, 3 a bug in Meterbook, 130 interrupted.";

/** What the words of a command line ask for; an outcome when they ask for help or cannot be understood. */
export async function parseArguments(words: readonly string[], version: string): Promise<Request | Outcome> {
  const unknown = unknownCommand(words);
  if (unknown !== undefined) return unknown;
  let request: Request | undefined;
  const ask = (asked: Request) => {
    request = asked;
  };
  const program = await createProgram(version, ask, (name) => name === defaultCommand || words.includes(name));
  const said = heard(program);
  try {
    program.parse(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { status: error.exitCode === 0 ? "fine" : "misuse", ...said };
  }
  return request ?? { status: "fine", ...said };
}

/** The default command would take a misspelt one for an operand. */
function unknownCommand([word = "-"]: readonly string[]): Outcome | undefined {
  const names = [...[...commands, ...hiddenCommands].map(({ name }) => name), "help"];
  if (word.startsWith("-") || names.includes(word)) return undefined;
  const help = suggestion(word, names) ?? "see `meterbook --help`";
  return { status: "misuse", out: "", err: `error: unknown command "${word}"\n  = help: ${help}\n` };
}

/** What the program says, which it would write at once, and end the process. */
function heard(program: Command): { readonly out: string; readonly err: string } {
  const said = { out: "", err: "" };
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        said.out += text;
      },
      writeErr: (text) => {
        said.err += text;
      },
    });
  }
  return said;
}

/** Every command, and the flags of those that are meant; what is parsed goes to `ask`. */
export async function createProgram(
  version: string,
  ask: Ask,
  isMeant: (name: string) => boolean = () => true,
): Promise<Command> {
  const usages = new Map(commands.map(({ name, usage }) => [name, `${name} ${usage}`.trim()]));
  const program = new Command("meterbook")
    .description("Turns catalog.yaml into typed OpenTelemetry recorders, zod validators and Markdown tables.")
    .version(version, "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .configureHelp({ subcommandTerm: (command) => usages.get(command.name()) ?? "help [command]" });
  const add = ({ name, description }: CommandEntry, hidden: boolean) =>
    program.command(name, { hidden, isDefault: name === defaultCommand }).description(description);
  const added = [
    ...commands.map((entry) => ({ entry, command: add(entry, false) })),
    ...hiddenCommands.map((entry) => ({ entry, command: add(entry, true) })),
  ];
  for (const { entry, command } of added) {
    if (isMeant(entry.name)) (await entry.load())(command, ask);
    if (entry.name === defaultCommand) program.addHelpText("after", () => `\n${optionsOf(command)}\n${exitCodes}`);
  }
  return program;
}

/** The bare command takes them, too. */
function optionsOf(command: Command): string {
  return command.helpInformation().replace(/^.*?\nOptions:/s, `Options of ${command.name()}:`);
}
