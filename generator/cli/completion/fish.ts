import type { CommandShape, Offer, OptionShape, PlainOffer, ProgramShape } from "./program-shape.js";

/** Completion for fish 3 and newer. */
export function fishCompletion(program: ProgramShape): string {
  const { name, options, commands } = program;
  const lines = [
    `complete -c ${name} -f`,
    ...options.map((option) => optionLine(name, "__fish_use_subcommand", option)),
    ...commands.map(
      (command) => `complete -c ${name} -n __fish_use_subcommand -a ${command.name} -d ${quote(command.description)}`,
    ),
    ...commands.flatMap((command) => commandLines(command, program)),
  ];
  return `# Completion of ${name} for fish; to use it: ${name} completion fish | source
function __${name}_names
    set -l words (commandline -opc)
    $words[1] __complete $argv[1] -- $words[2..-1] 2>/dev/null
end

${lines.join("\n")}
`;
}

/** The default command is meant when no other is named. */
function commandLines(command: CommandShape, { name, commands, defaultCommand }: ProgramShape): readonly string[] {
  const others = commands.map((other) => other.name).filter((other) => other !== defaultCommand);
  const isDefault = command.name === defaultCommand;
  const condition = `${isDefault ? "not " : ""}__fish_seen_subcommand_from ${isDefault ? others.join(" ") : command.name}`;
  const offered = operandLines(name, condition, command.operands);
  return [...command.options.map((option) => optionLine(name, condition, option)), ...new Set(offered)];
}

/** Fish knows no places: an operand that depends on the first one is asked for once this has been typed. */
function operandLines(name: string, condition: string, operands: readonly Offer[]): readonly string[] {
  const [first] = operands;
  const words = first?.kind === "words" ? first.words : [];
  const seen = (list: readonly string[]) => `__fish_seen_subcommand_from ${list.map(bare).join(" ")}`;
  const isSplit = operands.some(({ kind }) => kind === "after");
  return operands.flatMap((offer) => {
    if (offer.kind === "after") {
      const others = words.filter((word) => word !== offer.word);
      const after = (list: readonly string[]) => `${condition}; and ${seen(list)}`;
      return [...lineOf(name, after([offer.word]), offer.meant), ...lineOf(name, after(others), offer.otherwise)];
    }
    return lineOf(name, isSplit && offer === first ? `${condition}; and not ${seen(words)}` : condition, offer);
  });
}

function lineOf(name: string, condition: string, offer: PlainOffer): readonly string[] {
  const action = actionOf(name, offer);
  return action === "" ? [] : [`complete -c ${name} -n ${quote(condition)} ${action}`];
}

function optionLine(name: string, condition: string, { flags, description, value }: OptionShape): string {
  const shown = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)).join(" ");
  const required = value === null ? "" : ` -r ${actionOf(name, value) || "-f"}`;
  return `complete -c ${name} -n ${quote(condition)} ${shown}${required} -d ${quote(description)}`;
}

function actionOf(name: string, offer: PlainOffer): string {
  if (offer.kind === "words") return `-f -a ${quote(offer.words.map(bare).join(" "))}`;
  if (offer.kind === "names") return `-f -a ${quote(`(__${name}_names ${offer.of})`)}`;
  return offer.kind === "files" ? "-F" : "";
}

/** Fish expands the words that it offers: each of them is a word of its own. */
function bare(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : quote(word);
}

function quote(text: string): string {
  return `'${text.replaceAll(/['\\]/g, "\\$&")}'`;
}
