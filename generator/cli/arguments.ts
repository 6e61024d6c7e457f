import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { suggestion } from "../diagnostics/suggest.js";
import { addAdd } from "./edit/add-arguments.js";
import { addCompletion } from "./completion/arguments.js";
import { addDiff } from "./diff/arguments.js";
import { addDoctor } from "./doctor/arguments.js";
import { addEdits } from "./edit/arguments.js";
import { addFormat } from "./format/arguments.js";
import { addInit } from "./init/arguments.js";
import { addLint } from "./lint/arguments.js";
import type { Outcome } from "./outcome.js";
import { type CatalogRequest, type ColorChoice, colorChoices, type Format, formats, type Request } from "./request.js";

type CatalogFlags = {
  readonly catalog?: string;
  readonly format: Format;
  readonly color: ColorChoice;
  readonly quiet: boolean;
};
type GenerateFlags = CatalogFlags & {
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly watch: boolean;
  readonly only: readonly string[];
  readonly out?: string;
};

const exitCodes = "Exit codes: 0 fine, 1 findings, 2 wrong use, 3 a bug in Meterbook, 130 interrupted.";

/** What the words of a command line ask for; an outcome when they ask for help or cannot be understood. */
export function parseArguments(words: readonly string[], version: string): Request | Outcome {
  let request: Request | undefined;
  const said = { out: "", err: "" };
  const program = createProgram(version, (asked) => {
    request = asked;
  });
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
  const unknown = unknownCommand(words, program);
  if (unknown !== undefined) return unknown;
  try {
    program.parse(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { status: error.exitCode === 0 ? "fine" : "misuse", ...said };
  }
  return request ?? { status: "fine", ...said };
}

/** The default command would take a misspelt one for an operand. */
function unknownCommand([word = "-"]: readonly string[], program: Command): Outcome | undefined {
  const names = [...program.commands.map((command) => command.name()), "help"];
  if (word.startsWith("-") || names.includes(word)) return undefined;
  const help = suggestion(word, names) ?? "see `meterbook --help`";
  return { status: "misuse", out: "", err: `error: unknown command "${word}"\n  = help: ${help}\n` };
}

/** Every command with its flags; what is parsed goes to `ask`. */
export function createProgram(version: string, ask: (request: Request) => void): Command {
  const program = new Command("meterbook")
    .description("Turns catalog.yaml into typed OpenTelemetry recorders, zod validators and Markdown tables.")
    .version(version, "--version", "print the version")
    .helpOption("-h, --help", "print this help");
  const generate = addGenerate(program, ask);
  program.addHelpText("after", () => `\n${optionsOf(generate)}\n${exitCodes}`);
  addAdd(program, ask);
  addEdits(program, ask);
  addLint(program, withCatalogFlags, (lint, flags: CatalogFlags) => ask({ ...lint, ...catalogRequest(flags) }));
  addDiff(program, ask);
  addFormat(program, ask);
  addInit(program, ask);
  addDoctor(program, ask);
  program
    .command("explain")
    .description("say what a finding means and how to mend it")
    .argument("[code]", "code of the finding, such as unknown-key; all codes when left out")
    .action((code: string | undefined) => ask({ command: "explain", code: code ?? null }));
  program
    .command("schema")
    .description("print the JSON Schema of catalog.yaml")
    .action(() => ask({ command: "schema" }));
  addCompletion(program, ask);
  return program;
}

/** The bare command takes them, too. */
function optionsOf(generate: Command): string {
  return generate.helpInformation().replace(/^.*?\nOptions:/s, "Options of generate:");
}

function addGenerate(program: Command, ask: (request: Request) => void): Command {
  const command = program
    .command("generate", { isDefault: true })
    .description("generate everything from the catalog (the default command)")
    .addOption(new Option("--check", "write nothing; fail when a file is not up to date").default(false, "no"))
    .addOption(new Option("--dry-run", "write nothing; say what would change").conflicts("check").default(false, "no"))
    .addOption(
      new Option("--watch", "generate again after each change, until Ctrl-C")
        .conflicts(["check", "dryRun"])
        .default(false, "no"),
    )
    .addOption(
      new Option("--only <artifact...>", "write these only, such as: recorders validators").default([], "everything"),
    )
    .option("--out <folder>", "output folder (default: the one that the catalog asks for)", notEmpty);
  return withCatalogFlags(command).action((flags: GenerateFlags) => {
    const mode = flags.check ? "check" : flags.dryRun ? "dry-run" : "write";
    ask({
      command: "generate",
      mode,
      watch: flags.watch,
      only: flags.only.flatMap((name) => name.split(",")),
      out: flags.out ?? null,
      ...catalogRequest(flags),
    });
  });
}

function withCatalogFlags(command: Command): Command {
  return command
    .option("--catalog <file>", "the catalog (default: catalog.yaml in the current folder)", notEmpty)
    .addOption(new Option("--format <format>", "how findings are told").choices(formats).default("text"))
    .addOption(new Option("--color <when>", "colours in the text").choices(colorChoices).default("auto"))
    .addOption(new Option("--quiet", "say nothing when all is well").default(false, "no"));
}

/** An empty path is most often an unset variable of a script, and would mean the current folder. */
function notEmpty(path: string): string {
  if (path === "") throw new InvalidArgumentError("It is empty.");
  return path;
}

function catalogRequest(flags: CatalogFlags): CatalogRequest {
  return { catalog: flags.catalog ?? null, format: flags.format, color: flags.color, quiet: flags.quiet };
}
