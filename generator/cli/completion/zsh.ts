import type { CommandShape, Offer, OptionShape, ProgramShape } from "./program-shape.js";

/** Completion for zsh, to be sourced after compinit, or to stand as a file `_name` in the function path. */
export function zshCompletion({ name, options, commands, defaultCommand }: ProgramShape): string {
  const described = commands.map((command) => `    ${quote(`${command.name}:${command.description}`)}\n`);
  const cases = commands.map((command) => commandCase(name, command, command.name === defaultCommand ? options : []));
  return `#compdef ${name}
# Completion of ${name} for zsh; to use it: source <(${name} completion zsh)
_${name}_names() {
  local -a names
  names=("\${(@f)$("\${_${name}_words[1]}" __complete "$1" -- "\${(@)_${name}_words[2,-1]}" 2>/dev/null)}")
  compadd -a names
}

_${name}_after() {
  if (( \${_${name}_words[(Ie)$1]} )); then eval $2; else eval $3; fi
}

_${name}() {
  local -a _${name}_words commands
  local command=${defaultCommand}
  _${name}_words=("\${words[@]}")
  commands=(
${described.join("")}  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe -t commands command commands
    return
  fi
  if [[ $words[2] == (${commands.map((command) => command.name).join("|")}) ]]; then
    command=$words[2]
    shift words
    (( CURRENT-- ))
  fi
  case $command in
${cases.join("")}  esac
}

if [[ $funcstack[1] == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function commandCase(
  name: string,
  { name: command, options, operands }: CommandShape,
  more: readonly OptionShape[],
): string {
  const specs = [
    ...unique([...options, ...more]).flatMap((option) => optionSpecs(name, option)),
    ...operands.map((offer, index) => `${index + 1}:operand:${actionOf(name, offer)}`),
  ];
  const lines = specs.map((spec) => `\\\n        ${quote(spec)}`).join(" ");
  return `    ${command})\n      _arguments -s ${lines}\n      ;;\n`;
}

function optionSpecs(name: string, { flags, description, value }: OptionShape): readonly string[] {
  const words = `[${description.replaceAll(/[[\]\\:]/g, "\\$&")}]`;
  const action = value === null ? "" : `:value:${actionOf(name, value)}`;
  return flags.map((flag) => `${flag}${value !== null && flag.startsWith("--") ? "=" : ""}${words}${action}`);
}

function actionOf(name: string, offer: Offer): string {
  if (offer.kind === "after") {
    const [then = "", otherwise = ""] = [offer.meant, offer.otherwise].map((each) =>
      quote(actionOf(name, each).trim()),
    );
    return ` _${name}_after ${offer.word} ${then} ${otherwise}`;
  }
  if (offer.kind === "words") return `(${offer.words.map((word) => word.replaceAll(/[^\w./-]/g, "\\$&")).join(" ")})`;
  // The space keeps zsh from putting arguments of its own in.
  if (offer.kind === "names") return ` _${name}_names ${offer.of}`;
  return offer.kind === "files" ? "_files" : " ";
}

function unique(options: readonly OptionShape[]): readonly OptionShape[] {
  return [...new Map(options.map((option) => [option.flags.join(), option])).values()];
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
