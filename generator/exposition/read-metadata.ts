import { type Cursor, fail, isAtEnd, skipSpace, take, takePattern, takeQuoted, unescapedHelp } from "./cursor.js";
import type { ExpositionFormat, FamilyType } from "./exposition.js";
import { quoted } from "./finding.js";

/** A line that describes a family, or says that the text is at its end; undefined for a comment. */
export type Metadata =
  | { readonly kind: "help" | "unit"; readonly name: string; readonly text: string }
  | { readonly kind: "type"; readonly name: string; readonly type: FamilyType }
  | { readonly kind: "eof" };

const textTypes: ReadonlyMap<string, FamilyType> = new Map([
  ["counter", "counter"],
  ["gauge", "gauge"],
  ["histogram", "histogram"],
  ["summary", "summary"],
  ["untyped", "unknown"],
]);

/** Those of Prometheus text as well, as exporters write `untyped` here, too. */
const openTypes: ReadonlyMap<string, FamilyType> = new Map([
  ...textTypes,
  ["unknown", "unknown"],
  ["info", "info"],
  ["stateset", "stateset"],
  ["gaugehistogram", "gaugehistogram"],
]);

const kinds: ReadonlyMap<string, "help" | "type" | "unit"> = new Map([
  ["HELP", "help"],
  ["TYPE", "type"],
  ["UNIT", "unit"],
]);

/** What a line that begins with `#` says. */
export function readMetadata(cursor: Cursor, format: ExpositionFormat): Metadata | undefined {
  take(cursor, "#");
  if (format === "openmetrics" && /^# EOF\s*$/.test(cursor.line)) return { kind: "eof" };
  skipSpace(cursor);
  const kind = kinds.get(takePattern(cursor, /\S+/y));
  if (kind === undefined) return undefined;
  skipSpace(cursor);
  const name = takeFamilyName(cursor);
  if (cursor.isBroken) return undefined;
  skipSpace(cursor);
  const text = cursor.line.slice(cursor.at);
  if (kind !== "type") return { kind, name, text: kind === "help" ? unescapedHelp(text) : text.trim() };
  const types = format === "text" ? textTypes : openTypes;
  const type = types.get(text.trim());
  if (type !== undefined) return { kind, name, type };
  fail(cursor, "invalid-type", `${quoted(text.trim())} is no type; allowed: ${[...types.keys()].join(", ")}`);
  return undefined;
}

function takeFamilyName(cursor: Cursor): string {
  const at = cursor.at;
  const isQuoted = take(cursor, '"');
  const name = isQuoted ? takeQuoted(cursor) : takePattern(cursor, /\S+/y);
  const isValid = isQuoted ? name !== "" : /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name);
  if (!isValid)
    fail(
      cursor,
      "invalid-name",
      name === "" && isAtEnd(cursor) ? "the line names no metric" : `${quoted(name)} is no name of a metric`,
      at,
    );
  return name;
}
