import type { Argument, Command, Option } from "commander";
import { meaningOf } from "../flags/meant-after.js";
import type { CompletedNames } from "./command.js";

/** What may stand in a place of the command line. Names are asked for when the key is pressed. */
export type PlainOffer =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "names"; readonly of: CompletedNames }
  | { readonly kind: "files" }
  | { readonly kind: "anything" };

/** One that depends on the first operand of the command. */
type OfferAfter = {
  readonly kind: "after";
  readonly word: string;
  readonly meant: PlainOffer;
  readonly otherwise: PlainOffer;
};

export type Offer = PlainOffer | OfferAfter;

export type OptionShape = {
  /** As they are typed: `-h`, `--help`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Null for an option without a value. */
  readonly value: PlainOffer | null;
};

export type CommandShape = {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionShape[];
  readonly operands: readonly Offer[];
};

export type ProgramShape = {
  readonly name: string;
  /** Those that stand ahead of any command. */
  readonly options: readonly OptionShape[];
  readonly commands: readonly CommandShape[];
  /** What runs when no command is named. */
  readonly defaultCommand: string;
};

/** Everything that the help of a program lists. */
export function shapeOf(program: Command, defaultCommand: string): ProgramShape {
  const help = program.createHelp();
  const visible = help.visibleCommands(program);
  const names = visible.map((command) => command.name());
  const commands = visible.map((command): CommandShape => {
    const options = help.visibleOptions(command).map(shapeOfOption);
    const operands = command.registeredArguments.map((argument) => operandOffer(argument, names));
    return { name: command.name(), description: command.description(), options, operands };
  });
  return { name: program.name(), options: help.visibleOptions(program).map(shapeOfOption), commands, defaultCommand };
}

function shapeOfOption(option: Option): OptionShape {
  const flags = [option.short, option.long].flatMap((flag) => flag ?? []);
  const [, name] = /[<[]([\w-]+)/.exec(option.flags) ?? [];
  return { flags, description: option.description, value: name === undefined ? null : offerOf(option, name, []) };
}

function operandOffer(argument: Argument, commands: readonly string[]): Offer {
  const usual = offerOf(argument, argument.name(), commands);
  const meaning = meaningOf(argument);
  if (meaning === undefined) return usual;
  return { kind: "after", word: meaning.word, meant: offerOf({}, meaning.name, commands), otherwise: usual };
}

/** By the name that help gives to a value, so that a new command needs nothing here. */
function offerOf(
  { argChoices }: Pick<Option | Argument, "argChoices">,
  name: string,
  commands: readonly string[],
): PlainOffer {
  if (argChoices !== undefined) return { kind: "words", words: argChoices };
  switch (name) {
    case "file":
    case "folder":
    case "base":
    case "head":
      return { kind: "files" };
    case "metric":
      return { kind: "names", of: "metrics" };
    case "event":
      return { kind: "names", of: "events" };
    case "entry":
    case "old":
      return { kind: "names", of: "entries" };
    case "code":
      return { kind: "names", of: "codes" };
    case "command":
      return { kind: "words", words: commands };
    default:
      return { kind: "anything" };
  }
}
