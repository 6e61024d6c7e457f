/** An error of Handlebars as one sentence, lower-case and without a period, with the place in the template. */
export function problemWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/call stack/.test(message)) return "a partial includes itself without end";
  return unparsable(message) ?? undefinedName(message) ?? firstLine(message);
}

function unparsable(message: string): string | undefined {
  const line = /^Parse error on line (\d+)/.exec(message)?.[1];
  return line && `the template cannot be parsed at line ${line}`;
}

function undefinedName(message: string): string | undefined {
  const strict = /^"(.+)" not defined in .* - (\d+):(\d+)$/s.exec(message);
  if (strict !== null) return `"${strict[1]}" is not defined (line ${strict[2]}, column ${Number(strict[3]) + 1})`;
  const inValue = /^Cannot use 'in' operator to search for '(.+?)' in/.exec(message)?.[1];
  return inValue && `"${inValue}" is not defined`;
}

function firstLine(message: string): string {
  const [line = ""] = message.split("\n");
  return line.charAt(0).toLowerCase() + line.slice(1);
}
