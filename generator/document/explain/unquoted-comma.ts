import type { Path } from "../../source.js";
import type { Explanation, CheckedDocument } from "./explain-faults.js";
import { quote } from "../quote.js";
import { valueAt } from "../value-at.js";

/**
 * In braces a comma ends a text, and what follows it becomes a key without a value: `{ note: first, second }`. Undefined for
 * other unknown keys; nothing for the further pieces of one text, which is one finding.
 */
export function explainUnquotedComma(
  path: Path,
  key: string,
  checked: CheckedDocument,
): readonly Explanation[] | undefined {
  const { source, data, locate } = checked;
  const map = valueAt(data, path);
  if (!isPieceOfText(path, key, checked) || typeof map !== "object" || map === null) return undefined;
  const keys = Object.keys(map);
  const before = keys[keys.indexOf(key) - 1];
  if (before === undefined) return undefined;
  if (isPieceOfText(path, before, checked)) return [];
  if (typeof valueAt(data, [...path, before]) !== "string") return undefined;
  const rest = keys.slice(keys.indexOf(key)).findIndex((each) => !isPieceOfText(path, each, checked));
  const last = rest === -1 ? keys.at(-1) : keys[keys.indexOf(key) + rest - 1];
  const { start } = locate([...path, before]);
  const { end } = locate([...path, last ?? key], "key");
  const place = locate([...path, key], "key");
  const whole = source.text.slice(start, end);
  const help =
    /["'\\]/.test(whole) || whole.length > 60 ? "put the whole text in quotes" : `write ${quote(whole)}, in quotes`;
  return [
    { code: "unknown-key", place, message: `a comma ends the text of ${quote(before)} ahead of ${quote(key)}`, help },
  ];
}

/** A key in braces with neither a colon nor a value. */
function isPieceOfText(path: Path, key: string, { source: { text }, data, locate }: CheckedDocument): boolean {
  if (valueAt(data, [...path, key]) !== null) return false;
  const { start, end } = locate([...path, key], "key");
  return /^\s*[,}]/.test(text.slice(end, end + 80)) && /[,{]\s*$/.test(text.slice(Math.max(0, start - 80), start));
}
