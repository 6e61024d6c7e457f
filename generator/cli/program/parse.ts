import { Command, CommanderError } from "commander";
import { suggestion } from "../../diagnostics/suggest.js";
import type { Task } from "../flags/task.js";
import type { HostProcess } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { type CommandEntry, commands, defaultCommand, internalCommands } from "./commands.js";

const exitCodes = "Exit codes: 0 fine, 1 findings, 2 wrong use, 3 a bug in Meterbook, 130 interrupted.";

/** What a command line asks for; an outcome when it asks for help or cannot be understood. */
export async function parseCommandLine(
  words: readonly string[],
  { version }: Pick<HostProcess, "version">,
): Promise<Task | Outcome> {
  const unknown = unknownCommand(words);
  if (unknown !== undefined) return unknown;
  let task: Task | undefined;
  const take = (asked: Task) => {
    task = asked;
  };
  const program = await createProgram(version, take, (name) => name === defaultCommand || words.includes(name));
  const written = outputOf(program);
  try {
    program.parse(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { status: error.exitCode === 0 ? "fine" : "misuse", ...written };
  }
  return task ?? { status: "fine", ...written };
}

/** The default command would take a misspelt one for an operand. */
function unknownCommand([word = "-"]: readonly string[]): Outcome | undefined {
  const names = [...[...commands, ...internalCommands].map(({ name }) => name), "help"];
  if (word.startsWith("-") || names.includes(word)) return undefined;
  const help = suggestion(word, names) ?? "see `meterbook --help`";
  return { status: "misuse", out: "", err: `error: unknown command "${word}"\n  = help: ${help}\n` };
}

/** What the program writes, which it would do at once, and end the process. */
function outputOf(program: Command): { readonly out: string; readonly err: string } {
  const written = { out: "", err: "" };
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        written.out += text;
      },
      writeErr: (text) => {
        written.err += text;
      },
    });
  }
  return written;
}

/** Every command, and the flags of those that are meant; what is parsed goes to `take`. */
export async function createProgram(
  version: string,
  take: (task: Task) => void,
  isMeant: (name: string) => boolean = () => true,
): Promise<Command> {
  const usages = new Map(commands.map(({ name, usage }) => [name, `${name} ${usage}`.trim()]));
  const program = new Command("meterbook")
    .description("Turns catalog.yaml into typed OpenTelemetry recorders, zod validators and Markdown tables.")
    .version(version, "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .configureHelp({ subcommandTerm: (command) => usages.get(command.name()) ?? "help [command]" });
  const add = (entry: CommandEntry, hidden: boolean) => ({
    entry,
    command: program
      .command(entry.name, { hidden, isDefault: entry.name === defaultCommand })
      .description(entry.description),
  });
  const added = [...commands.map((entry) => add(entry, false)), ...internalCommands.map((entry) => add(entry, true))];
  for (const { entry, command } of added) {
    if (isMeant(entry.name)) await define(entry, command, take);
    if (entry.name === defaultCommand) program.addHelpText("after", () => `\n${optionsOf(command)}\n${exitCodes}`);
  }
  return program;
}

async function define({ name, load }: CommandEntry, command: Command, take: (task: Task) => void): Promise<void> {
  const defineCommand = await load();
  defineCommand(command, (request, run) => take({ command: name, request, run: (host) => run(request, host) }));
}

/** The bare command takes them, too. */
function optionsOf(command: Command): string {
  return command.helpInformation().replace(/^.*?\nOptions:/s, `Options of ${command.name()}:`);
}
