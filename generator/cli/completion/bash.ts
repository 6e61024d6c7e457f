import type { CommandShape, Offer, OptionShape, ProgramShape } from "./program-shape.js";

/** Completion for bash 3.2 and newer. Words of the catalog are compared, never expanded. */
export function bashCompletion(program: ProgramShape): string {
  const { name, commands, defaultCommand } = program;
  return `# Completion of ${name} for bash; to use it: source <(${name} completion bash)
${offering(name)}
_${name}() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command=${quote(defaultCommand)} valued='' first='' operand=0 index=1
  COMPREPLY=()
  # Bash takes the sign in --format=json for a word of its own.
  if [[ $word == '=' ]]; then word=''; elif [[ $before == '=' ]]; then before="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  case "\${COMP_WORDS[1]}" in
    ${commands.map((command) => command.name).join("|")}) if (( COMP_CWORD > 1 )); then command="\${COMP_WORDS[1]}"; index=2; fi ;;
  esac
  case "$command" in
${commands.map(valuedCase).join("")}  esac
  for (( ; index <= COMP_CWORD; index++ )); do
    [[ \${COMP_WORDS[index]} == -* || $valued == *" \${COMP_WORDS[index-1]} "* || \${COMP_WORDS[index-1]} == '=' ]] && continue
    operand=$(( operand + 1 ))
    (( operand == 1 )) && first="\${COMP_WORDS[index]}"
  done
${offers(program)}}

complete -o default -F _${name} ${name}
`;
}

function offering(name: string): string {
  return `_${name}_offer() {
  local each
  for each in "$@"; do [[ $each == "$word"* ]] && COMPREPLY+=("$each"); done
}

_${name}_names() {
  local each
  while IFS= read -r each; do _${name}_offer "$each"; done < <("\${COMP_WORDS[0]}" __complete "$1" -- "\${COMP_WORDS[@]:1}" 2>/dev/null)
}
`;
}

/** Which flags of a command take the word after them. */
function valuedCase({ name, options }: CommandShape): string {
  const taking = options.filter(({ value }) => value !== null).flatMap(({ flags }) => flags);
  return `    ${name}) valued=${quote(taking.length === 0 ? "" : ` ${taking.join(" ")} `)} ;;\n`;
}

/** What fits the place of the word: the value of a flag, a flag, a command, or an operand. */
function offers({ name, options, commands }: ProgramShape): string {
  const values = commands.flatMap((command) => command.options.flatMap((option) => valueCases(name, command, option)));
  const flags = commands.map((command) => {
    const own = list(command.options.flatMap((option) => option.flags));
    return `      ${command.name}) _${name}_offer ${own} ;;\n`;
  });
  const operands = commands.flatMap((command) =>
    command.operands.flatMap((offer, index) => {
      const action = actionOf(name, offer);
      return action === undefined ? [] : [`    ${command.name}:${index + 1}) ${action} ;;\n`];
    }),
  );
  return `  case "$command:$before" in
${values.join("")}  esac
  if [[ $word == -* ]]; then
    (( COMP_CWORD > 1 )) || _${name}_offer ${list(options.flatMap((option) => option.flags))}
    case "$command" in
${flags.join("")}    esac
    return
  fi
  (( COMP_CWORD > 1 )) || _${name}_offer ${list(commands.map((command) => command.name))}
  case "$command:$operand" in
${operands.join("")}  esac
`;
}

function valueCases(name: string, command: CommandShape, { flags, value }: OptionShape): readonly string[] {
  if (value === null) return [];
  const action = actionOf(name, value);
  return flags.map((flag) => `    ${command.name}:${flag}) ${action === undefined ? "" : `${action}; `}return ;;\n`);
}

/** Undefined where nothing is offered, which makes bash complete file names. */
function actionOf(name: string, offer: Offer): string | undefined {
  if (offer.kind === "after") {
    const [then = ":", otherwise = ":"] = [offer.meant, offer.otherwise].map((each) => actionOf(name, each));
    return `if [[ $first == ${quote(offer.word)} ]]; then ${then}; else ${otherwise}; fi`;
  }
  if (offer.kind === "words") return `_${name}_offer ${list(offer.words)}`;
  return offer.kind === "names" ? `_${name}_names ${offer.of}` : undefined;
}

function list(words: readonly string[]): string {
  return words.map(quote).join(" ");
}

/** One word for bash, whatever it holds. */
function quote(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
