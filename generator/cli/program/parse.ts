import { Command, CommanderError, type Option } from "commander";
import { suggestion } from "../../diagnostics/suggest.js";
import type { Task } from "../flags/task.js";
import type { HostProcess } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { errorText } from "../terminal/error-text.js";
import { wrapped } from "../terminal/wrapped.js";
import { type CommandEntry, commands, defaultCommand, internalCommands, otherNames } from "./commands.js";

const exitCodes = "Exit codes: 0 fine, 1 findings, 2 wrong use, 3 a bug in Meterbook, 130 interrupted.";
/** Of a terminal that does not say how wide it is, and of everything else. */
const usualColumns = 80;

/** What a command line asks for; an outcome when it asks for help or cannot be understood. */
export async function parseCommandLine(
  words: readonly string[],
  { version, streams }: Pick<HostProcess, "version" | "streams">,
): Promise<Task | Outcome> {
  const unknown = unknownCommand(words);
  if (unknown !== undefined) return unknown;
  let task: Task | undefined;
  const take = (asked: Task) => {
    task = asked;
  };
  const isMeant = (name: string) => name === defaultCommand || words.includes(name);
  const program = await createProgram(version, take, isMeant);
  const written = outputOf(program, Math.min(streams.out.columns ?? usualColumns, usualColumns));
  try {
    program.parse(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { status: "fine", ...written };
    return { status: "misuse", out: written.out, err: misuseText(written.err, program, words) };
  }
  return task ?? { status: "fine", ...written };
}

/** The default command would take a misspelt one for an operand. */
function unknownCommand([word = "-"]: readonly string[]): Outcome | undefined {
  const names = [...commands.map(({ name }) => name), "help"];
  const known = [...names, ...internalCommands.map(({ name }) => name)];
  if (word.startsWith("-") || known.includes(word)) return undefined;
  const help = otherNames.get(word) ?? suggestion(word, names) ?? "see `meterbook --help`";
  return { status: "misuse", out: "", err: errorText({ message: `unknown command "${word}"`, help }) };
}

/** What the program writes, which it would do at once, and end the process. */
function outputOf(program: Command, columns: number): { readonly out: string; readonly err: string } {
  const written = { out: "", err: "" };
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      getOutHelpWidth: () => columns,
      writeOut: (text) => {
        written.out += wrapped(text, columns);
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
  for (const option of command.options) rejectRepetition(option, command);
}

/** Whoever gives two values to a flag that takes one means both, and the last would win in silence. */
function rejectRepetition(option: Option, command: Command): void {
  const { variadic, parseArg, defaultValue } = option;
  if (!(option.required || option.optional) || variadic || Array.isArray(defaultValue)) return;
  let isGiven = false;
  option.argParser((value, previous) => {
    if (isGiven) command.error(`error: option '${option.flags}' is given twice, and takes one value`);
    isGiven = true;
    return parseArg === undefined ? value : parseArg(value, previous);
  });
}

/** The bare command takes them, too. */
function optionsOf(command: Command): string {
  return command.helpInformation().replace(/^.*?\nOptions:/s, `Options of ${command.name()}:`);
}

/** What commander says of a command line that it cannot understand, as all other errors are written. */
function misuseText(written: string, program: Command, words: readonly string[]): string {
  const [first = ""] = written.split("\n");
  const sentence = first.replace(/^error: /, "");
  const [, flag] = /^unknown option '(.*)'$/.exec(sentence) ?? [];
  if (flag !== undefined) return errorText({ message: sentence, help: flagHelp(flag, program, words) });
  const [, message = sentence, rest = ""] = /^(.*?)\. (.+)$/.exec(sentence) ?? [];
  const help = rest.replace(/^Allowed choices are /, "allowed: ").replace(/\.$/, "");
  return errorText({
    message: message.replace(/\.$/, ""),
    help: help === "" ? null : help.charAt(0).toLowerCase() + help.slice(1),
  });
}

function flagHelp(flag: string, program: Command, words: readonly string[]): string {
  const named = program.commands.find((command) => command.name() === words[0]);
  const command = named ?? program.commands.find((each) => each.name() === defaultCommand) ?? program;
  const help = command.createHelp();
  const flags = help.visibleOptions(command).flatMap(({ long }) => long ?? []);
  const near = suggestion(flag.replace(/=.*/, ""), flags);
  const page = named === undefined ? "meterbook --help" : `meterbook ${named.name()} --help`;
  return near?.startsWith("did") ? near : `\`${page}\` lists the options`;
}
