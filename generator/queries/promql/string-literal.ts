/** A string of PromQL: what it says, and where what stands between its quotes begins and ends. */
export type StringLiteral = {
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
};

/** The literal in `[from, to)` of an expression. */
export function stringLiteral(text: string, from: number, to: number): StringLiteral {
  const quote = text[from] ?? '"';
  const inner = text.slice(from + 1, to - 1);
  const value = quote === "`" || !inner.includes("\\") ? inner : inner.replace(escapes, meaningOf);
  return { value, from: from + 1, to: to - 1, quote };
}

/** How a value is written between such quotes; undefined where they cannot hold it. */
export function writeString(value: string, quote: string): string | undefined {
  if (quote === "`") return value.includes("`") || value.includes("\r") ? undefined : value;
  const escaped = JSON.stringify(value).slice(1, -1);
  return quote === '"' ? escaped : escaped.replaceAll('\\"', '"').replaceAll("'", "\\'");
}

const escapes = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/gs;

const named: ReadonlyMap<string, string> = new Map([
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

function meaningOf(whole: string, x?: string, u?: string, long?: string, octal?: string, sign?: string): string {
  if (sign !== undefined) return named.get(sign) ?? sign;
  const code = octal === undefined ? Number.parseInt(x ?? u ?? long ?? "", 16) : Number.parseInt(octal, 8);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
