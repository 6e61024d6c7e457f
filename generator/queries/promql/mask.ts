/** An expression whose Grafana variables are replaced by text of the same length that PromQL understands. */
type Masked = { readonly text: string; readonly masks: readonly Mask[] };

/** Where a variable stands, in the expression as it is written. */
export type Mask = { readonly from: number; readonly to: number };

const variable = /\$\{[^{}"'`\n]+\}|\$[A-Za-z_]\w*|\[\[\w+(?::\w+)?\]\]/y;

/**
 * A variable becomes a number where a duration is meant, white space among the matchers of a selector, a string where a
 * value is meant, and a part of a name everywhere else. In strings it stays: there any text is allowed.
 */
export function maskVariables(expression: string): Masked {
  if (!expression.includes("$") && !expression.includes("[[")) return { text: expression, masks: [] };
  const masks: Mask[] = [];
  const scan = new Scan();
  let text = "";
  for (let at = 0; at < expression.length; ) {
    const written = variableAt(expression, at);
    if (written === undefined) {
      const character = expression[at] ?? "";
      scan.read(character, text);
      text += character;
      at += 1;
      continue;
    }
    masks.push({ from: at, to: at + written.length });
    const covered = scan.context === "matchers" ? written + commaAfter(expression, at + written.length) : written;
    text += replacement(covered, scan.contextOf(text));
    at += covered.length;
  }
  return { text, masks };
}

type Context = "string" | "duration" | "matchers" | "value" | "name";

/** What the text so far leads to. */
class Scan {
  #quote = "";
  #isEscaped = false;
  #ranges = 0;
  #braces = 0;

  get context(): Context {
    if (this.#quote !== "") return "string";
    if (this.#ranges > 0) return "duration";
    return this.#braces > 0 ? "matchers" : "name";
  }

  /** With what stands right before, which distinguishes the value of a matcher from an offset. */
  contextOf(before: string): Context {
    const { context } = this;
    if (context === "matchers") return /[=~]\s*$/.test(before) ? "value" : /[\w.]$/.test(before) ? "name" : "matchers";
    return context === "name" && /\boffset\s+-?\s*\d*$/i.test(before) ? "duration" : context;
  }

  read(character: string, before: string): void {
    if (this.#quote !== "") this.#readInString(character);
    else if (character === '"' || character === "'" || character === "`") this.#quote = character;
    else if (character === "#") this.#quote = "\n";
    else if (character === "[") this.#ranges += 1;
    else if (character === "]") this.#ranges = Math.max(0, this.#ranges - 1);
    else if (character === "{" && !before.endsWith("$")) this.#braces += 1;
    else if (character === "}") this.#braces = Math.max(0, this.#braces - 1);
  }

  #readInString(character: string): void {
    const ends = character === this.#quote && !this.#isEscaped;
    this.#isEscaped = character === "\\" && !this.#isEscaped && this.#quote !== "`";
    if (ends) this.#quote = "";
  }
}

function variableAt(expression: string, at: number): string | undefined {
  if (expression[at] !== "$" && expression[at] !== "[") return undefined;
  variable.lastIndex = at;
  return variable.exec(expression)?.[0];
}

/** A matcher goes with the comma behind it, which would have nothing before it. */
function commaAfter(expression: string, at: number): string {
  return /^\s*,/.exec(expression.slice(at, at + 40))?.[0] ?? "";
}

function replacement(written: string, context: Context): string {
  const { length } = written;
  switch (context) {
    case "string":
      return written;
    case "duration":
      return "1".repeat(length);
    case "matchers":
      return " ".repeat(length);
    case "value":
      return `"${" ".repeat(length - 2)}"`;
    case "name":
      return "_".repeat(length);
  }
}
