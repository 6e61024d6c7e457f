/** Numbers from 0 up to a bound, the same ones for the same seed. */
type Dice = (sides: number) => number;

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (sides) => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

/** What people and merges put into a catalog, and all signs of YAML. */
const pieces: readonly string[] = [
  ...":-?,[]{}#&*!|>'\"%@`~=<./\\0123456789aNtfn_é🦆 \n".split(""),
  ...[
    " ",
    "\n",
    "  ",
    "    ",
    ": ",
    " #",
    "# c",
    "\n\n",
    "\n# c\n",
    "\n  # c\n",
    "\n    # c\n",
    " # c\n",
    "- ",
    "\n- ",
    "\n  - ",
  ],
  ...[
    "---\n",
    "...\n",
    "--- ",
    "<<: ",
    "<<",
    "? ",
    "&a ",
    "*a",
    "!t ",
    "%YAML 1.1\n",
    "\t",
    "\r\n",
    "\r",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "\u0085",
  ],
  ...[
    "true",
    "True",
    "false",
    "null",
    "Null",
    "~",
    ".nan",
    ".inf",
    "-.inf",
    "1e400",
    "0x1F",
    "0o17",
    "017",
    "+1",
    "-0",
    "-1",
    "1.",
    ".5",
    "1.10",
    "1_000",
    "9007199254740993",
  ],
  ...[
    "|\n",
    "|-\n",
    ">\n",
    ">-\n",
    "|+\n",
    "|2\n",
    "| # c\n",
    ">-\n\n",
    "|-\n      a\n     b\n",
    ">\n      a\n      b\n\n      c\n",
    "|\n        a\n",
  ],
  ...[
    "''",
    '""',
    "'a'",
    '"a"',
    '"\\n"',
    '"\\x41"',
    '"\\q"',
    '"\\ud83d"',
    "'it''s'",
    '"a\nb"',
    "a: b",
    "a:",
    ":a",
    "a: b: c",
    "a #b",
    "a# b",
  ],
  ...[
    "{}",
    "[]",
    "{ a: b }",
    "[a, b]",
    "[a, b,]",
    "{ a, b: }",
    "{ a:b }",
    "{a: [b]}",
    '{"a": b}',
    '{"a":b}',
    "[a: b]",
    "[\n",
    "{\n",
    ",\n",
    "\n]",
    "\n}",
    "[,",
    ", ,",
  ],
  ...[
    "values:\n",
    "from: a\n",
    "values: { 1: a, true: b }",
    "from: a, values: { true: b, 1.5: c }",
    "__proto__",
    "constructor: 1",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> x\n",
    "```\n",
    "~~~\n",
  ],
];

/** A few lines of a text that are not indented less than the first of them, from the first column on. */
export function excerptOf(lines: readonly string[], dice: Dice): string {
  const from = dice(lines.length);
  const column = columnOf(lines[from] ?? "");
  const most = lines.slice(from, from + 1 + dice(14));
  const end = dice(10) === 0 ? -1 : most.findIndex((line) => line.trim() !== "" && columnOf(line) < column);
  const excerpt = end === -1 ? most : most.slice(0, end);
  const text = excerpt.map((line) => line.slice(Math.min(column, columnOf(line)))).join("\n");
  return dice(12) === 0 ? text : `${text}\n`;
}

function columnOf(line: string): number {
  return line.search(/\S|$/);
}

/** A text with one to four changes. */
export function mutantOf(text: string, others: readonly string[], dice: Dice): string {
  let mutant = text;
  for (let left = dice(4) + (dice(10) === 0 ? 0 : 1); left > 0; left -= 1) mutant = changed(mutant, others, dice);
  return mutant;
}

function changed(text: string, others: readonly string[], dice: Dice): string {
  const at = dice(text.length + 1);
  const lines = text.split("\n");
  const line = dice(lines.length);
  switch (dice(9)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + dice(3));
    case 1:
      return withLine(lines, line, " ".repeat(1 + dice(4)) + lines[line]);
    case 2:
      return withLine(lines, line, (lines[line] ?? "").replace(/^ {1,2}/, ""));
    case 3:
      return withLine(lines, line, `${lines[line]}\n${lines[dice(lines.length)]}`);
    case 4:
      return withLine(lines, line, `${lines[line]}\n${others[dice(others.length)]}`);
    case 5:
      return [...lines.slice(0, line), ...lines.slice(line + 1)].join("\n");
    case 6:
      return withLine(lines, line, `${" ".repeat(dice(9))}# c${" ".repeat(dice(2))}\n${lines[line]}`);
    case 7:
      return withLine(lines, line, `${lines[line]}${piece(dice)}`);
    default:
      return text.slice(0, at) + piece(dice) + text.slice(at + (dice(2) === 0 ? 0 : dice(4)));
  }
}

function piece(dice: Dice): string {
  return pieces[dice(pieces.length)] ?? "";
}

function withLine(lines: readonly string[], index: number, line: string): string {
  return [...lines.slice(0, index), line, ...lines.slice(index + 1)].join("\n");
}
