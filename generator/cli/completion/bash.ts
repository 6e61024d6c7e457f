import type { CommandShape, Offer, OptionShape, ProgramShape } from "./program-shape.js";

/** Completion for bash 3.2 and newer. Words of the catalog are compared, never expanded. */
export function bashCompletion({ name, options, commands, defaultCommand }: ProgramShape): string {
  const names = commands.map((command) => command.name);
  const flags = commands.flatMap((command) => command.options.flatMap((option) => valueCase(command, option)));
  const operands = commands.flatMap((command) =>
    command.operands.flatMap((offer, index) => caseOf(`${command.name}:${index + 1}`, offer)),
  );
  const valued = commands.map((command) => {
    const taking = command.options.filter(({ value }) => value !== null).flatMap((option) => option.flags);
    return `    ${command.name}) valued=${quote(taking.length === 0 ? "" : ` ${taking.join(" ")} `)} ;;\n`;
  });
  const lists = commands.map(
    (command) => `    ${command.name}) _${name}_offer ${list(command.options.flatMap((option) => option.flags))} ;;\n`,
  );
  const own = list(options.flatMap((option) => option.flags));
  return `# Completion of ${name} for bash; to use it: source <(${name} completion bash)
_${name}_offer() {
  local each
  for each in "$@"; do [[ $each == "$word"* ]] && COMPREPLY+=("$each"); done
}

_${name}_names() {
  local each
  while IFS= read -r each; do _${name}_offer "$each"; done < <("\${COMP_WORDS[0]}" __complete "$1" -- "\${COMP_WORDS[@]:1}" 2>/dev/null)
}

_${name}() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command=${quote(defaultCommand)} valued='' operand=0 index=1
  COMPREPLY=()
  # Bash takes the sign in --format=json for a word of its own.
  if [[ $word == '=' ]]; then word=''; elif [[ $before == '=' ]]; then before="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  case "\${COMP_WORDS[1]}" in
    ${names.join("|")}) if (( COMP_CWORD > 1 )); then command="\${COMP_WORDS[1]}"; index=2; fi ;;
  esac
  case "$command" in
${valued.join("")}  esac
  for (( ; index <= COMP_CWORD; index++ )); do
    [[ \${COMP_WORDS[index]} == -* || $valued == *" \${COMP_WORDS[index-1]} "* || \${COMP_WORDS[index-1]} == '=' ]] || operand=$(( operand + 1 ))
  done
  case "$command:$before" in
${flags.join("")}  esac
  if [[ $word == -* ]]; then
    (( COMP_CWORD > 1 )) || _${name}_offer ${own}
    case "$command" in
${lists.join("").replaceAll(/^ {4}/gm, "      ")}    esac
    return
  fi
  (( COMP_CWORD > 1 )) || _${name}_offer ${list(names)}
  case "$command:$operand" in
${operands.join("")}  esac
}

complete -o default -F _${name} ${name}
`;

  function valueCase({ name: command }: CommandShape, { flags: own, value }: OptionShape): readonly string[] {
    return value === null ? [] : own.flatMap((flag) => caseOf(`${command}:${flag}`, value, true));
  }

  /** Nothing offered makes bash complete file names. */
  function caseOf(pattern: string, offer: Offer, isLast = false): readonly string[] {
    const end = isLast ? "; return" : "";
    if (offer.kind === "words") return [`    ${pattern}) _${name}_offer ${list(offer.words)}${end} ;;\n`];
    if (offer.kind === "names") return [`    ${pattern}) _${name}_names ${offer.of}${end} ;;\n`];
    return isLast ? [`    ${pattern}) return ;;\n`] : [];
  }
}

function list(words: readonly string[]): string {
  return words.map(quote).join(" ");
}

/** One word for bash, whatever it holds. */
function quote(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
